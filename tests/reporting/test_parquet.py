import sys
from datetime import date
from pathlib import Path

import pytest

from qualitytui.errors import Refused
from qualitytui.reporting.parquet import engine, execute, write_parquet
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.status import StartTask
from qualitytui.workbook.queries.week import week_of
from tests.reporting.weeks import write_weeks

COUNTY = "county-1"


def test_without_the_extra_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(Refused) as refusal:
        engine()
    assert "analytics" in refusal.value.hint


class Failing:
    """A connection whose query ends with an error."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def execute(self, _query: str, _values: object) -> None:
        raise self.error


def test_an_interrupt_is_one_and_no_error_of_the_program() -> None:
    with pytest.raises(KeyboardInterrupt):
        execute(Failing(RuntimeError("Query interrupted")), "SELECT 1")
    with pytest.raises(RuntimeError):
        execute(Failing(RuntimeError("out of order")), "SELECT 1")


def test_a_full_disk_is_told_as_everywhere(book: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb")
    full = duckdb.IOException('IO Error: Async write failed: {"exception_type":"IO","errno":"28"}\n')
    monkeypatch.setattr("qualitytui.reporting.parquet.engine", lambda: Failing(full))
    with pytest.raises(Refused) as refusal:
        write_parquet(book.ask(week_of), tmp_path, COUNTY)
    assert "磁盘" in refusal.value.sentence
    assert refusal.value.remedy is None


@pytest.fixture
def root(book: Workbook, tmp_path: Path) -> Path:
    return write_weeks(book, tmp_path / "weeks")


def test_every_plan_and_week_has_its_folder_and_the_rows_of_the_week(book: Workbook, root: Path) -> None:
    names = {str(path.relative_to(root)) for path in root.rglob("*.parquet")}
    assert "tasks/workbook=county-1/plan=sample-2013/week=2013-W29/tasks.parquet" in names
    assert "indicators/workbook=county-1/plan=other%2F%E5%8E%BF%201/week=2013-W28/indicators.parquet" in names
    assert len(names) == 8
    week = book.ask(week_of)
    path = root / "tasks" / "workbook=county-1" / "plan=sample-2013" / "week=2013-W29" / "tasks.parquet"
    rows = engine().execute(f"SELECT ref, title, status, light, due, lead, is_slow FROM '{path}'")
    assert rows.fetchall() == [
        (
            task.ref,
            task.title,
            task.status,
            task.light,
            date.fromisoformat(task.due) if task.due else None,
            [one.name for one in task.departments if one.role == "lead"],
            task.id in week.slow,
        )
        for task in week.tasks
    ]


def test_the_same_week_gives_the_same_bytes_and_a_later_look_replaces_it(book: Workbook, root: Path) -> None:
    path = root / "tasks" / "workbook=county-1" / "plan=sample-2013" / "week=2013-W29" / "tasks.parquet"
    before = path.read_bytes()
    write_parquet(book.ask(week_of), root, COUNTY)
    assert path.read_bytes() == before
    book.do(StartTask(("2.1",)))
    write_parquet(book.ask(week_of), root, COUNTY)
    assert path.read_bytes() != before
    assert [one.name for one in path.parent.iterdir()] == ["tasks.parquet"]


def test_a_week_that_an_earlier_version_wrote_is_replaced(book: Workbook, tmp_path: Path) -> None:
    (now, _) = write_parquet(book.ask(week_of), tmp_path, COUNTY)
    before = tmp_path / "tasks" / "plan=sample-2013" / "week=2013-W29" / "tasks.parquet"
    before.parent.mkdir(parents=True)
    now.replace(before)
    write_parquet(book.ask(week_of), tmp_path, COUNTY)
    assert now.exists()
    assert not before.exists()
