"""What documents say seldom: shares in tenths, numbers without a unit, hotlines in names, blank numbers in tables."""

from datetime import date

import pytest

from qualitytui.i18n import use
from qualitytui.model.plan import Plan
from qualitytui.reading.attribution import attribute
from qualitytui.reading.conventions import Custom
from qualitytui.reading.date_meanings import Calendar
from qualitytui.reading.deadlines import find_deadlines
from qualitytui.reading.reader import read_text
from qualitytui.reading.targets import find_targets, unsure_numbers


def table(*rows: str) -> Plan:
    use("zh")
    return read_text("\n".join(("甲县2014年任务分解表", "序号\t类别\t工作任务\t牵头单位\t完成时限", *rows)))


@pytest.mark.parametrize(
    ("text", "sign", "value"),
    [
        ("合格率九成八以上。", "at_least", 98),
        ("普及率增长两成。", "equal", 20),
        ("顾客满意度80—85分。", "between", 80),
        ("投资不低于五百万元。", "at_least", 500),
    ],
)
def test_a_share_in_tenths_and_a_range_of_points_are_to_be_reached(text: str, sign: str, value: float) -> None:
    assert [(one.comparator, one.value) for one in find_targets(text)] == [(sign, value)]


@pytest.mark.parametrize(
    "text", ["低于60分的不得评先。", "逾期3次的予以通报。", "三成员单位参加。", "完成50%的取消资格。"]
)
def test_what_has_a_consequence_is_a_condition_and_no_goal(text: str) -> None:
    assert find_targets(text) == ()


@pytest.mark.parametrize("text", ["事故死亡率≤0.08。", "死亡率控制在0.12以下。", "强度不超过1.5，推进工作。"])
def test_a_bounded_number_without_a_unit_is_asked_about(text: str) -> None:
    assert find_targets(text) == ()
    assert len(unsure_numbers(text)) == 1


def test_a_body_may_be_called_by_its_hotline() -> None:
    assert [one.name for one in attribute("办结。（市12315中心）", Custom()).departments] == ["市12315中心"]


def test_the_sections_of_a_bureau_answer_behind_their_label() -> None:
    found = attribute("推进工作。责任股室：市场股（牵头）、电商办", Custom()).departments
    assert [*found] == [("市场股", "lead"), ("电商办", "responsible")]


def test_new_years_day_without_a_year_is_none_before_the_plan_begins() -> None:
    assert [one.date for one in find_deadlines("元旦前开工。", Calendar(2022, None))] == [date(2022, 12, 31)]


def test_years_of_days_in_figures_say_of_which_year_a_document_is() -> None:
    plan = read_text("一、推进。（县甲局牵头，2023.6.30前完成）\n二、测评。（县甲局牵头，12月底前完成）\n")
    assert [str(task.deadlines[0].date) for task in plan.tasks] == ["2023-06-30", "2023-12-31"]


def test_a_title_above_items_with_marks_is_no_part_of_the_first() -> None:
    plan = read_text("甲县2018年民生实事\n一是新建公路50公里。责任单位：县甲局\n二是改造危房300户。责任单位：县乙局\n")
    assert [task.title for task in plan.tasks] == ["新建公路50公里", "改造危房300户"]


def test_who_only_supports_answers_for_nothing() -> None:
    use("zh")
    plan = read_text("甲县2014年计划\n一、监管。（县甲局、县乙局配合）\n二、推进。（县丙局牵头）\n")
    assert [(one.kind, one.ref) for one in plan.findings if one.kind == "nobody_leads"] == [("nobody_leads", "1")]


def test_a_blank_number_is_the_one_left_out() -> None:
    rows = ("1\t工业\t推进\t市甲局\t全年", "\t农业\t推广\t市乙局\t上半年", "3\t\t品牌\t市丙局\t三季度末")
    assert [task.ref for task in table(*rows).tasks] == ["1", "2", "3"]


def test_a_number_that_reaches_over_rows_counts_within_it() -> None:
    rows = ("1\t工业\t推进\t市甲局\t全年", "\t农业\t推广\t市乙局\t上半年", "2\t\t品牌\t市丙局\t三季度末")
    assert [task.ref for task in table(*rows).tasks] == ["1.1", "1.2", "2"]


def test_others_beside_a_comma_join_in_a_deed() -> None:
    found = attribute("由县甲局会同县乙局，于7月15日前拿出办法。", Custom()).departments
    assert [*found] == [("县甲局", "responsible"), ("县乙局", "support")]


def test_a_flattened_table_of_goals_and_times_is_read_by_its_columns() -> None:
    head = ("编号", "工作任务", "工作目标", "牵头单位", "配合单位", "完成时限")
    rows = (
        "1",
        "食品抽检",
        "600批次",
        "县甲局",
        "县乙局、县丙局",
        "12月底前",
        "2",
        "建设中心",
        "3个",
        "县甲局",
        "县乙局",
        "9月底前",
    )
    plan = read_text("\n".join(("甲县2014年任务分解表", *head, *rows)))
    assert [(task.targets[0].value, len(task.departments), str(task.deadlines[0].date)) for task in plan.tasks] == [
        (600, 3, "2014-12-31"),
        (3, 2, "2014-09-30"),
    ]
