from qualitytui.model.roles import Responsibility
from qualitytui.rules.figures.naming import named


def names(*departments: Responsibility) -> list[str]:
    return [one.name for one in named(departments)]


def test_all_who_lead_are_named_and_those_who_support_are_not() -> None:
    held = (Responsibility("甲局", "lead"), Responsibility("丙局", "support"), Responsibility("乙局", "lead"))
    assert names(*held) == ["甲局", "乙局"]


def test_where_nobody_leads_those_responsible_are_named() -> None:
    assert names(Responsibility("甲局", "responsible"), Responsibility("乙局", "support")) == ["甲局"]


def test_an_open_list_and_a_government_that_nobody_decided_on_are_not_named() -> None:
    held = (Responsibility("样县人民政府", "responsible"), Responsibility("各相关部门", "responsible"))
    assert names(*held, Responsibility("甲局", "responsible")) == ["甲局"]
    assert names(held[0]._replace(by_hand=True)) == ["样县人民政府"]
