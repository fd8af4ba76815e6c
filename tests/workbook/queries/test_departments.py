import pytest

from qualitytui.errors import UsageRefused
from qualitytui.model.filter import Filter, parse_filter
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.department import AddAlias
from qualitytui.workbook.commands.status import StartTask
from qualitytui.workbook.commands.task import AssignDepartment, UnassignDepartment
from qualitytui.workbook.queries.departments import department_called, department_list, list_departments


def loads_of(book: Workbook, text: str = "") -> dict[str, tuple[int, ...]]:
    found = book.ask(list_departments, parse_filter(text)).departments
    return {one.name: (one.lead, one.support, one.responsible, one.indicators) for one in found}


def test_each_department_has_its_load_by_role_those_that_lead_first(book: Workbook) -> None:
    assert list(loads_of(book).items()) == [
        ("县质监局", (1, 0, 0, 2)),
        ("县强县办", (1, 0, 0, 0)),
        ("县农业局", (0, 0, 1, 1)),
        ("县经信局", (0, 1, 0, 0)),
        ("相关部门", (0, 1, 0, 0)),
    ]


def test_a_department_in_two_roles_counts_in_both_and_its_light_once(book: Workbook) -> None:
    book.do(AssignDepartment("1.1.2", "县质监局"))
    book.do(AssignDepartment("2.1", "县质监局"))
    book.do(StartTask(("1.1.1",)))
    (load,) = book.ask(list_departments, parse_filter("dept:质监局")).departments
    assert (load.lead, load.support, load.responsible) == (1, 2, 0)
    assert sum(load.by_light.values()) == 3


def test_a_filter_by_department_keeps_that_one_and_any_other_filter_its_part(book: Workbook) -> None:
    assert loads_of(book, "lead:质监局") == {"县质监局": (1, 0, 0, 1)}
    assert loads_of(book, "dept:质监局,经信局") == {"县质监局": (1, 0, 0, 2), "县经信局": (0, 1, 0, 0)}
    assert loads_of(book, "in:2") == {"县农业局": (0, 0, 1, 1)}
    assert "县质监局" not in loads_of(book, "-dept:质监局")


def test_the_aliases_stand_beside_the_name(book: Workbook) -> None:
    book.do(AddAlias("县质监局", "质量技术监督局"))
    (load,) = book.ask(list_departments, parse_filter("dept:质量技术监督局")).departments
    assert (load.name, load.aliases) == ("县质监局", ("质量技术监督局",))


def test_one_that_answers_for_nothing_has_no_load_but_keeps_its_name(book: Workbook) -> None:
    book.do(UnassignDepartment("1.1.2", "县强县办"))
    assert "县强县办" not in loads_of(book)
    assert "县强县办" in book.ask(department_list)


@pytest.mark.parametrize("typed", ["县质监局", "质监局", "zjj", "xzjj", "zhijianju", "ZJJ", "质监"])
def test_a_department_is_called_by_name_alias_pinyin_or_initials(book: Workbook, typed: str) -> None:
    assert book.ask(department_called, typed) == "县质监局"


def test_a_name_that_means_several_is_refused_with_all_of_them(book: Workbook) -> None:
    with pytest.raises(UsageRefused, match="县质监局.*县经信局|县经信局.*县质监局"):
        book.ask(department_called, "局")
    with pytest.raises(UsageRefused) as refusal:
        book.ask(department_called, "质检局")
    assert "县质监局" in refusal.value.hint


def test_a_workbook_without_a_plan_has_no_departments(book: Workbook) -> None:
    for number in range(5, 0, -1):
        book.undo(number)
    assert book.ask(list_departments, Filter()).departments == ()
    assert book.ask(department_list) == ()
