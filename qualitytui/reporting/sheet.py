"""The sheet of one department: what to ask it about first, then all it answers for."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qualitytui.i18n import say
from qualitytui.model.department import DepartmentSheet
from qualitytui.model.roles import ANSWERING, RANK
from qualitytui.model.status import UNFINISHED, status_word
from qualitytui.model.task import Task
from qualitytui.model.value_text import (
    both_refs,
    lateness,
    role_word,
    shown_deadline,
    shown_distance,
    shown_reading,
    shown_target,
)
from qualitytui.sanitize import line


class SheetLine(NamedTuple):
    """One line of the sheet; a heading has neither light nor item."""

    text: str
    light: str | None = None
    more: str = ""
    """What hangs under the line, such as the latest report."""


def sheet_lines(sheet: DepartmentSheet) -> Iterator[SheetLine]:
    """The parts that have something to say, each under its heading."""
    standing, own = sheet.standing, set(ANSWERING)
    yield SheetLine(standing.name + "".join(f" ({alias})" for alias in standing.load.aliases))
    yield SheetLine(
        say(
            "leads {lead}, responsible for {responsible}, supports {support}; late {late}, silent {silent}; "
            "last heard {heard}",
            lead=standing.load.lead,
            responsible=standing.load.responsible,
            support=standing.load.support,
            late=standing.late,
            silent=standing.silent,
            heard=standing.heard or "-",
        ),
        more=" ",
    )
    mine = [task for task in sheet.tasks if _roles(task, standing.name) & own]
    ask = [
        task
        for task in mine
        if task.status in UNFINISHED and (task.light in {"red", "yellow"} or task.id in sheet.silent)
    ]
    yield from _part(say("to ask first"), ask, sheet)
    for role in RANK:
        tasks = [task for task in sheet.tasks if role in _roles(task, standing.name)]
        yield from _part(role_word(role), tasks, sheet)
    if sheet.indicators:
        yield SheetLine(f"{say('indicators')} {len(sheet.indicators)}")
    for indicator in sheet.indicators:
        value = f"{shown_reading(indicator) or '-'} / {shown_target(indicator)}"
        day = f" ({indicator.deciding.on})" if indicator.deciding else ""
        how = f"  {shown_distance(indicator)}" if indicator.distance is not None else ""
        yield SheetLine(f"{both_refs(indicator)}  {indicator.title}  {value}{how}{day}", indicator.light)


def _part(heading: str, tasks: Sequence[Task], sheet: DepartmentSheet) -> Iterator[SheetLine]:
    if not tasks:
        return
    yield SheetLine(f"{heading} {len(tasks)}")
    for task in tasks:
        silent = f"  {say('silent')}" if task.id in sheet.silent else ""
        owed = f" {lateness(task.due, sheet.today)}" if task.due and task.status in UNFINISHED else ""
        due = f"  {shown_deadline(task)}{owed}" if task.due else ""
        last = task.last_report
        news = f"{last.on} {last.person or last.department or ''}: {line(last.text)}" if last else say("no report yet")
        yield SheetLine(f"{task.ref}  {task.title}  {status_word(task.status)}{due}{silent}", task.light, news)


def _roles(task: Task, name: str) -> set[str]:
    return {department.role for department in task.departments if department.name == name}
