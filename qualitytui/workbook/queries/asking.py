"""Why an item is late and what is asked of the leader: read here and nowhere else."""

from typing import NamedTuple

from qualitytui.model.status import UNFINISHED
from qualitytui.model.task import Task
from qualitytui.words import say


class Word(NamedTuple):
    """What a unit said last, and what is asked; None where nothing is known."""

    reason: str | None
    on: str | None
    ask: str | None


def last_word(task: Task, names: str) -> Word:
    """The last report as the reason; the request follows from how the item stands."""
    report = task.last_report
    return Word(report.text if report else None, report.on if report else None, _request(task, names))


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
