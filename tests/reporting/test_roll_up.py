"""The weeks of many counties put together: the same answer from each engine, and no county lost."""

import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from qualitytui.errors import Refused
from qualitytui.reporting.parquet import write_parquet
from qualitytui.reporting.roll_up import LAYOUTS, ROLLUP, roll_up
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.status import CancelTask
from qualitytui.workbook.queries.week import week_of
from tests.reporting.weeks import write_weeks

needs_spark = pytest.mark.skipif(
    not find_spec("pyspark") or not shutil.which("java"),
    reason="pyspark or Java is not installed, so Spark is not asked",
)


@pytest.fixture
def root(book: Workbook, tmp_path: Path) -> Path:
    return write_weeks(book, tmp_path / "weeks")


def facts(root: Path) -> list[dict[str, object]]:
    names, rows = roll_up(root)
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_the_roll_up_counts_as_the_weeks_do(book: Workbook, root: Path) -> None:
    book.do(CancelTask(("2.1",), note="不办"))
    week = book.ask(week_of)
    once = [one for one in week.indicators if one.same_as is None]
    found = facts(root)
    assert [(one["week"], one["plans"], one["tasks"]) for one in found] == [("2013-W28", 2, 6), ("2013-W29", 2, 6)]
    assert found[1]["indicators"] == len(once)
    assert found[1]["measured"] == sum(one.latest is not None for one in once)
    assert found[1]["reached"] == sum(bool(one.is_met) for one in once)


def test_two_counties_whose_plans_are_called_the_same_both_count(book: Workbook, tmp_path: Path) -> None:
    week = book.ask(week_of)
    for county in ("007", "county-2"):
        write_parquet(week, tmp_path, county)
    (found,) = facts(tmp_path)
    assert (found["plans"], found["tasks"]) == (2, 2 * len(week.tasks))


def test_a_plan_that_has_only_indicators_counts(book: Workbook, tmp_path: Path) -> None:
    week = book.ask(week_of)
    tasks, indicators = write_parquet(week, tmp_path, "county-1")
    write_parquet(week._replace(tasks=()), tmp_path, "county-2")
    (found,) = facts(tmp_path)
    assert found["plans"] == 2
    assert found["tasks"] == len(week.tasks)
    assert found["indicators"] == 2 * sum(one.same_as is None for one in week.indicators)
    assert tasks != indicators


def as_before(root: Path) -> None:
    """Puts the files of the first county where earlier versions wrote them."""
    for noun in ("tasks", "indicators"):
        (county, *_) = sorted((root / noun).glob("workbook=*"))
        for path in county.glob("plan=*"):
            path.rename(root / noun / path.name)
        county.rmdir()


def test_weeks_of_earlier_versions_count_with_the_new_ones(book: Workbook, root: Path) -> None:
    before = facts(root)
    as_before(root)
    assert facts(root) == before
    write_parquet(book.ask(week_of), root, "county-2")
    assert [one["plans"] for one in facts(root)] == [2, 2]


@needs_spark
def test_spark_gives_the_same_answer_to_the_same_sql(
    book: Workbook, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = (
        "spark.sql.shuffle.partitions=1",
        "spark.driver.extraJavaOptions=-XX:TieredStopAtLevel=1",
        "spark.sql.codegen.wholeStage=false",
        "spark.driver.host=127.0.0.1",
    )
    settings = " ".join(f"--conf {one}" for one in quick)
    monkeypatch.setenv("PYSPARK_SUBMIT_ARGS", f"--master local[2] {settings} pyspark-shell")
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    as_before(root)
    for county in ("007", "county-2"):
        write_parquet(book.ask(week_of), root, county)
    assert roll_up(root, "spark") == roll_up(root)


@pytest.mark.parametrize("missing", [("pyspark.sql", "spark"), ("duckdb", "duckdb")])
def test_without_an_engine_a_sentence_says_what_to_install(
    root: Path, monkeypatch: pytest.MonkeyPatch, missing: tuple[str, str]
) -> None:
    module, name = missing
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(Refused) as refusal:
        roll_up(root, name)
    assert "pip install" in refusal.value.hint


def test_the_roll_up_is_plain_sql_that_ships_with_the_program() -> None:
    text = ROLLUP.read_text(encoding="utf-8")
    assert not any(word in text for word in ("read_parquet", "::", "FILTER", "QUALIFY"))
    assert all(layout.endswith("/week=*/*.parquet") for layout in LAYOUTS)
