"""When a letter or a rectification order is overdue, and how late it is or was."""

from __future__ import annotations

from datetime import date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

AWAITING: Final = ("issued", "delivered", "returned", "escalated")
"""The states in which a letter still waits for its answer."""
IN_FORCE: Final = (*AWAITING, "draft", "answered")
"""The states of a letter that is not ended."""
ORDERS_IN_FORCE: Final = ("open", "reported")
"""The states of an order that is not struck off."""


def is_letter_overdue(state: str, by: str | None, answered: str | None, day: str, *, is_superseded: bool) -> bool:
    """Whether a letter is past its day without an answer; the one that follows it, once signed, takes its place."""
    return state in AWAITING and answered is None and by is not None and by < day and not is_superseded


def is_order_overdue(state: str, by: str, day: str) -> bool:
    """Whether an order is past its day and nothing is reported yet."""
    return state == "open" and by < day


def days_late(by: str | None, day: str | None) -> int:
    """The calendar days from a limit to a day; the limit's own day does not count."""
    if by is None or day is None:
        return 0
    return max((date.fromisoformat(day) - date.fromisoformat(by)).days, 0)
