"""Days as people say them, and how a day is said back."""

from __future__ import annotations

from datetime import date, timedelta

from qualitytui.errors import UsageRefused
from qualitytui.i18n import say
from qualitytui.model.calendar import YEARS
from qualitytui.model.periods import Stretch, month_end, quarter_end
from qualitytui.model.working_days import has_calendar, iso_week, working_days_between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, Literal

    Sense = Literal["plain", "deadline", "past"]
    """Whether a day without a year is of this year, the next such day (a deadline) or the last (what has happened)."""
else:
    Sense = str

__all__ = [
    "describe_day",
    "iso_week",
    "month_end",
    "parse_day",
    "parse_day_of_plan",
    "parse_since",
    "quarter_end",
    "unknown_holidays",
    "unknown_holidays_of",
    "weekday_letter",
    "weekday_word",
]


JUST_PASSED: Final = 31
"""A deadline that passed within so many days is asked about, not put into the next year."""


def parse_day(text: str, today: date, sense: Sense = "plain") -> date:
    """Returns the day a person means, the last of a period: 2013-09-30, 7/31, 7月底, 下周五, 年底, +10, +3工作日.

    What has happened in a period that is not over has happened by today.
    Raises UsageRefused where it is none.
    """
    meant = _checked(text, _in_its_year(text, today, sense))
    if sense == "past" and meant.first <= today < meant.last:
        return today
    return meant.last


def parse_day_of_plan(text: str, issued: date, year: int) -> date:
    """Returns the day that a plan means by these words: counted from its issue, without a year in its own year."""
    from qualitytui.model.date_phrases import When, stretch_meant  # noqa: PLC0415 - only where a day is typed

    return _checked(text, stretch_meant(text, When(issued, year))).last


def parse_since(text: str, today: date) -> date:
    """Returns the first day of the past period that a person means; raises UsageRefused where it is none."""
    meant = _in_its_year(text, today, "plain")
    if meant is None or meant.first > today:
        meant = _in_its_year(text, today, "past")
    return _checked(text, meant).first


def _checked(text: str, meant: Stretch | None) -> Stretch:
    if meant is None or meant.first.year not in YEARS or meant.last.year not in YEARS:
        raise UsageRefused(
            say("{text} is not a date.", text=text),
            say("Write 2013-09-30, 7/31, end of July, end of year, next Friday, tomorrow, +10 or +3 working days."),
        )
    return meant


def _in_its_year(text: str, today: date, sense: Sense) -> Stretch | None:
    """What a phrase means, in this year where it says so or neither the next nor the last is meant."""
    from qualitytui.model.date_phrases import When, stretch_meant  # noqa: PLC0415 - only where a day is typed

    meant = stretch_meant(text, When(today, today.year))
    if sense == "plain" or (meant and meant.has_year):
        return meant
    if sense == "deadline" and (meant is None or (today - meant.last).days > JUST_PASSED):
        later = stretch_meant(text, When(today, today.year + 1))
        return later if later and not later.has_year else meant
    if sense == "past" and (meant is None or meant.first > today):
        earlier = stretch_meant(text, When(today, today.year - 1))
        return earlier if earlier and not earlier.has_year else meant
    return meant


def unknown_holidays(text: str, day: date, today: date) -> str | None:
    """The sentence on years whose holidays are not known, where a phrase was counted in working days over them."""
    from qualitytui.model.date_phrases import counts_working_days  # noqa: PLC0415 - only where a day is typed

    if not counts_working_days(text):
        return None
    first, last = sorted((day.year, today.year))
    years = [year for year in range(first, last + 1) if not has_calendar(year)]
    return unknown_holidays_of(years[0]) if years else None


def unknown_holidays_of(year: int) -> str:
    """The sentence on a year whose holidays are not known."""
    return say("The public holidays of {year} are not known: Monday to Friday count as working.", year=year)


def weekday_word(day: date) -> str:
    """The weekday in the person's language."""
    return (say("Mon"), say("Tue"), say("Wed"), say("Thu"), say("Fri"), say("Sat"), say("Sun"))[day.weekday()]


def weekday_letter(weekday: int) -> str:
    """The weekday, 0 is Monday, in two cells."""
    return (say("Mo"), say("Tu"), say("We"), say("Th"), say("Fr"), say("Sa"), say("Su"))[weekday]


def describe_day(day: date, today: date) -> str:
    """Returns the day with its weekday and distance: 周三, 12 天后, 8 个工作日."""
    distance = (day - today).days
    if distance == 0:
        return say("{weekday}, today", weekday=weekday_word(day))
    if distance < 0:
        return say("{weekday}, {days} days ago", weekday=weekday_word(day), days=-distance)
    working = working_days_between(today + timedelta(days=1), day)
    shown = say(
        "{weekday}, in {days} days, {working} working days",
        weekday=weekday_word(day),
        days=distance,
        working=working,
    )
    return shown if has_calendar(day.year) else f"{shown} ({say('holidays of {year} unknown', year=day.year)})"
