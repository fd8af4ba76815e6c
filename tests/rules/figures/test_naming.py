from qualitytui.i18n import say
from qualitytui.model.roles import Responsibility
from qualitytui.rules.figures.naming import all_names, named, short_name


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


FOUR = tuple(Responsibility(name, "lead") for name in ("县质监局", "县发改局", "县经信局", "县建设规划局"))


def test_a_list_shows_all_who_answer_where_it_has_room() -> None:
    assert short_name(FOUR[:2], 18) == "县质监局、县发改局"
    assert short_name(FOUR, 80) == all_names(FOUR) == "县质监局、县发改局、县经信局、县建设规划局"


def test_where_there_is_no_room_the_first_stands_with_the_number_of_the_others() -> None:
    assert short_name(FOUR, 12) == "县质监局+3"
    assert short_name(FOUR[:2], 17) == "县质监局+1"


def test_a_long_name_is_cut_before_the_number_of_the_others() -> None:
    assert short_name(FOUR[::-1], 12) == "县建设规..+3"
    assert short_name(FOUR[3:], 10) == "县建设规.."


def test_one_name_is_counted_once_and_what_is_to_be_decided_is_said() -> None:
    assert all_names((FOUR[0], FOUR[0])) == "县质监局"
    government = (Responsibility("样县人民政府", "responsible"),)
    assert (short_name(government, 16), short_name((), 16)) == (say("to be decided"), "")
