"""Spans of days as filters name them."""

import re
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from qualitytui.errors import UsageRefused
from qualitytui.words import say

DAY: Final = r"\d{4}-\d{2}-\d{2}"


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
            say("{value} is no deadline to filter by.", value=value),
            say("Write overdue, none, 7d, week, month, quarter, 2013-09 or 2013-06-01..2013-09-30."),
        ) from error
    return DueSpan("span", first, last)


def _days(value: str, today: date) -> tuple[date | None, date | None]:
    if within := re.fullmatch(r"(\d+)([dw天周])", value):
        count = int(within[1]) * (7 if within[2] in "w周" else 1)
        return today, today + timedelta(days=count)
    if value == "week":
        monday = today - timedelta(days=today.weekday())
        return monday, monday + timedelta(days=6)
    if value == "quarter":
        month = today.month - (today.month - 1) % 3
        return date(today.year, month, 1), _month_end(today.year, month + 2)
    if value == "month":
        return _month(f"{today:%Y-%m}")
    if value == "year":
        return date(today.year, 1, 1), date(today.year, 12, 31)
    if ".." in value:
        first, _, last = value.partition("..")
        if not first and not last:
            raise ValueError(value)
        return (_edge(first)[0] if first else None), (_edge(last)[1] if last else None)
    return _edge(value)


def _edge(value: str) -> tuple[date, date]:
    if re.fullmatch(r"\d{4}", value):
        return date(int(value), 1, 1), date(int(value), 12, 31)
    if re.fullmatch(r"\d{4}-\d{2}", value):
        return _month(value)
    if not re.fullmatch(DAY, value):
        raise ValueError(value)
    day = date.fromisoformat(value)
    return day, day


def _month(value: str) -> tuple[date, date]:
    year, month = int(value[:4]), int(value[5:])
    return date(year, month, 1), _month_end(year, month)


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1) if year < 9999 else date(year, month, 28)


def days_back(value: str, today: date) -> date:
    """Returns the day that silent:30d, changed:2w or changed:2013-07-12 reaches back to."""
    try:
        if back := re.fullmatch(r"(\d+)([dw])", value):
            return today - timedelta(days=int(back[1]) * (7 if back[2] == "w" else 1))
        if re.fullmatch(DAY, value):
            return date.fromisoformat(value)
    except (ValueError, OverflowError):
        pass
    raise UsageRefused(
        say("{value} is no number of days.", value=value), say("Write 30d, 2w or a day such as 2013-07-12.")
    )
