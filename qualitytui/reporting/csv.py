"""Tables as CSV that Excel opens right and safely: UTF-8 with its mark, CRLF line ends, no formula injection."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, Protocol, TypeVar

from qualitytui.i18n import say
from qualitytui.model.amount import shown_amount
from qualitytui.model.indicator import Indicator
from qualitytui.model.journal import FieldChange
from qualitytui.model.task import Task
from qualitytui.model.week import Move
from qualitytui.presentation import field as declared
from qualitytui.presentation import indicator_fields as indicator_data
from qualitytui.presentation import task_fields as task_data
from qualitytui.presentation.change_fields import CHANGE_FIELDS, CHANGES, MOVE_FIELDS, MOVES
from qualitytui.presentation.indicator_fields import INDICATOR_FIELDS
from qualitytui.presentation.task_fields import TASK_FIELDS
from qualitytui.progress import wanted
from qualitytui.reporting.cell_values import KINDS, row_mark
from qualitytui.reporting.table import Table
from qualitytui.sanitize import csv_cell, visible

V = TypeVar("V")
Show = Callable[[V], str | float | None]


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
    show: Show[V]
    name: str = ""

    def cell(self, item: V) -> str:
        """What stands in the file."""
        return _cell(self.show(item))


def task_fields() -> tuple[Field[Task], ...]:
    """The columns of the tasks; a task without steps has 0 of 0."""
    return _marked(*_declared(TASK_FIELDS, task_data.CSV, {"steps": _steps}))


def _steps(task: Task) -> str:
    """How many steps are done, in words of which no spreadsheet makes a day, as it does of 2/3."""
    return say("{done} of {total}", done=task.steps_done, total=task.steps_total)


def indicator_fields() -> tuple[Field[Indicator], ...]:
    """The columns of the indicators."""
    return _marked(*_declared(INDICATOR_FIELDS, indicator_data.CSV, {"distance": distance}))


def distance(indicator: Indicator) -> float | None:
    """The distance without the last digits of a calculation with fractions."""
    return None if indicator.distance is None else round(indicator.distance, 6)


def _declared(
    fields: Mapping[str, declared.Field[V]], names: Iterable[str], own: Mapping[str, Show[V]]
) -> Iterator[Field[V]]:
    """The columns of these fields; `own` has what the file shows in another way."""
    for name in names:
        field = fields[name]
        yield Field(say(field.label), own.get(name, field.cell), field.imported_as())


def _marked(*fields: Field[L]) -> tuple[Field[L], ...]:
    """The columns and, at their end, the mark by which a row that was changed is known."""
    importable = [field for field in fields if field.name in KINDS]

    def mark(item: L) -> str:
        return row_mark({field.name: field.cell(item) for field in importable}, item.light)

    return (*fields, Field[L](say("row mark"), mark, "mark"))


def _marked_rows(fields: Sequence[Field[L]], items: Iterable[L], marks: dict[int, str]) -> Iterator[list[str]]:
    """A row for each item, with the mark of its cells at the end; `marks` remembers the marks by the items' numbers."""
    importable = [(at, field.name) for at, field in enumerate(fields) if field.name in KINDS]
    for item in items:
        cells = [field.cell(item) for field in fields[:-1]]
        marks[item.id] = row_mark({name: cells[at] for at, name in importable}, item.light)
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
    fields = _declared(CHANGE_FIELDS, CHANGES, {"at": lambda change: change.at})
    return written(tuple(fields), changes)


def moves_csv(moves: Iterable[Move]) -> bytes:
    """What moved in a time, a row each."""
    return written(tuple(_declared(MOVE_FIELDS, MOVES, {})), moves)


def table_csv(table: Table) -> bytes:
    """A table of a report, a row each."""
    places = [(heading, at) for at, heading in enumerate(table.head)]
    fields = [Field[tuple[str, ...]](heading, partial(_cell_at, at)) for heading, at in places]
    return written(fields, table.rows)


def _cell_at(at: int, row: tuple[str, ...]) -> str:
    return row[at]


def written(fields: Sequence[Field[V]], items: Iterable[V]) -> bytes:
    """The file's bytes."""
    return _file(fields, ([field.cell(item) for field in fields] for item in items))


def _file(fields: Sequence[Field[V]], rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([field.heading for field in fields])
    writer.writerows(wanted(rows))
    return out.getvalue().encode("utf-8-sig")


def _cell(value: str | float | None) -> str:
    if value is None:
        return ""
    return csv_cell(visible(value, keep_lines=True)) if isinstance(value, str) else shown_amount(value)
