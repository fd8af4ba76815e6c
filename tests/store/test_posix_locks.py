"""What looks at a workbook in a process that has it open takes no lock away; others' writes and ours both stand."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.store import posix_locks
from qualitytui.store.backup import copy_workbook
from qualitytui.store.file_probe import probe
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.maintenance import check
from tests.samples import hand, make_workbook

if sys.platform == "win32":
    pytest.skip("locks of Windows belong to a handle", allow_module_level=True)


def elsewhere(path: Path, text: str) -> None:
    """A report by another process, which is then the last to let go of the file, as far as it can tell."""
    environ = {"PATH": os.environ["PATH"], "QUALITYTUI_WORKBOOK": str(path), "QUALITYTUI_TODAY": "2013-07-19"}
    words = ("task", "report", "1.1.1", text)
    subprocess.run([sys.executable, "-m", "qualitytui", *words], env=environ, check=True, capture_output=True)


def reports(path: Path) -> list[str]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as book:
        return [row[0] for row in book.execute("SELECT text FROM report ORDER BY id")]


def test_a_second_look_while_it_is_open_takes_no_lock_away(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "workbook.db")
    wal = path.with_name("workbook.db-wal")
    with Workbook.open(path, hand(), Config()) as book:
        book.do(ReportProgress("1.1.1", "一"))
        probe(path)
        Workbook.open(path, hand(), Config(), read_only=True).close()
        copy_workbook(path, tmp_path / "copies", datetime(2013, 7, 19, 10))  # noqa: DTZ001
        first = wal.stat().st_ino
        elsewhere(path, "二")
        assert wal.stat().st_ino == first
        book.do(ReportProgress("1.1.1", "三"))
        assert reports(path) == ["一", "二", "三"]
        elsewhere(path, "四")
        book.do(ReportProgress("1.1.1", "五"))
    assert reports(path) == ["一", "二", "三", "四", "五"]
    assert check(path).is_ok


def test_a_handle_stays_only_while_the_file_is_open(tmp_path: Path) -> None:
    path, other = make_workbook(tmp_path / "workbook.db"), make_workbook(tmp_path / "other.db")
    before = posix_locks._handles.copy()
    with Workbook.open(path, hand(), Config()):
        for _ in range(5):
            probe(path)
            probe(other)
        assert len(posix_locks._handles) == len(before) + 1
    assert posix_locks._handles == before
    probe(path)
    assert posix_locks._handles == before
