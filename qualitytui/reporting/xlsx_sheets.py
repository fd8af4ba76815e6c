"""What the sheets of the Excel workbook show, column by column."""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from qualitytui.model.department import DepartmentLoad
from qualitytui.model.fields import field_word, told_value
from qualitytui.model.history import FieldChange
from qualitytui.model.indicator import Indicator, Measurement
from qualitytui.model.light import LIGHTS, Light, light_word
from qualitytui.model.roles import Responsibility
from qualitytui.model.status import status_word
from qualitytui.model.task import Task
from qualitytui.model.week import Move, Week, move_word
from qualitytui.reporting.csv import Field, indicator_fields, task_fields
from qualitytui.reporting.indicator_tables import pace
from qualitytui.words import say

V = TypeVar("V")
Cell = str | float | None


class Sheet(NamedTuple, Generic[V]):
    """One column: its heading, its width in characters, its kind (text, day, share, light), and what it shows."""

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


def tasks() -> Sequence[Sheet[Task]]:
    """The columns of the tasks."""
    return (
        Sheet(say("ref"), 8, "text", lambda task: task.ref),
        Sheet(say("title"), 34, "text", lambda task: task.title),
        Sheet(say("light"), 5, "light", lambda task: light_word(task.light)),
        Sheet(say("status"), 10, "text", lambda task: status_word(task.status)),
        Sheet(say("due"), 11, "day", lambda task: task.due),
        Sheet(say("first due"), 11, "day", lambda task: task.due_original),
        Sheet(say("extensions"), 5, "number", lambda task: task.extensions or None),
        Sheet(say("lead"), 14, "text", lambda task: _names(task.departments, "lead")),
        Sheet(say("responsible"), 14, "text", lambda task: _names(task.departments, "responsible")),
        Sheet(say("support"), 22, "text", lambda task: _names(task.departments, "support")),
        Sheet(say("last report"), 11, "day", lambda task: task.last_report.on if task.last_report else None),
        Sheet(say("report"), 34, "text", lambda task: task.last_report.text if task.last_report else None),
        Sheet(say("evidence"), 20, "text", lambda task: task.evidence),
        Sheet(say("checked by"), 12, "text", lambda task: task.checked_by),
        Sheet(say("section"), 8, "text", lambda task: task.section),
        Sheet(say("plan"), 14, "text", lambda task: task.plan),
        Sheet(say("text"), 60, "text", lambda task: task.text),
        _mark(task_fields()[-1]),
    )


def indicators() -> Sequence[Sheet[Indicator]]:
    """The columns of the indicators."""
    return (
        Sheet(say("ref"), 9, "text", lambda one: one.ref),
        Sheet(say("indicator"), 40, "text", lambda one: one.title),
        Sheet(say("light"), 5, "light", lambda one: light_word(one.light)),
        Sheet(say("target"), 10, "number", lambda one: one.target.value if one.target else None),
        Sheet(say("value"), 10, "number", lambda one: one.latest.value if one.latest else None),
        Sheet(say("unit"), 8, "text", lambda one: one.target.unit if one.target else None),
        Sheet(say("of day"), 11, "day", lambda one: one.latest.on if one.latest else None),
        Sheet(say("attained"), 8, "share", lambda one: one.attainment),
        Sheet(say("time passed"), 8, "share", pace),
        Sheet(say("due"), 11, "day", lambda one: one.due),
        Sheet(say("departments"), 34, "text", lambda one: "、".join(who.name for who in one.departments)),
        Sheet(say("source"), 16, "text", lambda one: one.latest.source if one.latest else None),
        Sheet(say("definition"), 16, "text", lambda one: one.latest.definition if one.latest else None),
        Sheet(say("plan's wording"), 40, "text", lambda one: one.target.text if one.target else None),
        Sheet(say("condition"), 20, "text", lambda one: one.condition),
        Sheet(say("task"), 9, "text", lambda one: one.task),
        Sheet(say("same as"), 9, "text", lambda one: one.same_as),
        Sheet(say("plan"), 14, "text", lambda one: one.plan),
        _mark(indicator_fields()[-1]),
    )


def _mark(field: Field[V]) -> Sheet[V]:
    """The mark by which a row that was changed is known, as in the CSV."""
    return Sheet(field.heading, 11, "text", field.cell)


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


def departments() -> Sequence[Sheet[DepartmentLoad]]:
    """The columns of the departments."""
    return (
        Sheet(say("department"), 24, "text", lambda load: load.name),
        Sheet(say("lead"), 7, "number", lambda load: load.lead),
        Sheet(say("responsible"), 7, "number", lambda load: load.responsible),
        Sheet(say("support"), 7, "number", lambda load: load.support),
        Sheet(say("indicators"), 7, "number", lambda load: load.indicators),
        *(_light_count(light) for light in LIGHTS),
    )


def _light_count(light: Light) -> Sheet[DepartmentLoad]:
    return Sheet(light_word(light), 5, "number", lambda load: load.by_light[light])


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
