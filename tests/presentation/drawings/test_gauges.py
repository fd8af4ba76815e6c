"""A scale around a target: as wide as asked, the value on its side."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualitytui.presentation.drawings.gauges import Scale, distance_scale, half_range
from qualitytui.presentation.drawings.marks import Mode, text_of

MODES: tuple[Mode, ...] = ("color", "plain", "ascii")
WIDTHS = (1, 2, 8, 12, 30, 120)
numbers = st.floats(-1e6, 1e6, allow_nan=False)


@pytest.mark.parametrize("cells", WIDTHS)
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("comparator", ["at_least", "at_most", "less_than", "more_than", "equal"])
def test_the_scale_is_as_wide_as_asked(cells: int, mode: Mode, comparator: str) -> None:
    for value in (96.2, 95.0, 93.4):
        scale = Scale(value, 95.0, None, comparator)
        assert len(text_of(distance_scale(scale, cells, "yellow", mode))) == cells


def test_the_value_stands_on_its_side_of_the_target() -> None:
    short, beyond = Scale(93.4, 95.0, None, "at_least"), Scale(96.2, 95.0, None, "at_least")
    assert text_of(distance_scale(short, 21, "yellow", "ascii")) == "..#.......|----------"
    assert text_of(distance_scale(beyond, 21, "green", "ascii")) == "..........|-----#----"


def test_the_good_side_of_a_ceiling_is_the_low_one() -> None:
    under, over = Scale(0.42, 0.48, None, "at_most"), Scale(0.51, 0.48, None, "at_most")
    assert text_of(distance_scale(under, 21, "green", "ascii")) == "----#-----|.........."
    assert text_of(distance_scale(over, 21, "red", "ascii")) == "----------|.....#...."


def test_a_span_has_both_its_ends() -> None:
    scale = Scale(6.0, 5.0, 7.0, "between")
    text = text_of(distance_scale(scale, 21, "green", "ascii"))
    assert text.count("|") == 2
    assert text.index("|") < text.index("#") < text.rindex("|")


@given(numbers, numbers, st.sampled_from(["at_least", "at_most"]), st.integers(3, 200), st.sampled_from(MODES))
def test_no_value_leaves_the_scale_or_crosses_the_target(
    value: float, target: float, comparator: str, cells: int, mode: Mode
) -> None:
    scale = Scale(value, target, None, comparator)
    assert scale.low <= value <= scale.high
    assert len(text_of(distance_scale(scale, cells, "green", mode))) == cells
    assert (scale.cell(value, cells) - scale.cell(target, cells)) * (value - target) >= 0


@given(st.floats(1e-6, 1e6))
def test_the_ends_are_round_numbers_beyond_the_value(distance: float) -> None:
    half = half_range(distance)
    assert half >= distance
    first = half / 10 ** math.floor(math.log10(half) + 1e-9)
    assert min(abs(first - one) for one in (1, 2, 2.5, 5, 10)) < 1e-6
