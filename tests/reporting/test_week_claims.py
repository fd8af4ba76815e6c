"""Two counties that began from a copy of one workbook share its identity, and are told apart by their journals."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.errors import Refused
from qualitytui.reporting.week_claims import claim, parted_workbooks
from qualitytui.rules.journal_histories import Comparison
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.items import AddNote
from qualitytui.workbook.commands.separate import SeparateWorkbook
from qualitytui.workbook.maintenance import copy_histories, restore
from qualitytui.workbook.queries.identity import journal_history, workbook_identity
from tests.samples import hand

TODAY = date(2013, 7, 19)


@pytest.fixture
def prepared(book: Workbook, tmp_path: Path) -> Path:
    """The workbook that a city office hands to its counties."""
    target = tmp_path / "city.db"
    book.copy_to(target)
    return target


def opened(path: Path) -> Workbook:
    return Workbook.open(path, hand(TODAY), Config())


def work(path: Path, text: str) -> None:
    with opened(path) as book:
        book.do(AddNote("2.1", text))


def claimed(path: Path, root: Path, *, replace: bool = False) -> Comparison | None:
    with opened(path) as book:
        identity, history = book.ask(workbook_identity), book.ask(journal_history)
    return claim(root, identity, history, lambda: copy_histories(path), replace=replace)


def relation(path: Path, root: Path) -> str:
    comparison = claimed(path, root)
    return comparison.relation if comparison else "nothing there"


@pytest.fixture
def counties(prepared: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Two counties, each with work of its own since."""
    paths = []
    for name in ("a", "b"):
        path = tmp_path / name / "workbook.db"
        path.parent.mkdir()
        shutil.copy(prepared, path)
        work(path, name)
        paths.append(path)
    return paths[0], paths[1]


def test_the_second_county_is_refused_and_nothing_is_written(counties: tuple[Path, Path], tmp_path: Path) -> None:
    root, (one, other) = tmp_path / "weeks", counties
    assert relation(one, root) == "nothing there"
    before = sorted(root.rglob("*"))
    with pytest.raises(Refused) as refusal:
        claimed(other, root)
    assert refusal.value.remedy == "separate"
    assert "workbook=" in refusal.value.sentence
    assert sorted(root.rglob("*")) == before
    work(other, "again")
    with pytest.raises(Refused):
        claimed(other, root)
    work(one, "again")
    assert relation(one, root) == "newer"


def test_with_an_identity_of_its_own_it_has_weeks_of_its_own(counties: tuple[Path, Path], tmp_path: Path) -> None:
    root, (one, other) = tmp_path / "weeks", counties
    claimed(one, root)
    with opened(other) as book:
        before = book.ask(workbook_identity)
        book.do(SeparateWorkbook())
        assert book.ask(workbook_identity) != before
    assert relation(other, root) == "nothing there"
    assert len(list((root / "tasks").iterdir())) == 2
    with opened(other) as book:
        book.undo()
        assert book.ask(workbook_identity) == before


def test_a_county_put_back_from_its_own_copy_goes_on(counties: tuple[Path, Path], tmp_path: Path) -> None:
    root, path = tmp_path / "weeks", counties[0]
    with opened(path) as book:
        copy = book.back_up().path
    work(path, "later")
    claimed(path, root)
    for _ in range(2):
        restore(path, copy, hand(TODAY), Config())
        claimed(path, root)
        work(path, "anew")
        assert relation(path, root) == "newer"


def test_a_county_whose_file_was_lost_goes_on_from_a_copy(counties: tuple[Path, Path], tmp_path: Path) -> None:
    root, path = tmp_path / "weeks", counties[0]
    copy = tmp_path / "stick.db"
    shutil.copy(path, copy)
    work(path, "later")
    claimed(path, root)
    shutil.copy(copy, path)
    assert relation(path, root) == "older"
    work(path, "later")
    claimed(path, root)
    path.unlink()
    shutil.rmtree(path.parent / "backups", ignore_errors=True)
    restore(path, copy, hand(TODAY), Config())
    work(path, "anew")
    assert relation(path, root) == "restored"


def test_what_is_meant_is_replaced(counties: tuple[Path, Path], tmp_path: Path) -> None:
    root, (one, other) = tmp_path / "weeks", counties
    claimed(one, root)
    claimed(other, root, replace=True)
    assert relation(other, root) == "same"


def test_an_erased_text_parts_no_history(counties: tuple[Path, Path], tmp_path: Path) -> None:
    root, path = tmp_path / "weeks", counties[0]
    work(path, "王某某")
    claimed(path, root)
    with opened(path) as book:
        book.forget("王某某")
    assert relation(path, root) == "newer"


def test_a_roll_up_notices_folders_put_together_by_hand(counties: tuple[Path, Path], tmp_path: Path) -> None:
    one, other = counties
    roots = tmp_path / "one", tmp_path / "other"
    for path, root in zip(counties, roots, strict=True):
        claimed(path, root)
        assert list(parted_workbooks(root)) == []
    shutil.copytree(roots[1], roots[0], dirs_exist_ok=True)
    (parted,) = parted_workbooks(roots[0])
    with opened(one) as book:
        assert parted.workbook == book.ask(workbook_identity)
        assert parted.entries == (parted.common + 1, parted.common + 1)
    work(other, "again")
    again = tmp_path / "again"
    claimed(other, again)
    shutil.copytree(again, roots[1], dirs_exist_ok=True)
    assert list(parted_workbooks(roots[1])) == []


def test_a_history_that_is_damaged_is_named(counties: tuple[Path, Path], tmp_path: Path) -> None:
    root, path = tmp_path / "weeks", counties[0]
    claimed(path, root)
    (mark,) = root.rglob("_journal-*")
    for content in (b"", b"no zip", mark.read_bytes()[:30]):
        mark.write_bytes(content)
        with pytest.raises(Refused) as refusal:
            claimed(path, root)
        assert str(mark) in refusal.value.sentence
        assert refusal.value.remedy == "separate"
    claimed(path, root, replace=True)
    assert relation(path, root) == "same"
