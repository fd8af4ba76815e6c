from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualitytui.rules.figures.rounding import attained_text, fraction, round_half_up, share_text, shares


@pytest.mark.parametrize(
    ("value", "digits", "rounded"),
    [(12.5, 0, "13"), (2.5, 0, "3"), (0.125, 2, "0.13"), (-2.5, 0, "-3"), (99.49, 0, "99"), (1.005, 2, "1.01")],
)
def test_a_half_is_rounded_up(value: float, digits: int, rounded: str) -> None:
    assert round_half_up(value, digits) == Decimal(rounded)


@pytest.mark.parametrize(
    ("counts", "percents"),
    [
        ((9, 22, 1, 0), (28, 69, 3, 0)),
        ((4, 2, 22, 1, 3), (13, 6, 69, 3, 9)),
        ((0, 0), (0, 0)),
        ((1, 1, 1), (33, 33, 33)),
        ((1, 999), (1, 99)),
        ((5,), (100,)),
        ((2, 2, 3), (29, 29, 42)),
    ],
)
def test_shares_of_one_whole_add_up_and_the_largest_takes_the_rest(
    counts: tuple[int, ...], percents: tuple[int, ...]
) -> None:
    assert shares(counts) == percents


@given(st.lists(st.integers(0, 60), min_size=1, max_size=6))
def test_of_two_equal_classes_neither_is_told_more_and_none_that_exists_is_nothing(counts: list[int]) -> None:
    percents = shares(counts)
    assert all((percent > 0) == (count > 0) for percent, count in zip(percents, counts, strict=True))
    for one, other in zip(counts, percents, strict=True):
        assert {percent for count, percent in zip(counts, percents, strict=True) if count == one} == {other}
    largest = max(counts)
    if largest and counts.count(largest) == 1:
        assert sum(percents) == 100
    assert sum(counts) == largest or 100 not in percents


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(4, 32, "13%"), (95.8, 96, "99.8%"), (9999, 10000, "99.9%"), (1, 10000, "0.1%"), (3, 3, "100%"), (0, 3, "0%"),
     (5, 0, "-"), (100.2, 100, "100%"), (1, 300, "0.3%"), (6, 5, "120%")],
)  # fmt: skip
def test_a_share_is_never_all_or_nothing_where_it_is_not(part: float, whole: float, text: str) -> None:
    assert share_text(part, whole) == text


@pytest.mark.parametrize(
    ("share", "is_met", "text"),
    [(0.5, False, "50%"), (0.99999, False, "99.9%"), (1.4, False, "99.9%"), (1.0, True, "100%"), (1.4, True, "140%")],
)
def test_what_is_not_met_is_never_all_reached(share: float, is_met: bool, text: str) -> None:
    assert attained_text(share, is_met=is_met) == text


@pytest.mark.parametrize("value", [1e22, 3.4e38, 1.7e308, -1e300])
def test_a_number_of_any_size_is_rounded(value: float) -> None:
    assert float(round_half_up(value, 1)) == value


@pytest.mark.parametrize(("text", "share"), [("12%", 0.12), ("99.9%", 0.999), ("100%", 1.0), ("0%", 0.0)])
def test_a_printed_share_is_a_number_again(text: str, share: float) -> None:
    assert fraction(text) == share
