"""Before the first write of a day a copy is made by itself; it stands in nobody's way."""

import sqlite3
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.errors import Damaged
from qualitytui.i18n import use
from qualitytui.store.backup import copy_workbook, is_as_written
from qualitytui.store.copies import DAILY, Copy, copies_of, outlived
from qualitytui.workbook.book import Hand, Workbook
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.status import StartTask
from qualitytui.workbook.maintenance import check
from tests.samples import TODAY, hand, make_workbook
from tests.workbook.test_undo import tables


@pytest.fixture
def path(tmp_path: Path) -> Path:
    use("en")
    return make_workbook(tmp_path / "workbook.db")


def write(path: Path, day: date, text: str = "已导入") -> str:
    with Workbook.open(path, Hand(day, "陈协调", lambda: datetime.combine(day, time(10))), Config()) as book:
        return book.do(ReportProgress("1.1.1", text)).sentence


def days(path: Path) -> list[str]:
    return [copy.at[:10] for copy in copies_of(path)]


def test_the_first_write_of_a_day_leaves_a_copy_of_how_it_was_before(path: Path) -> None:
    with Workbook.open(path, hand(), Config()) as book:
        before = tables(book)
        book.do(StartTask(("2.1",)), dry_run=True)
        book.ask(lambda reader: reader.today)
        assert days(path) == []
        book.do(StartTask(("2.1",)))
        book.do(ReportProgress("2.1", "已检查"))
    write(path, TODAY)
    (copy,) = copies_of(path)
    assert (copy.why, is_as_written(copy.path)) == (DAILY, True)
    with Workbook.open(copy.path, hand(), Config(), read_only=True) as book:
        assert tables(book) == before
    write(path, TODAY + timedelta(days=1))
    assert days(path) == ["2013-07-19", "2013-07-20"]


def test_no_copy_of_a_sample_nor_a_second_one_before_an_import(path: Path) -> None:
    with Workbook.open(path, hand(), Config()) as book:
        book.daily.is_wanted = False
        book.do(StartTask(("2.1",)))
    assert days(path) == []
    copy_workbook(path, path.parent / "backups", datetime(2013, 7, 19, 8), "before-import")  # noqa: DTZ001
    write(path, TODAY)
    assert days(path) == ["2013-07-19"]


def test_where_no_copy_can_be_made_the_change_is_made_and_that_is_said_once(path: Path) -> None:
    (path.parent / "backups").write_text("in the way")
    with Workbook.open(path, hand(), Config()) as book:
        said = [book.do(ReportProgress("2.1", text)).sentence for text in ("甲", "乙")]
        assert ["no copy of today" in sentence for sentence in said] == [True, False]
        assert book.ask(lambda reader: reader.rows("SELECT count(*) FROM report").fetchone()[0]) == 2
    assert check(path).is_ok


def test_of_the_days_copies_seven_days_five_weeks_and_twelve_months_stay() -> None:
    found: list[Copy] = []
    for day in (TODAY + timedelta(days=nth) for nth in range(420)):
        new = Copy(Path(f"{day}.db"), f"{day} 10:00:00", DAILY, 100 if day.month != 2 else 300)
        found.append(new)
        gone = outlived(found, new)
        found = [copy for copy in found if copy not in gone]
    days = [copy.at[:10] for copy in found]
    assert days[-7:] == [str(TODAY + timedelta(days=nth)) for nth in range(413, 420)]
    assert {"2014-09-07", "2014-08-31", "2014-08-24", "2014-08-17", "2014-07-31", "2013-10-31"} <= set(days)
    assert sum(day < "2014-08-17" and not day.startswith("2014-02") for day in days) == 9
    assert sum(day.startswith("2014-02") for day in days) >= 7, "what has shrunk to a third replaces nothing"


def test_a_workbook_that_is_not_sound_takes_no_good_copys_place(path: Path) -> None:
    folder = path.parent / "backups"
    for nth in range(9):
        copy_workbook(path, folder, datetime(2013, 7, 1 + nth, 10), DAILY)  # noqa: DTZ001
    good = days(path)
    assert len(good) == 7
    with closing(sqlite3.connect(path)) as book:
        book.execute("UPDATE task SET title = 'x'")
        book.commit()
    with pytest.raises(Damaged):
        copy_workbook(path, folder, datetime(2013, 7, 10, 10), DAILY)  # noqa: DTZ001
    assert days(path) == good


def test_a_damaged_workbook_is_not_written_to(path: Path) -> None:
    write(path, TODAY - timedelta(1), "很长的进展" * 2000)
    with closing(sqlite3.connect(path)) as book:
        book.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = bytearray(path.read_bytes())
    middle = len(whole) // 2
    whole[middle : middle + 6000] = bytes(byte ^ 0x5A for byte in whole[middle : middle + 6000])
    path.write_bytes(whole)
    with pytest.raises(Damaged):
        write(path, TODAY)
    assert path.read_bytes() == bytes(whole)


def test_a_copy_made_ahead_of_the_change_is_that_of_the_day_and_its_trouble_is_said_with_the_change(path: Path) -> None:
    def book_of() -> Workbook:
        return Workbook.open(path, hand(), Config())

    (path.parent / "backups").write_text("in the way")
    with book_of() as book:
        assert book.daily.is_due(book.hand.at)
        book.daily.copy_ahead(book.hand.at)
        assert not book.daily.is_due(book.hand.at)
        assert "no copy of today" in book.do(ReportProgress("2.1", "已导入")).sentence
        assert "no copy of today" not in book.do(ReportProgress("2.1", "又导入")).sentence
    (path.parent / "backups").unlink()
    with book_of() as book:
        book.daily.copy_ahead(book.hand.at)
    with book_of() as book:
        assert not book.daily.is_due(book.hand.at)
        book.do(ReportProgress("2.1", "再导入"))
    assert len(copies_of(path)) == 1
