from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualitytui.model.months import day_kind, month_after, same_day, weeks_of_month


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2013, 9, 18), "working"),
        (date(2013, 9, 19), "holiday"),
        (date(2013, 9, 21), "weekend"),
        (date(2013, 9, 22), "made_up"),
        (date(2013, 10, 12), "made_up"),
        (date(2013, 9, 20), "holiday"),
        (date(2013, 10, 6), "weekend"),
        (date(2031, 1, 1), "working"),
    ],
)
def test_a_day_is_of_its_kind(day: date, kind: str) -> None:
    assert day_kind(day) == kind


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1)))
def test_a_months_weeks_hold_each_of_its_days_once(day: date) -> None:
    first = day.replace(day=1)
    held = [one for week in weeks_of_month(first) for one in week if (one.year, one.month) == (day.year, day.month)]
    assert held[0] == first
    assert held[-1] + timedelta(days=1) == month_after(first, 1)
    assert all(week[0].weekday() == 0 for week in weeks_of_month(first))
    assert 4 <= len(list(weeks_of_month(first))) <= 6


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 1, 1)), st.integers(-200, 200))
def test_the_same_day_of_another_month_is_in_that_month(day: date, months: int) -> None:
    found = same_day(day, months)
    assert found.replace(day=1) == month_after(day, months)
    assert found.day <= day.day


def test_a_months_weeks_begin_with_the_monday_before_its_first_day() -> None:
    weeks = list(weeks_of_month(date(2013, 9, 1)))
    assert weeks[0] == tuple(date(2013, 8, 26) + timedelta(days=nth) for nth in range(7))
    assert [week[0] for week in weeks[1:]] == [date(2013, 9, day) for day in (2, 9, 16, 23, 30)]
    assert [len(week) for week in weeks] == [7] * 6


@pytest.mark.parametrize(
    ("day", "months", "same"),
    [
        (date(2013, 1, 31), 1, date(2013, 2, 28)),
        (date(2013, 12, 5), 1, date(2014, 1, 5)),
        (date(2013, 1, 5), -1, date(2012, 12, 5)),
        (date(2013, 3, 31), -1, date(2013, 2, 28)),
    ],
)
def test_the_same_day_or_the_last_of_the_month(day: date, months: int, same: date) -> None:
    assert same_day(day, months) == same
