"""Translates a changed row of a table into commands."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Final, NamedTuple

from qualitytui.errors import Refused
from qualitytui.exchange.cell_diff import DATED, CellRefused, Edit, RowDiff, typed
from qualitytui.i18n import say
from qualitytui.model.amount import shown_amount
from qualitytui.model.calendar import YEARS
from qualitytui.model.dates import Sense, parse_day
from qualitytui.model.indicator import Indicator
from qualitytui.model.status import ALLOWED, status_meant, status_word
from qualitytui.model.task import Task
from qualitytui.reporting.cell_values import days, names, number
from qualitytui.rules.plausibility import doubted_deadline
from qualitytui.workbook.command import Command
from qualitytui.workbook.command_table import command_of, commands_of
from qualitytui.workbook.commands.indicator import MeasureOnce
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.status import CloseTask, MoveStatus
from qualitytui.workbook.commands.task import (
    ROLES,
    AssignDepartment,
    EditTask,
    SetDue,
    UnassignDepartment,
)

RowCommand = tuple[str, Command]
MONTH: Final = re.compile(r"\d{4}年\d{1,2}月|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
SMALL_SHARE: Final = 2
"""A goal of fewer per cent can be met by a value below one."""


class ImportContext(NamedTuple):
    """The context of the commands: the day, a common reason, the lookup of department names."""

    today: date
    note: str | None
    called: Callable[[str], str]


@contextmanager
def _cell(edit: Edit) -> Iterator[None]:
    """Adds the column to a refusal."""
    try:
        yield
    except CellRefused:
        raise
    except Refused as refusal:
        raise CellRefused(
            edit.heading, refusal.sentence, refusal.hint, remedy=refusal.remedy, **refusal.facts
        ) from refusal


def task_acts(task: Task, row: RowDiff, office: ImportContext) -> list[RowCommand]:
    """The commands that apply a row to a task."""
    ref = f"{task.plan}:{task.ref}"
    edits = row.edits
    note = _beside(row, "note", task.status_note) if "note" in row.stray else office.note
    acts = list[RowCommand]()
    for name, stored in (("title", task.title), ("text", task.text)):
        if edit := edits.get(name):
            acts.append((edit.heading, EditTask(ref, **{name: typed(edit, stored)})))
    acts += _roles(ref, task, edits, office)
    if edit := edits.get("report") or edits.get("heard"):
        acts.append((edit.heading, _report(ref, task, row, office)))
    if edit := edits.get("due"):
        acts.append((edit.heading, SetDue((ref,), _deadline(edit, office.today, note), reason=note)))
    if edit := edits.get("status"):
        acts.append((edit.heading, _move(ref, task, edit, row, note)))
    return acts


def _beside(row: RowDiff, name: str, stored: str | None) -> str | None:
    return typed(row.beside[name], stored) if name in row.beside else None


def _day(edit: Edit, today: date, sense: Sense = "past") -> date:
    with _cell(edit):
        if not edit.cell.strip():
            raise _emptied(edit)
        meant = days(edit.cell.strip())
        is_clear = len(meant) == 1 and date.fromisoformat(meant[0]).year in YEARS
        return date.fromisoformat(meant[0]) if is_clear else parse_day(edit.cell, today, sense)


def _deadline(edit: Edit, today: date, note: str | None) -> date:
    """A deadline; one that is odd is asked about everywhere, and a table answers by a reason."""
    day = _day(edit, today, "deadline")
    for doubt in () if note else doubted_deadline(day, today):
        raise CellRefused(edit.heading, doubt.sentence, say("If it is right, give the reason in the column of notes."))
    return day


def _emptied(edit: Edit) -> CellRefused:
    return CellRefused(
        edit.heading,
        say("The cell is empty; an empty cell takes nothing out of the workbook."),
        say("Put {value} back, or take it out in the program.", value=edit.before),
    )


def _move(ref: str, task: Task, edit: Edit, row: RowDiff, note: str | None) -> Command:
    with _cell(edit):
        if not edit.cell.strip():
            raise _emptied(edit)
        kind = _way(task.status, edit.cell)
        if kind.needs_note and not note:
            raise Refused(
                say("To become {status} it needs the reason.", status=edit.cell.strip()),
                remedy="give-reason-in-column",
                field=say("note"),
            )
    values = {"refs": (ref,), "note": note}
    if kind is CloseTask:
        values |= {name: _beside(row, name, None) for name in ("checked_by", "evidence")}
    return command_of(kind.name, values)


def _way(status: str, word: str) -> type[Command]:
    """The command that leads from a status to the one in a cell."""
    wanted = status_meant(word)
    for kind in commands_of("task").values():
        if wanted and issubclass(kind, MoveStatus) and kind.ways.get(status) == wanted:
            return kind
    ways = say("Allowed from there: {statuses}.", statuses=say(", ").join(map(status_word, ALLOWED[status])))
    if wanted is None:
        raise Refused(say("{word} is not a status.", word=word), ways)
    before, after = status_word(status), status_word(wanted)
    raise Refused(say("No way leads from {before} to {after}.", before=before, after=after), ways)


def _roles(ref: str, task: Task, edits: Mapping[str, Edit], office: ImportContext) -> Iterator[RowCommand]:
    """Who answers for a task: each department in one role."""
    names_by_role = {
        role: {department.name for department in task.departments if department.role == role} for role in ROLES
    }
    wanted = dict(names_by_role)
    for role in ROLES:
        if edit := edits.get(role):
            with _cell(edit):
                wanted[role] = _called(edit, names_by_role[role], office)
    for role in ROLES:
        if not wanted[role] and names_by_role[role] - {name for cell in wanted.values() for name in cell}:
            raise _emptied(edits[role])
    for role in ROLES:
        others = {name for other in ROLES if other != role for name in wanted[other]}
        for name in sorted(wanted[role] - names_by_role[role]):
            if name in others:
                raise CellRefused(
                    edits[role].heading,
                    say("{name} would have two roles.", name=name),
                    say("Leave it in one of the columns."),
                )
            yield edits[role].heading, AssignDepartment((ref,), name, role=role)
    for role in ROLES:
        moved = {name for other in ROLES for name in wanted[other] - names_by_role[other]}
        for name in sorted(names_by_role[role] - wanted[role] - moved):
            yield edits[role].heading, UnassignDepartment((ref,), name, role=role)


def _called(edit: Edit, known_names: set[str], office: ImportContext) -> set[str]:
    """The full names of the departments in a cell; those held keep the name they have."""
    known = {" ".join(name.split()): name for name in known_names}
    return {known[name] if name in known else office.called(name) for name in names(edit.cell)}


def _report(ref: str, task: Task, row: RowDiff, office: ImportContext) -> Command:
    last = task.last_report
    text, day = row.edits.get("report"), row.edits.get("heard")
    if text and not text.cell.strip():
        raise _emptied(text)
    report = typed(text, last.text if last else None) if text else (last.text if last else "")
    on = office.today if is_undated(row) else _new_day(day, last.on if last else None, office.today)
    return ReportProgress((ref,), report, on=on)


def _new_day(edit: Edit | None, last: str | None, today: date) -> date:
    """The day in a cell, or the one that stands there still; none may be earlier than what the workbook has."""
    if edit is None or (not edit.cell.strip() and last is None):
        return date.fromisoformat(last) if last else today
    day = _day(edit, today)
    if last and day.isoformat() < last:
        raise _older(edit, last)
    return day


def indicator_acts(indicator: Indicator, row: RowDiff, office: ImportContext) -> list[RowCommand]:
    """The commands that apply a row to an indicator."""
    ref, edits = f"{indicator.plan}:{indicator.ref}", row.edits
    acts = list(_answering(ref, indicator, edits, office))
    if edit := edits.get("value") or edits.get("on"):
        acts.append((edit.heading, _measure(ref, indicator, row, office)))
    return acts


def _answering(
    ref: str, indicator: Indicator, edits: Mapping[str, Edit], office: ImportContext
) -> Iterator[RowCommand]:
    if edit := edits.get("departments"):
        if indicator.source == "text":
            raise CellRefused(
                edit.heading,
                say("The departments of an indicator in a task's text are the task's."),
                say("Change them in tasks.csv."),
            )
        names = {who.name for who in indicator.departments}
        with _cell(edit):
            wanted = _called(edit, names, office)
        if not wanted:
            raise _emptied(edit)
        for name in sorted(wanted - names):
            yield edit.heading, AssignDepartment((ref,), name, role="responsible")
        for name in sorted(names - wanted):
            yield edit.heading, UnassignDepartment((ref,), name)


def _measure(ref: str, indicator: Indicator, row: RowDiff, office: ImportContext) -> Command:
    latest, value = indicator.deciding, row.edits.get("value")
    if value and not value.cell.strip():
        raise _emptied(value)
    day, last = row.edits.get("on"), latest.on if latest else None
    on = _today_after(value, last, office.today) if value and is_undated(row) else _new_day(day, last, office.today)
    amount = value.cell.strip() if value else repr(latest.value) if latest else ""
    if value:
        _check_amount(value, indicator)
    source = _beside(row, "source", latest.source if latest else None)
    definition = _beside(row, "definition", latest.definition if latest else None)
    if is_undated(row) and "definition" not in row.stray:
        definition = None
    return MeasureOnce(ref, amount, on=on, source=source, definition=definition)


def is_undated(row: RowDiff) -> bool:
    """Whether a new value or report has no day of its own: it is of the day of taking in."""
    return any(
        dated in row.edits and (name not in row.edits or not row.edits[name].cell.strip())
        for name, dated in DATED.items()
    )


def _today_after(edit: Edit, last: str | None, today: date) -> date:
    if last and today.isoformat() < last:
        raise _older(edit, last)
    return today


def _older(edit: Edit, last: str) -> CellRefused:
    return CellRefused(
        edit.heading,
        say("The workbook has something newer, of {day}.", day=last),
        say("What is older can be recorded in the program."),
    )


def _check_amount(edit: Edit, indicator: Indicator) -> None:
    """Refuses a day, which a spreadsheet makes of 3/5, and 0.962 where 96.2 per cent is meant."""
    cell = edit.cell.strip()
    if days(cell) or MONTH.fullmatch(cell):
        raise CellRefused(
            edit.heading,
            say("{word} is a day, not a number.", word=cell),
            say("A spreadsheet makes a day of 3/5: write the number, or format the cell as text."),
        )
    value, target = number(cell), indicator.target
    if value is None or target is None or target.unit not in {"%", "％"}:
        return
    if 0 < value <= 1 and target.value > SMALL_SHARE and target.comparator in {"at_least", "more_than", "equal"}:
        raise CellRefused(
            edit.heading,
            say("{word} is less than one per cent; did you mean {share}%?", word=cell, share=shown_amount(value * 100)),
            say("Write it with its sign: {share}% or {word}%.", share=shown_amount(value * 100), word=cell),
        )
