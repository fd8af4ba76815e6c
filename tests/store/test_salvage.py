"""What can be read of a damaged workbook is saved into a new one, which is sound; the rest is listed."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.errors import Damaged, NoWorkbook, Refused
from qualitytui.i18n import use
from qualitytui.store.salvage import Salvaged, salvage_file
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.reports import ReportProgress
from tests.samples import hand, make_workbook
from tests.store.test_integrity import found
from tests.workbook.test_undo import tables

PAGE = 4096
LINE = ("2013-07-19T10:00:00", "陈协调")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    use("en")
    path = make_workbook(tmp_path / "workbook.db")
    with Workbook.open(path, hand(), Config()) as book:
        book.daily.is_wanted = False
        for nth in range(30):
            book.do(ReportProgress("1.1.1", f"第{nth}次报来：" + "已导入" * 40))
    return path


def saved(path: Path, content: bytes) -> Salvaged:
    path.write_bytes(content)
    result = salvage_file(path, path.with_name("saved.db"), LINE)
    assert path.read_bytes() == content
    assert found(result.path) == []
    assert {one.name for one in path.parent.iterdir()} == {"workbook.db", "saved.db"}
    return result


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with Workbook.open(path, hand(), Config()) as book:
        return {name: found for name, found in tables(book).items() if name not in {"_sqlite_migrations", "identity"}}


def identity(path: Path) -> str:
    with Workbook.open(path, hand(), Config()) as book:
        return str(book.reader.rows("SELECT workbook FROM identity").fetchone()[0])


def test_of_a_whole_workbook_nothing_is_lost(path: Path) -> None:
    before, whose = rows(path), identity(path)
    result = saved(path, path.read_bytes())
    assert result.lost == ()
    assert identity(result.path) == whose
    assert rows(result.path) == before


@pytest.mark.parametrize("torn", [slice(0, 100), slice(0, PAGE), slice(18, 60)], ids=str)
def test_without_its_first_bytes_everything_is_found_again(path: Path, torn: slice) -> None:
    before, content = rows(path), bytearray(path.read_bytes())
    content[torn] = b"\xa5" * (torn.stop - torn.start)
    assert rows(saved(path, bytes(content)).path) == before


def test_any_one_page_may_be_torn_and_every_row_is_found_again(path: Path) -> None:
    before, whole = rows(path), path.read_bytes()
    tasks = [row[:6] for row in before["task"]]
    for page in random.Random(3).sample(range(1, len(whole) // PAGE), 12):
        content = whole[: page * PAGE] + b"\xa5" * PAGE + whole[(page + 1) * PAGE :]
        result = saved(path, content)
        after = rows(result.path)
        assert [row[:6] for row in after["task"]] == tasks or result.lost, page
        lost = sum(len(before[name]) - len(after[name]) for name in before)
        assert lost <= len(result.lost), page
        result.path.unlink()


def test_what_was_changed_behind_the_journals_back_is_mended_from_it(path: Path) -> None:
    before = rows(path)
    with closing(sqlite3.connect(path)) as book:
        book.execute("UPDATE task SET title = '改' WHERE ref = '1.1.1'")
        book.execute("DELETE FROM report WHERE id = 3")
        book.commit()
    result = saved(path, path.read_bytes())
    assert [tuple(one) for one in result.lost] == [
        ("report 3", "was rebuilt from the journal"),
        ("task 1.1.1", "was mended from the journal"),
    ]
    assert rows(result.path) == before


@pytest.mark.parametrize("share", [0.5, 0.7, 0.8, 0.9])
def test_part_of_a_file_gives_what_is_in_it_and_lists_what_is_not(path: Path, share: float) -> None:
    content = path.read_bytes()
    result = saved(path, content[: int(len(content) * share) + 77])
    assert result.kept["task"] == 3
    unseen = [one.where.split() for one in result.lost if one.what == "nothing was found of it"]
    spans = [span.split("-") for table, span in unseen if table == "report"]
    assert result.kept["report"] + sum(int(span[-1]) - int(span[0]) + 1 for span in spans) == 30
    assert any(one.where.startswith("journal ") for one in result.lost)


def test_where_it_cannot_be_known_how_much_there_was_that_is_said(path: Path) -> None:
    content = bytearray(path.read_bytes())
    with closing(sqlite3.connect(path)) as book:
        roots = book.execute("SELECT rootpage FROM sqlite_master WHERE name IN ('sqlite_sequence', 'act')").fetchall()
    for (page,) in roots:
        content[(page - 1) * PAGE : page * PAGE] = b"\xa5" * PAGE
    assert any("cannot be known" in one.what for one in saved(path, bytes(content)).lost)


def test_what_is_no_workbook_is_refused_and_nothing_is_made(path: Path) -> None:
    for content in (b"", b"hello" * 3000, random.Random(1).randbytes(40_000)):
        path.write_bytes(content)
        with pytest.raises(Damaged, match="Nothing of a workbook"):
            salvage_file(path, path.with_name("saved.db"), LINE)
    with pytest.raises(NoWorkbook):
        salvage_file(path.with_name("none.db"), path.with_name("saved.db"), LINE)
    path.with_name("saved.db").write_text("mine")
    with pytest.raises(Refused, match="not touched"):
        salvage_file(path, path.with_name("saved.db"), LINE)
    assert path.with_name("saved.db").read_text() == "mine"
    assert len(list(path.parent.iterdir())) == 2


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE act SET id = id + 9223372036854775000",
        "UPDATE act SET id = -id",
        "UPDATE change SET id = id + 9223372036854775000",
        "UPDATE change SET act = 9223372036854775807",
        "UPDATE change SET after = replace(hex(zeroblob(50000)), '0', '[')",
        "UPDATE task SET id = id + 9223372036854775000",
        "UPDATE sqlite_sequence SET seq = 9223372036854775807",
    ],
)
def test_numbers_and_nestings_that_nobody_wrote_are_not_counted_through(path: Path, harm: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as book:
        book.execute("PRAGMA foreign_keys = OFF")
        book.execute(harm)
    result = salvage_file(path, path.with_name("saved.db"), LINE)
    assert found(result.path) == []
    assert result.kept["task"] == 3


def test_what_a_newer_program_wrote_is_said_to_be_left_out(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "workbook.db")
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    (loss,) = salvage_file(path, tmp_path / "new.db", ("2013-07-19T10:00:00", "陈协调")).lost
    assert "99" in loss.what
