"""Copies know whose they are: two workbooks of one folder are never mixed, and a wrong clock costs no copy."""

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from qualitytui.errors import Refused
from qualitytui.i18n import use
from qualitytui.paths import backups_folder
from qualitytui.store.backup import copy_workbook, last_good
from qualitytui.store.copies import DAILY, KEPT, Copy, copies_of, copies_of_others, has_copy_of, outlived
from qualitytui.store.identity import identity_of
from qualitytui.store.restoring import restore_file
from tests.acts import WITHOUT_FIGURES
from tests.checked_once import checked_once
from tests.samples import make_workbook

AT = datetime(2013, 7, 19, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _checked_once() -> Iterator[None]:
    """Dozens of copies of the same content are made: it is their names and their ages that count."""
    with checked_once():
        yield


@pytest.fixture
def path(tmp_path: Path) -> Path:
    use("en")
    return make_workbook(tmp_path / "2013.db")


def another(path: Path, name: str) -> Path:
    """A second workbook beside the first, with an identity of its own."""
    other = Path(shutil.copy(path, path.with_name(name)))
    with closing(sqlite3.connect(other)) as book:
        book.execute("UPDATE identity SET workbook = 'another'")
        book.commit()
    return other


def back_up(path: Path, days: Iterable[int], why: str = "") -> None:
    for day in days:
        copy_workbook(path, backups_folder(path), AT + timedelta(days=day), why)


def names(found: Iterable[Copy]) -> set[str]:
    return {copy.path.name for copy in found}


@pytest.mark.parametrize("name", ["2013.old.db", "2013.sqlite", "2013.20130719-100000.db"])
@pytest.mark.parametrize("is_twin", [True, False])
def test_two_workbooks_of_one_folder_have_copies_of_their_own(path: Path, name: str, *, is_twin: bool) -> None:
    other = Path(shutil.copy(path, path.with_name(name))) if is_twin else another(path, name)
    back_up(other, [0], DAILY)
    assert not has_copy_of(path, "2013-07-19")
    assert copies_of(path) == ()
    assert last_good(path) is None
    back_up(other, range(1, KEPT + 1))
    theirs = names(copies_of(other))
    assert len(theirs) == KEPT + 1
    back_up(path, range(0, 90, 3))
    assert names(copies_of(other)) == theirs
    assert names(copies_of_others(path)) == theirs
    assert not names(copies_of(path)) & theirs


def test_a_file_of_the_same_name_in_anothers_place_has_none_of_the_old_ones_copies(path: Path) -> None:
    back_up(path, range(KEPT))
    old = names(copies_of(path))
    new = another(path, "new.db")
    new.replace(path)
    assert copies_of(path) == ()
    assert not has_copy_of(path, "2013-07-19")
    back_up(path, range(0, 90, 3))
    assert names(copies_of_others(path)) == old


def test_a_renamed_workbook_keeps_its_copies_and_removes_none_of_them(path: Path) -> None:
    back_up(path, range(KEPT + 2), DAILY)
    old = names(copies_of(path))
    renamed = path.rename(path.with_name("county.db"))
    back_up(renamed, range(12, 60), DAILY)
    assert old < names(copies_of(renamed))


def test_a_copied_workbook_is_the_same_one_under_another_name(path: Path) -> None:
    twin = Path(shutil.copy(path, path.with_name("stick.db")))
    own, theirs = identity_of(path), identity_of(twin)
    assert own is not None
    assert theirs is not None
    assert own.is_of(theirs)
    back_up(path, [0])
    source = next(iter(copies_of(path))).path
    assert restore_file(twin, source, backups_folder(twin), AT, lambda _: None) is not None


def test_copies_of_an_older_schema_are_known_by_where_their_journal_begins(path: Path) -> None:
    back_up(path, [0])
    (copy,) = copies_of(path)
    for at, is_own in (("2013-07-19T10:00:00", True), ("2012-01-01T10:00:00", False)):
        with closing(sqlite3.connect(copy.path)) as book:
            if is_own:
                book.executescript(f"{WITHOUT_FIGURES} DELETE FROM _sqlite_migrations WHERE name >= 'm007';")
                book.execute("PRAGMA user_version = 6")
            else:
                book.execute("UPDATE act SET at = ? WHERE id = 1", (at,))
            book.commit()
        assert names(copies_of(path)) == ({copy.path.name} if is_own else set())


def test_a_restored_copy_of_an_older_schema_keeps_the_identity_of_the_workbook(path: Path) -> None:
    back_up(path, [0])
    (copy,) = copies_of(path)
    with closing(sqlite3.connect(copy.path)) as book:
        book.executescript(f"{WITHOUT_FIGURES} DELETE FROM _sqlite_migrations WHERE name >= 'm007';")
        book.execute("PRAGMA user_version = 6")
    copy.path.with_name(f"{copy.path.name}.sha256").unlink()
    before = identity_of(path)
    restore_file(path, copy.path, backups_folder(path), AT, lambda _: None)
    assert before is not None
    assert identity_of(path) == before


def test_a_copy_of_another_workbook_is_put_in_its_place_only_where_that_is_meant(path: Path) -> None:
    other = another(path, "other.db")
    before, theirs = path.read_bytes(), identity_of(other)
    with pytest.raises(Refused, match="another workbook"):
        restore_file(path, other, backups_folder(path), AT, lambda _: None)
    assert path.read_bytes() == before
    restore_file(path, other, backups_folder(path), AT, lambda _: None, is_another_meant=True)
    assert identity_of(path) == theirs


def test_a_link_has_the_copies_of_its_workbook(path: Path) -> None:
    link = path.with_name("link.db")
    link.symlink_to(path)
    copy_workbook(link, backups_folder(link), AT)
    assert [copy.name for copy in copies_of(link)] == ["2013"]
    assert copies_of(link) == copies_of(path)
    assert os.path.realpath(link) == str(path)


def kept_of(days: Iterable[date]) -> list[str]:
    """The days of the copies that stay after one was made on each of these, one after another."""
    found: list[Copy] = []
    for day in days:
        new = Copy(Path(f"{day}.db"), f"{day} 10:00:00", DAILY, 100)
        found = sorted([*found, new], key=lambda copy: copy.at)
        gone = outlived(found, new)
        found = [copy for copy in found if copy not in gone]
    return [copy.at[:10] for copy in found]


def after(first: date, count: int) -> list[date]:
    return [first + timedelta(days=nth) for nth in range(count)]


@pytest.mark.parametrize("ahead", [15, 30, 60, 400, 6400])
@pytest.mark.parametrize("wrong", [1, 4, 6])
def test_a_clock_ahead_for_some_days_costs_no_copy(ahead: int, wrong: int) -> None:
    first = date(2013, 7, 1)
    right = after(first, 20)
    future = after(right[-1] + timedelta(days=ahead), wrong)
    before = kept_of(right)
    assert [day for day in kept_of([*right, *future]) if day <= str(right[-1])] == before
    more = after(right[-1] + timedelta(days=1), 5)
    known = kept_of([*right, *more])
    assert [day for day in kept_of([*right, *future, *more]) if day <= str(more[-1])] == known


def test_a_year_of_months_in_the_future_removes_none_of_the_days_after_it() -> None:
    future = [date(2031, month, day) for month in range(1, 13) for day in (1, 15)]
    days = after(date(2013, 7, 1), 12)
    assert [day for day in kept_of([*future, *days]) if day < "2014"] == kept_of(days)
