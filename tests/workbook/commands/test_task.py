from datetime import date

import pytest

from qualitytui.errors import Refused
from qualitytui.model.filter import parse_filter
from qualitytui.model.item_page import TaskPage
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.task import AssignDepartment, EditTask, SetDue, UnassignDepartment
from qualitytui.workbook.queries.items import item_page, list_tasks


def page_of(book: Workbook, ref: str) -> TaskPage:
    page = book.ask(item_page, ref)
    assert isinstance(page, TaskPage)
    return page


def test_a_first_deadline_is_no_extension_and_a_moved_one_is(book: Workbook) -> None:
    book.do(SetDue(("2.1",), date(2013, 9, 30), assumed=True))
    task = page_of(book, "2.1").task
    assert (task.due, task.due_original, task.due_source, task.extensions) == (
        "2013-09-30",
        "2013-09-30",
        "assumed",
        0,
    )
    book.do(SetDue(("2.1",), date(2013, 10, 31), reason="设备未到"))
    page = page_of(book, "2.1")
    assert (page.task.due, page.task.due_original, page.task.extensions) == ("2013-10-31", "2013-10-31", 0)
    book.do(SetDue(("2.1",), date(2013, 11, 30), reason="设备未到"))
    page = page_of(book, "2.1")
    assert (page.task.due_original, page.task.extensions) == ("2013-10-31", 1)
    assert (page.extensions[0].before, page.extensions[0].reason) == ("2013-10-31", "设备未到")


def test_the_plans_own_deadline_is_never_lost(book: Workbook) -> None:
    for day in (date(2013, 8, 1), date(2013, 8, 2)):
        book.do(SetDue(("1.1.1",), day, reason="设备未到"))
    task = page_of(book, "1.1.1").task
    assert (task.due, task.due_original, task.due_text, task.extensions) == (
        "2013-08-02",
        "2013-12-31",
        "到年底",
        1,
    )


def test_the_deadline_that_stands_already_is_refused(book: Workbook) -> None:
    with pytest.raises(Refused):
        book.do(SetDue(("1.1.1",), date(2013, 12, 31)))


def test_a_report_is_found_by_its_words_and_is_the_latest_news(book: Workbook) -> None:
    book.do(ReportProgress("2.1", "监测站七月建成", from_="县农业局", by="李科长", via="电话"))
    report = page_of(book, "2.1").task.last_report
    assert report is not None
    assert (report.on, report.department, report.person, report.via) == (
        "2013-07-19",
        "县农业局",
        "李科长",
        "电话",
    )
    assert [task.ref for task in book.ask(list_tasks, parse_filter("监测站")).tasks] == ["2.1"]
    assert [task.ref for task in book.ask(list_tasks, parse_filter("李科长")).tasks] == ["2.1"]


@pytest.mark.parametrize("text", ["", " \n\t", "\x00"[:0]])
def test_a_report_without_text_is_refused(book: Workbook, text: str) -> None:
    with pytest.raises(Refused):
        book.do(ReportProgress("2.1", text))


def test_a_report_of_a_day_to_come_is_refused(book: Workbook) -> None:
    with pytest.raises(Refused, match="2013-07-20"):
        book.do(ReportProgress("2.1", "完成", on=date(2013, 7, 20)))


def test_an_assigned_department_is_marked_as_added_by_hand(book: Workbook) -> None:
    book.do(AssignDepartment("1.1.2", "nyj", role="support"))
    added = page_of(book, "1.1.2").task.departments[-1]
    assert (added.name, added.role, added.by_hand) == ("县农业局", "support", True)
    with pytest.raises(Refused):
        book.do(AssignDepartment("1.1.2", "县农业局", role="support"))


def test_an_unknown_department_is_refused_unless_it_is_said_to_be_new(book: Workbook) -> None:
    with pytest.raises(Refused):
        book.do(AssignDepartment("2.1", "县卫生局"))
    book.do(AssignDepartment("2.1", "县卫生局", new=True))
    assert page_of(book, "2.1").task.departments[-1].name == "县卫生局"


def test_a_department_that_does_not_answer_cannot_be_taken_off(book: Workbook) -> None:
    book.do(UnassignDepartment("1.1.1", "县经信局"))
    assert [one.name for one in page_of(book, "1.1.1").task.departments] == ["县质监局"]
    with pytest.raises(Refused):
        book.do(UnassignDepartment("1.1.1", "县经信局"))


def test_new_wording_is_found_and_the_ref_stays(book: Workbook) -> None:
    book.do(EditTask("2.1", title="食品\x1b]52;c;AAAA\x07安全", text="全新文字"))
    task = page_of(book, "2.1").task
    assert "\x1b" not in task.title
    assert [found.ref for found in book.ask(list_tasks, parse_filter("全新文字")).tasks] == ["2.1"]
