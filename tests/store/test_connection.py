import os
import sqlite3
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.errors import Busy, Damaged, NewerSchema, NoWorkbook, Refused
from qualitytui.store.connection import create_file, open_seen
from qualitytui.store.file_probe import probe
from qualitytui.store.row_classes import ROWS
from qualitytui.store.schema import LIBRARY_TABLES, TABLES, VERSION
from qualitytui.workbook.book import Workbook
from tests.acts import WITHOUT_FIGURES, old_schema
from tests.samples import hand, make_workbook, sample_import


def test_a_missing_file_is_refused_and_never_made(tmp_path: Path) -> None:
    with pytest.raises(NoWorkbook, match="typo.db"):
        open_seen(probe(tmp_path / "typo.db"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\x00", os.urandom(4096)])
def test_a_file_that_is_no_workbook_is_refused_unchanged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    with pytest.raises(Damaged):
        open_seen(probe(path))
    assert path.read_bytes() == content


def test_a_folder_and_a_pipe_are_refused_before_they_are_opened(tmp_path: Path) -> None:
    with pytest.raises(Damaged):
        open_seen(probe(tmp_path))
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Damaged):
        open_seen(probe(tmp_path / "pipe"))


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE plan (id)")
    other.commit()
    other.close()
    with pytest.raises(Damaged):
        open_seen(probe(path))


def test_a_newer_schema_is_refused_with_its_number(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "workbook.db")
    book = sqlite3.connect(path)
    book.execute(f"PRAGMA user_version = {VERSION + 1}")
    book.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    book.close()
    with pytest.raises(NewerSchema, match=str(VERSION + 1)):
        open_seen(probe(path))


@pytest.mark.parametrize(
    "stranger",
    [
        "CREATE TABLE stranger (id)",
        "CREATE VIEW stranger AS SELECT 1",
        "CREATE TRIGGER stranger AFTER INSERT ON task BEGIN DELETE FROM plan; END",
    ],
)
def test_foreign_tables_views_and_triggers_are_refused(tmp_path: Path, stranger: str) -> None:
    path = make_workbook(tmp_path / "workbook.db")
    book = sqlite3.connect(path)
    book.execute(stranger)
    book.commit()
    book.close()
    with pytest.raises(Damaged, match="stranger"):
        open_seen(probe(path))


def test_every_table_is_strict_and_has_its_row(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "workbook.db")
    book = sqlite3.connect(path)
    tables = {row[1]: row[5] for row in book.execute("PRAGMA table_list") if not row[1].startswith("sqlite_schema")}
    book.close()
    tables.pop("sqlite_temp_schema", None)
    assert set(tables) - LIBRARY_TABLES == TABLES
    assert all(tables[name] for name in TABLES)
    assert set(ROWS) == TABLES - {"act", "change", "identity"}


def test_a_new_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "workbook.db"
    Workbook.create(path, hand(), Config(), [sample_import()]).close()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_making_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "workbook.db"
    path.write_text("mine")
    with pytest.raises(Refused):
        create_file(path, lambda _: None)
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_a_filling_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def fail(_: sqlite3.Connection) -> None:
        raise Refused("no")

    with pytest.raises(Refused, match="no"):
        create_file(tmp_path / "workbook.db", fail)
    assert list(tmp_path.iterdir()) == []


def test_reading_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "workbook.db")
    before = path.stat().st_mtime_ns, path.read_bytes()
    connection = open_seen(probe(path))
    connection.execute("SELECT count(*) FROM task").fetchone()
    connection.close()
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before


def test_an_older_schema_is_copied_first_and_then_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "workbook.db"
    make_workbook(path)
    book = sqlite3.connect(path)
    book.executescript(
        f"{WITHOUT_FIGURES} DROP TABLE change; DROP TABLE act; DROP TABLE contact;"
        "DROP INDEX task_standing;"
        "DELETE FROM _sqlite_migrations WHERE name >= 'm003';"
        "PRAGMA user_version = 2; PRAGMA wal_checkpoint(TRUNCATE);"
    )
    book.close()
    connection = open_seen(probe(path))
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert connection.execute("SELECT count(*) FROM act").fetchone() == (0,)
    connection.close()
    (kept,) = (tmp_path / "backups").glob("*-before-schema-3.db")
    copy = sqlite3.connect(kept)
    assert copy.execute("SELECT count(*) FROM task").fetchone() == (3,)
    copy.close()


def test_an_older_schema_that_may_only_be_read_is_brought_up_to_date_in_memory(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "workbook.db")
    old_schema(path)
    before = path.read_bytes()
    connection = open_seen(probe(path, read_only=True))
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert connection.execute("SELECT count(*) FROM act WHERE seal IS NULL").fetchone() == (0,)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM task")
    connection.close()
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["workbook.db"]


def test_a_locked_workbook_says_busy(tmp_path: Path) -> None:
    from qualitytui.store.sqlite_errors import refusal_of

    path = make_workbook(tmp_path / "workbook.db")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    other = sqlite3.connect(path, isolation_level=None, timeout=0)
    with pytest.raises(sqlite3.OperationalError) as caught:
        other.execute("BEGIN IMMEDIATE")
    assert isinstance(refusal_of(caught.value, path), Busy)
    other.close()
    holder.close()


def test_a_damaged_schema_whose_words_are_no_text_is_refused_as_damaged(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "workbook.db")
    whole = path.read_bytes()
    damaged = whole.replace(b"title TEXT", b"title TE\xd8T", 1)
    assert damaged != whole
    path.write_bytes(damaged)
    with pytest.raises(Damaged, match="damaged"):
        open_seen(probe(path))
    assert path.read_bytes() == damaged
