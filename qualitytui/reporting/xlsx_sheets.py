"""What the sheets of the Excel workbook show, column by column."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, Generic, NamedTuple, TypeVar

from qualitytui.i18n import say
from qualitytui.model.change_text import told_value
from qualitytui.model.department import DepartmentLoad
from qualitytui.model.indicator import Indicator, Measurement
from qualitytui.model.journal import FieldChange
from qualitytui.model.light import LIGHTS, Light, light_word
from qualitytui.model.task import Task
from qualitytui.model.week import Move, Week
from qualitytui.presentation import indicator_fields as indicator_data
from qualitytui.presentation import task_fields as task_data
from qualitytui.presentation.change_fields import CHANGE_FIELDS, CHANGES, MOVE_FIELDS, MOVES
from qualitytui.presentation.field import Field
from qualitytui.presentation.indicator_fields import INDICATOR_FIELDS
from qualitytui.presentation.task_fields import TASK_FIELDS
from qualitytui.reporting import csv
from qualitytui.reporting.bulletin_tables import all_items, sections
from qualitytui.reporting.csv import L, indicator_fields, task_fields
from qualitytui.reporting.supervision_tables import coming, late_matters, units, units_paced
from qualitytui.reporting.table import Table
from qualitytui.rules.figures.rounding import fraction, share_text
from qualitytui.sanitize import width

V = TypeVar("V")
Cell = str | float | None
Marks = Mapping[int, str]
NO_MARKS: Final[Marks] = {}
SHARE = re.compile(r"\d+(?:\.\d+)?%|—")
"""A share, or the dash where there is none."""


class XlsxColumn(NamedTuple, Generic[V]):
    """One column: its heading, its width in characters, its kind, and what it shows.

    The kinds are text, day, number, share, light, status, and key: what a row is known by.
    """

    heading: str
    width: float
    kind: str
    show: Callable[[V], Cell]


class MeasuredRow(NamedTuple):
    """One value of an indicator."""

    indicator: Indicator
    measurement: Measurement


def readings(week: Week) -> Iterator[MeasuredRow]:
    """Every value ever measured, indicator by indicator, the oldest first."""
    for indicator in week.indicators:
        for measurement in week.histories.get(indicator.id, ()):
            yield MeasuredRow(indicator, measurement)


SHEET_KINDS = {"count": "number", "names": "text", "flag": "text"}
"""The kinds of a field that a sheet shows as another one."""


def _declared(field: Field[V]) -> XlsxColumn[V]:
    """The column of a field; a share is the number as which it is printed."""
    kind = SHEET_KINDS.get(field.kind, field.kind)
    show = (lambda item: _share(field.shown(item))) if kind == "share" else field.cell
    return XlsxColumn(say(field.label), field.width, kind, show)


def tasks(marks: Marks = NO_MARKS) -> Sequence[XlsxColumn[Task]]:
    """The columns of the tasks; `marks` has the checksums of rows that are known already, by the tasks' numbers."""
    columns = {name: _declared(TASK_FIELDS[name]) for name in task_data.XLSX}
    columns["extensions"] = columns["extensions"]._replace(show=lambda task: task.extensions or None)
    return (*columns.values(), _mark(task_fields()[-1], marks))


def indicators(marks: Marks = NO_MARKS) -> Sequence[XlsxColumn[Indicator]]:
    """The columns of the indicators, a distance as a number beside its unit; `marks` likewise."""
    columns = {name: _declared(INDICATOR_FIELDS[name]) for name in indicator_data.XLSX}
    columns["distance"] = columns["distance"]._replace(width=8, show=csv.distance)
    return (*columns.values(), _mark(indicator_fields()[-1], marks))


def _share(text: str) -> float | None:
    """A share as the number that it is printed as."""
    return fraction(text) if text else None


def _mark(field: csv.Field[L], marks: Marks) -> XlsxColumn[L]:
    """The mark by which a row that was changed is known, as in the CSV."""
    return XlsxColumn(field.heading, 11, "key", lambda item: marks.get(item.id) or field.cell(item))


def history() -> Sequence[XlsxColumn[MeasuredRow]]:
    """The columns of the measurements."""
    return (
        XlsxColumn(say("ref"), 9, "text", lambda reading: reading.indicator.ref),
        XlsxColumn(say("indicator"), 40, "text", lambda reading: reading.indicator.title),
        XlsxColumn(say("of day"), 11, "day", lambda reading: reading.measurement.on),
        XlsxColumn(say("value"), 10, "number", lambda reading: reading.measurement.value),
        XlsxColumn(
            say("unit"), 8, "text", lambda reading: reading.indicator.target.unit if reading.indicator.target else None
        ),
        XlsxColumn(say("source"), 18, "text", lambda reading: reading.measurement.source),
        XlsxColumn(say("definition"), 24, "text", lambda reading: reading.measurement.definition),
        XlsxColumn(say("retracted"), 11, "day", lambda reading: reading.measurement.retracted_on),
    )


def departments() -> Sequence[XlsxColumn[DepartmentLoad]]:
    """The columns of the departments."""
    return (
        XlsxColumn(say("department"), 24, "text", lambda load: load.name),
        XlsxColumn(say("lead"), 7, "number", lambda load: load.lead),
        XlsxColumn(say("responsible"), 7, "number", lambda load: load.responsible),
        XlsxColumn(say("support"), 7, "number", lambda load: load.support),
        XlsxColumn(say("indicators"), 7, "number", lambda load: load.indicators),
        XlsxColumn(say("own items"), 8, "number", lambda load: load.own.total if load.own else 0),
        XlsxColumn(say("closed"), 7, "number", lambda load: load.own.done if load.own else 0),
        XlsxColumn(say("to verify"), 7, "number", lambda load: load.own.to_verify if load.own else 0),
        XlsxColumn(say("overdue"), 7, "number", lambda load: load.own.overdue if load.own else 0),
        XlsxColumn(say("silent"), 7, "number", lambda load: load.own.silent if load.own else 0),
        XlsxColumn(say("share closed"), 8, "share", _share_closed),
        *(_light_count(light) for light in LIGHTS),
    )


def _share_closed(load: DepartmentLoad) -> float | None:
    """The share of a department's own items that is closed, as papers print it."""
    return fraction(share_text(load.own.done, load.own.total)) if load.own and load.own.total else None


def _light_count(light: Light) -> XlsxColumn[DepartmentLoad]:
    return XlsxColumn(light_word(light), 5, "number", lambda load: load.own.by_light[light] if load.own else 0)


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


def table_columns(table: Table) -> Sequence[XlsxColumn[tuple[str, ...]]]:
    """The columns of a report's table, as wide as what stands in them; whole numbers are numbers."""
    found = []
    for at, heading in enumerate(table.head):
        cells = [row[at] for row in table.rows]
        kind = _kind(cells)
        wide = min(max(map(width, (heading, *cells))), 50) + 2
        found.append(XlsxColumn(heading, wide, kind, partial(_cell, at, kind=kind)))
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


def moves() -> Sequence[XlsxColumn[Move]]:
    """The columns of what moved."""
    return [_declared(MOVE_FIELDS[name]) for name in MOVES]


def changes() -> Sequence[XlsxColumn[FieldChange]]:
    """The columns of what is different; a number before or after stays one."""
    columns = {name: _declared(CHANGE_FIELDS[name]) for name in CHANGES}
    columns["before"] = columns["before"]._replace(show=lambda change: told_value(change.field, change.before))
    columns["after"] = columns["after"]._replace(show=lambda change: told_value(change.field, change.after))
    return tuple(columns.values())
