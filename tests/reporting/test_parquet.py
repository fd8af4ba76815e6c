import shutil
import sys
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.errors import Refused
from qualitytui.reporting.parquet import ROLLUP, engine, roll_up, write_parquet
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.status import CancelTask, StartTask
from qualitytui.workbook.queries.week import week_of
from tests.samples import hand

needs_spark = pytest.mark.skipif(
    not find_spec("pyspark") or not shutil.which("java"),
    reason="pyspark or Java is not installed, so Spark is not asked",
)


def test_without_the_extra_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(Refused) as refusal:
        engine()
    assert "analytics" in refusal.value.hint


@pytest.fixture
def root(book: Workbook, tmp_path: Path) -> Path:
    """Two weeks of the sample, as of two counties."""
    folder = tmp_path / "weeks"
    for day in (12, 19):
        with Workbook.open(book.path, hand(date(2013, 7, day)), Config()) as then:
            week = then.ask(week_of)
            other = tuple(plan._replace(key="other/县 1") for plan in week.status.plans)
            tasks = tuple(task._replace(plan="other/县 1", title="单'引\"号\n") for task in week.tasks)
            write_parquet(week, folder)
            write_parquet(week._replace(status=week.status._replace(plans=other), tasks=tasks, indicators=()), folder)
    return folder


def test_every_plan_and_week_has_its_folder_and_the_rows_of_the_week(book: Workbook, root: Path) -> None:
    names = {str(path.relative_to(root)) for path in root.rglob("*.parquet")}
    assert "tasks/plan=sample-2013/week=2013-W29/tasks.parquet" in names
    assert "indicators/plan=other%2F%E5%8E%BF%201/week=2013-W28/indicators.parquet" in names
    assert len(names) == 8
    week = book.ask(week_of)
    path = root / "tasks" / "plan=sample-2013" / "week=2013-W29" / "tasks.parquet"
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
    path = root / "tasks" / "plan=sample-2013" / "week=2013-W29" / "tasks.parquet"
    before = path.read_bytes()
    write_parquet(book.ask(week_of), root)
    assert path.read_bytes() == before
    book.do(StartTask(("2.1",)))
    write_parquet(book.ask(week_of), root)
    assert path.read_bytes() != before
    assert [one.name for one in path.parent.iterdir()] == ["tasks.parquet"]


def test_the_roll_up_counts_as_the_weeks_do(book: Workbook, root: Path) -> None:
    book.do(CancelTask(("2.1",), note="不办"))
    names, rows = roll_up(root)
    facts = [dict(zip(names, row, strict=True)) for row in rows]
    week = book.ask(week_of)
    once = [one for one in week.indicators if one.same_as is None]
    assert [(one["week"], one["plans"], one["tasks"]) for one in facts] == [("2013-W28", 2, 6), ("2013-W29", 2, 6)]
    assert facts[1]["indicators"] == len(once)
    assert facts[1]["measured"] == sum(one.latest is not None for one in once)
    assert facts[1]["reached"] == sum(bool(one.is_met) for one in once)


@needs_spark
def test_spark_gives_the_same_answer_to_the_same_sql(root: Path) -> None:
    from tests.reporting.spark import spark_rows

    assert spark_rows(root, is_small=True) == roll_up(root)[1]


def test_the_roll_up_is_plain_sql_that_ships_with_the_program() -> None:
    text = ROLLUP.read_text(encoding="utf-8")
    assert not any(word in text for word in ("read_parquet", "::", "FILTER", "QUALIFY"))
