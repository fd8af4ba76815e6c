"""Months as weeks of days, and what kind of day each is."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from qualitytui.model.working_days import is_working_day

DayKind = Literal["working", "weekend", "holiday", "made_up"]


def day_kind(day: date) -> DayKind:
    """Whether offices work on that day as always, are closed as always, or do otherwise than on other weeks."""
    if is_working_day(day):
        return "working" if day.weekday() < 5 else "made_up"
    return "holiday" if day.weekday() < 5 else "weekend"


def weeks_of_month(first: date) -> Iterator[tuple[date, ...]]:
    """The weeks of a month, Monday to Sunday; the days before and after it belong to other months."""
    monday = first - timedelta(days=first.weekday())
    while monday <= first or monday.month == first.month:
        yield tuple(monday + timedelta(days=nth) for nth in range(7))
        monday += timedelta(days=7)


def month_after(day: date, months: int) -> date:
    """The first day of the month so many months later."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def same_day(day: date, months: int) -> date:
    """The same day so many months later, or that month's last."""
    first = month_after(day, months)
    return min(first + timedelta(days=day.day - 1), month_after(first, 1) - timedelta(days=1))
