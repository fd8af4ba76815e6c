"""Bars of one line: as wide as asked, with every part, in colour, without it and in ASCII."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualitytui.presentation.drawings.bars import goal_bar, heat_strip, sparkline, stacked_bar
from qualitytui.presentation.drawings.marks import SIGNS, Line, Mode, text_of

MODES: tuple[Mode, ...] = ("color", "plain", "ascii")
WIDTHS = (0, 1, 2, 8, 30, 120)
LIGHTS = ("red", "yellow", "green", "blue", "grey")
DEMO = {"red": 2, "yellow": 11, "green": 12, "blue": 6, "grey": 1}
counts_of_lights = st.fixed_dictionaries({light: st.integers(0, 10_000) for light in LIGHTS})
widths, modes = st.integers(0, 240), st.sampled_from(MODES)


def cells_of(line: Line, part: str) -> int:
    """How many cells have this part."""
    return sum(len(run.text) for run in line if run.part.removeprefix("fill ") == part)


@pytest.mark.parametrize("cells", WIDTHS)
@pytest.mark.parametrize("mode", MODES)
def test_the_bar_of_lights_is_as_wide_as_asked(cells: int, mode: Mode) -> None:
    assert len(text_of(stacked_bar(DEMO, cells, mode))) == cells
    assert len(text_of(stacked_bar(DEMO, cells, mode, 0.55))) == cells
    assert len(text_of(stacked_bar({}, cells, mode))) == cells


def test_the_bar_of_lights_reads_without_colour() -> None:
    assert text_of(stacked_bar(DEMO, 32, "ascii")) == "##===========------------...... "
    assert text_of(stacked_bar(DEMO, 32, "plain")) == text_of(stacked_bar(DEMO, 32, "ascii"))
    assert text_of(stacked_bar(DEMO, 32, "color")).strip() == ""
    assert len(set(SIGNS.values())) == len(SIGNS)


def test_the_tick_of_the_bar_stands_at_its_share() -> None:
    assert text_of(stacked_bar(DEMO, 32, "ascii", 0.5)).index("|") == 16
    assert text_of(stacked_bar(DEMO, 32, "ascii", 1.0)).index("|") == 31
    assert text_of(stacked_bar(DEMO, 32, "ascii", 0.0)).index("|") == 0


@given(counts_of_lights, widths, modes)
def test_the_parts_of_the_bar_are_the_whole_and_what_is_there_is_seen(
    counts: dict[str, int], cells: int, mode: Mode
) -> None:
    line = stacked_bar(counts, cells, mode)
    assert len(text_of(line)) == cells
    if any(counts.values()):
        assert sum(cells_of(line, light) for light in LIGHTS) == cells
        assert not any(cells_of(line, light) for light in LIGHTS if not counts[light])
        if cells >= len(LIGHTS):
            assert all(cells_of(line, light) for light in LIGHTS if counts[light])


@given(st.lists(st.integers(0, 10_000), max_size=60), modes)
def test_a_sparkline_has_a_sign_for_each_value_and_keeps_their_order(values: list[int], mode: Mode) -> None:
    signs = sparkline(values, mode)
    levels = "._-=#" if mode == "ascii" else "▁▂▃▅▇"
    assert len(signs) == len(values)
    heights = [levels.index(sign) for sign in signs]
    assert all(
        low <= high
        for value, low in zip(values, heights, strict=True)
        for other, high in zip(values, heights, strict=True)
        if value <= other
    )
    assert all((height > 0) == (value > 0) for value, height in zip(values, heights, strict=True))


@pytest.mark.parametrize("cells", WIDTHS)
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("done", [0.0, 0.004, 0.5, 1.0, 3.7])
def test_the_bar_to_a_goal_is_as_wide_as_asked(cells: int, mode: Mode, done: float) -> None:
    assert len(text_of(goal_bar(done, None, cells, "green", mode))) == cells
    assert len(text_of(goal_bar(done, 0.55, cells, "green", mode))) == cells


def test_the_bar_to_a_goal_shows_how_far_it_is_and_where_its_time_stands() -> None:
    assert text_of(goal_bar(0.5, 0.75, 12, "green", "ascii")) == "######...|.."
    assert text_of(goal_bar(0.0, None, 12, "grey", "ascii")) == "............"
    assert text_of(goal_bar(0.001, None, 12, "yellow", "ascii")) == "#..........."
    assert text_of(goal_bar(0.999, None, 12, "yellow", "ascii")) == "###########."
    assert text_of(goal_bar(2.0, None, 12, "blue", "ascii")) == "############"


@given(st.floats(0, 5), st.one_of(st.none(), st.floats(0, 1)), widths, modes)
def test_a_goal_is_full_only_where_it_is_reached(done: float, passed: float | None, cells: int, mode: Mode) -> None:
    line = goal_bar(done, passed, cells, "green", mode)
    assert len(text_of(line)) == cells
    if passed is None and cells > 1:
        assert (cells_of(line, "green") == cells) == (done >= 1)


@given(st.lists(st.one_of(st.none(), st.integers(0, 99)), max_size=40), modes)
def test_a_strip_of_months_has_a_cell_for_each(values: list[int | None], mode: Mode) -> None:
    text = text_of(heat_strip(values, mode))
    assert len(text) == len(values)
    assert text.isascii()
    for value, sign in zip(values, text, strict=True):
        expected = " " if value is None else "." if value == 0 else str(value) if value < 10 else "+"
        assert sign == expected
