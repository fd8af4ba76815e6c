"""A workbook that is byte for byte as it was left sound is not checked again; any other is."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.errors import Damaged
from qualitytui.store import integrity
from qualitytui.workbook import check_memory
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.reports import ReportProgress
from tests.samples import hand, make_workbook

Checks = list[sqlite3.Connection]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_workbook(tmp_path / "workbook.db")


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> Checks:
    """Every full check that was made."""
    made: Checks = []
    faults = integrity.faults

    def noted(connection: sqlite3.Connection) -> object:
        made.append(connection)
        return faults(connection)

    monkeypatch.setattr(integrity, "faults", noted)
    return made


def opened(path: Path) -> Workbook:
    book = Workbook.open(path, hand(), Config())
    book.soundness.remembered_in = path.parent / "state" / "checked"
    return book


def write(path: Path, text: str = "有进展") -> None:
    with opened(path) as book:
        book.daily.is_wanted = False
        book.do(ReportProgress("1.1.1", text))


def test_the_first_write_checks_and_those_upon_it_do_not(path: Path, checks: Checks) -> None:
    write(path)
    assert len(checks) == 1
    for text in ("二", "三"):
        write(path, text)
    assert len(checks) == 1
    assert next(integrity.faults(sqlite3.connect(path)), None) is None


def test_without_a_folder_every_command_checks(path: Path, checks: Checks) -> None:
    for text in ("一", "二"):
        with Workbook.open(path, hand(), Config()) as book:
            book.daily.is_wanted = False
            book.do(ReportProgress("1.1.1", text))
    assert len(checks) == 2


def flip(path: Path) -> None:
    """One bit of a title, with the file's times put back as they were."""
    found = path.stat()
    content = bytearray(path.read_bytes())
    content[content.rindex("推进企业".encode())] ^= 1
    path.write_bytes(content)
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


def update(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE task SET title = 'x' WHERE ref = '1.1.1'")
        other.commit()


def older(path: Path) -> None:
    """An older page put back where a newer one was, as a disk that lies does."""
    content = path.read_bytes()
    page = int.from_bytes(content[16:18], "big")
    path.write_bytes(content[: -2 * page] + content[-page:] + content[-page:])


@pytest.mark.parametrize("harm", [flip, update, older])
def test_damage_after_a_write_is_noticed_by_the_next(path: Path, harm: Callable[[Path], None]) -> None:
    write(path)
    harm(path)
    before = path.read_bytes()
    with pytest.raises(Damaged):
        write(path)
    assert path.read_bytes() == before


def test_what_another_program_writes_meanwhile_is_not_taken_for_checked(path: Path, checks: Checks) -> None:
    with opened(path) as book:
        book.daily.is_wanted = False
        book.do(ReportProgress("1.1.1", "一"))
        script = (
            f"import sqlite3; c = sqlite3.connect({str(path)!r}); c.execute('UPDATE task SET title = 1'); c.commit()"
        )
        subprocess.run([sys.executable, "-c", script], check=True)
    with pytest.raises(Damaged):
        write(path)
    assert len(checks) == 2


def test_changes_that_stand_beside_the_file_are_not_remembered(path: Path, checks: Checks) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as reading:
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM task").fetchone()
        write(path)
        write(path, "二")
        assert len(checks) == 2


def test_another_day_or_version_checks_again(path: Path, checks: Checks, monkeypatch: pytest.MonkeyPatch) -> None:
    write(path)
    later = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: later)
    write(path, "二")
    assert len(checks) == 2
    monkeypatch.setattr(check_memory, "__version__", "other")
    write(path, "三")
    assert len(checks) == 3


def test_a_dry_run_and_a_broken_memory_do_no_harm(path: Path, checks: Checks) -> None:
    write(path)
    (memory,) = (path.parent / "state" / "checked").iterdir()
    assert memory.stat().st_mode & 0o777 == 0o600 or sys.platform == "win32"
    memory.write_bytes(b"\xff")
    with opened(path) as book:
        book.do(ReportProgress("1.1.1", "一"), dry_run=True)
    write(path)
    assert len(checks) == 3
    memory.unlink()
    memory.mkdir()
    write(path, "二")
    assert len(checks) == 4
