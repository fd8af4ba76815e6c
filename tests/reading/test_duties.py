"""Who answers where a sentence shares an item out, or names bodies in the short ways of offices."""

import pytest

from qualitytui.reading.attribution import attribute
from qualitytui.reading.conventions import Conventions, custom_of
from qualitytui.reading.correcting import split_item
from qualitytui.reading.correcting_numbers import candidates
from qualitytui.reading.reader import read_text


def who(text: str, custom: Conventions | None = None) -> str:
    return " ".join(f"{one.name}:{one.role}" for one in attribute(text, custom or Conventions()).departments)


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("推进标准化。县甲局负责企业标准，县乙局负责工地。", "县甲局:responsible 县乙局:responsible"),
        ("县甲局牵头推进校园行动，县乙局牵头推进医院行动。", "县甲局:lead 县乙局:lead"),
        ("县甲局具体负责学校食堂整治，县乙局配合。", "县甲局:responsible 县乙局:support"),
        ("由县甲局牵头，各相关单位负责落实，开展质量行动。", "县甲局:lead 各相关单位:responsible"),
        ("开展行动，此项工作由县甲局负责，县乙局协助。", "县甲局:responsible 县乙局:support"),
        ("开展行动。以上工作分别由县甲局、县乙局负责。", "县甲局:responsible 县乙局:responsible"),
        ("开展行动。由县甲局牵头会同县乙局组织实施。", "县甲局:lead 县乙局:support"),
        ("开展行动。（县甲局、县乙局，县甲局牵头）", "县甲局:lead 县乙局:responsible"),
        ("开展行动。责任单位 县甲局 县乙局", "县甲局:responsible 县乙局:responsible"),
        ("县甲局会同县乙局开展行动，查处20起。", "县甲局:responsible 县乙局:support"),
        ("加强宣传，县甲局会同县乙局举办活动10场。", "县甲局:responsible 县乙局:support"),
        ("由县甲局会同县乙局开展行动，县丙局配合。", "县甲局:responsible 县乙局:support 县丙局:support"),
        ("行动。县甲局牵头，会同县乙局开展抽查。", "县甲局:lead 县乙局:support"),
        ("制度。县发展和改革委员会会同县乙局于6月底前建立制度。", "县发展和改革委员会:responsible 县乙局:support"),
        ("开展行动。（县甲局或县乙局负责）", "县甲局:responsible 县乙局:responsible"),
        ("开展行动。（市监局、发改局）", "市监局:responsible 发改局:responsible"),
        ("开展行动。（县甲局、市监局、卫健局）", "县甲局:responsible 县市监局:responsible 县卫健局:responsible"),
    ],
)
def test_who_does_what_is_read_from_clauses_and_short_names(text: str, owners: str) -> None:
    assert who(text) == owners


@pytest.mark.parametrize(
    "text",
    [
        "加强与上级会同办理，会同有关部门做好工作。",
        "加强领导。县质量领导小组负责统筹协调。",
        "推进工作。各乡镇要加强领导，县甲局负责考核。",
    ],
)
def test_one_body_that_does_something_inside_a_text_owns_no_item(text: str) -> None:
    assert who(text) == ""


@pytest.mark.parametrize(
    "rule",
    [
        "各项任务首个单位为牵头单位，其他为责任单位。",
        "责任单位中第一家为牵头单位，下同。",
        "各项工作任务由第一个责任单位牵头。",
    ],
)
def test_a_rule_for_the_first_of_a_list_is_known_in_its_other_words(rule: str) -> None:
    assert custom_of(rule).first
    assert who("开展行动。（县甲局、县乙局）", custom_of(rule)) == "县甲局:lead 县乙局:responsible"
    assert who(rule, custom_of(rule)) == ""


def test_an_item_that_is_shared_out_is_doubted_and_can_be_one_or_several() -> None:
    plan = read_text(
        "甲县2025年工作计划\n列第一的单位为牵头单位。\n一、推进。县甲局负责企业，县乙局负责工地。\n二、宣传。（县丙局）\n"
    )
    assert [one.role for one in plan.tasks[0].departments] == ["responsible", "responsible"]
    assert [one.ref for one in plan.findings if one.kind == "two_lists"] == ["1"]


def test_an_item_that_is_shared_out_is_split_with_those_whose_names_stand_in_each_part() -> None:
    plan = read_text("甲县2025年工作计划\n一、推进。县甲局负责企业，县乙局负责工地。\n二、宣传。（县丙局）\n")
    task = plan.tasks[0]
    parted = split_item(plan, "1", task.text.index("县乙局")).tasks[:2]
    assert [[one.name for one in part.departments] for part in parted] == [["县甲局"], ["县乙局"]]


def test_a_missed_number_is_offered_in_the_words_of_its_own_clause() -> None:
    task = read_text(
        "甲县2025年工作计划\n一、推进。投诉下降5%；设立规模10亿元的基金。另建设站点。（县甲局）\n二、宣。（县丙局）\n"
    ).tasks[0]
    assert [one.target.text for one in candidates(task)] == ["设立规模10亿元的基金"]


def test_an_item_glued_behind_the_owners_of_another_is_an_item() -> None:
    plan = read_text(
        "甲县2025年工作计划\n一、任务\n（一）甲。（县甲局）（二）乙。（县乙局）\n（三）丙，符合（一）（二）项。（县丙局）\n"
    )
    assert [one.title for one in plan.tasks] == ["甲", "乙", "丙，符合（一）（二）项"]
