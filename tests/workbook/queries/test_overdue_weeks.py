from datetime import date

from qualitytui.config import Config
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.task import SetDue
from qualitytui.workbook.queries.overdue_weeks import overdue_weeks
from qualitytui.workbook.queries.week import week_of
from tests.samples import hand


def test_the_weeks_are_those_of_the_weekly_report(book: Workbook) -> None:
    with Workbook.open(book.path, hand(date(2013, 6, 20)), Config()) as then:
        then.do(SetDue(("1.1.1",), date(2013, 7, 2)))
        then.do(SetDue(("1.1.2",), date(2013, 7, 17)))
    counted, trend = book.ask(overdue_weeks), book.ask(week_of).trend
    assert counted[-len(trend) :] == tuple(one.overdue for one in trend)
    assert counted[-1] == 2
    assert 1 in counted


def test_weeks_before_anything_was_written_are_left_out(book: Workbook) -> None:
    assert len(book.ask(overdue_weeks)) <= 8
    assert len(book.ask(overdue_weeks, 1)) == 1
