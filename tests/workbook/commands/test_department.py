import pytest

from qualitytui.errors import Refused, UsageRefused
from qualitytui.model.filter import parse_filter
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.department import AddAlias, MergeDepartments, RenameDepartment
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.task import AssignDepartment
from qualitytui.workbook.queries.departments import department_called, department_list
from qualitytui.workbook.queries.items import list_tasks


def found(book: Workbook, text: str) -> list[str]:
    return [task.ref for task in book.ask(list_tasks, parse_filter(text)).tasks]


def test_an_alias_finds_the_department_by_name_pinyin_and_initials(book: Workbook) -> None:
    book.do(AddAlias("县质监局", " 质量技术监督局 "))
    for typed in ("质量技术监督局", "zhiliangjishujianduju", "zljsjdj", "技术监督"):
        assert found(book, f"dept:{typed}") == found(book, typed) == ["1.1.1"], typed
        assert book.ask(department_called, typed) == "县质监局"
    assert "质量技术监督局" not in book.ask(department_list)


def test_a_renamed_department_is_found_by_both_names_and_shown_by_the_new_one(book: Workbook) -> None:
    said = book.do(RenameDepartment("zjj", "县市场监管局")).sentence
    assert "县质监局" in said
    assert "县市场监管局" in said
    for typed in ("县市场监管局", "市场监管局", "scjgj", "县质监局", "质监局", "zjj", "zhijianju"):
        assert found(book, f"lead:{typed}") == ["1.1.1"], typed
    (task,) = book.ask(list_tasks, parse_filter("lead:质监局")).tasks
    assert [one.name for one in task.departments] == ["县市场监管局", "县经信局"]
    assert "县质监局" not in book.ask(department_list)


def test_a_report_of_a_department_renamed_later_is_still_found(book: Workbook) -> None:
    book.do(ReportProgress("2.1", "完成检测", from_="县经信局"))
    book.do(RenameDepartment("县经信局", "县经济信息化局"))
    (task,) = book.ask(list_tasks, parse_filter("完成检测")).tasks
    assert task.last_report is not None
    assert task.last_report.department == "县经济信息化局"


@pytest.mark.parametrize("name", ["县质监局", "县经信局", "质量技术监督局"])
def test_a_name_that_a_department_or_an_alias_has_is_refused(book: Workbook, name: str) -> None:
    book.do(AddAlias("县质监局", "质量技术监督局"))
    names = book.ask(department_list)
    with pytest.raises(Refused, match=name):
        book.do(AddAlias("县农业局", name))
    with pytest.raises(Refused, match=name):
        book.do(RenameDepartment("县农业局", name))
    assert book.ask(department_list) == names


@pytest.mark.parametrize("name", ["", "   ", "\n", "\u200b\ufeff"])
def test_an_empty_name_is_refused(book: Workbook, name: str) -> None:
    for command in (AddAlias("县质监局", name), RenameDepartment("县质监局", name)):
        with pytest.raises(Refused):
            book.do(command)


def test_an_unknown_department_is_refused_with_the_nearest_and_a_vague_one_with_all(book: Workbook) -> None:
    with pytest.raises(UsageRefused) as refusal:
        book.do(AddAlias("质检局", "新名"))
    assert "县质监局" in refusal.value.hint
    with pytest.raises(UsageRefused, match="县质监局"):
        book.do(RenameDepartment("局", "新名"))


def test_a_department_merged_into_another_leaves_its_duties_its_reports_and_its_name(book: Workbook) -> None:
    book.do(AssignDepartment("2.1", "县质监局", role="support"))
    book.do(ReportProgress("2.1", "完成检测", from_="县农业局"))
    book.do(MergeDepartments("县农业局", "质监局"))
    assert "县农业局" not in book.ask(department_list)
    assert book.ask(department_called, "nyj") == "县质监局"
    (task,) = book.ask(list_tasks, parse_filter("2.1 resp:农业局")).tasks
    assert [(one.name, one.role) for one in task.departments] == [("县质监局", "responsible")]
    assert task.last_report is not None
    assert task.last_report.department == "县质监局"


def test_a_department_is_not_merged_into_itself(book: Workbook) -> None:
    with pytest.raises(Refused):
        book.do(MergeDepartments("zjj", "县质监局"))
