import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualitytui.config import Config
from qualitytui.data_class import replace
from qualitytui.i18n import say
from qualitytui.model.filter import Filter
from qualitytui.model.journal import FieldChange, JournalSpan
from qualitytui.model.light import light_word
from qualitytui.model.status import status_word
from qualitytui.model.value_text import comparator_word
from qualitytui.reporting.csv import Field, changes_csv, indicators_csv, tasks_csv, written
from qualitytui.sanitize import clean
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.task import EditTask
from qualitytui.workbook.queries.history import list_changes
from qualitytui.workbook.queries.items import list_indicators, list_tasks
from tests.samples import PLAN, hand, sample_import

TEXTS = (Field[str]("text", lambda text: text),)


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def cell_of(text: str) -> str:
    return rows_of(written(TEXTS, [text]))[1][0]


def by_heading(content: bytes) -> list[dict[str, str]]:
    headings, *rows = rows_of(content)
    assert len(set(headings)) == len(headings)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def test_a_file_begins_with_its_mark_and_every_line_ends_with_crlf(book: Workbook) -> None:
    tasks = tasks_csv(book.ask(list_tasks, Filter()).tasks)
    assert tasks.startswith(b"\xef\xbb\xbf")
    assert tasks.endswith(b"\r\n")
    assert tasks.count(b"\n") == tasks.count(b"\r\n") == 4


def test_a_file_of_nothing_still_has_its_headings() -> None:
    for content in (tasks_csv([]), indicators_csv([]), changes_csv([])):
        assert len(rows_of(content)) == 1
        assert len(rows_of(content)[0]) > 5


@pytest.mark.parametrize(
    "text",
    [
        "=cmd|' /C calc'!A0",
        "=1+1",
        "+1+2",
        "-1+2",
        "+SUM(A1)",
        "@SUM(A1)",
        "＝1+1",
        "＠SUM(A1)",
        "  =1+1",
        "\u3000=1+1",
        "-企业不配合",
        '=HYPERLINK("http://example.org","点")',
        "\n=1+1",
    ],
)
def test_a_formula_is_kept_as_text_behind_a_quote(text: str) -> None:
    assert cell_of(text) == f"'{text}"


@pytest.mark.parametrize("text", ["+1", "-1", "-1.5", "-20%", "3/5", "质监局", "a=b", "1-2", "'=1", ""])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert cell_of(text) == text


@given(st.text(min_size=1))
def test_no_cell_of_any_text_is_a_formula(text: str) -> None:
    cell = cell_of(text)
    assert not cell.startswith(("=", "@", "\t", "\r"))
    assert not cell.startswith(("+", "-")) or cell.lstrip("+-").rstrip("%").replace(".", "", 1).isdigit()


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_text_as_the_workbook_keeps_it_comes_back_whole(text: str) -> None:
    kept = clean(text)
    assert cell_of(f"文{kept}") == f"文{kept}" or not kept.replace("\n", "").isprintable()


def test_commas_quotes_and_lines_come_back_and_a_tab_or_an_escape_is_shown_by_name() -> None:
    text = "一、\"质量\",\n二、;'x'\n\n"
    assert cell_of(text) == text
    assert cell_of("\tx\x1b[31m\r") == "␉x␛[31m␍"


def test_a_long_text_is_not_cut(book: Workbook) -> None:
    text = "质" * 40_000
    book.do(EditTask("2.1", text=text))
    book.do(ReportProgress("2.1", f"{text}报"))
    row = by_heading(tasks_csv(book.ask(list_tasks, Filter()).tasks))[2]
    assert (row[say("text")], row[say("report")]) == (text, f"{text}报")


def test_every_task_stands_on_its_row_with_who_leads_and_who_supports(book: Workbook) -> None:
    book.do(EditTask("1.1.2", title="=1+1"))
    rows = by_heading(tasks_csv(book.ask(list_tasks, Filter()).tasks))
    assert [list(row.values())[:4] for row in rows] == [
        ["1.1.1", "sample-2013", "1.1", PLAN.tasks[0].title],
        ["1.1.2", "sample-2013", "1.1", "'=1+1"],
        ["2.1", "sample-2013", "2", PLAN.tasks[2].title],
    ]
    assert [(row[say("lead")], row[say("responsible")], row[say("support")]) for row in rows] == [
        ("县质监局", "", "县经信局"),
        ("县强县办", "", "相关部门"),
        ("", "县农业局", ""),
    ]
    assert {"2013-12-31", "2013-07-19", "已导入3家", "0/0步", "0"} <= set(rows[0].values())


def test_an_indicator_row_has_plain_numbers_and_a_twin_shows_the_same_value(book: Workbook) -> None:
    rows = {
        next(iter(row.values())): row
        for row in by_heading(indicators_csv(book.ask(list_indicators, Filter()).indicators))
    }
    assert set(rows) == {"1.1.1#1", "A1.1", "A1.2"}
    wanted = {"2.1#1", comparator_word("at_least"), "95", "%", "96.2", "2013-07-19", "县农业局", "1.2", "个百分点"}
    assert wanted <= set(rows["A1.1"].values())
    assert "其中农业不低于一半" in rows["A1.2"].values()


def test_an_indicator_without_a_number_leaves_its_cells_empty(tmp_path: Path) -> None:
    plan = PLAN._replace(indicators=(PLAN.indicators[1]._replace(target=None, condition=None),))
    bare = replace(sample_import(), plan=plan)
    with Workbook.create(tmp_path / "bare.db", hand(), Config(), [bare]) as book:
        (row,) = [
            row
            for row in by_heading(indicators_csv(book.ask(list_indicators, Filter()).indicators))
            if "A1.2" in row.values()
        ]
    assert [value for heading, value in row.items() if value and heading != say("row mark")] == [
        "A1.2",
        "sample-2013",
        "示范项目",
        light_word("grey"),
        "县质监局",
    ]


def test_a_change_stands_with_what_was_before_and_after(book: Workbook) -> None:
    rows = rows_of(changes_csv(book.ask(list_changes, Filter(), JournalSpan("2013-07-19", "2013-07-19"))))
    change = next(row for row in rows if row[2] == say("status"))
    assert change == [
        "1.1.1",
        PLAN.tasks[0].title,
        say("status"),
        status_word("not_started"),
        status_word("in_progress"),
        "2013-07-19T10:00:00",
        "陈协调",
        change[7],
        "",
    ]
    odd = FieldChange("1.1", "=x", "value", None, -0.5, "2013-07-19", "@陈", 3, "2013-W28")
    assert rows_of(changes_csv([odd]))[1] == [
        "1.1",
        "'=x",
        say("number to reach"),
        "",
        "-0.5",
        "2013-07-19",
        "'@陈",
        "3",
        "2013-W28",
    ]


def test_no_cell_reads_as_a_day_that_is_none(book: Workbook) -> None:
    contents = (
        tasks_csv(book.ask(list_tasks, Filter()).tasks),
        indicators_csv(book.ask(list_indicators, Filter()).indicators),
    )
    cells = [cell for content in contents for row in rows_of(content) for cell in row]
    assert not [cell for cell in cells if re.fullmatch(r"\d{1,2}[/-]\d{1,2}", cell)]
