import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.errors import Damaged, Refused
from qualitytui.i18n import use
from qualitytui.store.backup import copy_workbook, is_as_written, last_good
from qualitytui.store.copies import KEPT, copies_of
from qualitytui.store.restoring import restore_file
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.status import StartTask
from tests.samples import hand, make_workbook, sample_import
from tests.workbook.test_undo import tables

AT = datetime(2013, 7, 19, 10, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    use("en")
    return make_workbook(tmp_path / "workbook.db")


def states(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with Workbook.open(path, hand(), Config()) as book:
        return tables(book)


def start(path: Path) -> None:
    with Workbook.open(path, hand(), Config()) as book:
        book.do(StartTask(("1.1.1",)))


def test_a_copy_holds_all_is_its_owners_alone_and_carries_its_hash(path: Path) -> None:
    copy = copy_workbook(path, path.parent / "copies", AT)
    assert states(copy.path) == states(path)
    assert {one.stat().st_mode & 0o777 for one in copy.path.parent.iterdir()} == {0o600}
    assert copy.path.parent.stat().st_mode & 0o777 == 0o700
    assert is_as_written(copy.path)
    assert [one.path for one in copies_of(path, copy.path.parent)] == [copy.path]
    os.truncate(copy.path, 5000)
    assert is_as_written(copy.path) is False


def test_two_copies_of_one_second_stand_beside_each_other(path: Path) -> None:
    names = {copy_workbook(path, path.parent / "copies", AT).path.name for _ in range(3)}
    assert len(names) == 3


def test_of_many_copies_the_newest_and_the_last_of_each_month_stay(path: Path) -> None:
    folder = path.parent / "copies"
    for day in range(0, 90, 6):
        copy_workbook(path, folder, AT + timedelta(days=day))
    kept = [copy.at[:10] for copy in copies_of(path, folder)]
    assert len(kept) == KEPT + 1
    assert kept[0] == "2013-07-31"
    assert kept[-1] == "2013-10-11"
    assert len(list(folder.iterdir())) == 2 * len(kept)


def test_a_workbook_that_has_suddenly_shrunk_takes_no_good_copys_place(path: Path) -> None:
    folder = path.parent / "copies"
    good = copy_workbook(path, folder, AT).path
    with good.open("ab") as file:
        file.write(bytes(4 * path.stat().st_size))
    for day in range(1, KEPT + 5):
        copy_workbook(path, folder, AT + timedelta(hours=day))
    assert good.exists()


def test_the_last_good_copy_is_found_past_the_bad_ones(path: Path) -> None:
    folder = path.parent / "copies"
    good, torn, other = (copy_workbook(path, folder, AT + timedelta(days=day)).path for day in range(3))
    os.truncate(torn, 9000)
    other.write_bytes(b"x" * 9000)
    found = last_good(path, folder)
    assert found is not None
    assert found.path == good
    good.unlink()
    assert last_good(path, folder) is None


def test_no_copy_is_kept_of_a_workbook_that_is_broken(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 4] = b"\xa5" * 4096
    path.write_bytes(content)
    with pytest.raises(Refused):
        copy_workbook(path, path.parent / "copies", AT)
    assert not (path.parent / "copies").exists()


def test_an_import_is_copied_before_and_refused_where_no_copy_can_be_made(path: Path) -> None:
    from qualitytui.data_class import replace

    other = replace(sample_import(), key="other")
    (path.parent / "backups").write_text("in the way")
    before = states(path)
    with Workbook.open(path, hand(), Config()) as book:
        with pytest.raises(Refused, match="backups"):
            book.do(other)
        assert tables(book) == before
        (path.parent / "backups").unlink()
        book.do(other, dry_run=True)
        assert not (path.parent / "backups").exists()
        book.do(other)
    (copy,) = copies_of(path)
    assert copy.why == "before-import"
    assert states(copy.path) == before


def test_a_restore_keeps_a_copy_of_what_was_before_and_readers_go_on(path: Path) -> None:
    folder = path.parent / "copies"
    first = states(path)
    source = copy_workbook(path, folder, AT).path
    start(path)
    second = states(path)
    with Workbook.open(path, hand(), Config()) as reader:
        version = reader.data_version()
        kept = restore_file(path, source, folder, AT, lambda _: None)
        assert reader.data_version() != version
        assert tables(reader) == first
        reader.do(StartTask(("2.1",)))
    assert kept is not None
    assert states(kept) == second
    assert restore_file(path, kept, folder, AT, lambda _: None) is not None
    assert states(path) == second


def test_a_damaged_workbook_is_moved_aside_whole_before_a_restore(path: Path) -> None:
    folder = path.parent / "copies"
    first = states(path)
    source = copy_workbook(path, folder, AT).path
    path.write_bytes(b"\xa5" * 9000)
    aside = restore_file(path, source, folder, AT, lambda _: None)
    assert aside is not None
    assert aside.read_bytes() == b"\xa5" * 9000
    assert states(path) == first
    path.unlink()
    assert restore_file(path, source, folder, AT, lambda _: None) is None
    assert states(path) == first


def test_a_copy_that_is_not_as_it_was_written_is_never_restored(path: Path) -> None:
    folder = path.parent / "copies"
    source = copy_workbook(path, folder, AT).path
    with closing(sqlite3.connect(source)) as book:
        book.execute("UPDATE task SET title = 'x'")
        book.commit()
    before = path.read_bytes()
    with pytest.raises(Damaged, match="hash"):
        restore_file(path, source, folder, AT, lambda _: None)
    bare = Path(shutil.copy(source, path.parent / "bare.db"))
    with pytest.raises(Damaged, match="journal"):
        restore_file(path, bare, folder, AT, lambda _: None)
    assert path.read_bytes() == before
