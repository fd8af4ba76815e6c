from datetime import date, timedelta

import pytest

from qualitytui.errors import Refused
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.indicator import MeasureIndicator
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.status import StartTask
from qualitytui.workbook.commands.task import AssignDepartment, SetDue
from qualitytui.workbook.queries.department_sheets import department_sheet, department_standings


def names(book: Workbook) -> list[str]:
    return [one.name for one in book.ask(department_standings)]


def test_those_with_something_late_of_their_own_come_first_then_the_silent(book: Workbook) -> None:
    book.do(ReportProgress("1.1.1", "已部署", from_="质监局"))
    book.do(ReportProgress("1.1.2", "已宣传", from_="强县办"))
    assert names(book)[:3] == ["县农业局", "县质监局", "县强县办"]
    book.do(SetDue(("1.1.2",), date(2013, 7, 1)))
    first = book.ask(department_standings)[0]
    assert (first.name, first.late, first.silent, first.heard) == ("县强县办", 1, 0, "2013-07-19")


def test_who_only_supports_is_not_called_for_what_is_late(book: Workbook) -> None:
    book.do(SetDue(("1.1.1",), date(2013, 7, 1)))
    late = {one.name: one.late for one in book.ask(department_standings)}
    assert late["县质监局"] == 1
    assert late["县经信局"] == 0


def test_a_sheet_holds_its_tasks_and_the_indicators_it_answers_for(book: Workbook) -> None:
    book.do(MeasureIndicator("A1.1", "96"))
    sheet = book.ask(department_sheet, "nyj")
    assert sheet.standing.name == "县农业局"
    assert [task.ref for task in sheet.tasks] == ["2.1"]
    assert [one.ref for one in sheet.indicators] == ["A1.1"]
    assert sheet.silent == {sheet.tasks[0].id}


def test_what_stands_in_the_text_only_is_on_the_sheet_of_who_leads_not_of_who_supports(book: Workbook) -> None:
    assert "1.1.1#1" in [one.ref for one in book.ask(department_sheet, "质监局").indicators]
    assert "1.1.1#1" not in [one.ref for one in book.ask(department_sheet, "经信局").indicators]


def test_a_department_that_answers_for_nothing_has_no_sheet(book: Workbook) -> None:
    book.do(AssignDepartment("2.1", "县气象局", new=True))
    book.undo()
    with pytest.raises(Refused):
        book.ask(department_sheet, "县气象局")


def test_a_task_reported_lately_is_not_silent(book: Workbook) -> None:
    book.do(StartTask(("2.1",)))
    book.do(ReportProgress("2.1", "正常", on=date(2013, 7, 19) - timedelta(days=29), from_="农业局"))
    assert book.ask(department_sheet, "农业局").silent == frozenset()
    book.undo()
    book.do(ReportProgress("2.1", "正常", on=date(2013, 7, 19) - timedelta(days=30), from_="农业局"))
    assert len(book.ask(department_sheet, "农业局").silent) == 1
