"""Date ranges of filters: 7d, week, 2013-06."""

import re
from datetime import date, timedelta
from typing import Final, Literal

from qualitytui.errors import UsageRefused
from qualitytui.i18n import say
from qualitytui.model.calendar import YEARS
from qualitytui.model.date_phrases import When, readings, stretch_meant
from qualitytui.model.dates import parse_since
from qualitytui.model.periods import Stretch, month_part, quarter, week, whole_year
from qualitytui.named_tuple import NamedTuple

BACK: Final = re.compile(r"(?:最?近|过去)?(\d{1,9})([dw天周])内?")
"""So many days or weeks back: 30d, 两周, 近10天."""


class DueSpan(NamedTuple):
    """The days a due: term means; an open side is None."""

    kind: Literal["span", "overdue", "none"]
    first: date | None = None
    last: date | None = None


def due_span(value: str, today: date) -> DueSpan:
    """Returns the days that the value of a due: term means."""
    if value == "overdue":
        return DueSpan("overdue")
    if value == "none":
        return DueSpan("none")
    try:
        first, last = _days(value, today)
    except (ValueError, OverflowError) as error:
        raise UsageRefused(
            say("{value} is not a deadline to filter by.", value=value),
            say("Write overdue, none, 7d, week, 下周, 9月, 三季度, 2013-09 or 2013-06-01..2013-09-30."),
        ) from error
    return DueSpan("span", first, last)


def _days(value: str, today: date) -> tuple[date | None, date | None]:
    if within := re.fullmatch(r"(\d{1,9})([dw天周])", next(readings(value))[0]):
        count = int(within[1]) * (7 if within[2] in "w周" else 1)
        return today, _within_years(today + timedelta(days=count))
    if ".." in value:
        first, _, last = value.partition("..")
        if not first and not last:
            raise ValueError(value)
        return (_stretch(first, today).first if first else None), (_stretch(last, today).last if last else None)
    meant = _stretch(value, today)
    return (None if meant.is_limit else meant.first), meant.last


def _stretch(value: str, today: date) -> Stretch:
    """The days of a filter keyword or a date phrase; one without a year is in this year."""
    named = {
        "week": lambda: week(today),
        "month": lambda: month_part(today.year, today.month, ""),
        "quarter": lambda: quarter(today.year, (today.month + 2) // 3),
        "year": lambda: whole_year(today.year),
    }
    meant = named[value]() if value in named else stretch_meant(value, When(today, today.year))
    if meant is None:
        raise ValueError(value)
    _within_years(meant.first)
    _within_years(meant.last)
    return meant


def _within_years(day: date) -> date:
    if day.year not in YEARS:
        raise ValueError(day)
    return day


def days_back(value: str, today: date) -> date:
    """Returns the day that silent:30d, changed:2w or changed:2013-07-12 reaches back to."""
    try:
        if back := BACK.fullmatch(next(readings(value))[0]):
            return _within_years(today - timedelta(days=int(back[1]) * (7 if back[2] in {"w", "周"} else 1)))
        return parse_since(value, today)
    except (UsageRefused, ValueError, OverflowError):
        pass
    raise UsageRefused(
        say("{value} is not a number of days.", value=value), say("Write 30d, 2w or a day such as 2013-07-12.")
    )
