"""Every byte that matters is checked: pages by SQLite, rows by the journal, the journal by its seals."""

import hashlib
import json
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.errors import Damaged
from qualitytui.i18n import use
from qualitytui.model.filter import Filter
from qualitytui.store import entry_hashes
from qualitytui.store.connect import connected
from qualitytui.store.entry_hashes import differing_entries
from qualitytui.store.integrity import Fault, faults
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.due import due_by_week
from tests.acts import old_schema
from tests.samples import hand, make_workbook
from tests.workbook.test_undo import EXAMPLES


@pytest.fixture
def path(tmp_path: Path) -> Path:
    use("en")
    return make_workbook(tmp_path / "workbook.db")


def found(path: Path) -> list[Fault]:
    with closing(connected(path, "mode=ro&immutable=1")) as connection:
        return list(faults(connection))


@pytest.mark.parametrize("name", EXAMPLES)
def test_after_every_command_its_undo_and_its_redo_all_is_sound(path: Path, name: str) -> None:
    before, command = EXAMPLES[name]
    with Workbook.open(path, hand(), Config()) as book:
        for one in (*before, command):
            book.do(one)
        book.undo()
        book.redo()
    assert found(path) == []


@pytest.mark.parametrize(
    ("statement", "where", "what"),
    [
        ("UPDATE task SET title = 'x' WHERE ref = '1.1.1'", "task 1", "not as the journal wrote it"),
        ("UPDATE act SET said = 'x' WHERE id = 2", "journal 2", "not as it was written"),
        ("UPDATE act SET at = '2013-05-10T10:00:00' WHERE id = 2", "journal 2", "not as it was written"),
        ("UPDATE act SET seal = NULL WHERE id = 2", "journal 2", "not as it was written"),
        ("UPDATE change SET after = '{}' WHERE id = 3", "journal 1", "not as it was written"),
        ("DELETE FROM change WHERE id = 3", "journal 1", "not as it was written"),
        ("DELETE FROM finding", "", ""),
        ("DELETE FROM saved_view", "saved_view 1", "not as the journal wrote it"),
        ("INSERT INTO department (name, search) VALUES ('县甲局', 'x')", "department", "added outside the journal"),
        ("UPDATE task SET due = '2013-99-99' WHERE ref = '1.1.1'", "task 1 due", "is not a date"),
        ("UPDATE indicator SET value = 9e999 WHERE ref = 'A1.1'", "indicator", "is not a number"),
        ("UPDATE task SET title = CAST(x'ff' AS TEXT) WHERE ref = '1.1.1'", "task 1 title", "not valid text"),
        ("UPDATE responsibility SET task = 99 WHERE id = 1", "responsibility 1", "a row of task that is not there"),
    ],
)
def test_what_was_done_behind_the_programs_back_is_found(path: Path, statement: str, where: str, what: str) -> None:
    with closing(sqlite3.connect(path)) as book:
        book.execute(statement)
        book.commit()
    seen = found(path)
    if what:
        assert any(one.where.startswith(where) and what in one.what for one in seen), seen
    else:
        assert seen == []


def test_a_flipped_bit_that_sqlite_does_not_see_is_found(path: Path) -> None:
    content, chance = path.read_bytes(), random.Random(5)
    text = "强化食品监管".encode()
    places = [at for at in range(len(content)) if content.startswith(text, at)]
    assert len(places) > 3
    for at in places:
        flipped = bytearray(content)
        flipped[at + chance.randrange(len(text))] ^= 1 << chance.randrange(6)
        path.write_bytes(flipped)
        assert found(path) != [], at


def test_a_row_with_a_day_that_is_none_is_named_in_place_of_an_error_of_the_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as book:
        book.execute("UPDATE task SET due = '2013-99-99', status_on = 'x' WHERE ref = '1.1.1'")
        book.commit()
    with (
        Workbook.open(path, hand(), Config()) as book,
        pytest.raises(Damaged, match=r"task 1 (due|status_on) is not a date"),
    ):
        book.ask(due_by_week, Filter())


def test_a_workbook_made_before_there_were_seals_gets_them_and_is_sound(path: Path) -> None:
    old_schema(path)
    Workbook.open(path, hand(), Config()).close()
    assert found(path) == []


def test_every_schema_has_its_hash() -> None:
    from sqlite_utils import Database

    from qualitytui.store.migrations import migrations
    from qualitytui.store.schema import HASHES, VERSION, schema_hash_of

    names = [one.name for one in migrations.pending(Database(memory=True))]
    found = {}
    for number, after in enumerate([*names[1:], None], 1):
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as book:
            migrations.apply(Database(book, execute_plugins=False), stop_before=after)
            found[number] = schema_hash_of(book)
    assert found == HASHES
    assert max(HASHES) == VERSION


def test_each_of_many_broken_pages_is_a_fault_of_one_line(path: Path) -> None:
    with closing(connected(path, "mode=ro")) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        with path.open("r+b") as file:
            size = file.seek(0, 2)
            file.seek(4096)
            file.write(b"\xa5" * (size - 4096))
        whats = [fault.what for fault in faults(connection)]
    assert len(whats) > 5
    assert not [what for what in whats if "\n" in what or what.startswith("***")]


def test_every_table_that_the_journal_keeps_has_its_row_class() -> None:
    from qualitytui.store.row_classes import ROWS
    from qualitytui.store.schema import JOURNALLED

    assert set(ROWS) == JOURNALLED


def test_rows_without_a_change_and_changes_without_a_row_are_each_told_once_and_in_their_places(path: Path) -> None:
    with closing(sqlite3.connect(path)) as book:
        book.execute("INSERT INTO department (id, name, search) VALUES (0, '县甲局', 'x'), (9000, '县乙局', 'y')")
        book.execute("DELETE FROM saved_view")
        book.commit()
    where = [one.where for one in found(path)]
    assert [one for one in where if one.startswith("department")] == ["department 0", "department 9000"]
    assert where.count("saved_view 1") == 1


def test_the_seal_of_an_entry_is_that_of_its_own_changes_also_where_another_has_none(path: Path) -> None:
    with closing(connected(path, "mode=ro&immutable=1")) as connection:
        assert list(differing_entries(connection)) == []
        acts = [key for (key,) in connection.execute("SELECT id FROM act ORDER BY id")]
    with closing(sqlite3.connect(path)) as book:
        book.execute("DELETE FROM change WHERE act = ?", (acts[0],))
        book.commit()
        assert list(differing_entries(book)) == acts[:1]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5])
def test_the_hash_of_an_entry_is_that_of_one_json_however_many_changes_it_has(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entry_hashes, "BATCH", 2)
    act = ("2013-05-09T09:00:00", "陈", "many", "{}", "a\ud800", None)
    changes = [("task", nth, f"task:{nth}", None, '{"title": "质量"}') for nth in range(count)]
    content = json.dumps([list(act), [list(change) for change in changes]], ensure_ascii=False)
    wanted = hashlib.sha256(content.encode("utf-8", errors="surrogatepass")).hexdigest()
    assert entry_hashes.entry_hash(act, changes) == entry_hashes.entry_hash(act, iter(changes)) == wanted
