"""An older copy in the workbook's place is noticed; a newer file, a restore and a first run are not remarked on."""

import re
import shutil
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.maintenance import restore
from qualitytui.workbook.queries.later_entries import missing_entry
from tests.samples import hand, make_workbook


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_workbook(tmp_path / "workbook.db")


def written(path: Path, text: str = "有进展") -> str:
    """What is said when the workbook is opened; then one entry is written."""
    with Workbook.open(path, hand(), Config()) as book:
        book.daily.is_wanted = False
        book.noted_in = str(path.parent / "state")
        said = book.ask(missing_entry, book.noted_in, book.file)
        book.do(ReportProgress("1.1.1", text))
    return said


def looked_at(path: Path) -> str:
    with Workbook.open(path, hand(), Config()) as book:
        return book.ask(missing_entry, str(path.parent / "state"), book.file)


def test_an_older_copy_in_its_place_is_said_until_something_is_written_into_it(path: Path) -> None:
    assert written(path) == ""
    old = Path(shutil.copy(path, path.with_name("old.db")))
    assert written(path, "又有进展") == ""
    assert looked_at(path) == ""
    shutil.copy(old, path)
    said = looked_at(path)
    assert re.search("没有第\\d+条记录（2013-07-19", said)
    assert str(path) in said
    assert looked_at(path) == said
    assert written(path, "另一条") == said
    assert looked_at(path) == ""


def test_another_workbook_or_a_newer_copy_is_not_remarked_on(path: Path, tmp_path: Path) -> None:
    written(path)
    newer = Path(shutil.copy(path, path.with_name("newer.db")))
    written(newer)
    shutil.copy(newer, path)
    assert looked_at(path) == ""
    (tmp_path / "other").mkdir()
    shutil.copy(make_workbook(tmp_path / "other" / "workbook.db"), path)
    assert looked_at(path) == ""


def test_a_restore_explains_it(path: Path) -> None:
    old = Path(shutil.copy(path, path.with_name("old.db")))
    written(path)
    written(path)
    restore(path, old, hand(), Config())
    assert looked_at(path) == ""


def test_a_state_that_cannot_be_read_or_written_is_none(path: Path) -> None:
    (path.parent / "state").write_text("")
    assert written(path) == ""
    assert looked_at(path) == ""
