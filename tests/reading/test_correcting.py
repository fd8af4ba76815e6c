from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualitytui.errors import Refused
from qualitytui.model.plan import Plan, PlanTask
from qualitytui.reading.correcting import join_items, places_to_split, remove_item, retitled, split_item, with_role
from qualitytui.reading.correcting_numbers import due_on, without_deadline, without_target
from qualitytui.reading.plan_toml import from_toml, to_toml
from qualitytui.reading.reader import read_text
from qualitytui.sanitize import line

PLAN = read_text(
    """2013年度甲县质量强县建设行动计划
一、夯实基础
(一)抓好企业。
1.推进企业提升素质。新增取得认证的企业5家以上。9月底前建立孵化基地1个。(县质监局牵头,县经信局配合)
2.推进服务业提升素质。推荐2家企业申报服务名牌。(县发改局牵头,县质监局配合)
附件1
主要指标
"""
)


def item(plan: Plan, ref: str) -> PlanTask:
    return next(task for task in plan.tasks if task.ref == ref)


def test_a_title_a_role_a_number_and_a_date_are_corrected_and_nothing_else() -> None:
    assert item(retitled(PLAN, "1.1.1", "企业"), "1.1.1") == item(PLAN, "1.1.1")._replace(title="企业")
    roles = with_role(with_role(PLAN, "1.1.1", "县经信局", "lead"), "1.1.1", "县质监局", None)
    assert item(roles, "1.1.1").departments == (("县经信局", "lead"),)
    assert item(with_role(PLAN, "1.1.2", "县商务局", "support"), "1.1.2").departments[-1] == ("县商务局", "support")
    assert [one.unit for one in item(without_target(PLAN, "1.1.1", 1), "1.1.1").targets] == ["个"]
    assert item(without_deadline(PLAN, "1.1.1", 1), "1.1.1").deadlines == ()
    assert item(roles, "1.1.2") == item(PLAN, "1.1.2")


def test_an_item_left_out_is_listed_and_its_findings_go_with_it() -> None:
    plan = remove_item(PLAN, "1.1.2")
    assert [task.ref for task in plan.tasks] == ["1.1.1"]
    assert (plan.skipped[-1].line, plan.skipped[-1].text) == (5, item(PLAN, "1.1.2").text)
    assert all("1.1.2" not in one.text for one in plan.findings if one.kind == "no_deadline")
    with pytest.raises(Refused):
        remove_item(plan, "1.1.1")


@given(st.sampled_from(PLAN.tasks), st.text(min_size=1, max_size=20).map(line))
def test_every_correction_survives_the_way_through_toml(task: PlanTask, title: str) -> None:
    plan = due_on(retitled(PLAN, task.ref, title), task.ref, date(2013, 12, 31), "年底")
    assert from_toml(to_toml(plan)) == plan


def test_the_numbers_and_dates_of_a_split_item_go_with_their_words() -> None:
    text = item(PLAN, "1.1.1").text
    parts = split_item(PLAN, "1.1.1", text.index("9月底前"))
    first, second = item(parts, "1.1.1"), item(parts, "1.1.1b")
    assert [one.unit for one in first.targets] == ["家"]
    assert [one.unit for one in second.targets] == ["个"]
    assert (first.deadlines, len(second.deadlines)) == ((), 1)
    assert first.departments == second.departments == item(PLAN, "1.1.1").departments
    assert second.title.startswith("9月底前建立孵化基地")


def test_what_cannot_be_split_or_joined_is_refused() -> None:
    with pytest.raises(Refused, match=r"1\.1\.1"):
        split_item(PLAN, "1.1.1", 0)
    with pytest.raises(Refused, match=r"1\.1\.1"):
        join_items(PLAN, "1.1.1")


def test_a_joined_item_has_the_departments_of_both_each_once() -> None:
    whole = item(join_items(PLAN, "1.1.2"), "1.1.1")
    assert [one.name for one in whole.departments] == ["县质监局", "县经信局", "县发改局"]
    assert len(whole.targets) == 3


@given(st.sampled_from(PLAN.tasks), st.data())
def test_split_and_joined_again_an_item_says_what_it_said(task: PlanTask, data: st.DataObject) -> None:
    places = places_to_split(task)
    assert places
    parts = split_item(PLAN, task.ref, data.draw(st.sampled_from(places)))
    again = item(join_items(parts, f"{task.ref}b"), task.ref)
    assert again.text == task.text
    assert set(again.targets) == set(task.targets)
    assert set(again.deadlines) == set(task.deadlines)
    assert again.departments == task.departments
