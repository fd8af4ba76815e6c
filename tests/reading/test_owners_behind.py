"""Lists of departments behind several items, units that are all meant, and names that a line's end tore."""

import pytest

from qualitytui.model.plan import Plan
from qualitytui.reading.conventions import Conventions
from qualitytui.reading.reader import read_text
from qualitytui.reading.table_cells import owners_of


def plan(*lines: str) -> Plan:
    return read_text("\n".join(["2013年质量工作要点", *lines, "天台县人民政府办公室", "2013年5月9日", ""]))


def owners(read: Plan) -> dict[str, str]:
    return {task.ref: " ".join(f"{one.name}:{one.role}" for one in task.departments) for task in read.tasks}


def asked(read: Plan, kind: str) -> str:
    return " ".join(finding.text for finding in read.findings if finding.kind == kind)


@pytest.mark.parametrize(
    "last",
    [
        ("3.抽查50家。", "（以上由县甲局牵头，县乙局配合）"),
        ("3.抽查50家。（以上工作由县甲局牵头，县乙局配合）",),
        ("3.抽查50家。", "以上三项任务均由县甲局牵头，县乙局配合。"),
        ("3.抽查50家。", "（上述各项牵头单位：县甲局；配合单位：县乙局）"),
    ],
    ids=lambda last: last[-1],
)
def test_a_list_that_says_so_is_of_all_items_above_that_name_nobody(last: tuple[str, ...]) -> None:
    read = plan("一、任务", "1.开展质量月。（县丙局牵头）", "2.推进品牌。", *last, "4.加强宣传。（县丁局牵头）")
    both = "县甲局:lead 县乙局:support"
    assert owners(read) == {"1.1": "县丙局:lead", "1.2": both, "1.3": both, "1.4": "县丁局:lead"}
    assert "以上" not in owners(read)["1.3"]
    assert asked(read, "rule_note") == ""


def test_a_list_below_the_last_of_several_items_is_taken_for_all_and_asked_about() -> None:
    read = plan(
        "一、任务", "1.开展培训。", "2.落实经费。", "责任单位：县甲局", "二、保障", "1.抓考核。", "牵头单位：县乙局"
    )
    assert owners(read) == {"1.1": "县甲局:responsible", "1.2": "县甲局:responsible", "2.1": "县乙局:lead"}
    assert "1.1、1.2" in asked(read, "rule_note")
    assert "2.1" not in asked(read, "rule_note")


def test_where_items_have_lists_of_their_own_each_keeps_its_own() -> None:
    read = plan("一、任务", "1.开展培训。", "2.落实经费。", "责任单位：县甲局", "3.抓考核。", "牵头单位：县乙局")
    assert owners(read) == {"1.1": "", "1.2": "县甲局:responsible", "1.3": "县乙局:lead"}
    assert asked(read, "rule_note") == ""


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("加强领导。各单位要于2013年6月30日前报送实施方案。", "各单位"),
        ("各成员单位要在6月底前上报总结。", "各成员单位"),
        ("请各单位于6月30日前将方案报送县强县办。", "各单位"),
        ("各乡镇、各部门要于6月底前制定方案并报县强县办。", "各乡镇、各部门"),
        ("各单位接到通知后两周内报送方案。", "各单位"),
    ],
)
def test_who_is_meant_by_every_unit_is_asked(text: str, who: str) -> None:
    read = plan("一、任务", f"1.{text}", "2.开展培训。（县甲局牵头）")
    assert who in asked(read, "open_list")
    assert "1.1" not in asked(read, "no_owner")


def test_an_attitude_that_is_asked_of_all_is_none_of_it() -> None:
    read = plan("一、任务", "1.各单位要高度重视，加强领导。", "2.开展培训。（县甲局牵头）")
    assert asked(read, "open_list") == ""


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("县住房和城乡⏎建设局", ["县住房和城乡建设局"]),
        ("县人力资源和社会⏎保障局", ["县人力资源和社会保障局"]),
        ("县农业农村⏎和水利局", ["县农业农村和水利局"]),
        ("县质监局⏎县经信局", ["县质监局", "县经信局"]),
        ("县农业局⏎林业局", ["县农业局", "县林业局"]),
    ],
)
def test_a_name_that_the_end_of_a_line_tore_is_one(cell: str, names: list[str]) -> None:
    read = owners_of({"lead": [cell], "support": [], "responsible": []}, Conventions())
    assert [one.name for one in read.departments] == names
