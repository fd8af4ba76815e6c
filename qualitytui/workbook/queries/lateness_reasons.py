"""Reasons why an item is late, and requests to the leader."""

from datetime import date
from typing import NamedTuple

from qualitytui.i18n import say
from qualitytui.model.status import UNFINISHED
from qualitytui.model.task import Task


class Word(NamedTuple):
    """Why an item is late and when that was said, what is asked, and what the unit means to do by when.

    `is_own` says that the unit asks it, `is_problem` that it named a problem, `days_broken` how long its promise has
    been past.
    """

    reason: str | None
    on: str | None
    ask: str | None
    next_step: str | None = None
    promised: str | None = None
    is_own: bool = False
    is_problem: bool = False
    days_broken: int = 0


def last_word(task: Task, names: str, office: str, today: str) -> Word:
    """What a unit gave as reason, next step and day, and asks to have settled.

    Where it named no problem its last report stands there; where nobody asks anything, it follows from how the item
    stands, from whether a day was promised, and from whether it is the own office that answers.
    """
    reasons, report = task.reasons, task.last_report
    problem = reasons.problem if reasons else None
    said = reasons if reasons and problem else report
    reason, on = (problem or said.text, said.on) if said else (None, None)
    promised = reasons.promised if reasons else None
    broken = _days_past(promised, today) if task.status in UNFINISHED else 0
    decision = reasons.decision if reasons else None
    ask = decision or _request(task, names, office, promised, broken)
    next_step = reasons.next_step if reasons else None
    return Word(reason, on, ask, next_step, promised, bool(decision), bool(problem), broken)


def _days_past(promised: str | None, today: str) -> int:
    """For how many days a promise has been past."""
    return max((date.fromisoformat(today) - date.fromisoformat(promised)).days, 0) if promised else 0


def _request(task: Task, names: str, office: str, promised: str | None, broken: int) -> str | None:
    """What is asked where nobody proposed anything."""
    if task.status not in UNFINISHED:
        return None
    if not names:
        return say("Name who answers for it.")
    if names == office:
        return _own_request(promised, broken)
    if promised and broken:
        return say("The day that was promised is past; have {names} name another.", names=names)
    if promised:
        return say("Have {names} be done by {day}, as promised.", names=names, day=promised)
    if task.reason == "overdue":
        return say("Have {names} name the day on which it will be done.", names=names)
    if task.status == "behind":
        return say("Have {names} name what will be done to catch up, and by when.", names=names)
    if task.reason == "silent":
        return say("Have {names} report how far it is.", names=names)
    return say("Have {names} put right what is late.", names=names)


def _own_request(promised: str | None, broken: int) -> str:
    """What the own office says of its own item: nobody else is to press it, the leader sets its day."""
    if promised and not broken:
        return say("Ours to do, by {day}.", day=promised)
    if promised:
        return say("Ours to do, and the day that was promised is past: please set another.")
    return say("Ours to do: please set the day on which it will be done.")
