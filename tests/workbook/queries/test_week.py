from datetime import date

import pytest

from qualitytui.config import Config
from qualitytui.model.filter import Filter
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.snapshot import RecordSnapshot
from qualitytui.workbook.commands.status import MarkBehind, StartTask
from qualitytui.workbook.queries.status import summary
from qualitytui.workbook.queries.week import week_of
from tests.samples import hand


def test_a_week_holds_what_was_done_from_monday_to_its_day_the_oldest_first(book: Workbook) -> None:
    for day, ref in ((14, "1.1.1"), (15, "1.1.2"), (18, "2.1"), (20, "1.1.1")):
        with Workbook.open(book.path, hand(date(2013, 7, day)), Config()) as then:
            then.do(MarkBehind((ref,)) if day == 20 else StartTask((ref,)))
    week = book.ask(week_of)
    assert (week.name, week.monday, week.as_of) == ("2013-W29", "2013-07-15", "2013-07-19")
    assert [entry.refs for entry in week.entries] == [("1.1.2",), ("2.1",)]
    assert {change.ref for change in week.changes} == {"1.1.2", "2.1"}
    assert week.status == book.ask(summary, Filter())
    assert (len(week.tasks), len(week.indicators)) == (3, 4)


def test_snapshots_are_no_news(book: Workbook) -> None:
    before = book.ask(week_of)
    book.do(RecordSnapshot("2013-W29", "0" * 64))
    assert book.ask(week_of) == before


@pytest.mark.parametrize(
    ("today", "name", "monday"),
    [
        (date(2013, 7, 15), "2013-W29", "2013-07-15"),
        (date(2013, 7, 21), "2013-W29", "2013-07-15"),
        (date(2013, 12, 30), "2014-W01", "2013-12-30"),
        (date(2016, 1, 3), "2015-W53", "2015-12-28"),
    ],
)
def test_a_week_is_that_of_iso_8601(book: Workbook, today: date, name: str, monday: str) -> None:
    with Workbook.open(book.path, hand(today), Config()) as then:
        week = then.ask(week_of)
    assert (week.name, week.monday, week.as_of) == (name, monday, today.isoformat())
