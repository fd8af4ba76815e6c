"""The weeks of many counties put together: the same answer from each engine, and no county lost."""

import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from qualitytui.errors import Refused
from qualitytui.reporting.compaction import compact
from qualitytui.reporting.parquet import INDICATORS, TASKS, engine, write_parquet
from qualitytui.reporting.roll_up import COLUMNS, ROLLUP, roll_up
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


def without(path: Path, column: str) -> None:
    """Takes a column out of a file, as a version that did not know it wrote it."""
    draft = path.with_suffix(".draft")
    engine().execute(f"COPY (SELECT * EXCLUDE ({column}) FROM '{path}') TO '{draft}' (FORMAT parquet)")
    draft.replace(path)


def test_a_column_that_one_county_has_is_counted_where_it_is(book: Workbook, tmp_path: Path) -> None:
    week = book.ask(week_of)
    (tasks, _) = write_parquet(week, tmp_path, "county-1")
    (alone,) = facts(tmp_path)
    without(tasks, "is_attributed")
    write_parquet(week, tmp_path, "county-2")
    (found,) = facts(tmp_path)
    assert alone["attributed"] == found["attributed"] != 0
    assert found["tasks"] == 2 * len(week.tasks)


def test_weeks_put_together_count_the_same_in_few_files(book: Workbook, root: Path) -> None:
    write_parquet(book.ask(week_of), root, "007")
    before = facts(root)
    assert compact(root) == (10, 4)
    assert sorted(str(path.relative_to(root)) for path in root.rglob("*.parquet")) == [
        f"compacted/{noun}/2013-W{week}.parquet" for noun in ("indicators", "tasks") for week in (28, 29)
    ]
    assert [path for noun in ("tasks", "indicators") for path in (root / noun).iterdir()] == []
    assert facts(root) == before
    assert compact(root) == (0, 0)
    keys = engine().execute(
        f"SELECT DISTINCT workbook, plan FROM '{root}/compacted/tasks/2013-W29.parquet' ORDER BY ALL"
    )
    assert keys.fetchall() == [("007", "sample-2013"), ("county-1", "other/县 1"), ("county-1", "sample-2013")]


def test_what_an_earlier_version_wrote_without_a_workbook_is_not_put_together(root: Path) -> None:
    as_before(root)
    before = facts(root)
    assert compact(root) == (0, 0)
    assert facts(root) == before


def test_a_week_written_again_stands_for_its_rows_that_were_put_together(book: Workbook, root: Path) -> None:
    week = book.ask(week_of)
    write_parquet(week, root, "007")
    compact(root)
    (_, first) = facts(root)
    write_parquet(week._replace(tasks=week.tasks[:1]), root, "007")
    (_, again) = facts(root)
    assert again["tasks"] == int(str(first["tasks"])) - len(week.tasks) + 1
    assert (again["plans"], again["indicators"]) == (first["plans"], first["indicators"])
    compact(root)
    assert facts(root)[1] == again
    write_parquet(week._replace(tasks=(), indicators=()), root, "007")
    assert facts(root)[1]["plans"] == int(str(first["plans"])) - 1


def test_a_file_that_a_county_writes_meanwhile_is_not_taken_away(
    book: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    week = book.ask(week_of)
    (tasks, _) = write_parquet(week, tmp_path, "007")
    fewer = week._replace(tasks=week.tasks[:1])
    monkeypatch.setattr("qualitytui.files.sync", lambda _path: write_parquet(fewer, tmp_path, "007"))
    compact(tmp_path)
    assert tasks.exists()
    assert [one["tasks"] for one in facts(tmp_path)] == [1]


def test_a_file_that_is_none_is_named(root: Path) -> None:
    broken = next((root / "tasks").rglob("*.parquet"))
    broken.write_bytes(b"PAR1")
    for attempt in (roll_up, compact):
        with pytest.raises(Refused) as refusal:
            attempt(root)
        assert str(broken) in refusal.value.sentence


def test_a_folder_may_have_any_name(root: Path) -> None:
    before = facts(root)
    odd = root.rename(root.with_name("weeks [2013]*"))
    assert facts(odd) == before
    compact(odd)
    assert facts(odd) == before


def test_the_columns_asked_for_are_those_that_weeks_have() -> None:
    kinds = {"STRING": "VARCHAR"}
    for noun, written in (("tasks", TASKS), ("indicators", INDICATORS)):
        assert {name: kinds.get(kind, kind) for name, kind in COLUMNS[noun].items()}.items() <= written.items()


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
    week = book.ask(week_of)
    for county in ("007", "county-2"):
        write_parquet(week, root, county)
    compact(root)
    write_parquet(week._replace(tasks=week.tasks[:1]), root, "007")
    for county in ("008", "county-3"):
        written = write_parquet(week, root, county)
    as_before(root)
    without(written[0], "is_attributed")
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
