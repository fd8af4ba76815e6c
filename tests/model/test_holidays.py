from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from chinese_calendar import is_workday

from qualitytui.model.holidays import DAYS_OFF, LEARNED, MADE_UP, learn
from qualitytui.model.working_days import add_working_days, has_calendar, is_working_day, working_days_between

FIRST, LAST = date(2004, 1, 1), date(2026, 12, 31)
EVERY_DAY = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


def test_every_day_of_the_table_is_worked_as_chinesecalendar_says() -> None:
    assert [day for day in EVERY_DAY if is_working_day(day) != is_workday(day)] == []


def test_the_table_names_only_weekdays_as_off_and_only_weekends_as_made_up() -> None:
    off = [date(year, int(day[:2]), int(day[2:])) for year, days in DAYS_OFF.items() for day in days.split()]
    made_up = [date(year, int(day[:2]), int(day[2:])) for year, days in MADE_UP.items() for day in days.split()]
    assert (len(off), len(made_up)) == (407, 150)
    assert all(day.weekday() < 5 for day in off)
    assert all(day.weekday() >= 5 for day in made_up)


def test_the_years_of_the_table_are_known_and_no_others() -> None:
    assert [year for year in range(1990, 2040) if has_calendar(year)] == list(range(2004, 2027))


def test_in_a_year_without_a_calendar_every_weekday_is_worked() -> None:
    week = [date(2031, 10, 1) + timedelta(days=n) for n in range(7)]
    assert [day for day in week if not is_working_day(day)] == [date(2031, 10, 4), date(2031, 10, 5)]


def test_three_working_days_reach_over_the_spring_festival_and_into_a_worked_saturday() -> None:
    assert add_working_days(date(2013, 2, 8), 3) == date(2013, 2, 18)
    assert add_working_days(date(2013, 2, 18), -3) == date(2013, 2, 8)


@pytest.fixture
def unknown_year() -> Iterator[int]:
    yield 2031
    LEARNED.clear()


def test_a_year_is_learnt_by_hand(unknown_year: int) -> None:
    assert is_working_day(date(2031, 1, 23))
    learn(unknown_year, ["01-01", "01-23..01-29"], ["02-01"])
    assert has_calendar(unknown_year)
    assert not is_working_day(date(2031, 1, 1))
    assert not is_working_day(date(2031, 1, 29))
    assert is_working_day(date(2031, 2, 1))
    assert add_working_days(date(2031, 1, 22), 1) == date(2031, 1, 30)


@pytest.mark.parametrize("span", ["1月1日", "13-01", "02-30", "", "01-01..x"])
def test_a_year_with_a_day_that_is_none_is_not_learnt(unknown_year: int, span: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        learn(unknown_year, [span], [])
    assert not has_calendar(unknown_year)


def test_a_weekend_that_is_learnt_as_off_is_not_taken_from_the_working_days_twice(unknown_year: int) -> None:
    learn(unknown_year, ["01-20..01-26"], ["01-28", "02-01"])
    assert working_days_between(date(2031, 1, 13), date(2031, 2, 2)) == 11
    assert working_days_between(date(2031, 1, 25), date(2031, 1, 28)) == 2
