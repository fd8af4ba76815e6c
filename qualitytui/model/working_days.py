"""Weeks and working days in China: weekends, public holidays and make-up days."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from qualitytui.model.holidays import DAYS_OFF, LEARNED, of_year

DAY = timedelta(days=1)


def iso_week(day: date) -> str:
    """The ISO week of a day, such as 2013-W29."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def has_calendar(year: int) -> bool:
    """Whether the public holidays of that year are known; else every weekday counts as a working day."""
    return year in DAYS_OFF or year in LEARNED


def is_working_day(day: date) -> bool:
    """Whether offices work on that day."""
    month_and_day = f"{day:%m%d}"
    off, made_up = of_year(day.year)
    return month_and_day not in off if day.weekday() < 5 else month_and_day in made_up


def add_working_days(day: date, count: int) -> date:
    """The day so many working days after a day; before it where the count is negative."""
    step = DAY if count > 0 else -DAY
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def working_days_between(first: date, last: date) -> int:
    """How many working days there are from first to last, both included."""
    days = (last - first).days + 1
    if days <= 0:
        return 0
    weeks, rest = divmod(days, 7)
    count = weeks * 5 + sum((first.weekday() + n) % 7 < 5 for n in range(rest))
    for year in range(first.year, last.year + 1):
        off, made_up = _exceptions(year, *of_year(year))
        count += _within(made_up, first, last) - _within(off, first, last)
    return count


@lru_cache(maxsize=64)
def _exceptions(year: int, off: str, made_up: str) -> tuple[list[date], list[date]]:
    """The days off from Monday to Friday and the days made up at weekends of a year, given as 0101 0102."""
    days = [[date(year, int(day[:2]), int(day[2:])) for day in sorted(given.split())] for given in (off, made_up)]
    return [day for day in days[0] if day.weekday() < 5], [day for day in days[1] if day.weekday() >= 5]


def _within(days: Sequence[date], first: date, last: date) -> int:
    """How many of the days, which rise, are within the range."""
    return bisect_right(days, last) - bisect_left(days, first)


def last_working_day_of_week(day: date) -> date:
    """The last working day of the Monday-to-Friday week of a day, when the week's snapshot is due."""
    friday = day + DAY * (4 - day.weekday())
    while not is_working_day(friday) and friday.weekday() > 0:
        friday -= DAY
    return friday
