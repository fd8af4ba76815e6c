"""Entries written out of the order of their days: the past holds what is dated up to its evening, and is whole."""

import itertools
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualitytui.config import Config
from qualitytui.model.filter import Filter
from qualitytui.store.integrity import faults
from qualitytui.store.reproducible_copy import renumber
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.command import Command
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.status import MarkReported, StartTask
from qualitytui.workbook.commands.step import AddStep
from qualitytui.workbook.commands.task import SetDue
from qualitytui.workbook.queries.history import list_entries
from qualitytui.workbook.queries.items import list_tasks
from qualitytui.workbook.queries.order import remarks_on
from tests.samples import hand, make_workbook
from tests.store.test_time_travel import ACTS, MORE, do, rows_of

WRONG, RIGHT = date(2026, 7, 31), date(2013, 7, 10)


def on(book: Workbook, day: date, *commands: Command) -> None:
    with Workbook.open(book.path, hand(day), Config()) as then:
        for command in commands:
            then.do(command)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    with Workbook.open(make_workbook(tmp_path / "workbook.db"), hand(), Config()) as opened:
        yield opened


@pytest.fixture
def misdated(book: Workbook) -> Workbook:
    """A day's work under a wrong clock, then two more under the right one."""
    on(
        book,
        WRONG,
        StartTask(("1.1.1",)),
        SetDue(("1.1.1",), date(2013, 8, 31), reason="x"),
        AddStep("1.1.1", "步骤一"),
    )
    on(book, RIGHT, ReportProgress("1.1.1", "七月十日的汇报"))
    on(book, RIGHT + timedelta(days=1), MarkReported(("1.1.1",)))
    return book


def test_the_evening_has_what_is_dated_up_to_it_and_nothing_of_later_days(misdated: Workbook) -> None:
    with misdated.as_of(RIGHT + timedelta(days=2)) as past:
        task = next(one for one in past.ask(list_tasks, Filter()).tasks if one.ref == "1.1.1")
    assert (task.status, task.due, task.steps_total) == ("reported", "2013-12-31", 0)
    assert task.last_report is not None
    assert task.last_report.text == "七月十日的汇报"


def test_the_past_out_of_order_is_a_whole_workbook(misdated: Workbook, tmp_path: Path) -> None:
    with misdated.as_of(RIGHT) as past:
        past.copy_to(tmp_path / "then.db")
    with closing(sqlite3.connect(tmp_path / "then.db")) as copy:
        assert list(faults(copy)) == []


def test_the_order_of_writing_is_said_where_it_differs(misdated: Workbook) -> None:
    wrong = [str(one.id) for one in misdated.ask(list_entries, Filter()) if one.at.startswith("2026")]
    (said,) = misdated.ask(remarks_on, RIGHT)
    assert all(number in said for number in wrong)
    assert misdated.ask(remarks_on, date(2013, 7, 1)) == ()
    assert misdated.ask(remarks_on, WRONG) == ()


def test_an_entry_dated_before_earlier_ones_is_said_when_written_and_marked(book: Workbook) -> None:
    on(book, WRONG, StartTask(("1.1.1",)))
    outcome = book.do(AddStep("2.1", "走访"))
    assert "2026-07-31" in outcome.sentence
    newest, before = book.ask(list_entries, Filter())[:2]
    assert (newest.is_out_of_order, before.is_out_of_order) == (True, False)
    assert "2026" not in newest.said


def test_two_entries_of_one_day_are_in_order_whatever_their_hours(book: Workbook) -> None:
    on(book, date(2013, 7, 20), StartTask(("1.1.1",)))
    earlier = hand(date(2013, 7, 20))._replace(clock=lambda: book.hand.clock().replace(hour=1))
    with Workbook.open(book.path, earlier, Config()) as then:
        outcome = then.do(AddStep("2.1", "走访"))
        assert not then.ask(list_entries, Filter())[0].is_out_of_order
    assert "2013-07-20" not in outcome.sentence


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_workbook(tmp_path_factory.mktemp("order") / "workbook.db")


@settings(max_examples=20)
@given(st.lists(st.tuples(st.sampled_from([0, 1, 2, 9]), st.sampled_from((*ACTS, MORE))), min_size=2, max_size=12))
def test_every_evening_is_whole_and_holds_no_later_entry(sample: Path, work: list[tuple[int, Command | str]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "workbook.db"
        path.write_bytes(sample.read_bytes())
        for day, acts in itertools.groupby(work, key=lambda one: one[0]):
            with Workbook.open(path, hand(date(2013, 7, 1 + day)), Config()) as book:
                book.daily.is_wanted = False
                for _, act in acts:
                    do(book, act)
        with Workbook.open(path, hand(date(2013, 7, 30)), Config()) as book:
            for day in (0, 1, 2, 9):
                evening = date(2013, 7, 1 + day)
                with book.as_of(evening) as past:
                    renumber(past.reader.connection)
                    assert list(faults(past.reader.connection)) == []
                    assert all(row[1] <= f"{evening}~" for row in rows_of(past)["act"])
            with book.as_of(book.hand.today) as now:
                assert rows_of(now) == rows_of(book)
