"""Days as people say them, and how a day is said back."""

import re
from contextlib import suppress
from datetime import date, timedelta

from qualitytui.errors import UsageRefused
from qualitytui.model.calendar import YEARS
from qualitytui.model.day_words import FORMS, month_end, quarter_end, readings
from qualitytui.model.working_days import has_calendar, working_days_between
from qualitytui.words import say

__all__ = [
    "describe_day",
    "iso_week",
    "month_end",
    "parse_day",
    "quarter_end",
    "weekday_letter",
    "weekday_word",
]


def parse_day(text: str, today: date) -> date:
    """Returns the day a person means: 2013-09-30, 7/31, 7月底, 下周五, 年底, +10, +3工作日, end of month.

    A day and month without a year is that of this year. Raises UsageRefused where it is none.
    """
    for said in readings(text):
        for form, meaning in FORMS:
            found = re.fullmatch(form, said)
            if found:
                with suppress(ValueError, OverflowError):
                    day = meaning(today, *found.groups())
                    if day.year in YEARS:
                        return day
    raise UsageRefused(
        say("{text} is no day.", text=text),
        say("Write 2013-09-30, 7/31, 7月底, 月底, 年底, 下周五, 明天, +10 or +3工作日."),
    )


def iso_week(day: date) -> str:
    """The ISO week of a day, such as 2013-W29."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


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
    working = working_days_between(today + timedelta(days=1), day) if distance < 4000 else 0
    shown = say(
        "{weekday}, in {days} days, {working} working days",
        weekday=weekday_word(day),
        days=distance,
        working=working,
    )
    return shown if has_calendar(day.year) else f"{shown} ({say('holidays of {year} unknown', year=day.year)})"
