"""How a letter and an order read on one line."""

from datetime import date

from qualitytui.i18n import say
from qualitytui.model.supervision import (
    Letter,
    Rectification,
    letter_state_word,
    level_word,
    rectification_state_word,
)


def letter_line(letter: Letter) -> str:
    """A letter: its number, kind, department, state, day and how late it is."""
    parts = (
        f"{level_word(letter.level)}{letter.number or ''}",
        letter.department,
        letter_state_word(letter.state),
        say("to be answered by {by}", by=letter.by) if letter.by else "",
        late_words(letter.late_days, is_overdue=letter.overdue),
    )
    return "  ".join(filter(None, parts))


def rectification_line(order: Rectification) -> str:
    """An order: what is wrong, department, state, day and how late it is."""
    parts = (
        order.problem,
        order.department,
        rectification_state_word(order.state),
        say("to be put right by {by}", by=order.by),
        late_words(order.late_days, is_overdue=order.overdue),
    )
    return "  ".join(filter(None, parts))


def second_look_line(order: Rectification, today: str) -> str:
    """An order struck off that is to be looked at once more: what was wrong, department, the day."""
    day = order.second_look or ""
    late = (date.fromisoformat(today) - date.fromisoformat(day)).days if day else 0
    parts = (order.problem, order.department, say("second look on {day}", day=day), late_words(late, is_overdue=True))
    return "  ".join(filter(None, parts if late > 0 else parts[:-1]))


def late_words(days: int | None, *, is_overdue: bool) -> str:
    """How late something is, or was."""
    if not days:
        return ""
    return say("{days} days overdue", days=days) if is_overdue else say("was {days} days late", days=days)
