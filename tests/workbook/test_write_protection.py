"""One meaning of checked: a workbook found damaged takes no write, and everything says so until it is restored."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.errors import Damaged
from qualitytui.i18n import use
from qualitytui.model.filter import Filter
from qualitytui.paths import snapshots_folder
from qualitytui.reporting.snapshot import take_snapshot
from qualitytui.store.copies import copies_of
from qualitytui.store.damage import is_marked_damaged
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.status import StartTask
from qualitytui.workbook.maintenance import check, kept_copies, restore
from qualitytui.workbook.queries.history import list_entries
from qualitytui.workbook.queries.items import list_tasks
from tests.samples import hand, make_workbook, sample_import


@pytest.fixture
def path(tmp_path: Path) -> Path:
    use("en")
    return make_workbook(tmp_path / "workbook.db")


def alter(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as book:
        for statement in statements:
            book.execute(statement)
        book.commit()


DAMAGE = "UPDATE task SET title = 'x' WHERE ref = '1.1.1'"


ACTS: dict[str, Callable[[Workbook], object]] = {
    "start": lambda book: book.do(StartTask(("2.1",))),
    "import": lambda book: book.do(sample_import()),
    "backup": lambda book: book.back_up(),
    "snapshot": lambda book: take_snapshot(book, snapshots_folder(book.path)),
    "undo": lambda book: book.undo(),
}


@pytest.mark.parametrize("act", ACTS)
def test_a_damaged_workbook_takes_no_write_and_gives_no_checked_copy(path: Path, act: str) -> None:
    alter(path, DAMAGE)
    before = path.read_bytes()
    with Workbook.open(path, hand(), Config()) as book, pytest.raises(Damaged, match="task 1 is not as the journal"):
        ACTS[act](book)
    assert path.read_bytes() == before
    assert copies_of(path) == ()
    assert is_marked_damaged(path)
    with Workbook.open(path, hand(), Config()) as book:
        assert "task 1" in book.barred
        assert len(book.ask(list_tasks, Filter()).tasks) == 3


def test_what_verify_found_is_said_until_a_copy_is_put_back(path: Path) -> None:
    with Workbook.open(path, hand(), Config()) as book:
        copy = book.back_up().path
    alter(path, DAMAGE)
    assert not check(path).is_ok
    with Workbook.open(path, hand(), Config()) as book:
        assert book.barred
    assert restore(path, copy, hand(), Config())
    with Workbook.open(path, hand(), Config()) as book:
        assert not book.barred
        book.do(StartTask(("2.1",)))


def test_a_workbook_that_is_whole_again_is_written_again(path: Path) -> None:
    whole = path.read_bytes()
    alter(path, DAMAGE)
    assert not check(path).is_ok
    path.write_bytes(whole)
    with Workbook.open(path, hand(), Config()) as book:
        assert not book.barred
        book.do(StartTask(("2.1",)))
    assert not is_marked_damaged(path)


def test_a_copy_found_damaged_bars_nothing(path: Path) -> None:
    with Workbook.open(path, hand(), Config()) as book:
        copy = book.back_up().path
    alter(copy, DAMAGE)
    assert not check(copy, is_copy=True).is_ok
    assert not is_marked_damaged(copy)


def test_a_restore_and_its_journal_line_arrive_together(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Workbook.open(path, hand(), Config()) as book:
        copy = book.back_up().path
        book.do(StartTask(("2.1",)))

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("qualitytui.workbook.maintenance.unmark_damaged", killed)
    with pytest.raises(KeyboardInterrupt):
        restore(path, copy, hand(), Config())
    with Workbook.open(path, hand(), Config()) as book:
        assert "Restored from" in max(book.ask(list_entries, Filter()), key=lambda one: one.id).said


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE task RENAME COLUMN title TO titl",
        "ALTER TABLE task ADD COLUMN more TEXT",
        "CREATE INDEX mine ON task (title)",
        "DROP INDEX task_standing",
    ],
)
def test_another_schema_is_found_and_never_restored(path: Path, tmp_path: Path, statement: str) -> None:
    other = make_workbook(tmp_path / "other" / "workbook.db")
    alter(other, statement)
    assert [one.what for one in check(other).faults] == ["has other tables or columns than this program writes"]
    before = path.read_bytes()
    with pytest.raises(Damaged):
        restore(path, other, hand(), Config())
    assert path.read_bytes() == before


def test_one_letter_of_the_schema_is_found(path: Path) -> None:
    content = path.read_bytes()
    assert content.count(b"'cancelled'") == 1
    path.write_bytes(content.replace(b"'cancelled'", b"'dancelled'"))
    assert not check(path).is_ok


@pytest.mark.parametrize("number", [0, 2, 4611686018427387904])
def test_a_counter_that_was_changed_is_found(path: Path, number: int) -> None:
    alter(path, f"UPDATE sqlite_sequence SET seq = {number} WHERE name = 'act'")
    assert [one.where for one in check(path).faults] == ["sqlite_sequence act"]


def test_an_older_workbook_that_is_damaged_is_not_brought_up_to_date(path: Path) -> None:
    from tests.acts import old_schema

    old_schema(path)
    alter(path, DAMAGE)
    before = path.read_bytes()
    with pytest.raises(Damaged):
        Workbook.open(path, hand(), Config())
    assert path.read_bytes() == before


def test_a_link_to_a_workbook_has_the_workbooks_copies(path: Path) -> None:
    link = path.with_name("other.db")
    link.symlink_to(path)
    with Workbook.open(link, hand(), Config()) as book:
        copy = book.back_up()
        book.do(StartTask(("2.1",)))
    restore(link, copy.path, hand(), Config())
    assert len(kept_copies(link)) == len(kept_copies(path)) == 2
    assert link.is_symlink()


def test_the_next_write_sweeps_the_drafts_of_killed_snapshots(path: Path) -> None:
    left = snapshots_folder(path) / ".qualitytui-00000000-1-00000000.draft"
    left.mkdir(parents=True)
    (left / "workbook.db").write_bytes(b"x")
    os.utime(left, (0, 0))
    with Workbook.open(path, hand(), Config()) as book:
        book.do(StartTask(("2.1",)))
    assert not left.exists()
