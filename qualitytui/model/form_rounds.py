"""The schedule of a round of return forms: name, due day, cutoff of its figures."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Final, NamedTuple

EARLY: Final = 12
"""Up to this day of a month a round is about the month before."""
BEFORE_RETURN: Final = 3
"""How many days before the return the figures are of, where the period ends later."""
PERIODS: Final = {6: "上半年", 9: "前三季度", 12: "全年"}
"""The months whose rounds are about more than the month."""


class Schedule(NamedTuple):
    """A round's name, the day by which it is to be back, and the day of its figures."""

    title: str
    by: date
    cutoff: date


def schedule(sent: date, by: date, title: str | None) -> Schedule:
    """The round that is sent on a day; its name is that of the month, half-year or year that it is about."""
    month = by.replace(day=1) - timedelta(days=1) if by.day <= EARLY else by
    end = month.replace(day=monthrange(month.year, month.month)[1])
    name = f"{month.year}年{PERIODS.get(month.month, f'{month.month}月')}"
    cutoff = end if end <= by else max(min(sent, by), by - timedelta(days=BEFORE_RETURN))
    return Schedule(title or name, by, cutoff)
