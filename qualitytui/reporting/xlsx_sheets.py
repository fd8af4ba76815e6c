"""What the sheets of the Excel workbook show, column by column."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, Generic, NamedTuple, TypeVar

from qualitytui.i18n import say
from qualitytui.model.change_text import field_word, told_value
from qualitytui.model.department import DepartmentLoad
from qualitytui.model.goal_kind import goal_word
from qualitytui.model.indicator import Indicator, Measurement
from qualitytui.model.journal import FieldChange
from qualitytui.model.light import LIGHTS, Light, light_word
from qualitytui.model.roles import Responsibility
from qualitytui.model.status import status_word
from qualitytui.model.task import Task
from qualitytui.model.value_text import due_source_word, shown_distance
from qualitytui.model.week import Move, Week, move_word
from qualitytui.reporting.bulletin_tables import all_items, sections
from qualitytui.reporting.csv import Field, L, indicator_fields, task_fields
from qualitytui.reporting.indicator_tables import attained, pace_text
from qualitytui.reporting.supervision_tables import coming, late_matters, units, units_paced
from qualitytui.reporting.table import Table
from qualitytui.rules.figures.rounding import fraction
from qualitytui.sanitize import width

V = TypeVar("V")
Cell = str | float | None
Marks = Mapping[int, str]
NO_MARKS: Final[Marks] = {}
SHARE = re.compile(r"\d+(?:\.\d+)?%|—")
"""A share, or the dash where there is none."""


class Sheet(NamedTuple, Generic[V]):
    """One column: its heading, its width in characters, its kind, and what it shows.

    The kinds are text, day, number, share, light, status, and key: what a row is known by.
    """

    heading: str
    width: float
    kind: str
    show: Callable[[V], Cell]


class Reading(NamedTuple):
    """One value of an indicator."""

    indicator: Indicator
    measurement: Measurement


def readings(week: Week) -> Iterator[Reading]:
    """Every value ever measured, indicator by indicator, the oldest first."""
    for one in week.indicators:
        for measurement in week.histories.get(one.id, ()):
            yield Reading(one, measurement)


def _names(departments: tuple[Responsibility, ...], *roles: str) -> str:
    return "、".join(one.name for one in departments if one.role in roles)


def tasks(marks: Marks = NO_MARKS) -> Sequence[Sheet[Task]]:
    """The columns of the tasks; `marks` has those of rows that are known already, by the tasks' numbers."""
    return (
        Sheet(say("ref"), 8, "key", lambda task: task.ref),
        Sheet(say("title"), 34, "text", lambda task: task.title),
        Sheet(say("light"), 5, "light", lambda task: light_word(task.light)),
        Sheet(say("status"), 10, "status", lambda task: status_word(task.status)),
        Sheet(say("due"), 11, "day", lambda task: task.due),
        Sheet(say("deadline from"), 8, "text", lambda task: due_source_word(task.due_source)),
        Sheet(say("first due"), 11, "day", lambda task: task.due_original),
        Sheet(say("extensions"), 5, "number", lambda task: task.extensions or None),
        Sheet(say("lead"), 14, "text", lambda task: _names(task.departments, "lead")),
        Sheet(say("responsible"), 14, "text", lambda task: _names(task.departments, "responsible")),
        Sheet(say("support"), 22, "text", lambda task: _names(task.departments, "support")),
        Sheet(say("last report"), 11, "day", lambda task: task.last_report.on if task.last_report else None),
        Sheet(say("report"), 34, "text", lambda task: task.last_report.text if task.last_report else None),
        Sheet(say("problem"), 20, "text", lambda task: task.reasons and task.reasons.problem),
        Sheet(say("next step"), 20, "text", lambda task: task.reasons and task.reasons.next_step),
        Sheet(say("promised for"), 11, "day", lambda task: task.reasons and task.reasons.promised),
        Sheet(say("matter to settle"), 20, "text", lambda task: task.reasons and task.reasons.decision),
        Sheet(say("evidence"), 20, "text", lambda task: task.evidence),
        Sheet(say("checked by"), 12, "text", lambda task: task.checked_by),
        Sheet(say("section"), 8, "text", lambda task: task.section),
        Sheet(say("plan"), 14, "text", lambda task: task.plan),
        Sheet(say("text"), 60, "text", lambda task: task.text),
        _mark(task_fields()[-1], marks),
    )


def indicators(marks: Marks = NO_MARKS) -> Sequence[Sheet[Indicator]]:
    """The columns of the indicators; `marks` likewise."""
    return (
        Sheet(say("ref"), 9, "key", lambda one: one.ref),
        Sheet(say("indicator"), 40, "text", lambda one: one.title),
        Sheet(say("light"), 5, "light", lambda one: light_word(one.light)),
        Sheet(say("target"), 10, "number", lambda one: one.target.value if one.target else None),
        Sheet(say("value"), 10, "number", lambda one: one.deciding.value if one.deciding else None),
        Sheet(say("unit"), 8, "text", lambda one: one.target.unit if one.target else None),
        Sheet(say("of day"), 11, "day", lambda one: one.deciding.on if one.deciding else None),
        Sheet(say("goal"), 7, "text", lambda one: goal_word(one.goal_kind)),
        Sheet(say("attained"), 8, "share", lambda one: _share(attained(one))),
        Sheet(say("distance"), 13, "text", shown_distance),
        Sheet(say("time passed"), 8, "share", lambda one: _share(pace_text(one))),
        Sheet(say("reached"), 6, "text", lambda one: say("yes") if one.is_met else ""),
        Sheet(say("due"), 11, "day", lambda one: one.due),
        Sheet(say("departments"), 34, "text", lambda one: "、".join(who.name for who in one.departments)),
        Sheet(say("source"), 16, "text", lambda one: one.deciding.source if one.deciding else None),
        Sheet(say("definition"), 16, "text", lambda one: one.deciding.definition if one.deciding else None),
        Sheet(say("plan's wording"), 40, "text", lambda one: one.target.text if one.target else None),
        Sheet(say("condition"), 20, "text", lambda one: one.condition),
        Sheet(say("task"), 9, "text", lambda one: one.task),
        Sheet(say("same as"), 9, "text", lambda one: "、".join(one.twins)),
        Sheet(say("plan"), 14, "text", lambda one: one.plan),
        _mark(indicator_fields()[-1], marks),
    )


def _share(text: str) -> float | None:
    """A share as the number that it is printed as."""
    return fraction(text) if text else None


def _mark(field: Field[L], marks: Marks) -> Sheet[L]:
    """The mark by which a row that was changed is known, as in the CSV."""
    return Sheet(field.heading, 11, "key", lambda item: marks.get(item.id) or field.cell(item))


def history() -> Sequence[Sheet[Reading]]:
    """The columns of the measurements."""
    return (
        Sheet(say("ref"), 9, "text", lambda one: one.indicator.ref),
        Sheet(say("indicator"), 40, "text", lambda one: one.indicator.title),
        Sheet(say("of day"), 11, "day", lambda one: one.measurement.on),
        Sheet(say("value"), 10, "number", lambda one: one.measurement.value),
        Sheet(say("unit"), 8, "text", lambda one: one.indicator.target.unit if one.indicator.target else None),
        Sheet(say("source"), 18, "text", lambda one: one.measurement.source),
        Sheet(say("definition"), 24, "text", lambda one: one.measurement.definition),
        Sheet(say("retracted"), 11, "day", lambda one: one.measurement.retracted_on),
    )


def departments(week: Week) -> Sequence[Sheet[DepartmentLoad]]:
    """The columns of the departments."""
    return (
        Sheet(say("department"), 24, "text", lambda load: load.name),
        Sheet(say("lead"), 7, "number", lambda load: load.lead),
        Sheet(say("responsible"), 7, "number", lambda load: load.responsible),
        Sheet(say("support"), 7, "number", lambda load: load.support),
        Sheet(say("indicators"), 7, "number", lambda load: load.indicators),
        Sheet(say("own items"), 8, "number", lambda load: load.own.total if load.own else 0),
        Sheet(say("closed"), 7, "number", lambda load: load.own.done if load.own else 0),
        Sheet(say("to verify"), 7, "number", lambda load: load.own.to_verify if load.own else 0),
        Sheet(say("overdue"), 7, "number", lambda load: load.own.overdue if load.own else 0),
        Sheet(say("silent"), 7, "number", lambda load: load.own.silent if load.own else 0),
        Sheet(say("share closed"), 8, "share", lambda load: _share_closed(week, load)),
        *(_light_count(light) for light in LIGHTS),
    )


def _share_closed(week: Week, load: DepartmentLoad) -> float | None:
    """The share of a department's own items that is closed."""
    share = week.shares_closed.get(load.name)
    return None if share is None else share / 100


def _light_count(light: Light) -> Sheet[DepartmentLoad]:
    return Sheet(light_word(light), 5, "number", lambda load: load.own.by_light[light] if load.own else 0)


def kind_tables(kind: str, week: Week) -> Iterator[tuple[str, Table]]:
    """The tables that only a workbook of that kind has, each with the name of its sheet."""
    if kind == "bulletin":
        yield say("By department"), units_paced(week)
        yield say("By part"), sections(week)
        yield say("By class"), all_items(week)
    elif kind == "one-page":
        yield say("For attention"), late_matters(week)
        yield say("By department"), units(week)
        yield say("Due soon"), coming(week)


def table_columns(table: Table) -> Sequence[Sheet[tuple[str, ...]]]:
    """The columns of a report's table, as wide as what stands in them; whole numbers are numbers."""
    found = []
    for at, heading in enumerate(table.head):
        cells = [row[at] for row in table.rows]
        kind = _kind(cells)
        wide = min(max(map(width, (heading, *cells))), 50) + 2
        found.append(Sheet(heading, wide, kind, partial(_cell, at, kind=kind)))
    return found


def _kind(cells: Sequence[str]) -> str:
    """What a column of text holds: whole numbers, shares with a dash for none, or text."""
    if cells and all(cell.isdecimal() for cell in cells):
        return "number"
    is_share = any(cell != "—" for cell in cells) and all(SHARE.fullmatch(cell) for cell in cells)
    return "share" if is_share else "text"


def _cell(at: int, row: tuple[str, ...], *, kind: str) -> Cell:
    text = row[at]
    if kind == "share" and text != "—":
        return fraction(text)
    return int(text) if kind == "number" else text


def moves() -> Sequence[Sheet[Move]]:
    """The columns of what moved."""
    return (
        Sheet(say("kind of move"), 12, "text", lambda move: move_word(move.kind)),
        Sheet(say("ref"), 9, "text", lambda move: move.ref),
        Sheet(say("title"), 34, "text", lambda move: move.title),
        Sheet(say("department"), 18, "text", lambda move: move.who),
        Sheet(say("text"), 50, "text", lambda move: move.text),
        Sheet(say("corrects"), 10, "text", lambda move: move.corrects),
    )


def changes() -> Sequence[Sheet[FieldChange]]:
    """The columns of what is different."""
    return (
        Sheet(say("ref"), 9, "text", lambda change: change.ref),
        Sheet(say("title"), 34, "text", lambda change: change.title),
        Sheet(say("field"), 18, "text", lambda change: field_word(change.field)),
        Sheet(say("before"), 30, "text", lambda change: told_value(change.field, change.before)),
        Sheet(say("after"), 30, "text", lambda change: told_value(change.field, change.after)),
        Sheet(say("when"), 19, "text", lambda change: (change.at or "").replace("T", " ")),
        Sheet(say("who"), 10, "text", lambda change: change.by),
        Sheet(say("entry"), 7, "number", lambda change: change.entry),
        Sheet(say("corrects"), 10, "text", lambda change: change.corrects),
    )
