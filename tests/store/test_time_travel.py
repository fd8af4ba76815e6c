"""Looking back gives every row as it was: by the journal the same as a copy that was kept."""

import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualitytui.config import Config
from qualitytui.errors import Refused, UsageRefused
from qualitytui.store.reproducible_copy import renumber
from qualitytui.store.schema import JOURNALLED, LIBRARY_TABLES, TABLES, UNJOURNALLED, schema_hash_of
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.command import Command
from qualitytui.workbook.commands.department import RenameDepartment
from qualitytui.workbook.commands.indicator import MeasureIndicator, RetractMeasurement
from qualitytui.workbook.commands.plan import ImportPlan
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.status import MarkBehind, StartTask
from qualitytui.workbook.commands.step import AddStep, DropStep
from qualitytui.workbook.commands.task import AssignDepartment, EditTask, SetDue, UnassignDepartment
from tests.samples import PLAN, hand, make_workbook

FIRST = date(2013, 7, 1)
ACTS: tuple[Command | str, ...] = (
    StartTask(("1.1.1",)),
    MarkBehind(("1.1.1",), note="企业不配合"),
    ReportProgress("1.1.2", "已布置", from_="县强县办"),
    SetDue(("2.1",), date(2013, 9, 30), reason="设备未到"),
    SetDue(("2.1",), date(2013, 10, 31), reason="设备仍未到"),
    MeasureIndicator("A1.2", "2"),
    RetractMeasurement("A1.2", 1),
    AddStep("2.1", "列出名单"),
    DropStep("2.1", 1),
    AssignDepartment("1.1.1", "县农业局", "support"),
    UnassignDepartment("1.1.1", "县农业局", "support"),
    EditTask("1.1.1", title="改过的标题"),
    RenameDepartment("县农业局", "县农业农村局"),
    "undo",
    "redo",
)

MORE = ImportPlan(key="more", plan=PLAN, source_name="more.txt", source="又一份")
"""An import that writes as many rows as there are, so that most of what is in a table goes with it."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_workbook(tmp_path_factory.mktemp("past") / "workbook.db")


def rows_of(book: Workbook) -> dict[str, list[Any]]:
    """Everything in the file, the numbers of the next rows too."""
    tables = (TABLES | LIBRARY_TABLES) - {"_sqlite_migrations", "identity"}
    return {name: sorted(book.reader.rows(f"SELECT * FROM {name}").fetchall(), key=repr) for name in tables}


def past_rows(past: Workbook) -> dict[str, list[Any]]:
    """The same of the past; the numbers of the next rows are as they are in a copy that is written out."""
    renumber(past.reader.connection)
    return rows_of(past)


def do(book: Workbook, act: Command | str) -> None:
    with suppress(Refused):
        _way(book, act)()


def worked_on(sample: Path, folder: Path, days: list[list[Command | str]]) -> Path:
    """A copy of the sample in which one day after the other is worked."""
    path = Path(shutil.copy(sample, folder / "workbook.db"))
    for nth, acts in enumerate(days):
        with Workbook.open(path, hand(FIRST + timedelta(days=nth)), Config()) as book:
            book.daily.is_wanted = False
            for act in acts:
                do(book, act)
    return path


def _way(book: Workbook, act: Command | str) -> Callable[[], object]:
    if isinstance(act, Command):
        return lambda: book.do(act)
    return book.undo if act == "undo" else book.redo


@settings(max_examples=18)
@given(st.lists(st.lists(st.sampled_from(ACTS), max_size=5), min_size=1, max_size=4))
def test_each_evening_is_found_again_as_the_copy_that_was_kept_of_it(
    sample: Path, days: list[list[Command | str]]
) -> None:
    kept: dict[date, dict[str, list[Any]]] = {}
    with TemporaryDirectory() as folder:
        path = Path(shutil.copy(sample, Path(folder) / "workbook.db"))
        for nth, acts in enumerate(days):
            day = FIRST + timedelta(days=3 * nth)
            with Workbook.open(path, hand(day), Config()) as book:
                book.daily.is_wanted = False
                for act in acts:
                    do(book, act)
                kept[day] = rows_of(book)
        with Workbook.open(path, hand(FIRST + timedelta(days=30)), Config()) as book:
            for day, rows in kept.items():
                for evening in (day, day + timedelta(days=2)):
                    with book.as_of(evening) as past:
                        assert past_rows(past) == rows
            with book.as_of(book.hand.today) as now:
                assert rows_of(now) == rows_of(book)


def made_by_entries(book: Workbook, evening: date) -> dict[tuple[str, int], dict[str, Any]]:
    """Every row as the entries up to an evening make it, done one after the other from an empty workbook on."""
    rows: dict[tuple[str, int], dict[str, Any]] = {}
    for table, key, after in book.reader.rows(
        "SELECT tbl, key, after FROM change c JOIN act a ON a.id = c.act WHERE a.at <= ? ORDER BY c.id",
        (f"{evening}~",),
    ):
        rows.pop((table, key), None)
        if after is not None:
            rows[table, key] = json.loads(after)
    return rows


@settings(max_examples=18)
@given(st.lists(st.lists(st.sampled_from((*ACTS, MORE, "undo")), max_size=4), min_size=1, max_size=4))
def test_each_evening_is_what_its_entries_make_of_an_empty_workbook(
    sample: Path, days: list[list[Command | str]]
) -> None:
    with TemporaryDirectory() as folder:
        path = worked_on(sample, Path(folder), days)
        with Workbook.open(path, hand(FIRST + timedelta(days=30)), Config()) as book:
            for nth in range(-1, len(days)):
                evening = FIRST + timedelta(days=nth)
                with book.as_of(evening) as past:
                    rows = {
                        (table, row["id"]): row
                        for table in JOURNALLED
                        for row in past.reader.dicts(f"SELECT * FROM {table}")
                    }
                    assert rows == made_by_entries(book, evening)


def test_before_the_first_entry_there_is_nothing_and_the_future_is_refused(sample: Path) -> None:
    with Workbook.open(sample, hand(FIRST), Config()) as book:
        with book.as_of(date(2013, 5, 8)) as past:
            assert not any(rows_of(past).values())
            assert schema_hash_of(past.reader.connection) == schema_hash_of(book.reader.connection)
            for known in (
                "PRAGMA user_version",
                "PRAGMA application_id",
                *(f"SELECT * FROM {t}" for t in UNJOURNALLED),
            ):
                assert past.reader.rows(known).fetchall() == book.reader.rows(known).fetchall()
        with pytest.raises(UsageRefused, match="2013-07-02"):
            book.as_of(FIRST + timedelta(days=1))


def test_the_past_cannot_be_written(sample: Path) -> None:
    with (
        Workbook.open(sample, hand(FIRST), Config()) as book,
        book.as_of(date(2013, 6, 1)) as past,
    ):
        with pytest.raises(Refused, match="2013-06-01"):
            past.do(StartTask(("1.1.1",)))
        assert rows_of(book)["task"] == rows_of(past)["task"]
