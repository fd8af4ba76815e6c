"""A computer that changes its clock and its zone: nothing is lost, and what is odd is said."""

import random
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.errors import Refused
from qualitytui.i18n import use
from qualitytui.model.filter import Filter
from qualitytui.store.copies import copies_of
from qualitytui.workbook.book import Hand, Workbook
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.maintenance import check
from qualitytui.workbook.queries.history import list_entries
from tests.samples import make_workbook
from tests.workbook.test_undo import tables

NOON = datetime(2013, 7, 19, 12, tzinfo=UTC)
SHANGHAI, HONOLULU = timezone(timedelta(hours=8)), timezone(timedelta(hours=-10))


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    use("en")
    return Clock()


def opened(path: Path, clock: Clock) -> Workbook:
    return Workbook.open(path, Hand(None, "陈协调", clock), Config())


def test_another_zone_is_another_day_and_only_an_earlier_one_is_said(tmp_path: Path, clock: Clock) -> None:
    with opened(make_workbook(tmp_path / "workbook.db"), clock) as book:
        clock.now = datetime(2013, 7, 19, 20, tzinfo=UTC).astimezone(SHANGHAI)
        assert "clock" not in book.do(ReportProgress("1.1.1", "甲")).sentence
        clock.now = clock.now.astimezone(HONOLULU)
        assert book.hand.today == date(2013, 7, 19)
        assert "2013-07-20" in book.do(ReportProgress("1.1.1", "乙")).sentence
        clock.now = clock.now.astimezone(SHANGHAI) - timedelta(hours=3)
        assert "clock" not in book.do(ReportProgress("1.1.1", "丙")).sentence, "an hour of the same day is no doubt"


@pytest.mark.parametrize("seed", range(4))
def test_a_clock_that_jumps_loses_nothing_and_undo_takes_all_back(tmp_path: Path, clock: Clock, seed: int) -> None:
    chance = random.Random(seed)
    path = make_workbook(tmp_path / "workbook.db")
    with opened(path, clock) as book:
        before, odd = tables(book), 0
        for nth in range(12):
            clock.now += timedelta(days=chance.choice((0, 1, 1, -3, 30, -400, 5000 if nth == 6 else 2)), hours=5)
            clock.now = clock.now.astimezone(chance.choice((UTC, SHANGHAI, HONOLULU)))
            odd += "clock" in book.do(ReportProgress("1.1.1", f"第{nth}次")).sentence
        days = [entry.at[:10] for entry in reversed(book.ask(list_entries, Filter()))]
        assert odd >= sum(later < max(days[:nth]) for nth, later in enumerate(days) if nth and days[:nth])
        assert check(path).is_ok
        for copy in copies_of(path):
            assert check(copy.path, is_copy=True).is_ok
        for _ in range(12):
            book.undo()
        after = tables(book)
        with pytest.raises(Refused):
            book.undo()
    journal = {"act", "change", "sqlite_sequence"}
    assert {name: rows for name, rows in after.items() if name not in journal} == {
        name: rows for name, rows in before.items() if name not in journal
    }
