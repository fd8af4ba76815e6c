"""Whatever text a workbook holds, its tables written and taken in again change nothing."""

import csv
import io
import re
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from qualitytui.exchange.import_diff import ImportResult, diff_items
from qualitytui.exchange.row_commands import ImportContext
from qualitytui.exchange.table_reader import Worksheet, sheet_of
from qualitytui.exchange.worksheet import SheetRow
from qualitytui.model.filter import Filter
from qualitytui.model.indicator import Indicator, Measurement
from qualitytui.model.roles import Responsibility
from qualitytui.model.task import Report, Task
from qualitytui.reporting.csv import indicators_csv, tasks_csv
from qualitytui.sanitize import REPLACED, clean, csv_cell, line
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.task import EditTask
from qualitytui.workbook.queries.items import list_indicators, list_tasks

ODD = "=+-@＝＋－＠'\"\t\n\r ,;、\u3000\ue000\U000f0000𠮷\u202e\u200d\x1b\x00\u2028?#NAME!0123/.%é"
TEXTS = st.one_of(st.text(max_size=12), st.text(alphabet=ODD, max_size=8)).map(clean)
ANY = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def nobody(name: str) -> str:
    raise AssertionError(name)


OFFICE = ImportContext(date(2013, 7, 19), None, nobody)


def sheet(content: bytes) -> Worksheet:
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return sheet_of("t.csv", [SheetRow(nth, tuple(row)) for nth, row in enumerate(rows, 1)], is_narrow=False)


def taken(items: Sequence[Task | Indicator], content: bytes) -> ImportResult:
    return diff_items(items, [sheet(content)], OFFICE)


@pytest.fixture
def task(book: Workbook) -> Task:
    return book.ask(list_tasks, Filter()).tasks[0]


@ANY
@given(title=TEXTS, text=TEXTS, report=TEXTS, evidence=TEXTS, name=TEXTS)
@example(title="'=1", text="'=1", report=" ", evidence="''", name="=1")
@example(title=" ", text="\n=1\n", report="-企业不配合", evidence="1/2", name="' @x")
def test_a_task_of_any_texts_is_as_the_workbook_has_it(
    task: Task, title: str, text: str, report: str, evidence: str, name: str
) -> None:
    odd = task._replace(
        title=title,
        text=text,
        evidence=evidence,
        status_note=report,
        last_report=Report(1, "2013-07-19", report, None, None, None),
        departments=(Responsibility(name, "lead"), Responsibility("县质监局", "support")),
    )
    assert taken([odd], tasks_csv([odd])) == ImportResult((), (), (), 1, 0)


@ANY
@given(value=st.floats(allow_nan=False, allow_infinity=False, width=32), source=TEXTS)
@example(value=1e30, source="")
def test_an_indicator_of_any_value_is_as_the_workbook_has_it(book: Workbook, value: float, source: str) -> None:
    one = book.ask(list_indicators, Filter()).indicators[0]
    odd = one._replace(
        latest=Measurement(1, "2013-07-19", value, source, source), attainment=value, condition=source, title=source
    )
    assert taken([odd], indicators_csv([odd])) == ImportResult((), (), (), 1, 0)


@ANY
@given(
    new=TEXTS.map(line).filter(
        lambda text: text.isprintable() and text[:1] not in {"", "'", "#"} and REPLACED not in text
    ),
    old=TEXTS.map(line).filter(lambda text: text[:1] != "'" and not re.fullmatch(r"[\d/.:%-]+", text)),
)
@example(new="=1+1", old="=1")
@example(new="-企业", old="x\u202ey")
def test_what_was_written_into_a_cell_arrives_as_it_is(task: Task, new: str, old: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("编号", "标题"), ("1.1.1", csv_cell(new))])
    weighed = taken([task._replace(title=old)], out.getvalue().encode())
    assert [act for row in weighed.rows for _, act in row.acts] == (
        [] if new == old else [EditTask("sample-2013:1.1.1", title=new)]
    )


def test_a_letter_that_no_glyph_shows_is_itself_again_where_its_name_stands_in_the_cell(task: Task) -> None:
    odd = task._replace(text="左\u202e右\u200d边")
    rows = "编号,文字\r\n1.1.1,左<U+202E>右<U+200D>边上\r\n".encode()
    ((_, act),) = taken([odd], rows).rows[0].acts
    assert act == EditTask("sample-2013:1.1.1", text="左\u202e右\u200d边上")
