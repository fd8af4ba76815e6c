"""What a change of a deadline is: set, brought forward or extended; and how late or near a deadline is."""

from datetime import date
from typing import Final, Literal, NamedTuple

from qualitytui.model.working_days import DAY, working_days_between

DeadlineMove = Literal["set", "advanced", "extended"]
DEADLINE_MOVES: Final[tuple[DeadlineMove, ...]] = ("set", "advanced", "extended")


def deadline_move(before: str | None, source: str | None, after: str, today: str) -> DeadlineMove:
    """Set where there was none or one that was assumed and has not passed; else earlier or later than a real one."""
    if before is None or (source == "assumed" and before >= today):
        return "set"
    return "extended" if after > before else "advanced"


class Distance(NamedTuple):
    """How far a day is from today, in days and working days; the day it starts from does not count."""

    is_late: bool
    days: int
    working_days: int


def distance(due: date, today: date) -> Distance:
    """How many days a deadline is past, or how many are left."""
    first, last = min(due, today), max(due, today)
    return Distance(due < today, (last - first).days, working_days_between(first + DAY, last))
