"""Tables as CSV that Excel opens right and safely: UTF-8 with its mark, CRLF line ends, no formula injection."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, Protocol, TypeVar

from qualitytui.i18n import say
from qualitytui.model.amount import shown_amount
from qualitytui.model.change_text import field_word, told_value
from qualitytui.model.goal_kind import goal_word
from qualitytui.model.indicator import Indicator
from qualitytui.model.journal import FieldChange
from qualitytui.model.light import light_word
from qualitytui.model.roles import Responsibility
from qualitytui.model.status import status_word
from qualitytui.model.task import Task
from qualitytui.model.value_text import comparator_word, due_source_word
from qualitytui.model.week import Move, move_word
from qualitytui.reporting.cell_values import KINDS, row_mark
from qualitytui.reporting.indicator_tables import attained, pace_text
from qualitytui.reporting.table import Table
from qualitytui.sanitize import csv_cell, visible

V = TypeVar("V")


class Lit(Protocol):
    """What has a number and a light."""

    @property
    def id(self) -> int:
        """The number."""

    @property
    def light(self) -> str:
        """The light."""


L = TypeVar("L", bound=Lit)


@dataclass(frozen=True)
class Field(Generic[V]):
    """One column: its heading, what it shows, and the name under which it comes back in."""

    heading: str
    show: Callable[[V], str | float | None]
    name: str = ""

    def cell(self, item: V) -> str:
        """What stands in the file."""
        return _cell(self.show(item))


def task_fields() -> tuple[Field[Task], ...]:
    """The columns of the tasks."""
    return _marked(
        Field(say("ref"), lambda task: task.ref, "ref"),
        Field(say("plan"), lambda task: task.plan, "plan"),
        Field(say("section"), lambda task: task.section),
        Field(say("title"), lambda task: task.title, "title"),
        Field(say("status"), lambda task: status_word(task.status), "status"),
        Field(say("light"), lambda task: light_word(task.light), "light"),
        Field(say("due"), lambda task: task.due, "due"),
        Field(say("deadline from"), lambda task: due_source_word(task.due_source)),
        Field(say("first due"), lambda task: task.due_original),
        Field(say("extensions"), lambda task: task.extensions),
        Field(say("lead"), lambda task: _in_role(task.departments, "lead"), "lead"),
        Field(say("responsible"), lambda task: _in_role(task.departments, "responsible"), "responsible"),
        Field(say("support"), lambda task: _in_role(task.departments, "support"), "support"),
        Field(say("steps"), lambda task: f"{task.steps_done}/{task.steps_total}"),
        Field(say("last report"), lambda task: task.last_report.on if task.last_report else None, "heard"),
        Field(say("report"), lambda task: task.last_report.text if task.last_report else None, "report"),
        Field(say("problem"), lambda task: task.reasons and task.reasons.problem),
        Field(say("next step"), lambda task: task.reasons and task.reasons.next_step),
        Field(say("promised for"), lambda task: task.reasons and task.reasons.promised),
        Field(say("matter to settle"), lambda task: task.reasons and task.reasons.decision),
        Field(say("checked by"), lambda task: task.checked_by, "checked_by"),
        Field(say("evidence"), lambda task: task.evidence, "evidence"),
        Field(say("text"), lambda task: task.text, "text"),
        Field(say("note"), lambda task: task.status_note, "note"),
    )


def indicator_fields() -> tuple[Field[Indicator], ...]:
    """The columns of the indicators."""
    return _marked(
        Field(say("ref"), lambda one: one.ref, "ref"),
        Field(say("plan"), lambda one: one.plan, "plan"),
        Field(say("title"), lambda one: one.title),
        Field(say("condition"), lambda one: one.condition),
        Field(say("task"), lambda one: one.task),
        Field(say("same as"), lambda one: "、".join(one.twins)),
        Field(say("goal"), lambda one: goal_word(one.goal_kind)),
        Field(say("comparator"), lambda one: comparator_word(one.target.comparator) if one.target else None),
        Field(say("target"), lambda one: one.target.value if one.target else None),
        Field(say("unit"), lambda one: one.target.unit if one.target else None),
        Field(say("value"), lambda one: one.deciding.value if one.deciding else None, "value"),
        Field(say("of day"), lambda one: one.deciding.on if one.deciding else None, "on"),
        Field(say("source"), lambda one: one.deciding.source if one.deciding else None, "source"),
        Field(say("attained"), attained),
        Field(say("distance"), lambda one: None if one.distance is None else round(one.distance, 6)),
        Field(say("unit of the distance"), lambda one: None if one.distance is None else one.distance_unit),
        Field(say("time passed"), pace_text, "pace"),
        Field(say("reached"), lambda one: say("yes") if one.is_met else ""),
        Field(say("light"), lambda one: light_word(one.light), "light"),
        Field(say("departments"), lambda one: "、".join(_named(one)), "departments"),
        Field(say("definition"), lambda one: one.deciding.definition if one.deciding else None, "definition"),
    )


def _named(one: Indicator) -> Iterable[str]:
    """Each department of an indicator, also one that both halves of a pair name, once."""
    return dict.fromkeys(who.name for who in one.departments)


def _marked(*fields: Field[L]) -> tuple[Field[L], ...]:
    """The columns and, at their end, the mark by which a row that was changed is known."""
    held = [field for field in fields if field.name in KINDS]

    def mark(item: L) -> str:
        return row_mark({field.name: field.cell(item) for field in held}, item.light)

    return (*fields, Field[L](say("row mark"), mark, "mark"))


def _marked_rows(fields: Sequence[Field[L]], items: Iterable[L], marks: dict[int, str]) -> Iterator[list[str]]:
    """A row for each item, with the mark of its cells at the end; `marks` remembers the marks by the items' numbers."""
    held = [(at, field.name) for at, field in enumerate(fields) if field.name in KINDS]
    for item in items:
        cells = [field.cell(item) for field in fields[:-1]]
        marks[item.id] = row_mark({name: cells[at] for at, name in held}, item.light)
        yield [*cells, _cell(marks[item.id])]


def tasks_csv(tasks: Iterable[Task], marks: dict[int, str] | None = None) -> bytes:
    """Every task, a row each; `marks` remembers the marks of the rows by the tasks' numbers."""
    fields = task_fields()
    return _file(fields, _marked_rows(fields, tasks, {} if marks is None else marks))


def indicators_csv(indicators: Iterable[Indicator], marks: dict[int, str] | None = None) -> bytes:
    """Every indicator, a row each; `marks` likewise."""
    fields = indicator_fields()
    return _file(fields, _marked_rows(fields, indicators, {} if marks is None else marks))


def changes_csv(changes: Iterable[FieldChange]) -> bytes:
    """What is different, a field a row."""
    fields: Sequence[Field[FieldChange]] = (
        Field(say("ref"), lambda change: change.ref),
        Field(say("title"), lambda change: change.title),
        Field(say("field"), lambda change: field_word(change.field)),
        Field(say("before"), lambda change: told_value(change.field, change.before)),
        Field(say("after"), lambda change: told_value(change.field, change.after)),
        Field(say("when"), lambda change: change.at),
        Field(say("who"), lambda change: change.by),
        Field(say("entry"), lambda change: change.entry),
        Field(say("corrects"), lambda change: change.corrects),
    )
    return written(fields, changes)


def moves_csv(moves: Iterable[Move]) -> bytes:
    """What moved in a time, a row each."""
    fields: Sequence[Field[Move]] = (
        Field(say("kind of move"), lambda move: move_word(move.kind)),
        Field(say("ref"), lambda move: move.ref),
        Field(say("title"), lambda move: move.title),
        Field(say("department"), lambda move: move.who),
        Field(say("text"), lambda move: move.text),
        Field(say("corrects"), lambda move: move.corrects),
    )
    return written(fields, moves)


def table_csv(table: Table) -> bytes:
    """A table of a report, a row each."""
    places = [(heading, at) for at, heading in enumerate(table.head)]
    fields = [Field[tuple[str, ...]](heading, partial(_cell_at, at)) for heading, at in places]
    return written(fields, table.rows)


def _cell_at(at: int, row: tuple[str, ...]) -> str:
    return row[at]


def _in_role(departments: tuple[Responsibility, ...], role: str) -> str:
    return "、".join(one.name for one in departments if one.role == role)


def written(fields: Sequence[Field[V]], items: Iterable[V]) -> bytes:
    """The file's bytes."""
    return _file(fields, ([field.cell(item) for field in fields] for item in items))


def _file(fields: Sequence[Field[V]], rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([field.heading for field in fields])
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: str | float | None) -> str:
    if value is None:
        return ""
    return csv_cell(visible(value, keep_lines=True)) if isinstance(value, str) else shown_amount(value)
