"""The deadlines of what is open, for the calendar of any mail program."""

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from qualitytui.model.light import light_word
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
    """An all-day event for each open task with a deadline; the same facts, the same bytes."""
    from icalendar import Calendar  # noqa: PLC0415 - only for calendars

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", xml_text("、".join(plan.title for plan in week.status.plans)))
    stamp = datetime.combine(date.fromisoformat(week.as_of), datetime.min.time(), UTC)
    for task in week.tasks:
        if task.due is not None and task.status in OPEN:
            calendar.add_component(_event(task, task.due, stamp))
    content: bytes = calendar.to_ical()
    return content


def _event(task: Task, due: str, stamp: datetime) -> "Event":
    from icalendar import Event  # noqa: PLC0415 - likewise

    day, event = date.fromisoformat(due), Event()
    event.add("uid", f"{task.plan}-{task.ref}@qualitytui")
    event.add("dtstamp", stamp)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    assumed = f" ({say('assumed')})" if task.is_due_assumed else ""
    event.add("summary", xml_text(f"{task.ref} {task.title}{assumed}"))
    lines = (f"{light_word(task.light)} {status_word(task.status)}", everybody(task.departments), f"{due}{assumed}")
    event.add("description", xml_text("\n".join(line for line in lines if line), keep_lines=True))
    event.add("categories", [task.plan])
    return event
