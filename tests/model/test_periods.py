"""The days of each period that a date names."""

from datetime import date

import pytest

from qualitytui.model.periods import (
    Stretch,
    a_day,
    festival,
    half_year,
    month_end,
    month_part,
    quarter,
    quarter_end,
    week,
    whole_year,
    year_part,
)


def days(found: Stretch) -> tuple[str, str, bool]:
    return f"{found.first:%m-%d}", f"{found.last:%m-%d}", found.is_whole


@pytest.mark.parametrize(
    ("part", "first", "last", "is_whole"),
    [
        ("", "02-01", "02-28", True),
        ("份", "02-01", "02-28", True),
        *((part, "02-01", "02-10", False) for part in ("初", "上旬", "份上旬")),
        ("中", "02-15", "02-15", False),
        ("中旬", "02-11", "02-20", False),
        ("下旬", "02-21", "02-28", False),
        *((part, "02-28", "02-28", False) for part in ("底", "末", "份底")),
    ],
)
def test_a_month_and_its_parts(part: str, first: str, last: str, *, is_whole: bool) -> None:
    assert days(month_part(2013, 2, part)) == (first, last, is_whole)


@pytest.mark.parametrize(
    ("found", "first", "last", "is_whole"),
    [
        (quarter(2013, 1), "01-01", "03-31", True),
        (quarter(2013, 2), "04-01", "06-30", True),
        (quarter(2013, 4), "10-01", "12-31", True),
        (quarter(2013, 3, "末"), "09-30", "09-30", False),
        (half_year(2013, "上"), "01-01", "06-30", True),
        (half_year(2013, "下"), "07-01", "12-31", True),
        (half_year(2013, "上", "底"), "06-30", "06-30", False),
        (whole_year(2013), "01-01", "12-31", True),
        (year_part(2013, "底"), "12-31", "12-31", False),
        (year_part(2013, "末"), "12-31", "12-31", False),
        (year_part(2013, "中"), "06-30", "06-30", False),
        (week(date(2013, 7, 19)), "07-15", "07-21", True),
        (week(date(2013, 7, 15)), "07-15", "07-21", True),
        (week(date(2013, 7, 21)), "07-15", "07-21", True),
        (a_day(date(2013, 7, 21)), "07-21", "07-21", False),
        (festival(2013, "国庆"), "10-01", "10-01", True),
        (festival(2013, "春"), "02-10", "02-10", True),
        (festival(2013, "中秋"), "09-19", "09-19", True),
        (festival(2013, "端午"), "06-12", "06-12", True),
        (festival(2004, "春"), "01-22", "01-22", True),
        (festival(2035, "中秋"), "09-16", "09-16", True),
    ],
)
def test_longer_periods_weeks_and_festivals(found: Stretch, first: str, last: str, *, is_whole: bool) -> None:
    assert days(found) == (first, last, is_whole)


@pytest.mark.parametrize("year", [2003, 2036])
def test_a_festival_by_the_moon_is_known_for_some_years_only(year: int) -> None:
    assert festival(year, "清明").first.month == 4
    with pytest.raises(ValueError, match=str(year)):
        festival(year, "中秋")


@pytest.mark.parametrize(("year", "day"), [(2008, 4), (2011, 5), (2012, 4), (2013, 4), (2014, 5), (2015, 5), (2016, 4)])
def test_the_day_of_the_graves_goes_by_the_sun(year: int, day: int) -> None:
    assert festival(year, "清明") == Stretch(date(year, 4, day), date(year, 4, day), is_whole=True)


@pytest.mark.parametrize(
    ("day", "month", "quarters"),
    [
        (date(2013, 1, 1), date(2013, 1, 31), date(2013, 3, 31)),
        (date(2012, 2, 29), date(2012, 2, 29), date(2012, 3, 31)),
        (date(2013, 4, 30), date(2013, 4, 30), date(2013, 6, 30)),
        (date(2013, 9, 1), date(2013, 9, 30), date(2013, 9, 30)),
        (date(2013, 12, 31), date(2013, 12, 31), date(2013, 12, 31)),
    ],
)
def test_the_last_day_of_month_and_quarter(day: date, month: date, quarters: date) -> None:
    assert (month_end(day), quarter_end(day)) == (month, quarters)


def test_before_a_whole_period_is_the_day_before_it_and_before_a_day_is_that_day() -> None:
    assert month_part(2013, 9, "").before() == Stretch(date(2013, 8, 31), date(2013, 8, 31), is_limit=True)
    assert month_part(2013, 9, "底").before() == Stretch(date(2013, 9, 30), date(2013, 9, 30), is_limit=True)
    assert not month_part(2013, 9, "")._replace(has_year=False).before().has_year
