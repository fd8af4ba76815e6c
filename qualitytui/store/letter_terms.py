"""What a letter is as SQL, built from its rules."""

from __future__ import annotations

from qualitytui.rules.figures.letters import AWAITING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

SUPERSEDED: Final = """EXISTS (SELECT 1 FROM letter next WHERE next.follows = l.id
    AND next.state NOT IN ('draft', 'void'))"""
"""Whether a letter that follows letter l is signed."""


def letter_overdue(day: str) -> str:
    """Whether letter l is past its day without an answer, seen from a day, which is SQL."""
    states = ", ".join(f"'{state}'" for state in AWAITING)
    return f"(l.state IN ({states}) AND l.answered_on IS NULL AND l.by_date < {day} AND NOT {SUPERSEDED})"


def task_letter_overdue(task: str, day: str) -> str:
    """Whether a letter on the task is overdue; task and day are SQL. Without letters no task is looked up."""
    is_any = f"EXISTS (SELECT 1 FROM letter l WHERE l.task = {task} AND {letter_overdue(day)})"
    return f"EXISTS (SELECT 1 FROM letter) AND {is_any}"


def indicator_letter_overdue(keeper: str, day: str) -> str:
    """Whether a letter on either half of the indicator is overdue; keeper and day are SQL."""
    halves = f"SELECT {keeper} UNION ALL SELECT half.id FROM indicator half WHERE half.same_as = {keeper}"
    return f"EXISTS (SELECT 1 FROM letter l WHERE l.indicator IN ({halves}) AND {letter_overdue(day)})"
