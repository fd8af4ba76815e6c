"""A file and the changes beside it that are not its own are refused every time, and none of the looks alters either."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.errors import Damaged
from qualitytui.i18n import use
from qualitytui.model.filter import Filter
from qualitytui.store import wal_match
from qualitytui.store.restoring import restore_file
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.status import StartTask
from qualitytui.workbook.queries.items import list_tasks
from tests.samples import hand, make_workbook


@pytest.fixture
def path(tmp_path: Path) -> Path:
    use("en")
    return make_workbook(tmp_path / "books" / "workbook.db")


def killed(path: Path, *texts: str) -> tuple[bytes, bytes]:
    """The file and the changes beside it as a killed program leaves them."""
    away = path.with_name("away")
    away.mkdir()
    with Workbook.open(path, hand(), Config()) as book:
        book._connection.execute("PRAGMA wal_autocheckpoint = 0")
        for text in texts:
            book.do(ReportProgress(("2.1",), text))
        content = path.read_bytes(), path.with_name("workbook.db-wal").read_bytes()
    shutil.rmtree(away)
    return content


def put(path: Path, content: bytes, changes: bytes) -> None:
    path.with_name("workbook.db-wal").write_bytes(changes)
    path.write_bytes(content)


def state(path: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in path.parent.iterdir() if one.is_file()}


TOUCHED: dict[str, Callable[[Path], object]] = {
    "nothing": lambda changes: changes.stat(),
    "its rights": lambda changes: changes.chmod(0o644),
    "its time": os.utime,
}


@pytest.mark.parametrize("touched", TOUCHED)
@pytest.mark.parametrize("more", [1, 30])
def test_a_newer_file_under_older_changes_is_refused_every_time(path: Path, touched: str, more: int) -> None:
    _, changes = killed(path, "一", "二")
    with Workbook.open(path, hand(), Config()) as book:
        for nth in range(more):
            book.do(ReportProgress(("1.1.1",), f"后来{nth}"))
        book.do(StartTask(("2.1",)))
    newer = path.read_bytes()
    put(path, newer, changes)
    TOUCHED[touched](path.with_name("workbook.db-wal"))
    before = state(path)
    for read_only in (False, True, False):
        with pytest.raises(Damaged, match="does not go with"):
            Workbook.open(path, hand(), Config(), read_only=read_only)
        assert state(path) == before
    path.with_name("workbook.db-wal").unlink()
    with Workbook.open(path, hand(), Config()) as book:
        assert {task.ref: task.status for task in book.ask(list_tasks, Filter()).tasks}["2.1"] == "in_progress"


def test_what_a_killed_program_left_is_merged(path: Path) -> None:
    file, changes = killed(path, "一", "二")
    put(path, file, changes)
    with Workbook.open(path, hand(), Config()) as book:
        (task,) = [task for task in book.ask(list_tasks, Filter()).tasks if task.ref == "2.1"]
    assert task.last_report is not None
    assert task.last_report.text == "二"


@pytest.mark.parametrize("pages", [1, 5, 20])
def test_what_a_killed_program_left_half_merged_is_merged(path: Path, pages: int) -> None:
    file, changes = killed(path, "一", "二")
    whole = path.read_bytes()
    half = bytearray(file)
    half[4096 * pages :] = whole[4096 * pages : len(file)]
    put(path, bytes(half), changes)
    with Workbook.open(path, hand(), Config()) as book:
        assert len(book.ask(list_tasks, Filter()).tasks) == 3


def test_a_restore_that_was_killed_before_it_was_merged_stands(path: Path) -> None:
    from datetime import datetime

    from qualitytui.workbook.commands.restored import RecordRestore

    with Workbook.open(path, hand(), Config()) as book:
        copy = book.back_up().path
        for nth in range(9):
            book.do(ReportProgress(("1.1.1",), f"后来{nth}"))
    reader = sqlite3.connect(path)
    reader.execute("SELECT * FROM act").fetchone()
    before = path.read_bytes()

    def note(connection: sqlite3.Connection) -> None:
        Workbook(connection, path, hand(), Config()).do(RecordRestore("copy"))

    other = path.with_name("copies")
    restore_file(path, copy, other, datetime(2013, 7, 19, 11), note)  # noqa: DTZ001
    changes = path.with_name("workbook.db-wal").read_bytes()
    reader.close()
    put(path, before, changes)
    with Workbook.open(path, hand(), Config()) as book:
        (task,) = [task for task in book.ask(list_tasks, Filter()).tasks if task.ref == "1.1.1"]
    assert task.last_report is None


def test_changes_that_another_program_merges_meanwhile_are_no_damage(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(path, *killed(path, "one"))
    changes = path.with_name("workbook.db-wal")

    def merged_elsewhere(_: Path) -> sqlite3.Connection:
        sqlite3.connect(path).execute("PRAGMA wal_checkpoint(TRUNCATE)").connection.close()
        changes.unlink(missing_ok=True)
        raise FileNotFoundError(changes)

    monkeypatch.setattr(wal_match, "with_unmerged", merged_elsewhere)
    wal_match.check_together(path)
    assert path.exists()
