"""The same figures come out of every front, on a day of the year, after its end, and long after."""

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from qualitytui.cli.dispatch import main
from qualitytui.config import Config
from qualitytui.model.filter import Filter
from qualitytui.reporting.bulletin_tables import sections
from qualitytui.reporting.parquet import write_parquet
from qualitytui.reporting.roll_up import roll_up
from qualitytui.reporting.snapshot_store import read_manifest
from qualitytui.reporting.supervision_tables import units
from qualitytui.rules.figures.rounding import share_text
from qualitytui.workbook.book import Hand, Workbook
from qualitytui.workbook.queries.board import board
from qualitytui.workbook.queries.department_sheets import department_sheet
from qualitytui.workbook.queries.departments import list_departments
from qualitytui.workbook.queries.status import summary
from qualitytui.workbook.queries.week import week_of
from tests.samples import make_sample

DAYS = ("2013-07-19", "2014-01-06", "2014-06-30")
Figures = dict[str, int]
IN_WORDS = {
    "total": r"共(\d+)项任务|全部(\d+)项任务",
    "attributed": r"有责任单位且未取消的(\d+)项",
    "done": r"已办结(\d+)项",
    "to_verify": r"待核(\d+)项",
    "overdue": r"逾期(\d+)项",
    "silent": r"超期未报(\d+)项",
    "silences": r"(\d+)个单位事项",
    "indicators": r"指标(\d+)项",
    "measured": r"有完成值(\d+)项",
    "met": r"达标(\d+)项",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_sample(tmp_path_factory.mktemp("demo") / "demo.db")


@pytest.fixture(params=DAYS)
def day(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "workbook.db"))


@pytest.fixture
def book(path: Path, day: str) -> Iterator[Workbook]:
    with Workbook.open(
        path, Hand(date.fromisoformat(day), "陈协调", lambda: datetime(2013, 7, 19, 10, tzinfo=UTC)), Config()
    ) as opened:
        yield opened


def figures_of(book: Workbook) -> Figures:
    view = book.ask(summary, Filter())
    return {
        "total": view.total,
        "attributed": view.counts.attributed,
        "done": view.counts.done,
        "to_verify": view.counts.to_verify,
        "overdue": len(view.overdue),
        "silent": len(view.silent),
        "silences": len(view.silences),
        "indicators": view.indicators.total,
        "measured": view.indicators.measured,
        "met": view.indicators.met,
    }


@pytest.fixture
def figures(book: Workbook) -> Figures:
    return figures_of(book)


def told(path: Path, day: str, *words: str) -> str:
    """What the program prints, in a terminal that speaks English."""
    out = io.StringIO()
    environ = {
        "QUALITYTUI_WORKBOOK": str(path),
        "QUALITYTUI_TODAY": day,
        "HOME": str(path.parent),
        "LANG": "en_US.UTF-8",
    }
    with redirect_stdout(out):
        assert main(words, environ) == 0
    return out.getvalue()


def in_words(text: str) -> Figures:
    """The figures that a paper's sentences say, each wherever it is first said."""
    found = {name: re.search(pattern, text) for name, pattern in IN_WORDS.items()}
    return {name: int(next(filter(None, one.groups()), "0")) for name, one in found.items() if one}


@pytest.mark.parametrize("kind", ["week", "bulletin", "one-page"])
def test_the_papers_say_the_figures_in_words(path: Path, day: str, figures: Figures, kind: str) -> None:
    assert in_words(told(path, day, "report", kind)) == figures


def test_the_month_and_the_html_say_them_too(path: Path, day: str, figures: Figures) -> None:
    assert in_words(told(path, day, "report", "month")) == figures
    assert in_words(told(path, day, "report", "week", "--format", "html")) == figures


def test_the_status_for_programs(path: Path, day: str, figures: Figures) -> None:
    said: dict[str, Any] = json.loads(told(path, day, "status", "--json"))
    assert said["tasks"]["total"] == figures["total"]
    assert len(said["overdue"]) == figures["overdue"]
    assert len(said["silent"]) == figures["silent"]
    assert [said["indicators"][name] for name in ("total", "measured", "met")] == [
        figures[name] for name in ("indicators", "measured", "met")
    ]


def test_the_week_for_programs(path: Path, day: str, figures: Figures) -> None:
    said = json.loads(told(path, day, "report", "week", "--json"))
    now = said["now"]
    counts = {name: now[name] for name in ("attributed", "done", "to_verify", "overdue", "silent", "silences")}
    indicators = {"indicators": now["indicators"]["total"]} | {n: now["indicators"][n] for n in ("measured", "met")}
    assert {"total": now["tasks"], **counts, **indicators} == figures
    assert sum(len(refs) for refs in said["pace"].values()) == figures["attributed"]


def test_the_excel_file(path: Path, day: str, figures: Figures) -> None:
    target = path.parent / "week.xlsx"
    told(path, day, "report", "week", "--to", str(target))
    sheets = load_workbook(target)
    said = "\n".join(str(cell.value) for row in sheets.worksheets[0].iter_rows() for cell in row if cell.value)
    numbers = in_words(
        re.sub("任务(\\d+)项，有责任单位且未取消(\\d+)项", r"共\1项任务，有责任单位且未取消的\2项", said)
    )
    assert numbers == figures
    assert sheets["任务"].max_row - 1 == figures["total"]
    assert sheets["指标"].max_row - 1 == figures["indicators"]


def test_the_tables(path: Path, day: str, figures: Figures) -> None:
    folder = path.parent / "tables"
    told(path, day, "snapshot", "take", "--to", str(folder), "--only", "csv")
    week = next(folder.iterdir())
    rows = {
        name: list(csv.DictReader((week / f"{name}.csv").read_text(encoding="utf-8-sig").splitlines()))
        for name in ("tasks", "indicators")
    }
    assert len(rows["tasks"]) == figures["total"]
    assert len(rows["indicators"]) == figures["indicators"]
    assert sum(row["达标"] == "是" for row in rows["indicators"]) == figures["met"]
    counts = read_manifest(week)["counts"]
    named = {"tasks": "total", "indicators_measured": "measured", "indicators_met": "met"}
    assert {
        named.get(name, name): count for name, count in counts.items() if named.get(name, name) in figures
    } == figures


def test_the_roll_up(book: Workbook, tmp_path: Path, figures: Figures) -> None:
    pytest.importorskip("duckdb")
    write_parquet(book.ask(week_of), tmp_path / "weeks", "county-1")
    names, rows = roll_up(tmp_path / "weeks")
    found = dict(zip(names, rows[0], strict=True))
    named = {"total": "tasks", "met": "reached"}
    assert {name: found[named.get(name, name)] for name in figures if name != "silences"} == {
        name: count for name, count in figures.items() if name != "silences"
    }


def test_the_board_and_the_departments(book: Workbook, figures: Figures) -> None:
    view = book.ask(board, Filter())
    assert (view.attributed, view.done, view.to_verify) == tuple(
        figures[name] for name in ("attributed", "done", "to_verify")
    )
    assert (len(view.task_ids), view.by_light["red"]) == (figures["total"], figures["overdue"])
    assert (view.indicators.total, view.indicators.measured, view.indicators.met) == tuple(
        figures[name] for name in ("indicators", "measured", "met")
    )
    loads = book.ask(list_departments, Filter()).departments
    assert sum(load.own.silent for load in loads if load.own) == figures["silences"]


def test_a_department_has_the_indicators_that_it_answers_for_everywhere(path: Path, day: str, book: Workbook) -> None:
    target = path.parent / "week.xlsx"
    told(path, day, "report", "week", "--to", str(target))
    heads, *rows = load_workbook(target)["责任单位"].iter_rows(values_only=True)
    in_excel = {row[heads.index("单位")]: row[heads.index("指标")] for row in rows}
    for one in json.loads(told(path, day, "departments", "--json"))["departments"]:
        name = one["name"]
        answered = json.loads(told(path, day, "indicators", f"answers:{name}", "--json"))["shown"]
        assert one["indicators"] == answered == in_excel[name]
        assert len(book.ask(department_sheet, name).indicators) == answered
    paper = in_words(told(path, day, "report", "department", "县质监局"))
    assert paper["indicators"] == in_excel["县质监局"] == 14


def test_the_parts_of_the_plan_add_up_to_the_heads(book: Workbook, figures: Figures) -> None:
    top = [one for one in book.ask(summary, Filter()).sections if "." not in one.ref]
    assert sum(one.total for one in top) == figures["total"]
    assert (sum(one.attributed for one in top), sum(one.done for one in top)) == (
        figures["attributed"],
        figures["done"],
    )
    assert [one for one in book.ask(board, Filter()).sections if "." not in one.ref] == top
    columns = list(zip(*sections(book.ask(week_of)).rows, strict=True))
    counted = [sum(map(int, column)) for column in (*columns[1:3], columns[4])]
    assert counted == [figures[name] for name in ("attributed", "done", "to_verify")]


def test_the_rate_of_closing_is_rounded_by_itself_wherever_it_stands(book: Workbook) -> None:
    week = book.ask(week_of)
    rates = {row[0]: (int(row[2]), int(row[1]), row[-1]) for row in units(week).rows}
    assert len(rates) > 3
    for done, total, printed in rates.values():
        assert printed == (share_text(done, total) if total >= 3 else "—")


def test_each_figure_is_the_size_of_its_filter(book: Workbook, figures: Figures) -> None:
    from qualitytui.model.filter import parse_filter

    for name, text in (("overdue", "due:overdue"), ("silent", "silent:")):
        assert book.ask(summary, parse_filter(text)).total == figures[name]
