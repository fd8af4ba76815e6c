"""The deadlines of items, steps, letters and orders, for the calendar of any program; what is settled is cancelled."""

from collections.abc import Iterator
from typing import Final

from qualitytui.i18n import say
from qualitytui.model.item_page import DatedStep
from qualitytui.model.light import light_word
from qualitytui.model.status import OPEN, status_word
from qualitytui.model.supervision import (
    RUNNING,
    Letter,
    Rectification,
    letter_state_word,
    level_word,
    rectification_state_word,
)
from qualitytui.model.task import Task
from qualitytui.model.value_text import departments_by_role
from qualitytui.model.week import Week
from qualitytui.reporting.calendar_lines import Event, calendar_file
from qualitytui.reporting.deterministic_zip import xml_text

PRODUCT: Final = "-//qualitytui//deadlines//"


def deadlines_ics(week: Week) -> bytes:
    """An all-day event for each deadline; the same facts, the same bytes.

    Closed, done and answered ones stay as cancelled events, so that calendars that imported them drop them.
    """
    name = xml_text("、".join(plan.title for plan in week.status.plans))
    return calendar_file(PRODUCT, name, week.as_of, _events(week))


def _events(week: Week) -> Iterator[Event]:
    for task in week.tasks:
        if task.due is not None:
            yield _task(task, task.due)
    tasks = {task.id: task for task in week.tasks}
    for step in week.steps:
        if step.task in tasks:
            yield _step(step, tasks[step.task])
    for letter in week.letters:
        if letter.by:
            yield _letter(letter, letter.by)
    yield from map(_order, week.ledger)


def _task(task: Task, due: str) -> Event:
    assumed = f" ({say('assumed')})" if task.is_due_assumed else ""
    lines = (
        f"{light_word(task.light)} {status_word(task.status)}",
        departments_by_role(task.departments),
        f"{due}{assumed}",
    )
    title = f"{task.ref} {task.title}{assumed}"
    return _event(f"{task.plan}-{task.ref}", due, title, lines, task.plan, is_settled=task.status not in OPEN)


def _step(step: DatedStep, task: Task) -> Event:
    lines = (say("step"), f"{task.ref} {task.title}", departments_by_role(task.departments))
    key, title = f"{task.plan}-{task.ref}-step-{step.id}", f"{task.ref} {step.title}"
    return _event(key, step.due, title, lines, task.plan, is_settled=step.is_done)


def _letter(letter: Letter, by: str) -> Event:
    """The day by which a letter is answered."""
    title = " ".join(filter(None, (level_word(letter.level), letter.number, letter.department)))
    item = " ".join(filter(None, (letter.ref, letter.title)))
    lines = (letter_state_word(letter.state), item, say("to be answered by") + f" {by}")
    return _event(f"letter-{letter.id}", by, title, lines, letter.plan or "", is_settled=letter.state not in RUNNING)


def _order(rectification: Rectification) -> Event:
    """The day by which a problem is put right."""
    title = f"{say('rectification')} {rectification.department} {rectification.problem}"
    item = " ".join(filter(None, (rectification.ref, rectification.title)))
    lines = (rectification_state_word(rectification.state), item, say("to be put right by") + f" {rectification.by}")
    return _event(
        f"rectification-{rectification.id}",
        rectification.by,
        title,
        lines,
        rectification.plan or "",
        is_settled=rectification.state == "closed",
    )


def _event(key: str, day: str, title: str, lines: tuple[str, ...], plan: str, *, is_settled: bool) -> Event:
    description = xml_text("\n".join(line for line in lines if line), keep_lines=True)
    return Event(f"{key}@qualitytui", day, xml_text(title), description, plan, is_settled=is_settled)
