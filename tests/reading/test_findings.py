"""What a plan leaves open is found, the most serious first, grouped where it is much."""

import json
from pathlib import Path

import pytest

from qualitytui.i18n import use
from qualitytui.model.findings import GROUPS, grouped, in_order, seriousness
from qualitytui.model.plan import Attribution, Finding, Plan
from qualitytui.reading.findings import found_again
from qualitytui.reading.reader import read_text
from qualitytui_data import __file__ as data

NOTICE = Path(data).parent / "plans" / "tiantai-2013" / "notice.txt"
PLAN = """2015年度乙县质量强县工作计划
一、抓好企业
1.推进认证。新增通过认证的企业6家以上。({first})
2.推进品牌。培育名牌产品2个。(县工商局牵头,相关部门配合)
3.建设平台。建成服务平台3个。(县发改局牵头)
4.培育示范。建立1个省、市级示范基地,培育一批标杆企业。(县政府、县经信局负责)
附件:1.质量指标表
2.任务分解责任责任表
附件1
质量指标表
序号 | 内容 | 指标 | 责任单位 ||
1 | 通过认证的企业 | 4家 | 县质监局 ||
2 | 公共服务平台 | 3个 | 县发改局 ||
3 | 出口商品合格率 | 98% | 县商务局 ||
"""


@pytest.fixture(scope="module")
def bundled() -> Plan:
    use("zh")
    return read_text(NOTICE.read_text(encoding="utf-8"))


def of_kind(plan: Plan, kind: str) -> list[Finding]:
    return [one for one in plan.findings if one.kind == kind]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("number_conflict", ("2.1.3#1", "第23行", "5家", "A1.6", "1家")),
        ("owner_conflict", ("A1.1", "3.3.1")),
        ("owner_conflict", ("A1.2", "县农业局、县林特局、县水电局")),
        ("owner_conflict", ("A1.6", "县发改局")),
        ("owner_conflict", ("A1.10", "县交通运输局")),
        ("similar_name", ("A1.13", "3.2.4#1")),
        ("annex_missing", ("附件2",)),
        ("other_name", ("考核验收细则及责任分解表", "第16行", "责任任分解表")),
        ("other_name", ("2013 年天台县", "第9行", "2013年度天台县")),
        ("slip", ("责任任分解表",)),
        ("slip", ("建设质量建设",)),
        ("stray_space", ("9", "21", "58")),
        ("skipped", ("2 朗读", "158 推荐文章", "163")),
        ("assumed_year", ("1.1、2.1.1、2.1.4、3.4.1",)),
        ("open_list", ("1.1", "相关部门")),
        ("open_list", ("1.2", "等")),
        ("open_list", ("3.5.2", "质量强县工作领导小组成员单位")),
        ("own_task", ("1.2、1.3、3.1.3、3.5.2",)),
        ("government_itself", ("3.2.3",)),
        ("several_leads", ("1.1",)),
        ("several_leads", ("3.2.2",)),
        ("nobody_leads", ("2.2.2",)),
        ("nobody_leads", ("3.3.4",)),
        ("no_owner", ("4.1、4.2、4.3",)),
        ("no_number", ("新增国内国际注册商标", "制定一批", "3.2.2")),
        ("orphan_indicator", ("A1.3、A1.4、A1.5.2", "A1.14、A1.15、A1.16")),
        ("text_only", ("1.3#1", "3.1.2#1", "3.3.2#1")),
        ("assumed_bound", ("A1.1", "A1.5.1")),
        ("each_or_all", ("2.1.4", "1个省、市级")),
    ],
)
def test_what_a_careful_reader_sees_in_the_bundled_plan_is_found(
    bundled: Plan, kind: str, words: tuple[str, ...]
) -> None:
    assert any(all(word in one.text for word in words) for one in of_kind(bundled, kind)), of_kind(bundled, kind)


def test_the_most_serious_comes_first_and_there_is_no_flood(bundled: Plan) -> None:
    assert list(bundled.findings) == list(in_order(bundled.findings))
    assert bundled.findings[0].kind == "number_conflict"
    assert len(bundled.findings) <= 36
    known = {kind for _, kinds in GROUPS for kind in kinds}
    assert {one.kind for one in bundled.findings} <= known
    assert [one for _, held in grouped(bundled.findings) for one in held] == list(bundled.findings)


def test_a_kind_nobody_knows_stands_among_the_notes() -> None:
    odd = Finding("odd", "", "?")
    assert grouped([odd]) == [(GROUPS[3][0], [odd])]
    assert seriousness(Finding("number_conflict", "", "")) < seriousness(odd)


def test_the_rules_hold_for_another_county() -> None:
    use("zh")
    plan = read_text(PLAN.format(first="县质监局牵头,县经信局配合"))
    kinds = [one.kind for one in plan.findings]
    assert "A1.1" in of_kind(plan, "number_conflict")[0].text
    assert "A1.2" in of_kind(plan, "similar_name")[0].text
    assert "附件2" in of_kind(plan, "annex_missing")[0].text
    assert "A1.3" in of_kind(plan, "orphan_indicator")[0].text
    assert {"open_list", "government_itself", "each_or_all", "no_number", "slip"} <= set(kinds)
    assert "owner_conflict" not in kinds


def test_items_that_agree_have_no_contradiction() -> None:
    plan = read_text(PLAN.format(first="县质监局牵头").replace("| 4家", "| 6家"))
    assert plan.indicators[0].same_as == "1.1#1"
    assert of_kind(plan, "number_conflict") == []


def test_very_many_of_a_kind_are_one_sentence() -> None:
    items = "\n".join(f"{nth}.抓好工作{nth}。完成任务。(县{nth}局、县乙局负责)" for nth in range(1, 30))
    plan = read_text(f"2015年度乙县工作计划\n一、任务\n{items}\n")
    (finding,) = of_kind(plan, "nobody_leads")
    assert "1.1、1.2" in finding.text
    assert "1.29" in finding.text


def test_a_corrected_plan_has_the_findings_of_its_corrected_items(bundled: Plan) -> None:
    tasks = tuple(
        task._replace(departments=(Attribution("县建设规划局", "lead"),)) if task.ref == "2.2.2" else task
        for task in bundled.tasks
    )
    again = found_again(bundled._replace(tasks=tasks))
    assert "2.2.2" not in {one.ref for one in of_kind(again, "nobody_leads")}
    assert of_kind(again, "annex_missing") == of_kind(bundled, "annex_missing")
    assert found_again(bundled) == bundled


def test_the_bundled_plan_stands_as_the_reader_reads_it_now(bundled: Plan) -> None:
    from qualitytui.reading.plan_json import to_json
    from qualitytui.reading.plan_toml import from_toml

    kept = from_toml(NOTICE.with_name("plan.toml").read_text(encoding="utf-8"))
    assert json.dumps(to_json(kept), ensure_ascii=False) == json.dumps(to_json(bundled), ensure_ascii=False)
