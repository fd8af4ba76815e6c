"""Tables of tasks and of numbers as offices write them: pasted, piped, from Word, taken apart by a page."""

import pytest

from qualitytui.model.plan import Plan, PlanTask
from qualitytui.reading.plan_json import to_json
from qualitytui.reading.reader import read_text

HEAD = "甲县2016年质量工作任务分解表\n"


def table(*rows: str) -> Plan:
    return read_text(HEAD + "".join("\t".join(row.split("|")) + "\t\n" for row in rows))


def who(task: PlanTask) -> list[tuple[str, str]]:
    return [(one.name, one.role) for one in task.departments]


def test_a_pasted_row_keeps_its_cells_whatever_blanks_and_line_ends_are_in_them() -> None:
    plan = table(
        "序号|工作任务|牵头单位|配合单位|完成时限",
        "1|开展 质量月 活动10场以上|县应急局⏎县市场监管局|县经信局|9月底",
        "2|建成 12345 热线质量专席|县政务办|/|年底",
        "3|检验检测机构监督抽查20家|县市场监管局 县商务局|县司法局|年底",
    )
    first, second, third = plan.tasks
    assert who(first) == [("县应急局", "lead"), ("县市场监管局", "lead"), ("县经信局", "support")]
    assert (second.title, who(second)) == ("建成 12345 热线质量专席", [("县政务办", "lead")])
    assert who(third) == [("县市场监管局", "lead"), ("县商务局", "lead"), ("县司法局", "support")]
    assert [task.deadlines[0].date and task.deadlines[0].date.month for task in plan.tasks] == [9, 12, 12]


def test_a_name_that_a_line_end_tore_is_one() -> None:
    (task,) = table("序号|工作任务|牵头单位|完成时限", "1|办好培训|县市场监⏎督管理局、⏎县经信局|9月底").tasks
    assert who(task) == [("县市场监督管理局", "lead"), ("县经信局", "lead")]


def test_a_head_of_two_rows_names_its_columns_by_both() -> None:
    plan = table(
        "序号|工作任务|责任分工||完成时限",
        "〃|〃|牵头单位|配合单位|〃",
        "1|办好培训|县甲局|县乙局|9月底",
        "2|抓好抽查|县乙局|县甲局|9月底",
    )
    assert [who(task) for task in plan.tasks] == [
        [("县甲局", "lead"), ("县乙局", "support")],
        [("县乙局", "lead"), ("县甲局", "support")],
    ]


@pytest.mark.parametrize(
    "cells",
    [("企业", "", "产品"), ("企业", "〃", "产品"), ("企业", "企业", "产品")],
    ids=["blank", "merged", "repeated"],
)
def test_a_category_is_the_heading_of_its_rows_and_no_title(cells: tuple[str, str, str]) -> None:
    titles = ("办好培训", "抓好抽查", "做好宣传")
    plan = table(
        "序号|任务类别|工作任务|牵头单位",
        *(f"{nth}|{cell}|{title}|县甲局" for nth, (cell, title) in enumerate(zip(cells, titles, strict=True), 1)),
    )
    assert [(task.ref, task.title) for task in plan.tasks] == [(str(nth), title) for nth, title in enumerate(titles, 1)]
    by_ref = {section.ref: section.title for section in plan.sections}
    assert [by_ref[task.section] for task in plan.tasks] == ["企业", "企业", "产品"]


def test_a_row_with_nothing_but_a_heading_is_the_heading_of_the_rows_below() -> None:
    plan = table(
        "序号|工作任务|牵头单位|完成时限",
        "一|产品质量||",
        "1|办好培训|县甲局|9月底",
        "2|抓好抽查|县乙局|9月底",
        "二|服务质量||",
        "1|做好宣传|县甲局|9月底",
    )
    assert [(section.number, section.title) for section in plan.sections] == [
        ("一、", "产品质量"),
        ("二、", "服务质量"),
    ]
    assert [task.ref for task in plan.tasks] == ["1.1", "1.2", "2.1"]
    assert plan.tables[0][1:] == (3, 3)


def test_several_numbered_tasks_in_a_cell_are_tasks_each_with_its_own_date() -> None:
    plan = table(
        "领域|工作任务|责任单位|时间节点",
        "产品质量|1.办开放日10场。⏎2.建站点3个。|县甲局|1.9月底前⏎2.12月底前",
        "〃|3.聘首席质量官80名。|县乙局|12月底前",
    )
    assert [(task.ref, task.text) for task in plan.tasks] == [
        ("1", "办开放日10场。"),
        ("2", "建站点3个。"),
        ("3", "聘首席质量官80名。"),
    ]
    assert [str(task.deadlines[0].date) for task in plan.tasks] == ["2016-09-30", "2016-12-31", "2016-12-31"]


def test_the_unit_and_the_year_of_a_goal_stand_in_the_head() -> None:
    plan = read_text(
        "甲县质量发展三年行动计划（2022—2024年）\n一、推进质量提升。（县甲局牵头）\n附件1\n主要指标\n"
        + "".join(
            "\t".join(row.split("|")) + "\t\n"
            for row in (
                "序号|指标名称（单位）|2021年基数|年度目标|||责任单位",
                "〃|〃|〃|2022年|2023年|2024年|〃",
                "1|产品质量合格率（%）|92.6|93.5|94.2|95|县甲局",
                "2|有效商标（件）|1860|2000|2150|2300|县乙局",
            )
        )
    )
    assert [task.ref for task in plan.tasks] == ["1"]
    assert [(one.ref, one.title, one.condition) for one in plan.indicators] == [
        ("A1.1", "产品质量合格率", "2022年93.5，2023年94.2"),
        ("A1.2", "有效商标", "2022年2000，2023年2150"),
    ]
    assert [(one.target.value, one.target.unit) for one in plan.indicators if one.target] == [(95, "%"), (2300, "件")]


def test_an_annex_that_begins_on_the_line_straight_above_its_table_is_read() -> None:
    plan = read_text("关于下达任务的通知\n附件：工作任务分解表\n序号\t工作任务\t牵头单位\t\n1\t办好培训\t县甲局\t\n")
    assert [task.title for task in plan.tasks] == ["办好培训"]


def test_a_row_that_is_not_understood_is_told_and_counted() -> None:
    plan = table(
        "序号|工作任务|牵头单位|完成时限",
        "1|办好培训|县甲局|9月底",
        "2||县乙局|9月底",
        "备注：|每月报送||",
    )
    assert to_json(plan)["tables"] == [{"line": 2, "rows": 2, "read": 1}]
    assert [finding.kind for finding in plan.findings][:1] == ["table_unread"]
    assert "县乙局" in plan.findings[0].text
    assert [skipped.line for skipped in plan.skipped] == [4, 5]


def test_a_table_with_columns_that_nobody_knows_is_told_once() -> None:
    plan = read_text("甲县计划\n一、推进质量提升。（县甲局牵头）\n\t姓名\t电话\t\n\t张三\t123\t\n\t李四\t456\t\n")
    assert [finding.kind for finding in plan.findings if finding.kind == "table_unread"] == ["table_unread"]


def test_a_letter_of_responsibility_names_its_owner_once() -> None:
    plan = read_text(
        "甲区质量责任书\n甲方：甲区人民政府\n乙方：甲区住建局\n一、目标\n（一）合格率100%。\n（二）创优质工程1项。\n"
    )
    assert [who(task) for task in plan.tasks] == [[("甲区住建局", "responsible")]] * 2


def test_what_a_manner_of_acting_follows_keeps_the_role_of_its_column() -> None:
    (task,) = table("序号|工作任务|牵头单位|配合单位", "1|办好培训|县甲局、县乙局按职责分工负责|县丙局").tasks
    assert who(task) == [("县甲局", "lead"), ("县乙局", "lead"), ("县丙局", "support")]


def test_a_page_that_lost_its_merged_cells_keeps_each_cell_in_its_column() -> None:
    page = "序号\n重点任务\n具体举措\n牵头单位\n配合单位\n完成时限\n"
    rows = (
        "1\n抓产品\n办好培训。\n县甲局\n县乙局\n9月底\n",
        "2\n抓好抽查。\n县乙局\n无\n年底\n",
        "3\n做好宣传。\n县甲局\n长期坚持\n",
    )
    plan = read_text(HEAD + page + "".join(rows))
    assert [task.title for task in plan.tasks] == ["办好培训", "抓好抽查", "做好宣传"]
    assert [who(task) for task in plan.tasks] == [
        [("县甲局", "lead"), ("县乙局", "support")],
        [("县乙局", "lead")],
        [("县甲局", "lead")],
    ]
