"""Every datum of a task and of an indicator is declared once; the formats choose from the declarations by name."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from qualitytui.cli import columns, json_views
from qualitytui.i18n import say
from qualitytui.presentation import change_fields, indicator_fields, task_fields
from qualitytui.presentation.change_fields import CHANGE_FIELDS, MOVE_FIELDS
from qualitytui.presentation.field import Field
from qualitytui.presentation.indicator_fields import INDICATOR_FIELDS
from qualitytui.presentation.task_fields import TASK_FIELDS
from qualitytui.reporting import csv, parquet, xlsx_sheets
from qualitytui.reporting.cell_values import KINDS, row_mark
from qualitytui.reporting.indicator_tables import indicators_table
from qualitytui.reporting.tables import tasks_table
from qualitytui.store import indicators, tasks
from qualitytui_screens import list_columns

ROOT = Path(__file__).parent.parent.parent
SAID = re.compile(r'\b(?:say|told)\("([^"]+)"\)')
COMPUTED = {"row mark", "value / target", ""}
"""Heads of columns that are no datum of one item."""
GROUPED = {"month", "section", "lead"}
"""Orders that only group a list, or that have two names."""


OTHER_LISTS = {"qualitytui/cli/calls.py", "qualitytui/reporting/xlsx_sheets.py"}
"""Lists with the same heads whose rows are something else: calls, and measurements with their days."""


def headings_of(*fields: Mapping[str, Field[Any]]) -> set[str]:
    labels = {label for one in fields for field in one.values() for label in (field.label, field.short_label)}
    return {say(label) for label in labels | COMPUTED}


def test_every_heading_of_every_format_comes_from_the_declarations() -> None:
    of_tasks, of_indicators = headings_of(TASK_FIELDS), headings_of(INDICATOR_FIELDS)
    of_lines = {one.heading for one in columns.task_row_columns()} | {columns.late_column("2013-07-19").heading}
    assert {one.heading for one in columns.task_columns()} | of_lines <= of_tasks
    assert {one.heading for one in csv.task_fields()} | {one.heading for one in xlsx_sheets.tasks()} <= of_tasks
    assert {*tasks_table(()).head} <= of_tasks
    assert {say(one.head) for one in list_columns.TASKS} <= of_tasks
    assert {one.heading for one in columns.indicator_columns()} <= of_indicators
    of_files = {one.heading for one in csv.indicator_fields()} | {one.heading for one in xlsx_sheets.indicators()}
    assert of_files <= of_indicators
    assert {*indicators_table(()).head} <= of_indicators
    assert {say(one.head) for one in list_columns.INDICATORS} <= of_indicators


def test_no_format_has_a_name_that_is_not_declared() -> None:
    for module, fields in ((task_fields, TASK_FIELDS), (indicator_fields, INDICATOR_FIELDS)):
        parts = {**json_views.TASK_PARTS, **json_views.INDICATOR_PARTS}
        formats = {
            name: value
            for name, value in vars(module).items()
            if name.isupper() and isinstance(value, tuple) and name != "UNFINISHED"
        }
        assert {"COLUMNS", "CSV", "XLSX", "JSON", "PARQUET", "PAPER", "ORDERS", "GROUPS"} <= formats.keys()
        for names in formats.values():
            assert {*names} <= fields.keys() | parts.keys() | {"section"}
            assert len({*names}) == len(names)
    assert {*change_fields.CHANGES} == {*change_fields.CHANGE_COLUMNS} == CHANGE_FIELDS.keys()
    assert {*change_fields.MOVES} == MOVE_FIELDS.keys()


def test_every_datum_is_shown_by_some_format() -> None:
    for module, fields in ((task_fields, TASK_FIELDS), (indicator_fields, INDICATOR_FIELDS)):
        formats = [
            value
            for name, value in vars(module).items()
            if name.isupper() and isinstance(value, tuple) and name != "UNFINISHED"
        ]
        chosen = {name for names in formats for name in names} | {"item"}
        assert fields.keys() <= chosen


@pytest.mark.parametrize(
    ("fields", "sortable"), [(TASK_FIELDS, tasks.SORTABLE), (INDICATOR_FIELDS, indicators.SORTABLE)]
)
def test_an_order_that_the_store_knows_is_that_of_a_declared_datum(
    fields: Mapping[str, Field[Any]], sortable: Mapping[str, str]
) -> None:
    declared = {field.sort.removeprefix("-") for field in fields.values() if field.sort}
    assert declared <= sortable.keys()
    assert sortable.keys() - declared <= GROUPED


def test_the_checksum_of_a_row_is_the_one_of_tables_written_before() -> None:
    task = {"title": "开展宣传", "status": "推进中", "due": "2013-09-30", "lead": "县质监局", "heard": "2013-07-12"}
    assert row_mark(task, "yellow") == "k2e3f372aY"
    assert row_mark({"departments": "县质监局", "value": "95.0", "on": "2013/7/1"}, "green") == "k0df503e3G"
    assert [*KINDS] == [
        *("title", "status", "due", "lead", "responsible", "support", "heard", "report", "text"),
        *("departments", "value", "on"),
    ]


def test_parquet_has_a_type_for_every_kind() -> None:
    kinds = {field.kind for field in TASK_FIELDS.values()} | {field.kind for field in INDICATOR_FIELDS.values()}
    assert kinds <= parquet.TYPES.keys()


def labels_said(element: ast.expr) -> Iterator[str]:
    """The labels that an element of a list says: say("ref"), or a column that is made with it."""
    calls = [element, *element.args, *(one.value for one in element.keywords)] if isinstance(element, ast.Call) else []
    for call in calls:
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in {"say", "told"}:
            yield from (
                part.value for part in call.args if isinstance(part, ast.Constant) and isinstance(part.value, str)
            )


def test_no_module_lists_the_heads_of_items_a_second_time() -> None:
    labels = {
        label for one in (TASK_FIELDS, INDICATOR_FIELDS) for field in one.values() for label in both_labels(field)
    }
    found = set()
    rooms = (ROOT / "screens", *(ROOT / "qualitytui" / room for room in ("cli", "exchange", "reporting", "workbook")))
    for path in (path for room in rooms for path in room.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if len(labels.intersection(SAID.findall(text))) >= 5:
            lists = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Tuple | ast.List))
            said = ({label for element in node.elts for label in labels_said(element)} for node in lists)
            if any(len(labels & one) >= 5 for one in said):
                found.add(path.relative_to(ROOT).as_posix())
    assert found == OTHER_LISTS


def both_labels(field: Field[Any]) -> set[str]:
    return {field.label, field.short_label} - {""}
