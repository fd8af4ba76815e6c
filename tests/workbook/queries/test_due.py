from datetime import date, timedelta

from qualitytui.config import Config
from qualitytui.model.filter import Filter, parse_filter
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.status import CancelTask, MarkReported
from qualitytui.workbook.commands.task import SetDue
from qualitytui.workbook.queries.due import due_by_week
from tests.samples import hand


def weeks_of(book: Workbook, text: str = "") -> list[tuple[str, str | None, list[str]]]:
    weeks = book.ask(due_by_week, parse_filter(text)).weeks
    return [(week.week, week.monday, [task.ref for task in week.tasks]) for week in weeks]


def test_what_is_overdue_comes_first_and_the_weeks_follow_in_order(book: Workbook) -> None:
    book.do(SetDue(("2.1",), date(2013, 7, 18)))
    book.do(SetDue(("1.1.2",), date(2013, 7, 19)))
    assert weeks_of(book) == [
        ("overdue", None, ["2.1"]),
        ("2013-W29", "2013-07-15", ["1.1.2"]),
        ("2014-W01", "2013-12-30", ["1.1.1"]),
    ]


def test_within_a_week_the_nearest_day_is_first_and_sunday_belongs_to_it(book: Workbook) -> None:
    book.do(SetDue(("1.1.1",), date(2013, 8, 4)))
    book.do(SetDue(("1.1.2",), date(2013, 7, 29)))
    book.do(SetDue(("2.1",), date(2013, 8, 5)))
    assert weeks_of(book) == [
        ("2013-W31", "2013-07-29", ["1.1.2", "1.1.1"]),
        ("2013-W32", "2013-08-05", ["2.1"]),
    ]


def test_the_longest_overdue_is_first(book: Workbook) -> None:
    for nth, ref in enumerate(("2.1", "1.1.1", "1.1.2")):
        book.do(SetDue((ref,), date(2013, 6, 1) + timedelta(days=nth)))
    assert weeks_of(book) == [("overdue", None, ["2.1", "1.1.1", "1.1.2"])]


def test_what_is_done_cancelled_or_without_a_day_is_not_listed(book: Workbook) -> None:
    book.do(SetDue(("1.1.2", "2.1"), date(2013, 7, 1)))
    book.do(MarkReported(("1.1.2",)))
    book.do(CancelTask(("2.1",), note="并入他项"))
    assert weeks_of(book) == [("2014-W01", "2013-12-30", ["1.1.1"])]


def test_a_filter_keeps_its_part(book: Workbook) -> None:
    assert weeks_of(book, "in:2") == []
    assert weeks_of(book, "lead:质监局") == weeks_of(book)
    listed = book.ask(due_by_week, parse_filter("牵头:质监局"))
    assert (listed.today, listed.filter) == ("2013-07-19", "lead:质监局")


def test_what_was_due_in_a_year_that_is_over_is_overdue(book: Workbook) -> None:
    with Workbook.open(book.path, hand(date(2014, 1, 1)), Config()) as later:
        assert [week.week for week in later.ask(due_by_week, Filter()).weeks] == ["overdue"]
