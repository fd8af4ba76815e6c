from collections.abc import Sequence
from datetime import date

from qualitytui.model.filter import parse_filter
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.status import StartTask
from qualitytui.workbook.commands.task import SetDue
from qualitytui.workbook.commands.view import SaveView
from qualitytui.workbook.queries.board import EVERYTHING, board, indicators_by_id, tasks_by_id
from qualitytui.workbook.queries.items import list_indicators, list_tasks
from qualitytui.workbook.queries.status import summary


def refs(book: Workbook, ids: Sequence[int]) -> list[str]:
    return [task.ref for task in book.ask(tasks_by_id, ids)]


def test_without_a_filter_the_board_is_the_summary_and_the_lists(book: Workbook) -> None:
    book.do(StartTask(("2.1",)))
    shown, status = book.ask(board, EVERYTHING), book.ask(summary, EVERYTHING)
    assert (shown.by_light, shown.indicators, shown.plans) == (status.by_light, status.indicators, status.plans)
    assert shown.sections == status.sections
    assert book.ask(tasks_by_id, shown.task_ids) == book.ask(list_tasks, EVERYTHING).tasks
    assert book.ask(indicators_by_id, shown.indicator_ids) == book.ask(list_indicators, EVERYTHING).indicators
    assert (shown.task_total, shown.indicator_total) == (3, 3)


def test_a_heading_narrows_the_lists_and_leaves_the_headings_and_counts(book: Workbook) -> None:
    whole, part = book.ask(board, EVERYTHING), book.ask(board, EVERYTHING, parse_filter("in:2"))
    assert refs(book, part.task_ids) == ["2.1"]
    assert {one.ref for one in book.ask(indicators_by_id, part.indicator_ids)} == {"A1.1"}
    assert (part.sections, part.by_light, part.indicators) == (whole.sections, whole.by_light, whole.indicators)
    assert part.filter == "in:2"


def test_a_filter_narrows_headings_and_counts_too(book: Workbook) -> None:
    shown = book.ask(board, parse_filter("lead:质监局"), parse_filter("in:1"))
    assert refs(book, shown.task_ids) == ["1.1.1"]
    assert {section.ref: section.total for section in shown.sections} == {"1": 1, "1.1": 1, "2": 0}
    assert sum(shown.by_light.values()) == 1
    assert (shown.task_total, shown.indicator_total) == (3, 3)
    assert shown.filter == "lead:质监局 in:1"
    assert len(book.ask(board, parse_filter("lead:质监局"), parse_filter("in:2")).task_ids) == 0


def test_the_order_asked_for_holds_with_and_without_a_heading(book: Workbook) -> None:
    book.do(SetDue(("2.1",), date(2013, 8, 1)))
    book.do(SetDue(("1.1.2",), date(2013, 9, 1)))
    assert refs(book, book.ask(board, EVERYTHING, task_sort=["due"]).task_ids) == ["2.1", "1.1.2", "1.1.1"]
    assert refs(book, book.ask(board, EVERYTHING, task_sort=["-due"]).task_ids) == ["1.1.1", "1.1.2", "2.1"]
    under_one = book.ask(board, EVERYTHING, parse_filter("in:1"), task_sort=["due"])
    assert refs(book, under_one.task_ids) == ["1.1.2", "1.1.1"]


def test_rows_come_in_the_order_of_their_ids_and_the_lost_are_left_out(book: Workbook) -> None:
    first, second, third = book.ask(board, EVERYTHING).task_ids
    assert refs(book, (third, 99, first, second, 0)) == ["2.1", "1.1.1", "1.1.2"]
    assert book.ask(indicators_by_id, (99,)) == ()
    assert book.ask(tasks_by_id, ()) == ()


def test_the_saved_views_stand_by_their_digits(book: Workbook) -> None:
    book.do(SaveView(9, "质监", "dept:质监局"))
    views = book.ask(board, EVERYTHING).views
    assert [view.digit for view in views] == [1, 2, 3, 4, 9]
    assert (views[-1].name, views[-1].filter) == ("质监", "dept:质监局")
