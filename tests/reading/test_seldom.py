"""What documents say seldom: shares in tenths, numbers without a unit, hotlines in names, blank numbers in tables."""

from datetime import date

import pytest

from qualitytui.i18n import use
from qualitytui.model.plan import Plan
from qualitytui.reading.attribution import attribute
from qualitytui.reading.conventions import Conventions
from qualitytui.reading.date_meanings import Calendar
from qualitytui.reading.deadlines import find_deadlines
from qualitytui.reading.reader import read_text
from qualitytui.reading.table_cells import joined
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
    assert [one.name for one in attribute("办结。（市12315中心）", Conventions()).departments] == ["市12315中心"]


def test_the_sections_of_a_bureau_answer_behind_their_label() -> None:
    found = attribute("推进工作。责任股室：市场股（牵头）、电商办", Conventions()).departments
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


def test_the_body_above_its_rows_answers_for_them() -> None:
    rows = (
        "序号\t工作内容\t完成时间",
        "一、县甲局（1项）\t\t",
        "1\t抽查50批次\t6月底",
        "二、县乙局\t\t",
        "2\t试点1个\t年底",
    )
    tasks = read_text("\n".join(("甲县2017年任务表", *rows))).tasks
    assert [(task.departments[0].name, str(task.deadlines[0].date)) for task in tasks] == [
        ("县甲局", "2017-06-30"),
        ("县乙局", "2017-12-31"),
    ]


def test_a_column_of_units_beside_no_goal_says_who_answers() -> None:
    rows = ("单位\t工作任务\t完成时限", "县甲局\t抽查50批次\t11月底", "〃\t办理投诉\t全年")
    tasks = read_text("\n".join(("甲县2016年任务清单", *rows))).tasks
    assert [task.departments[0].name for task in tasks] == ["县甲局", "县甲局"]


def test_what_is_new_in_a_cell_of_goals_is_its_number() -> None:
    rows = ("指标名称\t计量单位\t2018年目标值\t责任单位", "名牌产品\t个\t新增3\t县甲局", "满意度\t分\t80以上\t县乙局")
    found = read_text("\n".join(("甲县2018年指标分解表", *rows))).indicators
    assert [(row.target.value, row.target.text) for row in found if row.target] == [(3, "新增3个"), (80, "80分以上")]


def test_numbered_lines_of_a_cell_stay_apart() -> None:
    assert joined("建设基础。⏎1.建成中心⏎2.引进3家") == "建设基础。1.建成中心；2.引进3家"


def test_others_beside_a_comma_join_in_a_deed() -> None:
    found = attribute("由县甲局会同县乙局，于7月15日前拿出办法。", Conventions()).departments
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


@pytest.mark.parametrize("text", ["截至2019年底，全县共有标准120项。", "截至2013年6月，已建成站点20个。"])
def test_how_things_are_is_no_goal_and_no_deadline(text: str) -> None:
    assert find_targets(text) == ()
    assert find_deadlines(text, Calendar(2020, None)) == ()


def test_a_count_of_all_there_are_is_no_goal() -> None:
    text = "对全市1200家企业开展体检，每年不少于200家。"
    assert [one.value for one in find_targets(text)] == [200]


def test_other_signs_for_a_bound_are_known() -> None:
    assert [(one.comparator, one.value) for one in find_targets("服务企业≧200家。")] == [("at_least", 200)]


def test_a_role_in_a_list_of_names_parted_by_one_mark_is_a_role() -> None:
    found = attribute("编制方案。（县甲局牵头、县乙局、县丙局配合）", Conventions()).departments
    assert [*found] == [("县甲局", "lead"), ("县乙局", "support"), ("县丙局", "support")]


def test_tasks_of_one_cell_have_the_owners_and_times_of_their_numbers() -> None:
    row = "1\t\t1.抽查60批次。2.办理投诉。\t1.县甲局 2.县乙局\t1.6月底前 2.9月"
    found = table(row).tasks
    assert [(task.departments[0].name, str(task.deadlines[0].date)) for task in found] == [
        ("县甲局", "2014-06-30"),
        ("县乙局", "2014-09-30"),
    ]


def test_a_whole_document_on_one_line_is_read_by_its_chapters() -> None:
    text = (
        "2014年质量强县工作要点 一、总体要求 深入贯彻上级关于质量工作的各项部署，坚持以人民为中心，"
        "全面提升全县质量总体水平。"
        " 二、重点工作 （一）加强监管。 1.抽查120批次。（县甲局负责） 2.查处案件50件。（县乙局负责）"
        " （二）推进品牌。 3.新增名牌3个。（县丙局牵头） 三、保障措施 各单位要高度重视，"
        "加强组织领导，落实工作责任，确保完成各项任务。"
    )
    plan = read_text(text)
    assert [(task.ref, task.departments[0].name) for task in plan.tasks if task.departments] == [
        ("2.1.1", "县甲局"),
        ("2.1.2", "县乙局"),
        ("2.2.3", "县丙局"),
    ]
