"""Working days of 2013, when 19 to 21 September and 1 to 7 October were off and three weekends were worked."""

from datetime import date, timedelta

import pytest

from qualitytui.model.working_days import (
    add_working_days,
    has_calendar,
    is_working_day,
    last_working_day_of_week,
    working_days_between,
)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        *((date(2013, 9, 18), True), (date(2013, 9, 19), False), (date(2013, 9, 21), False)),
        *((date(2013, 9, 22), True), (date(2013, 9, 28), False), (date(2013, 9, 29), True)),
        *((date(2013, 10, 7), False), (date(2013, 10, 8), True), (date(2031, 10, 1), True)),
    ],
)
def test_whether_offices_work(day: date, *, works: bool) -> None:
    assert is_working_day(day) == works


@pytest.mark.parametrize(
    ("day", "count", "found"),
    [
        *((date(2013, 9, 18), 0, date(2013, 9, 18)), (date(2013, 9, 18), 1, date(2013, 9, 22))),
        *((date(2013, 9, 30), 1, date(2013, 10, 8)), (date(2013, 10, 8), -1, date(2013, 9, 30))),
        *((date(2013, 7, 19), 5, date(2013, 7, 26)), (date(2013, 7, 21), -1, date(2013, 7, 19))),
    ],
)
def test_so_many_working_days_on(day: date, count: int, found: date) -> None:
    assert add_working_days(day, count) == found


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        *((date(2013, 5, 9), date(2013, 6, 28), 36), (date(2013, 7, 19), date(2013, 7, 19), 1)),
        *((date(2013, 7, 20), date(2013, 7, 21), 0), (date(2013, 7, 19), date(2013, 7, 18), 0)),
        *((date(2013, 9, 16), date(2013, 9, 22), 4), (date(2013, 12, 30), date(2014, 1, 3), 4)),
        (date(2013, 7, 15), date(2013, 7, 28), 10),
    ],
)
def test_a_span_counts_both_ends(first: date, last: date, count: int) -> None:
    assert working_days_between(first, last) == count
    days = [first + timedelta(days=nth) for nth in range((last - first).days + 1)]
    assert sum(map(is_working_day, days)) == count


@pytest.mark.parametrize(
    ("day", "last"),
    [
        *((date(2013, 7, 15), date(2013, 7, 19)), (date(2013, 7, 21), date(2013, 7, 19))),
        *((date(2013, 9, 18), date(2013, 9, 18)), (date(2013, 9, 22), date(2013, 9, 18))),
        (date(2013, 9, 30), date(2013, 9, 30)),
    ],
)
def test_the_last_working_day_of_a_week_is_never_its_worked_weekend(day: date, last: date) -> None:
    assert last_working_day_of_week(day) == last


def test_a_week_without_a_working_day_has_its_monday() -> None:
    assert last_working_day_of_week(date(2012, 10, 3)) == date(2012, 10, 1)
    assert has_calendar(2013)
    assert not has_calendar(1990)
