"""A year is closed: what is unfinished first, open items go on in the next plan, evidence is a list."""

from pathlib import Path

import pytest
from docx import Document

from qualitytui.config import Config
from qualitytui.data_class import replace
from qualitytui.workbook.book import Workbook
from tests.cli.program import Program
from tests.samples import PLAN, hand, sample_import

OLD, NEW = "sample-2013", "sample-2014"


@pytest.fixture
def two(small: Program) -> Program:
    plan = PLAN._replace(title="2014年样本行动计划", year=2014)
    with Workbook.open(small.workbook, hand(), Config()) as book:
        book.do(replace(sample_import(), key=NEW, plan=plan))
    for words in (
        ("task", "report", f"{OLD}:1.1.1", "已导入3家", "--from", "质监局"),
        ("task", "step", f"{OLD}:1.1.1", "add", "列出名单"),
        ("indicator", "measure", f"{OLD}:A1.1", "93%"),
        ("letters", "supervise", f"{OLD}:2.1", "--level", "blue", "--within", "5d", "--sign"),
        ("rectify", "open", f"{OLD}:A1.1", "低于目标", "--dept", "农业局", "--within", "10d"),
    ):
        assert small(*words).code == 0
    return small


def counts(program: Program) -> tuple[int, int]:
    status = program("status", "--json").json
    return status["tasks"]["total"], status["indicators"]["total"]


def carried(program: Program, *words: str) -> None:
    assert program("plan", "carry", OLD, *words, "--into", NEW).code == 0


def test_an_open_item_goes_on_under_the_next_ref_and_both_know_of_each_other(two: Program) -> None:
    before = counts(two)
    carried(two, "1.1.1")
    new, old = two.item("X1"), two.item(f"{OLD}:1.1.1")
    assert (new["plan"], new["number"], new["carried_from"], new["carried_to"]) == (NEW, "结转1", f"{OLD}:1.1.1", None)
    assert (old["carried_from"], old["carried_to"], old["status"]) == (None, f"{NEW}:X1", "not_started")
    assert [one["title"] for one in new["step_list"]] == ["列出名单"]
    assert new["departments"] == old["departments"]
    assert new["indicators"] == ["X1#1"]
    assert two.item("X1#1")["target"]["value"] == 5
    assert counts(two) == before
    assert two("status", "--json").json["tasks"]["carried"] == 1
    assert f"{OLD}:1.1.1" not in {f"{one['plan']}:{one['ref']}" for one in two("tasks", "--json").json["tasks"]}
    assert two("tasks", f"plan:{OLD}", "--plain", "--columns", "ref").refs == [f"{OLD}:1.1.2", f"{OLD}:2.1"]


def test_the_history_of_the_old_item_is_read_from_the_new_one(two: Program) -> None:
    carried(two, "1.1.1")
    (item,) = two("show", "X1", "--json").json["items"]
    assert any("已导入3家" in entry["text"] for entry in item["entries"])
    assert [report["text"] for report in item["reports"]] == ["已导入3家"]
    assert "结转自" in two("show", "X1").out


def test_letters_and_orders_in_force_go_with_the_item_and_its_goal(two: Program) -> None:
    carried(two, "2.1")
    (letter,) = two("letters", "--json").json["letters"]
    (order,) = two("rectify", "--json").json["rectifications"]
    assert (letter["refs"], order["ref"]) == (["X1"], "X1#1")
    late = two("status", "--json", today="2013-09-02").json
    assert [one["refs"] for one in late["letters"]] == [["X1"]]
    assert {one["ref"] for one in late["overdue"]} == set()


def test_the_old_one_is_read_only_and_short_refs_mean_the_living_one(two: Program) -> None:
    carried(two, "1.1.1")
    for words in (
        ("task", "start", f"{OLD}:1.1.1"),
        ("task", "report", f"{OLD}:1.1.1", "又一家"),
        ("task", "step", f"{OLD}:1.1.1", "done", "1"),
        ("indicator", "measure", f"{OLD}:1.1.1#1", "3"),
        ("plan", "carry", OLD, "1.1.1", "--into", NEW),
    ):
        said = two(*words)
        assert said.code == 1, words
        assert "结转" in said.err
    assert two.item("1.1.1")["plan"] == NEW
    assert two("show", "1.1.2").code == 1
    assert two("task", "start", "1.1.1").code == 0


def test_all_open_items_are_carried_from_a_closed_plan_and_one_undo_takes_all_back(two: Program) -> None:
    assert two("plan", "close", OLD, "--yes").code == 0
    before = two.item(f"{OLD}:2.1"), counts(two)
    carried(two)
    assert counts(two) == (before[1][0] + 3, before[1][1] + 2)
    assert two("tasks", "plan:" + OLD, "--json").json["tasks"] == []
    assert two("undo").code == 0
    assert (two.item(f"{OLD}:2.1"), counts(two)) == before
    assert two("redo").code == 0
    assert two.item(f"{OLD}:2.1")["carried_to"] == f"{NEW}:X3"


def test_what_is_not_open_or_not_there_is_not_carried(two: Program) -> None:
    for words, code in (
        (("plan", "carry", OLD), 2),
        (("plan", "carry", OLD, "--into", OLD), 2),
        (("plan", "carry", OLD, f"{NEW}:1.1.1", "--into", NEW), 2),
        (("plan", "carry", OLD, "A1.1", "--into", NEW), 1),
        (("plan", "carry", OLD, "9.9", "--into", NEW), 1),
    ):
        assert two(*words).code == code, words
    two("task", "cancel", f"{OLD}:2.1", "--note", "并入")
    assert two("plan", "carry", OLD, "2.1", "--into", NEW).code == 1
    assert two("plan", "close", NEW, "--yes").code == 0
    assert two("plan", "carry", OLD, "--into", NEW).code == 1


def test_closing_lists_what_is_unfinished_and_asks(two: Program) -> None:
    said = two("plan", "close", OLD)
    assert "、" not in two("--lang", "en", "plan", "close", OLD).err
    assert said.code == 2
    assert "2.1" in said.out
    assert "未办结事项3项" in said.err
    done = two("plan", "close", OLD, "--yes", "--json").json
    assert {one["kind"] for one in done["unfinished"]} == {"task", "letter", "order", "indicator"}


def test_evidence_is_a_list_and_one_text(two: Program) -> None:
    ref = f"{NEW}:1.1.1"
    two("task", "reported", ref)
    assert two("task", "close", ref, "--checked-by", "王科长", "--no-input").code == 2
    assert two("task", "evidence", ref, "add", "验收单", "--at", "3号柜", "--checked-by", "王科长").code == 0
    assert two("task", "evidence", ref, "add", "企业名单").code == 0
    assert two("task", "close", ref, "--checked-by", "王科长").code == 0
    item = two.item(ref)
    assert item["evidence"] == "验收单（3号柜）；企业名单"
    assert item["evidence_list"][0] == {"name": "验收单", "at": "3号柜", "checked_by": "王科长", "on": "2013-07-19"}
    assert two("tasks", "no:evidence", "--json").json["shown"] == 0
    assert two("task", "evidence", ref, "drop", "2").code == 0
    assert two("task", "evidence", ref, "drop", "2").code == 1
    two("task", "evidence", ref, "drop", "1")
    assert two("tasks", "no:evidence", "--json").json["shown"] == 1


def test_an_archive_is_written_checked_and_taken_out_on_another_computer(small: Program, tmp_path: Path) -> None:
    target = tmp_path / "2013.zip"
    before = small.hashes()
    looked = small("archive", str(target), "--dry-run", "--json").json
    assert (small.hashes(), target.exists()) == (before, False)
    done = small("archive", str(target), "--json").json
    assert sorted(looked["files"]) == sorted(done["files"])
    assert small.hashes() == before
    assert small("archive", str(target)).code == 1
    assert "全部内容" in small("archive", str(target), "--replace").err
    assert all(one.count("\t") == 1 for one in small("archive", "check", str(target), "--plain").lines)
    checked = small("archive", "check", str(target), "--json")
    assert (checked.code, checked.json["ok"], checked.json["is_own"]) == (0, True, True)
    other = small._replace(workbook=tmp_path / "other" / "workbook.db")
    assert other("restore", str(target), "--yes").code == 0
    assert other("tasks", "--json").json["total"] == small("tasks", "--json").json["total"]
    small("task", "start", "1.1.1")
    assert small("restore", str(target), "--yes").code == 0
    assert small.item("1.1.1")["status"] == "not_started"
    target.write_bytes(target.read_bytes().replace("推进企业提升素质".encode(), "推进企业提升素养".encode()))
    assert small("archive", "check", str(target)).code == 7
    assert small("restore", str(target), "--yes").code == 7


def test_an_archive_of_another_workbook_is_restored_only_where_that_is_meant(small: Program, tmp_path: Path) -> None:
    target = tmp_path / "2013.zip"
    assert small("archive", str(target)).code == 0
    other = small._replace(workbook=tmp_path / "other" / "workbook.db")
    assert other("init", "--empty").code == 0
    said = other("restore", str(target), "--yes")
    assert (said.code, str(target) in said.err) == (1, True)
    assert other("archive", "check", str(target), "--json").json["is_own"] is False
    assert other("restore", str(target), "--yes", "--another").code == 0


def test_forget_says_that_archives_are_not_reached(small: Program) -> None:
    small("task", "report", "1.1.1", "王科长说已办", "--by", "王科长")
    assert "档案" in small("forget", "王科长", "--yes").err


def test_the_report_upwards_and_the_checklist_are_written(demo: Program, tmp_path: Path) -> None:
    view = demo("report", "self", "--json").json
    assert len(view["goals"]) == demo("status", "--json").json["indicators"]["total"]
    assert {"value", "evidence"} >= set(view["goals"][0]["missing"])
    for name in ("自评.docx", "自评.md", "目标.csv"):
        assert demo("report", "self", "--to", str(tmp_path / name)).code == 0
        assert demo("report", "self", "--to", str(tmp_path / name)).code == 1
    assert demo("report", "self", "--to", str(tmp_path / "自评.pdf")).code == 2
    assert "县质监局" in demo("report", "evidence", "质监局").out
    assert demo("report", "evidence", "--to", str(tmp_path / "清单.docx")).code == 0
    cells = Document(str(tmp_path / "清单.docx")).tables[0].rows[0].cells
    by_hand = [one.width for one in cells if one.text in {"佐证", "存放处", "核验人"}]
    assert len(by_hand) == 3
    assert min(by_hand) > sum(one.width for one in cells) / 12, "there is room to write"
    names = [one["name"] for one in demo("report", "evidence", "--json").json["departments"]]
    assert "县质监局" in names


CITY = """2013年度评分细则,,,,,,,
一级指标,二级指标,考核要点,评分方法,分值,自评得分,备注,对应事项
质量水平,特种设备,事故率不高于0.48起/万台,超过不得分,5,4.5,,3.3.2#1；三、（三）2
,节能设计,新建民用建筑节能设计,达标得满分,5,5,已查,附件1第12项
质量措施,,制定行动计划,印发得满分,10,9,天政办发〔2013〕62号,
合计,,,,20,18.5,,
"""


def test_the_city_s_rules_become_the_table_of_own_scores(demo_copy: Program, tmp_path: Path) -> None:
    file = tmp_path / "细则.csv"
    file.write_text(CITY, encoding="utf-8")
    demo_copy("indicator", "measure", "3.3.2#1", "0.31", "--on", "2013-06-30", "--source", "县质监局")
    demo_copy("task", "evidence", "3.3.2", "add", "检验报告", "--at", "3号柜")
    demo_copy("office", "set", "office.contact", "李××")
    said = demo_copy("report", "self", "--points", str(file))
    assert "按市评分细则自评18.5分（满分20分）" in said.out
    (row,) = (one for one in said.out.splitlines() if one.startswith("| 质量水平 | 特种设备"))
    assert "| 5 | 4.5 | 特种设备事故率：0.31起/万台（2013-06-30，县质监局），目标≤0.48起/万台，达标" in row
    assert row.endswith("| 3-3-01 | 县质监局 |")
    assert "| 合计 |  |  |  | 20 | 18.5 |  |  |  |" in said.out
    assert all(f"附件{nth}" in said.out for nth in (1, 2, 3, 4))
    assert "| 李×× |" in said.out
    points = demo_copy("report", "self", "--points", str(file), "--json").json["points"]
    assert [(one["full"], one["own"]) for one in points] == [(5, 4.5), (5, 5), (10, 9)]
    assert [one["first"] for one in points] == ["质量水平", "质量水平", "质量措施"]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("5,4.5,", "5,6,", "第3行：自评6分超过分值5分"),
        ("5,4.5,", "5,好,", "第3行：好不是分数"),
        ("附件1第12项", "9.9.9", "第4行：没有事项9.9.9"),
        ("考核要点", "内容", "没有评分细则表"),
        (",10,9,", ",,9,", "第5行：没有写分值"),
    ],
)
def test_rules_of_the_city_that_do_not_fit_are_refused_with_their_row(
    demo: Program, tmp_path: Path, before: str, after: str, words: str
) -> None:
    file = tmp_path / "细则.csv"
    file.write_text(CITY.replace(before, after), encoding="utf-8")
    said = demo("report", "self", "--points", str(file))
    assert (said.code, words in said.err) == (1, True), said.err


def test_full_marks_everywhere_are_pointed_out_and_an_open_score_is_left_open(demo: Program, tmp_path: Path) -> None:
    file = tmp_path / "细则.csv"
    file.write_text(CITY.replace("4.5", "5").replace("10,9", "10,10"), encoding="utf-8")
    assert "满分" in demo("report", "self", "--points", str(file)).err
    file.write_text(CITY.replace("10,9", "10,"), encoding="utf-8")
    assert "自评　　　分" in demo("report", "self", "--points", str(file)).out


def test_a_folder_gets_a_checklist_for_each_department(demo: Program, tmp_path: Path) -> None:
    folder = tmp_path / "清单"
    assert demo("report", "evidence", "质监局", "--to", str(folder)).code == 0
    assert [one.name for one in folder.iterdir()] == ["佐证材料核对清单 县质监局.docx"]
    assert demo("report", "evidence", "质监局", "--to", str(folder)).code == 1
    assert "单位确认" in demo("report", "evidence", "质监局").out


def test_an_indicator_that_was_carried_on_says_where_to(two: Program) -> None:
    carried(two, "1.1.1")
    assert f"{NEW}:X1#1" in two("indicator", "measure", f"{OLD}:1.1.1#1", "3").err


def test_what_was_carried_counts_once_in_the_assessment(two: Program) -> None:
    def scores() -> dict[str, float]:
        said = two("--today", "2014-01-20", "assess", "scores", "--year", "2013", "--json").json
        return {one["name"]: one["score"] for one in said["departments"]}

    before = scores()
    carried(two)
    assert scores() == before


def test_the_report_upwards_and_the_checklists_are_of_one_year(two: Program) -> None:
    def told(*words: str, today: str) -> tuple[set[str], set[str]]:
        goals = two("report", "self", *words, "--json", today=today).json["goals"]
        lists = two("report", "evidence", "--json", today=today).json["departments"]
        return {one["plan"] for one in goals}, {item["plan"] for one in lists for item in one["items"]}

    assert told(today="2014-01-10") == ({OLD}, {OLD})
    assert told(today="2014-07-10") == ({NEW}, {NEW})
    assert told(f"plan:{NEW}", today="2014-01-10")[0] == {NEW}
    said = two("report", "evidence", "--plan", NEW, "--json", today="2014-01-10").json["departments"]
    assert {item["plan"] for one in said for item in one["items"]} == {NEW}
    assert "2014年样本行动计划" not in two("report", "self", today="2014-01-10").out
