"""Ways in which offices write that were read wrongly: labelled lines, counts behind things, doubts that were none."""

import pytest

from qualitytui.errors import Refused
from qualitytui.model.plan import Plan
from qualitytui.reading.reader import read_text
from qualitytui.reading.targets import find_targets, unsure_numbers

HEAD = "甲县2022年质量工作计划\n2022年1月20日\n"


def said(plan: Plan, kind: str) -> str:
    return "".join(one.text for one in plan.findings if one.kind == kind)


def test_matters_of_labelled_lines_are_an_item_each() -> None:
    plan = read_text(
        f"{HEAD}事项一：开展专项整治\n工作内容：检定率达到100%。\n牵头单位：县甲局\n配合单位：县乙局\n完成时限：6月底前\n"
        "事项二：推进服务\n工作内容：建成服务站3个。\n责任单位：县丙局\n完成时限：11月30日\n"
    )
    assert [(one.ref, one.title, len(one.departments)) for one in plan.tasks] == [
        ("1", "开展专项整治", 2),
        ("2", "推进服务", 1),
    ]
    assert [str(one.deadlines[0].date) for one in plan.tasks] == ["2022-06-30", "2022-11-30"]


def test_a_limit_on_a_line_of_its_own_closes_the_paragraph_above_that_has_no_number() -> None:
    plan = read_text(
        f"{HEAD}一、任务\n加强培训。\n牵头单位：县甲局\n完成时限：6月底前\n加强抽查。\n牵头单位：县乙局\n完成时限：9月底前\n"
    )
    assert [(one.title, str(one.deadlines[0].date)) for one in plan.tasks] == [
        ("加强培训", "2022-06-30"),
        ("加强抽查", "2022-09-30"),
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("创建国家级景区一个，办好节会。", 1, "个"), ("对企业减免费用，惠及企业1万家。", 1, "万家")],
)
def test_what_is_counted_behind_the_thing_is_to_be_reached(text: str, value: int, unit: str) -> None:
    assert [(one.value, one.unit) for one in find_targets(text)] == [(value, unit)]


def test_a_turn_of_phrase_with_one_is_none() -> None:
    assert find_targets("坚持城乡一个标准，推进工作。") == ()


@pytest.mark.parametrize("before", ["", "对小微企业检验费用减免30%，力争全年"])
def test_a_floor_of_what_all_are_let_off_is_a_goal_and_not_asked_about(before: str) -> None:
    text = f"{before}减免费用5000万元以上。"
    assert [(one.comparator, one.value) for one in find_targets(text)] == [("at_least", 5000)]
    assert unsure_numbers(text) == ()


@pytest.mark.parametrize("text", ["对企业减免费用5000元以上的，予以公示。", "单个企业减免费用不超过5万元。"])
def test_what_one_applicant_is_let_off_is_no_goal(text: str) -> None:
    assert find_targets(text) == ()
    assert unsure_numbers(text) == ()


@pytest.mark.parametrize(
    "text",
    ["对18个农贸市场开展检查。", "在6个乡镇开展试点。", "对全县12个乡镇开展培训。", "面向5个行业推广标准。"],
)
def test_a_count_of_where_something_is_done_is_no_goal(text: str) -> None:
    assert find_targets(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "在年内建成12个村级服务站。",
        "抽查18个农贸市场。",
        "覆盖15个乡镇。",
        "对不少于6个乡镇开展试点。",
        "新增3个乡镇站。",
    ],
)
def test_a_count_of_what_is_made_or_reached_is_a_goal(text: str) -> None:
    assert len(find_targets(text)) == 1


def test_the_day_of_singles_is_no_national_day() -> None:
    plan = read_text(f"{HEAD}一、抽查。“双十一”前抽查50批次。（县甲局）\n二、宣传。“十一”前办好宣传。（县乙局）\n")
    assert [len(one.deadlines) for one in plan.tasks] == [0, 1]


def test_one_letter_behind_all_of_them_belongs_to_them() -> None:
    plan = read_text(f"{HEAD}一、迎检。（质量科牵头，各科室、所配合）\n二、宣传。（办公室）\n")
    assert [one.name for one in plan.tasks[0].departments] == ["质量科", "各科室、所"]


def test_other_forms_of_one_number_are_no_jump_in_the_numbering() -> None:
    plan = read_text(
        f"{HEAD}一、任务\n1. 甲。（县甲局）\n2．乙。（县乙局）\n"
        "3. 丙。（县丙局）\n二、任务\n4、丁。（县丁局）\n5、戊。（县戊局）\n"
    )
    assert said(plan, "numbering") == ""


def test_the_name_that_leaves_a_list_open_is_said() -> None:
    plan = read_text(f"{HEAD}一、任务。（县甲局、县乙局等部门，各镇人民政府）\n二、宣传。（县丙局）\n")
    assert "县乙局" in said(plan, "open_list")


def test_a_title_with_its_years_behind_it_is_no_other_name() -> None:
    plan = read_text(
        "关于印发甲市质量提升行动方案的通知\n现将《甲市质量提升行动方案（2018—2020年）》印发给你们。\n2018年6月12日\n"
        "甲市质量提升行动方案\n（2018—2020年）\n一、任务。（市甲局）\n二、宣传。（市乙局）\n"
    )
    assert said(plan, "other_name") == ""


def test_a_sentence_that_only_names_its_year_is_no_goal() -> None:
    plan = read_text(
        "甲局2020年质量工作要点\n2020年，全局坚持质量第一，抓好以下工作。\n一、任务。（质量科）\n二、宣传。（办公室）\n"
    )
    assert plan.goals == ()


def test_the_offices_of_one_bureau_answer_for_the_rows_of_its_table() -> None:
    plan = read_text(
        "甲市标准化任务清单\n| 序号 | 工作任务 | 责任科室 | 完成时间 |\n|---|---|---|---|\n"
        "| 1 | 发布标准12项 | 标准化科 | 10月底 |\n"
    )
    assert [[one.name for one in task.departments] for task in plan.tasks] == [["标准化科"]]


def test_a_refusal_names_the_columns_of_a_table_that_was_not_understood() -> None:
    with pytest.raises(Refused) as refused:
        read_text("甲市工作清单\n序号\t做什么\t谁来做\t\n1\t抽查\t甲某\t\n2\t培训\t乙某\t\n")
    assert "谁来做" in (refused.value.hint or "")


def test_what_costs_points_is_no_goal() -> None:
    assert [one.value for one in find_targets("建立质量档案30家，每少1家扣1分，缺1次扣2分，至少培训2次。")] == [30, 2]
