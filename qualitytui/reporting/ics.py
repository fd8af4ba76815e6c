"""The deadlines of items and of their steps, for the calendar of any mail program; what is settled is cancelled."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from qualitytui.model.light import light_word
from qualitytui.model.pages import DatedStep
from qualitytui.model.status import OPEN, status_word
from qualitytui.model.task import Task
from qualitytui.model.week import Week
from qualitytui.model.wording import everybody
from qualitytui.reporting.package import xml_text
from qualitytui.words import say

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT: Final = "-//qualitytui//deadlines//"


def deadlines_ics(week: Week) -> bytes:
    """An all-day event for each task with a deadline and each open step with a day; the same facts, the same bytes.

    A task that was closed or cancelled stays as a cancelled event, so that a calendar that took it in drops it.
    """
    from icalendar import Calendar  # noqa: PLC0415 - only for calendars

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", xml_text("、".join(plan.title for plan in week.status.plans)))
    stamp = datetime.combine(date.fromisoformat(week.as_of), datetime.min.time(), UTC)
    for task in week.tasks:
        if task.due is not None:
            calendar.add_component(_task(task, task.due, stamp))
    tasks = {task.id: task for task in week.tasks}
    for step in week.steps:
        if step.task in tasks:
            calendar.add_component(_step(step, tasks[step.task], stamp))
    content: bytes = calendar.to_ical()
    return content


def _task(task: Task, due: str, stamp: datetime) -> "Event":
    assumed = f" ({say('assumed')})" if task.is_due_assumed else ""
    lines = (f"{light_word(task.light)} {status_word(task.status)}", everybody(task.departments), f"{due}{assumed}")
    event = _event(f"{task.plan}-{task.ref}", due, f"{task.ref} {task.title}{assumed}", lines, task.plan, stamp)
    if task.status not in OPEN:
        event.add("status", "CANCELLED")
        event.add("sequence", 1)
    return event


def _step(step: DatedStep, task: Task, stamp: datetime) -> "Event":
    lines = (say("step"), f"{task.ref} {task.title}", everybody(task.departments))
    key = f"{task.plan}-{task.ref}-step-{step.id}"
    return _event(key, step.due, f"{task.ref} {step.title}", lines, task.plan, stamp)


def _event(key: str, due: str, summary: str, lines: Sequence[str], plan: str, stamp: datetime) -> "Event":
    """A day in the calendar that takes no time."""
    from icalendar import Event  # noqa: PLC0415 - likewise

    day, event = date.fromisoformat(due), Event()
    event.add("uid", f"{key}@qualitytui")
    event.add("dtstamp", stamp)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", xml_text(summary))
    event.add("description", xml_text("\n".join(line for line in lines if line), keep_lines=True))
    event.add("categories", [plan])
    return event
