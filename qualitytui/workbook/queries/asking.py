"""Why an item is late and what is asked of the leader: read here and nowhere else."""

from typing import NamedTuple

from qualitytui.model.status import UNFINISHED
from qualitytui.model.task import Task
from qualitytui.words import say


class Word(NamedTuple):
    """Why an item is late and when that was said, what is asked, and what the unit means to do by when."""

    reason: str | None
    on: str | None
    ask: str | None
    next_step: str | None = None
    promised: str | None = None


def last_word(task: Task, names: str) -> Word:
    """What a unit gave as reason, next step and day, and asks to have settled.

    Where it named no problem its last report is the reason; where nobody asks anything, it follows from how the item
    stands.
    """
    said, report = task.reasons, task.last_report
    problem = said.problem if said else None
    reason, on = (problem, said.on) if said and problem else (report and report.text, report and report.on)
    if said is None:
        return Word(reason, on, _request(task, names))
    return Word(reason, on, said.decision or _request(task, names), said.next_step, said.promised)


def _request(task: Task, names: str) -> str | None:
    """What is asked where nobody proposed anything."""
    if task.status not in UNFINISHED:
        return None
    if not names:
        return say("Name who answers for it.")
    if task.reason == "overdue":
        return say("Have {names} name the day on which it will be done.", names=names)
    if task.status == "behind":
        return say("Have {names} name what will be done to catch up, and by when.", names=names)
    if task.reason == "silent":
        return say("Have {names} report how far it is.", names=names)
    return say("Have {names} put right what is late.", names=names)
