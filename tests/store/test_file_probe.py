"""Each file that is no workbook is told by its own sentence before anything opens it, and stays as it is."""

import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.errors import Busy, Damaged, NewerSchema, NoWorkbook, Refused
from qualitytui.i18n import use
from qualitytui.model.filter import Filter
from qualitytui.store.file_probe import probe
from qualitytui.store.schema import VERSION
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.status import StartTask
from qualitytui.workbook.queries.items import list_tasks
from tests.samples import hand, make_workbook

START = StartTask(("1.1.1",))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    use("en")
    return make_workbook(tmp_path / "books" / "workbook.db")


def edit(path: Path, statement: str) -> None:
    book = sqlite3.connect(path)
    book.executescript(f"{statement}; PRAGMA wal_checkpoint(TRUNCATE)")
    book.close()


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 5000)


def overwritten(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def other(path: Path) -> None:
    path.unlink()
    edit(path, "CREATE TABLE plan (id)")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def device(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


def listening(path: Path) -> None:
    path.unlink()
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(path))


def gone(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere.db")


def circle(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


BAD: dict[str, tuple[Callable[[Path], object], type[Refused], str]] = {
    "absent": (Path.unlink, NoWorkbook, "There is no workbook at"),
    "a link to nothing": (gone, NoWorkbook, "is a link to"),
    "a link to itself": (circle, Refused, "leads back to itself"),
    "empty": (overwritten(b""), Damaged, "is empty"),
    "text": (overwritten(b"hello" * 100), Damaged, "does not begin as one"),
    "a zip": (overwritten(b"PK\x03\x04" * 100), Damaged, "does not begin as one"),
    "only the first bytes": (overwritten(b"SQLite format 3\x00"), Damaged, "cut short"),
    "cut": (cut, Damaged, "cut short"),
    "another program's": (other, Damaged, "another program"),
    "a folder": (folder, Damaged, "is a folder"),
    "a pipe": (pipe, Damaged, "a pipe or a device"),
    "a device": (device, Damaged, "/dev/zero"),
    "a socket": (listening, Damaged, "a pipe or a device"),
    "newer": (lambda path: edit(path, f"PRAGMA user_version = {VERSION + 1}"), NewerSchema, "newer program"),
    "a foreign table": (lambda path: edit(path, "CREATE TABLE x (id)"), Damaged, "holds what no workbook holds: x"),
    "a view": (lambda path: edit(path, "CREATE VIEW x AS SELECT 1"), Damaged, "no workbook holds: x"),
    "a trigger": (
        lambda path: edit(path, "CREATE TRIGGER x AFTER INSERT ON task BEGIN DELETE FROM plan; END"),
        Damaged,
        "no workbook holds: x",
    ),
    "a table that is a program's": (
        lambda path: edit(path, "DROP TABLE skipped; CREATE VIRTUAL TABLE skipped USING fts5(x)"),
        Damaged,
        "no workbook holds: skipped",
    ),
    "a table too few": (lambda path: edit(path, "DROP TABLE saved_view"), Damaged, "lacks what every workbook has"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_has_its_own_sentence_and_stays(path: Path, name: str) -> None:
    spoil, kind, sentence = BAD[name]
    spoil(path)
    before = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
    with pytest.raises(Refused) as caught:
        Workbook.open(path, hand(), Config())
    assert type(caught.value) is kind
    assert sentence in caught.value.sentence
    assert caught.value.hint or caught.value.remedy
    assert (path.read_bytes() if before else b"") == before
    assert [one.name for one in path.parent.iterdir()] == ([path.name] if os.path.lexists(path) else [])


def test_a_link_is_followed_and_the_file_behind_it_is_named(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(path)
    with Workbook.open(link, hand(), Config()) as book:
        assert book.path == path
        book.do(START)
    assert link.is_symlink()
    assert [one.name for one in tmp_path.iterdir() if one.name != "books"] == ["link.db"]


def locked_file(path: Path) -> None:
    path.chmod(0o400)


def locked_folder(path: Path) -> None:
    path.parent.chmod(0o500)


@pytest.mark.parametrize(("lock", "why"), [(locked_file, "the file may not"), (locked_folder, "its folder may not")])
def test_what_may_not_be_written_is_opened_to_be_read_and_left_without_a_trace(
    path: Path, lock: Callable[[Path], None], why: str
) -> None:
    lock(path)
    before = [one.name for one in path.parent.iterdir()]
    with Workbook.open(path, hand(), Config()) as book:
        assert why in book.barred
        assert book.ask(list_tasks, Filter()).total == 3
        with pytest.raises(Refused, match=why):
            book.do(START)
        assert [one.name for one in path.parent.iterdir()] == before
    path.parent.chmod(0o700)


KILLED = """
import os, sqlite3, sys
book = sqlite3.connect(sys.argv[1], isolation_level=None)
book.execute("UPDATE task SET title = '未并入'")
os.kill(os.getpid(), 9)
"""


@pytest.mark.parametrize("ends", [("-wal", "-shm"), ("-wal",)])
def test_a_read_only_folder_left_by_a_crash_shows_what_was_written_last(path: Path, ends: tuple[str, ...]) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    if "-shm" not in ends:
        path.with_name("workbook.db-shm").unlink()
    path.parent.chmod(0o500)
    path.chmod(0o400)
    with Workbook.open(path, hand(), Config()) as book:
        assert book.ask(list_tasks, Filter()).tasks[0].title == "未并入"
    path.parent.chmod(0o700)


def test_a_newer_schema_can_be_looked_at_and_not_written(path: Path) -> None:
    edit(path, f"CREATE TABLE new (id); PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(NewerSchema) as caught:
        probe(path)
    assert caught.value.remedy == "read-only"
    before = path.read_bytes()
    with Workbook.open(path, hand(), Config(), read_only=True) as book:
        assert book.ask(list_tasks, Filter()).total == 3
        with pytest.raises(Refused):
            book.do(START)
    assert path.read_bytes() == before


def test_a_file_replaced_or_deleted_while_open_is_noticed_before_the_next_write(path: Path) -> None:
    with Workbook.open(path, hand(), Config()) as book:
        kept = path.rename(path.with_name("kept.db"))
        with pytest.raises(NoWorkbook, match="while it was open"):
            book.do(START)
        make_workbook(path)
        before = path.read_bytes()
        with pytest.raises(Refused, match="replaced by another file"):
            book.undo()
        assert path.read_bytes() == before
        path.unlink()
        kept.rename(path)
        assert book.do(START).entry is not None


def test_bytes_that_are_no_text_are_shown_as_marks_and_never_written_over(path: Path) -> None:
    edit(path, "UPDATE task SET title = CAST(x'e7bc96ff' AS TEXT) WHERE ref = '1.1.1'")
    with Workbook.open(path, hand(), Config()) as book:
        with pytest.raises(Damaged, match="not valid text"):
            book.do(START)
        assert book.ask(list_tasks, Filter()).tasks[0].title == "编\ufffd"


HOLD = """
import sqlite3, sys
book = sqlite3.connect(sys.argv[1], isolation_level=None)
book.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="only Linux tells who holds a lock")
def test_a_second_writer_is_told_who_writes_while_readers_read_on(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qualitytui.store.open_file.SETTINGS", ("PRAGMA busy_timeout = 10",))
    with (
        Workbook.open(path, hand(), Config()) as book,
        subprocess.Popen(
            [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as holder,
    ):
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(Busy, match=f"process {holder.pid}"):
            book.do(START)
        assert book.ask(list_tasks, Filter()).total == 3
        holder.stdin.close()
        holder.wait()
        assert book.do(START).entry is not None


LATER = """
import os, sqlite3, sys
book = sqlite3.connect(sys.argv[1], isolation_level=None)
book.execute("PRAGMA wal_autocheckpoint = 0")
book.execute("UPDATE act SET said = said || ' ' || hex(randomblob(4000))")
os.kill(os.getpid(), 9)
"""


def test_a_copy_put_beside_the_changes_of_another_is_refused_before_the_two_are_merged(path: Path) -> None:
    older = path.read_bytes()
    with Workbook.open(path, hand(), Config()) as book:
        for _ in range(10):
            book.do(START)
            book.undo()
    subprocess.run([sys.executable, "-c", LATER, str(path)], check=False)
    path.write_bytes(older)
    with pytest.raises(Damaged, match="-wal"):
        Workbook.open(path, hand(), Config())
    assert path.read_bytes() == older
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink()
    Workbook.open(path, hand(), Config()).close()


def test_what_a_killed_writer_had_done_is_there_though_the_file_was_touched_since(path: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    path.chmod(0o600)
    Workbook.open(path, hand(), Config()).close()
    assert not path.with_name("workbook.db-wal").exists()
