"""The week's report as Markdown: one page, each figure with what it means."""

import re
from collections.abc import Iterator, Sequence

from qualitytui.model.amount import shown_amount
from qualitytui.model.department import Responsibility
from qualitytui.model.history import Entry
from qualitytui.model.indicator import Indicator
from qualitytui.model.light import LIGHTS, light_word
from qualitytui.model.status import STATUSES, status_word
from qualitytui.model.task import Task
from qualitytui.model.week import Week
from qualitytui.text import line, visible
from qualitytui.words import say

MOVES = ("task.", "indicator.")
MANY = 15


def week_report(week: Week) -> str:
    """Returns the report of a week."""
    return "\n".join(_lines(week)).rstrip() + "\n"


def _lines(week: Week) -> Iterator[str]:
    yield f"# {say('Weekly report {week}', week=week.name)}"
    yield ""
    yield say("As of {day}; the week began on {monday}.", day=week.as_of, monday=week.monday)
    for plan in week.status.plans:
        yield ""
        yield f"**{_safe(plan.title)}** {_safe(plan.document_number or '')}".rstrip()
    yield from _counts(week)
    yield from _tasks(say("Overdue"), say("Open and past the deadline."), week.status.overdue)
    yield from _tasks(say("Due within days"), say("Not done and due soon."), week.status.due_soon)
    yield from _tasks(
        say("Silent"), say("Open, and no report for longer than the reporting interval."), week.status.silent
    )
    yield from _moved(week.entries)
    yield from _indicators(week.indicators)
    yield from _gaps(week)


def _counts(week: Week) -> Iterator[str]:
    status = week.status
    yield ""
    yield f"## {say('State')}"
    yield ""
    yield f"| {say('light')} | " + " | ".join(light_word(light) for light in LIGHTS) + f" | {say('in all')} |"
    yield "|---" * (len(LIGHTS) + 2) + "|"
    yield f"| {say('tasks')} | " + " | ".join(str(status.by_light[light]) for light in LIGHTS) + f" | {status.total} |"
    yield ""
    yield "  ".join(f"{status_word(one)} {status.by_status[one]}" for one in STATUSES if status.by_status[one])
    yield ""
    yield say(
        "Indicators: {total}, measured {measured}, reached {met}.",
        total=status.indicators.total,
        measured=status.indicators.measured,
        met=status.indicators.met,
    )
    yield ""
    yield say(
        "Red: past its deadline. Yellow: due within days, behind, or silent. Green: open and in step. "
        "Blue: closed, or reported and to be checked. Grey: not started, or cancelled."
    )


def _tasks(title: str, definition: str, tasks: Sequence[Task]) -> Iterator[str]:
    if not tasks:
        return
    yield ""
    yield f"## {title} {len(tasks)}"
    yield ""
    yield definition
    yield ""
    yield f"| {say('ref')} | {say('title')} | {say('in charge')} | {say('due')} | {say('last report')} |"
    yield "|---" * 5 + "|"
    for task in tasks[:MANY]:
        news = f"{task.last_report.on} {_short(task.last_report.text)}" if task.last_report else ""
        who = _safe(_chief(task.departments))
        yield f"| {task.ref} | {_safe(task.title)} | {who} | {task.due or ''} | {_safe(news)} |"
    if len(tasks) > MANY:
        yield ""
        yield say("and {count} more", count=len(tasks) - MANY)


def _moved(entries: Sequence[Entry]) -> Iterator[str]:
    moved = [entry for entry in entries if entry.command.startswith(MOVES) and not entry.is_undone]
    yield ""
    yield f"## {say('What moved this week')} {len(moved)}"
    yield ""
    if not moved:
        yield say("Nothing was recorded.")
    for entry in moved:
        yield f"- {entry.at[5:10]} {_safe(_short(entry.said, 120))}"


def _indicators(indicators: Sequence[Indicator]) -> Iterator[str]:
    measured = [one for one in indicators if one.latest is not None and one.same_as is None]
    if not measured:
        return
    yield ""
    yield f"## {say('Indicators with a value')} {len(measured)}"
    yield ""
    yield f"| {say('ref')} | {say('indicator')} | {say('target')} | {say('value')} | {say('of day')} | {say('light')} |"
    yield "|---" * 6 + "|"
    for one in measured:
        latest, target = one.latest, one.target
        value = "" if latest is None else shown_amount(latest.value) + (target.unit if target else "")
        yield (
            f"| {one.ref} | {_safe(one.title)} | {_safe(target.text if target else '')} "
            f"| {_safe(value)} | {latest.on if latest else ''} | {light_word(one.light)} |"
        )


def _gaps(week: Week) -> Iterator[str]:
    gaps = (
        (say("without a department"), [task.ref for task in week.tasks if not task.departments]),
        (say("without a deadline"), [task.ref for task in week.tasks if task.due is None]),
        (say("never measured"), [one.ref for one in week.indicators if one.latest is None and one.same_as is None]),
    )
    yield ""
    yield f"## {say('Gaps in the data')}"
    yield ""
    for name, refs in gaps:
        shown = ", ".join(refs[:MANY]) + (" …" if len(refs) > MANY else "")
        yield f"- {name}: {len(refs)}" + (f" ({shown})" if refs else "")


def _chief(departments: tuple[Responsibility, ...]) -> str:
    names = [one.name for one in departments if one.role == "lead"] or [
        one.name for one in departments if one.role == "responsible"
    ]
    return "、".join(names[:3])


def _short(text: str, limit: int = 40) -> str:
    return text if len(text) <= limit else text[: limit - 2] + ".."


def _safe(text: str) -> str:
    """Text that Markdown shows as text, on one line of a table."""
    return re.sub(r"([\\`*_{}\[\]<>#|~!&])", r"\\\1", visible(line(text)))
