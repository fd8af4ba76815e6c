"""Readings on a time axis: as wide and high as asked, with target, pace and today."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualitytui.presentation.drawings.marks import Mode, text_of
from qualitytui.presentation.drawings.time_axis import Axis, Point, month_line, time_axis
from qualitytui.sanitize import width

MODES: tuple[Mode, ...] = ("color", "plain", "ascii")
COUNT = Axis(
    date(2013, 5, 9),
    date(2013, 12, 31),
    date(2013, 7, 19),
    (Point(date(2013, 6, 1), 1), Point(date(2013, 7, 12), 3)),
    (5.0,),
    (Point(date(2013, 5, 9), 0.0), Point(date(2013, 12, 31), 5.0)),
    "家",
    "yellow",
)
days = st.dates(date(2013, 1, 1), date(2013, 12, 31))
values = st.floats(-1e5, 1e5, allow_nan=False)


@pytest.mark.parametrize(("cells", "rows"), [(20, 3), (40, 6), (64, 9), (110, 13), (200, 20)])
@pytest.mark.parametrize("mode", MODES)
def test_the_axis_is_as_wide_and_high_as_asked(cells: int, rows: int, mode: Mode) -> None:
    lines = time_axis(COUNT, cells, rows, mode)
    assert len(lines) == rows
    assert {width(text_of(line)) for line in lines} == {cells}


def test_target_pace_today_and_readings_are_to_be_read_without_colour() -> None:
    text = [text_of(line) for line in time_axis(COUNT, 44, 7, "ascii")]
    assert text[0].startswith("5家 ")
    assert "---" in text[0]
    assert all("|" in line for line in text[1:6])
    assert sum(line.count("#") for line in text) == 2
    assert "." in text[3]
    assert text[-1].split() == ["5", "6", "7", "8", "9", "10", "11", "12"]


@given(
    st.lists(st.tuples(days, values), min_size=1, max_size=12),
    st.lists(values, max_size=2),
    st.integers(20, 160),
    st.integers(3, 24),
    st.sampled_from(MODES),
)
def test_no_reading_breaks_the_axis(
    readings: list[tuple[date, float]], targets: list[float], cells: int, rows: int, mode: Mode
) -> None:
    points = tuple(Point(day, value) for day, value in sorted(readings))
    axis = Axis(points[0].day, points[-1].day, date(2013, 7, 19), points, tuple(targets))
    lines = time_axis(axis, cells, rows, mode)
    assert len(lines) == rows
    assert len({width(text_of(line)) for line in lines}) == 1
    assert all(mode != "ascii" or text_of(line).isascii() for line in lines)


@given(days, days, st.integers(1, 200))
def test_the_months_below_are_as_wide_as_asked(one: date, other: date, cells: int) -> None:
    first, last = sorted((one, other))
    assert width(month_line(first, last, cells)) == cells
