"""A value against its target, and the share of the time that is gone."""

from __future__ import annotations

from datetime import date

from qualitytui.model.working_days import working_days_between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

NEAR: Final = 0.05
"""How far from its target an "about" still counts as met."""


def is_met(comparator: str | None, value: float | None, upper: float | None, measured: float | None) -> bool:
    """Whether the measured value is what the target's comparator asks for."""
    if measured is None or value is None or comparator is None:
        return False
    match comparator:
        case "at_least":
            return measured >= value
        case "more_than":
            return measured > value
        case "at_most":
            return measured <= value
        case "less_than":
            return measured < value
        case "between":
            return value <= measured <= (value if upper is None else upper)
        case "about":
            return abs(measured - value) <= abs(value) * NEAR
        case _:  # "2 firms" is met by three as well; a target of zero only by zero
            return measured == value if value == 0 else measured >= value


def share_passed(first: str, last: str, day: str) -> float:
    """The share of the working days from first to last that is gone on a day, 0 to 1."""
    start, end, now = map(date.fromisoformat, (first, last, day))
    if now < start:
        return 0.0
    whole = working_days_between(start, end)
    return min(working_days_between(start, min(now, end)) / whole, 1.0) if whole else 1.0
