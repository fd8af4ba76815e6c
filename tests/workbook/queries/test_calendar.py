from datetime import date

from qualitytui.model.filter import parse_filter
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.status import CancelTask
from qualitytui.workbook.commands.step import AddStep, FinishStep
from qualitytui.workbook.commands.task import SetDue
from qualitytui.workbook.queries.calendar import calendar


def shown(book: Workbook, text: str = "") -> list[tuple[str, str, str | None]]:
    return [(item.day, item.light, item.step) for item in book.ask(calendar, parse_filter(text)).items]


def test_tasks_and_their_open_steps_stand_by_day_the_task_first(book: Workbook) -> None:
    book.do(SetDue(("2.1",), date(2013, 7, 22)))
    book.do(AddStep("2.1", "抽样", person="王科长", due=date(2013, 7, 22)))
    book.do(AddStep("2.1", "检测", due=date(2013, 7, 1)))
    book.do(AddStep("2.1", "没有日期"))
    assert shown(book) == [
        ("2013-07-01", "red", "检测"),
        ("2013-07-22", "yellow", None),
        ("2013-07-22", "yellow", "抽样"),
        ("2013-12-31", "yellow", None),
    ]
    book.do(FinishStep("2.1", 2))
    assert ("2013-07-01", "red", "检测") not in shown(book)


def test_what_is_finished_is_not_due_and_neither_are_its_steps(book: Workbook) -> None:
    book.do(AddStep("1.1.1", "排名单", due=date(2013, 8, 1)))
    book.do(CancelTask(("1.1.1",), note="并入"))
    assert shown(book) == []


def test_a_filter_keeps_only_what_matches(book: Workbook) -> None:
    book.do(SetDue(("2.1",), date(2013, 7, 22)))
    book.do(AddStep("1.1.1", "排名单", due=date(2013, 8, 1)))
    assert shown(book, "dept:nyj") == [("2013-07-22", "yellow", None)]
