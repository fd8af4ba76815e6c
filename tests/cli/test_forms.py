"""Return forms on the command line: sent, filled in, taken back."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli.program import Program, Said
from tests.exchange.forms.filling import Filled, each_mark

ROUND = ("--round", "2013年上半年", "--by", "2013-07-26")


@pytest.fixture
def out(small: Program, tmp_path: Path) -> Path:
    """The forms of a round."""
    folder = tmp_path / "out"
    assert small("forms", "out", str(folder), *ROUND).code == 0
    return folder


def form(out: Path, department: str = "县质监局") -> Filled:
    return Filled(out / f"2013年上半年 {department}.xlsx")


def taken(said: Said, at: int = 0) -> dict[tuple[str, str], Any]:
    return {(one["ref"], one["field"]): one["after"] for one in said.json["files"][at]["taken"]}


def refused(said: Said, at: int = 0) -> dict[tuple[str, str], str]:
    return {(one["ref"], one["field"]): one["rule"] for one in said.json["files"][at]["refused"]}


def state(said: Said) -> list[str]:
    return [one["state"] for one in said.json["files"]]


def test_one_form_a_department_and_none_for_an_open_list(small: Program, out: Path) -> None:
    names = sorted(path.name for path in out.iterdir())
    assert names == sorted(f"2013年上半年 {name}.xlsx" for name in ("县农业局", "县强县办", "县经信局", "县质监局"))
    (round_,) = small("forms", "--json").json["rounds"]
    assert (round_["round"], round_["title"]) == (1, "2013年上半年")
    assert (round_["sent"], round_["by"]) == ("2013-07-19", "2013-07-26")
    by_name = {one["name"]: one for one in round_["departments"]}
    assert (by_name["县质监局"]["items"], by_name["县质监局"]["indicators"]) == (1, 2)
    assert by_name["县农业局"] == {
        "name": "县农业局",
        "items": 1,
        "indicators": 1,
        "returned": None,
        "paper": None,
        "late_days": None,
    }


def test_the_bundled_plan_has_twenty_two_forms(nowhere: Program, tmp_path: Path) -> None:
    nowhere("init", "--plan", "tiantai-2013")
    said = nowhere("forms", "out", str(tmp_path / "out"), "--notes", "--json")
    assert said.code == 0
    assert len([name for name in said.json["files"] if name.endswith(".xlsx")]) == 22
    assert len([name for name in said.json["files"] if name.endswith(".docx")]) == 22
    assert not [name for name in said.json["files"] if "县政府" in name or "相关部门" in name]


def test_a_form_shows_the_plans_own_labels_and_keeps_its_marks_out_of_sight(out: Path) -> None:
    book = form(out).book
    assert [page.title for page in book.worksheets] == ["任务进展", "指标完成", "填报说明"]
    tasks, indicators = book.worksheets[0], book.worksheets[1]
    assert tasks["A4"].value == "一（一）1"
    assert [indicators[f"A{row}"].value for row in (4, 5)] == ["一（一）1①", "附件1第2项"]
    assert tasks.column_dimensions["M"].hidden
    assert tasks.protection.sheet
    assert tasks.protection.password is None
    assert not tasks["F4"].protection.locked
    assert tasks["B4"].protection.locked
    assert tasks.page_setup.orientation == "landscape"
    assert tasks.print_title_rows == "$1:$3"
    lists = [one.formula1 for one in tasks.data_validations.dataValidation if one.type == "list"]
    assert lists == ['"未启动,正常推进,滞后,已完成(待核)"']
    assert [prop.name for prop in book.custom_doc_props.props] == ["qualitytui-form"]


def test_an_existing_file_is_not_written_over_unasked(small: Program, out: Path) -> None:
    assert small("forms", "out", str(out), *ROUND).code == 1
    assert small("forms", "out", str(out), *ROUND, "--replace").code == 0
    assert len(small("forms", "--json").json["rounds"]) == 1


def test_only_some_departments_are_asked(small: Program, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert small("forms", "out", str(folder), "--dept", "质监局", "农业局").code == 0
    assert len(list(folder.iterdir())) == 2
    assert small("forms", "out", "--dept", "经信局", str(folder)).code == 0
    assert len(list(folder.iterdir())) == 3


def test_a_dry_run_writes_no_file_and_no_round(small: Program, tmp_path: Path) -> None:
    before = small.hashes()
    assert small("forms", "out", str(tmp_path / "out"), "--dry-run").code == 0
    assert not (tmp_path / "out").exists()
    assert small.hashes() == before


def test_what_a_department_fills_in_comes_back_field_by_field(small: Program, out: Path, tmp_path: Path) -> None:
    filled = form(out)
    for heading, value in (
        ("本期进展情况", "已导入3家"),
        ("状态", "滞后"),
        ("存在问题", "企业积极性不高"),
        ("需协调事项", "请经信局配合"),
        ("下一步措施", "逐家上门"),
        ("预计完成日期", "9月底"),
        ("佐证材料", "名单"),
    ):
        filled.put("一（一）1", heading, value)
    filled.put("一（一）1①", "本期累计值", "３家")
    filled.put("一（一）1①", "统计截止日", "7月15日")
    filled.put("一（一）1①", "数据来源及口径", "本部门统计")
    filled.sign()
    path = filled.save(tmp_path / "in" / "改了名.xlsx")
    dry = small("forms", "in", str(path), "--dry-run", "--json")
    assert (dry.code, state(dry)) == (0, ["new"])
    said = small("forms", "in", str(path), "--yes", "--json")
    assert (said.code, state(said)) == (0, ["taken"])
    assert taken(said) == taken(dry)
    assert taken(said) == {
        ("1.1.1", "progress"): "已导入3家",
        ("1.1.1", "status"): "behind",
        ("1.1.1", "problem"): "企业积极性不高",
        ("1.1.1", "decision"): "请经信局配合",
        ("1.1.1", "next_step"): "逐家上门",
        ("1.1.1", "promised"): "2013-09-30",
        ("1.1.1", "evidence"): "名单",
        ("1.1.1#1", "value"): 3,
    }
    (file,) = said.json["files"]
    assert (file["department"], file["round"], file["sender"]) == ("县质监局", 1, "陈科长")
    assert said.json["missing"] == ["县经信局", "县强县办", "县农业局"]
    item = small.item("1.1.1")
    assert item["status"] == "behind"
    report = item["reports"][0]
    assert (report["on"], report["from"], report["by"], report["via"]) == ("2013-07-18", "县质监局", "陈科长", "书面")
    latest = small.item("1.1.1#1")["latest"]
    assert latest == {"on": "2013-07-15", "value": 3, "source": "县质监局", "definition": "本部门统计"} | {
        key: value for key, value in latest.items() if key not in {"on", "value", "source", "definition"}
    }
    with closing(sqlite3.connect(small.workbook)) as book:
        row = book.execute("SELECT problem, next_step, promised, decision, evidence FROM report").fetchone()
    assert row == ("企业积极性不高", "逐家上门", "2013-09-30", "请经信局配合", "名单")


def test_it_is_kept_as_received_and_the_same_file_adds_nothing(small: Program, out: Path, tmp_path: Path) -> None:
    filled = form(out)
    filled.put("一（一）1", "状态", "正常推进")
    path = filled.save(tmp_path / "王小明的表.xlsx")
    said = small("forms", "in", str(path), "--yes", "--json")
    kept = small.workbook.parent / "received" / said.json["files"][0]["kept"]
    assert kept.read_bytes() == path.read_bytes()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert "王小明" not in str(kept)
    again = small("forms", "in", str(path), "--yes", "--json")
    assert (again.code, state(again), again.json["entry"]) == (0, ["already"], None)
    assert small("verify").code == 0


def test_one_import_is_one_undo_and_then_it_can_be_taken_again(small: Program, out: Path, tmp_path: Path) -> None:
    filled = form(out)
    filled.put("一（一）1", "状态", "正常推进")
    filled.put("一（一）1①", "本期累计值", 3)
    path = filled.save(tmp_path / "a.xlsx")
    said = small("forms", "in", str(path), "--yes", "--json")
    undone = small("undo")
    assert said.json["files"][0]["kept"] in undone.out
    assert small.item("1.1.1")["status"] == "not_started"
    listed = small("forms", "--json").json
    assert listed["taken_back"] == [said.json["files"][0]["kept"]]
    assert {one["returned"] for one in listed["rounds"][0]["departments"]} == {None}
    assert state(small("forms", "in", str(path), "--yes", "--json")) == ["taken"]


def test_nothing_is_written_before_it_is_accepted(small: Program, out: Path, tmp_path: Path) -> None:
    filled = form(out)
    filled.put("一（一）1", "状态", "正常推进")
    path = filled.save(tmp_path / "a.xlsx")
    before = small.hashes()
    said = small("forms", "in", str(path), "--json")
    assert said.code == 2
    assert "1" in said.refusal["message"]
    assert small.hashes() == before


def test_each_rule_by_its_name(small: Program, out: Path, tmp_path: Path) -> None:
    filled = form(out)
    filled.put("一（一）1", "状态", "快好了")
    filled.put("一（一）1", "本期进展情况", "在做")
    filled.put("一（一）1①", "本期累计值", "约30")
    filled.put("附件1第2项", "本期累计值", "2家")
    path = filled.save(tmp_path / "a.xlsx")
    said = small("forms", "in", str(path), "--yes", "--json")
    assert said.code == 3
    assert refused(said) == {
        ("1.1.1", "status"): "unknown_status",
        ("1.1.1#1", "value"): "not_a_number",
        ("A1.2", "value"): "wrong_unit",
    }
    assert taken(said) == {("1.1.1", "progress"): "在做"}
    assert said.json["files"][0]["refused"][0]["cell"] == "任务进展!G4"


def test_a_rejects_file_can_be_corrected_and_taken(small: Program, out: Path, tmp_path: Path) -> None:
    filled = form(out)
    filled.put("一（一）1", "预计完成日期", "明年再说")
    filled.put("一（一）1", "本期进展情况", "在做")
    filled.put("一（一）1①", "本期累计值", "约3")
    path = filled.save(tmp_path / "a.xlsx")
    for name in ("rejects.csv", "rejects.xlsx"):
        rejects = tmp_path / name
        assert small("forms", "in", str(path), "--yes", "--rejects", str(rejects)).code == 3
        small("undo")
    book: Any = openpyxl.load_workbook(tmp_path / "rejects.xlsx")
    columns = {cell.value: cell.column for cell in book.active[1]}
    for row in (2, 3):
        field = book.active.cell(row, columns["栏目"]).value
        book.active.cell(row, columns["填写内容"]).value = {"预计完成日期": "2013-09-30", "本期累计值": 3}[field]
    book.save(tmp_path / "rejects.xlsx")
    small("forms", "in", str(path), "--yes")
    said = small("forms", "in", str(tmp_path / "rejects.xlsx"), "--yes", "--json")
    assert said.code == 0
    assert taken(said) == {("1.1.1", "promised"): "2013-09-30", ("1.1.1#1", "value"): 3}
    with closing(sqlite3.connect(small.workbook)) as held:
        assert held.execute("SELECT text, promised FROM report").fetchall() == [("在做", "2013-09-30")]
    text = (tmp_path / "rejects.csv").read_text("utf-8-sig").replace("约3", "3")
    (tmp_path / "rejects.csv").write_text(text, "utf-8-sig")
    assert small("forms", "in", str(tmp_path / "rejects.csv"), "--dry-run", "--json").json["files"][0]["unchanged"] == 1


def test_a_field_changed_since_does_not_drop_the_others(small: Program, out: Path, tmp_path: Path) -> None:
    small("task", "behind", "1.1.1")
    small("indicator", "measure", "A1.2", "2", "--on", "2013-07-10")
    filled = form(out)
    filled.put("一（一）1", "状态", "正常推进")
    filled.put("一（一）1", "本期进展情况", "在做")
    filled.put("附件1第2项", "本期累计值", 1)
    filled.put("一（一）1①", "本期累计值", 3)
    said = small("forms", "in", str(filled.save(tmp_path / "a.xlsx")), "--yes", "--json")
    assert refused(said) == {("1.1.1", "status"): "changed_since", ("A1.2", "value"): "changed_since"}
    assert taken(said) == {("1.1.1", "progress"): "在做", ("1.1.1#1", "value"): 3}


def test_a_total_that_falls_or_jumps_is_asked_about_and_taken_with_yes(small: Program, tmp_path: Path) -> None:
    small("indicator", "measure", "A1.2", "2", "--on", "2013-07-01")
    small("indicator", "measure", "1.1.1#1", "1", "--on", "2013-07-01")
    small("forms", "out", str(tmp_path / "out"), *ROUND)
    filled = form(tmp_path / "out")
    filled.put("附件1第2项", "本期累计值", 1)
    filled.put("一（一）1①", "本期累计值", 30)
    said = small("forms", "in", str(filled.save(tmp_path / "a.xlsx")), "--yes", "--json")
    assert said.code == 0
    assert {one["rule"] for one in said.json["files"][0]["taken"]} == {"falls", "jumps"}


def test_departments_that_differ_are_shown_side_by_side_and_neither_is_taken(small: Program, tmp_path: Path) -> None:
    small("task", "assign", "A1.2", "县农业局", "--role", "responsible")
    small("forms", "out", str(tmp_path / "out"), *ROUND)
    for department, value in (("县质监局", 2), ("县农业局", 1)):
        filled = form(tmp_path / "out", department)
        filled.put("附件1第2项", "本期累计值", value)
        filled.save(tmp_path / "in" / f"{department}.xlsx")
    said = small("forms", "in", str(tmp_path / "in"), "--yes", "--json", "--rejects", str(tmp_path / "r.csv"))
    assert said.code == 3
    assert [refused(said, at) for at in (0, 1)] == [{("A1.2", "value"): "two_departments_differ"}] * 2
    assert "县农业局 1" in said.json["files"][1]["refused"][0]["why"]
    lines = (tmp_path / "r.csv").read_text("utf-8-sig").splitlines()
    decided = [line for line in lines if not line.startswith("县农业局")]
    (tmp_path / "decided.csv").write_text("\n".join(decided), "utf-8-sig")
    assert taken(small("forms", "in", str(tmp_path / "decided.csv"), "--yes", "--json")) == {("A1.2", "value"): 2}
    late = form(tmp_path / "out", "县农业局")
    late.put("附件1第2项", "本期累计值", 3)
    said = small("forms", "in", str(late.save(tmp_path / "late.xlsx")), "--yes", "--json")
    assert refused(said) == {("A1.2", "value"): "two_departments_differ"}


def test_a_form_of_another_workbook_is_refused_whole(small: Program, out: Path, tmp_path: Path) -> None:
    import zlib

    def other(mark: str) -> str:
        said = "|".join(["QF1", "f" * 32, *mark.split("|")[2:-1]])
        return f"{said}|{zlib.crc32(said.encode()):08x}"

    filled = form(out)
    filled.put("一（一）1", "状态", "正常推进")
    each_mark(filled.book, other)
    filled.book.custom_doc_props.props.clear()
    before = small.hashes()
    said = small("forms", "in", str(filled.save(tmp_path / "a.xlsx")), "--yes", "--json")
    assert (said.code, state(said)) == (1, ["unknown"])
    assert small.hashes() == before


def test_what_is_no_form_says_so_and_the_others_are_taken(small: Program, out: Path, tmp_path: Path) -> None:
    filled = form(out)
    filled.put("一（一）1", "状态", "正常推进")
    filled.save(tmp_path / "in" / "b.xlsx")
    (tmp_path / "in" / "a.csv").write_text("甲,乙\n1,2\n")
    (tmp_path / "in" / "c.xlsx").write_bytes(b"PK\x03\x04torn")
    said = small("forms", "in", str(tmp_path / "in"), "--yes", "--json")
    assert said.code == 3
    assert state(said) == ["unknown", "taken", "unreadable"]
    assert all(one["why"] for one in said.json["files"] if one["state"] != "taken")


def test_a_round_that_is_undone_leaves_its_forms_readable(small: Program, out: Path, tmp_path: Path) -> None:
    undone = small("undo")
    assert "县质监局.xlsx" in undone.out
    filled = form(out)
    filled.put("一（一）1", "状态", "正常推进")
    said = small("forms", "in", str(filled.save(tmp_path / "a.xlsx")), "--yes", "--json")
    assert (said.code, said.json["files"][0]["round"]) == (0, None)
    assert taken(said) == {("1.1.1", "status"): "in_progress"}


@pytest.mark.usefixtures("out")
def test_the_stamped_paper_is_recorded_apart(small: Program) -> None:
    assert small("forms", "paper", "质监局", "--on", "7月18日").code == 0
    (round_,) = small("forms", "--json").json["rounds"]
    assert {one["name"]: one["paper"] for one in round_["departments"]}["县质监局"] == "2013-07-18"
    assert small("forms", "paper", "质监局", "--on", "2013-08-18").code != 0


def test_who_is_missing_stands_in_status_and_in_the_week(small: Program, out: Path, tmp_path: Path) -> None:
    blank = form(out)
    said = small("forms", "in", str(blank.save(tmp_path / "blank.xlsx")), "--yes", "--json")
    assert (said.code, said.json["entry"], len(said.json["missing"])) == (0, None, 4)
    blank.sign()
    small("forms", "in", str(blank.save(tmp_path / "a.xlsx")), "--yes")
    forms = json.loads(small("status", "--json").out)["forms"]
    assert forms["missing"] == ["县经信局", "县强县办", "县农业局"]
    assert "县农业局" in small("report", "week").out.split("报送表：", 1)[1].splitlines()[0]
    late = small("forms", "--json", today="2013-07-30").json["rounds"][0]["departments"]
    assert {one["name"]: one["late_days"] for one in late}["县农业局"] == 4


def test_a_form_ends_the_silence_of_its_department(small: Program, out: Path, tmp_path: Path) -> None:
    silent = [(one["ref"], one["department"]) for one in small("status", "--json").json["silences"]]
    assert ("1.1.1", "县质监局") in silent
    filled = form(out)
    filled.put("一（一）1", "状态", "未启动")
    small("forms", "in", str(filled.save(tmp_path / "a.xlsx")), "--yes")
    silent = [(one["ref"], one["department"]) for one in small("status", "--json").json["silences"]]
    assert ("1.1.1", "县质监局") not in silent


def test_forgetting_reaches_who_filled_a_form_in(small: Program, out: Path, tmp_path: Path) -> None:
    filled = form(out)
    filled.put("一（一）1", "本期进展情况", "在做")
    filled.sign("王小明", "13805761234")
    said = small("forms", "in", str(filled.save(tmp_path / "王小明.xlsx")), "--yes", "--json")
    kept = said.json["files"][0]["kept"]
    forgotten = small("forget", "王小明", "--yes", "--json").json
    assert any(path.endswith(kept) for path in forgotten["still_held"])
    with closing(sqlite3.connect(small.workbook)) as book:
        assert book.execute("SELECT name, sender FROM form_file").fetchone() == ("【已抹去】.xlsx", "【已抹去】")


def test_a_department_can_correct_its_own_form_and_another_cannot(small: Program, tmp_path: Path) -> None:
    small("task", "assign", "1.1.1", "县农业局", "--role", "lead")
    small("forms", "out", str(tmp_path / "out"), *ROUND)
    for at, (department, status, value, expected) in enumerate(
        (
            ("县质监局", "正常推进", 3, {}),
            ("县质监局", "滞后", 2, {}),
            ("县农业局", "正常推进", None, {("1.1.1", "status"): "two_departments_differ"}),
        )
    ):
        filled = form(tmp_path / "out", department)
        filled.put("一（一）1", "状态", status)
        filled.put("一（一）1", "本期进展情况", f"第{at}次")
        if value:
            filled.put("一（一）1①", "本期累计值", value)
        said = small("forms", "in", str(filled.save(tmp_path / f"{at}.xlsx")), "--yes", "--json")
        assert refused(said) == expected
    assert small.item("1.1.1")["status"] == "behind"
    small("task", "start", "1.1.1")
    filled.put("一（一）1", "本期进展情况", "又一次")
    filled = form(tmp_path / "out", "县质监局")
    filled.put("一（一）1", "状态", "滞后")
    said = small("forms", "in", str(filled.save(tmp_path / "again.xlsx")), "--yes", "--json", "--on", "7月15日")
    assert refused(said) == {("1.1.1", "status"): "changed_since"}


def test_departments_that_only_support_can_be_left_out(small: Program, tmp_path: Path) -> None:
    settings = small.home / ".config" / "qualitytui" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("[forms]\nsupport_only = false\n")
    assert small("forms", "out", str(tmp_path / "out")).code == 0
    assert not [path for path in (tmp_path / "out").iterdir() if "县经信局" in path.name]


def test_where_the_file_cannot_be_kept_nothing_is_taken(small: Program, out: Path, tmp_path: Path) -> None:
    filled = form(out)
    filled.put("一（一）1", "状态", "正常推进")
    path = filled.save(tmp_path / "a.xlsx")
    (small.workbook.parent / "received").write_text("no folder")
    assert small("forms", "in", str(path), "--yes").code == 1
    assert small.item("1.1.1")["status"] == "not_started"


def test_an_earlier_rounds_form_is_taken_as_that_rounds(small: Program, out: Path, tmp_path: Path) -> None:
    assert small("forms", "out", str(tmp_path / "out2"), "--round", "2013年前三季度").code == 0
    filled = form(out)
    filled.put("一（一）1", "本期进展情况", "迟来的")
    said = small("forms", "in", str(filled.save(tmp_path / "a.xlsx")), "--yes", "--json")
    assert (said.code, said.json["files"][0]["round"]) == (0, 1)
    returned = {
        one["round"]: [d["name"] for d in one["departments"] if d["returned"]]
        for one in small("forms", "--json").json["rounds"]
    }
    assert returned == {2: [], 1: ["县质监局"]}


def test_a_torn_row_comes_in_by_its_label_from_the_rejects(small: Program, out: Path, tmp_path: Path) -> None:
    filled = form(out)
    page = filled.indicators
    page["A4"], page["A5"] = page["A5"].value, page["A4"].value
    page["G4"] = 2
    rejects = tmp_path / "r.csv"
    said = small("forms", "in", str(filled.save(tmp_path / "a.xlsx")), "--yes", "--json", "--rejects", str(rejects))
    assert refused(said) == {("A1.2", "value"): "row_torn"}
    assert taken(small("forms", "in", str(rejects), "--yes", "--json")) == {("A1.2", "value"): 2}
