"""Return forms taken back: the rules by their names, and what is refused put right."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl

from tests.cli.form_answers import ROUND, form, refused, taken
from tests.cli.program import Program


def test_each_rule_by_its_name(small: Program, sent: Path, tmp_path: Path) -> None:
    filled = form(sent)
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


def test_a_value_for_a_day_after_the_end_is_taken_and_said(small: Program, sent: Path, tmp_path: Path) -> None:
    filled = form(sent)
    filled.put("附件1第2项", "本期累计值", 2)
    filled.put("附件1第2项", "统计截止日", "2014-01-05")
    path = filled.save(tmp_path / "a.xlsx")
    said = small("--today", "2014-01-10", "forms", "in", str(path), "--dry-run", "--json")
    [one] = [one for one in said.json["files"][0]["taken"] if one["field"] == "value"]
    assert (one["rule"], "晚于期限2013-12-31" in one["why"]) == (None, True)
    assert "晚于期限2013-12-31" in small("--today", "2014-01-10", "forms", "in", str(path), "--dry-run").out


def test_a_rejects_file_can_be_corrected_and_taken(small: Program, sent: Path, tmp_path: Path) -> None:
    filled = form(sent)
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


def test_a_field_changed_since_does_not_drop_the_others(small: Program, sent: Path, tmp_path: Path) -> None:
    small("task", "behind", "1.1.1")
    small("indicator", "measure", "A1.2", "2", "--on", "2013-07-10")
    filled = form(sent)
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


def test_a_value_a_hundred_times_off_is_taken_as_meant_where_that_is_said(nowhere: Program, tmp_path: Path) -> None:
    nowhere("init", "--plan", "tiantai-2013")
    nowhere("forms", "out", str(tmp_path / "out"), "--dept", "县质监局", *ROUND)
    filled = form(tmp_path / "out")
    filled.put("附件1第1项", "本期累计值", "0.968")
    path = filled.save(tmp_path / "a.xlsx")
    said = nowhere("forms", "in", str(path), "--dry-run", "--lang", "zh")
    assert said.code == 3
    assert "0.968% 像是96.8%。" in said.out
    assert "--as-meant" in said.err
    rejects = tmp_path / "rejects.csv"
    said = nowhere("forms", "in", str(path), "--yes", "--rejects", str(rejects))
    assert f"{rejects} --as-meant" in said.err
    said = nowhere("forms", "in", str(rejects), "--as-meant", "--yes", "--json")
    assert (said.code, refused(said), taken(said)) == (0, {}, {("A1.1", "value"): 96.8})
    assert nowhere("indicators", "A1.1", "--json").json["indicators"][0]["latest"]["value"] == 96.8


def test_a_torn_row_comes_in_by_its_label_from_the_rejects(small: Program, sent: Path, tmp_path: Path) -> None:
    filled = form(sent)
    page = filled.indicators
    page["A4"], page["A5"] = page["A5"].value, page["A4"].value
    page["G4"] = 2
    rejects = tmp_path / "r.csv"
    said = small("forms", "in", str(filled.save(tmp_path / "a.xlsx")), "--yes", "--json", "--rejects", str(rejects))
    assert refused(said) == {("A1.2", "value"): "row_torn"}
    assert taken(small("forms", "in", str(rejects), "--yes", "--json")) == {("A1.2", "value"): 2}


def test_what_the_form_writes_in_the_row_of_a_closed_item_says_nothing(small: Program, tmp_path: Path) -> None:
    small("task", "start", "1.1.1")
    small("task", "reported", "1.1.1")
    assert small("task", "close", "1.1.1", "--checked-by", "王科长", "--evidence", "报告").code == 0
    out = tmp_path / "out"
    assert small("forms", "out", str(out), *ROUND).code == 0
    path = out / "2013年上半年 县质监局.xlsx"
    blank = small("forms", "in", str(path), "--dry-run", "--json").json["files"][0]
    assert (blank["taken"], "空表" in blank["why"]) == ([], True)
    filled = form(out)
    filled.put("一（一）1①", "本期累计值", 3)
    filled.sign()
    said = small("forms", "in", str(filled.save(tmp_path / "a.xlsx")), "--dry-run", "--json")
    assert set(taken(said)) == {("1.1.1#1", "value")}


def test_a_value_with_its_day_is_one_row_to_correct(small: Program, sent: Path, tmp_path: Path) -> None:
    filled = form(sent)
    filled.put("附件1第2项", "本期累计值", 2)
    filled.put("附件1第2项", "统计截止日", "2013-12-31")
    rejects = tmp_path / "r.csv"
    said = small("forms", "in", str(filled.save(tmp_path / "a.xlsx")), "--yes", "--json", "--rejects", str(rejects))
    assert refused(said) == {("A1.2", "on"): "future_date", ("A1.2", "value"): "future_date"}
    text = rejects.read_text("utf-8-sig")
    assert len(text.splitlines()) == 2
    rejects.write_text(text.replace("2013-12-31", "2013-07-15", 1), "utf-8-sig")
    assert taken(small("forms", "in", str(rejects), "--yes", "--json")) == {("A1.2", "value"): 2}


def test_an_earlier_rejects_file_is_kept_and_another_file_is_not_touched(
    small: Program, sent: Path, tmp_path: Path
) -> None:
    rejects, before = tmp_path / "r.csv", ""
    for value in ("约2", "约3"):
        before = rejects.read_text("utf-8-sig") if rejects.exists() else ""
        filled = form(sent)
        filled.put("附件1第2项", "本期累计值", value)
        path = filled.save(tmp_path / f"{value}.xlsx")
        said = small("forms", "in", str(path), "--dry-run", "--json", "--rejects", str(rejects))
        assert said.json["rejects"] is None
        assert small("forms", "in", str(path), "--yes", "--rejects", str(rejects)).code == 3
    assert (tmp_path / "r.1.csv").read_text("utf-8-sig") == before
    assert "约3" in rejects.read_text("utf-8-sig")
    rejects.write_text("别的文件")
    hashes = small.hashes()
    filled.put("一（一）1", "本期进展情况", "在做")
    path = filled.save(tmp_path / "c.xlsx")
    assert small("forms", "in", str(path), "--yes", "--rejects", str(rejects)).code == 1
    assert small.hashes() == hashes
    assert rejects.read_text() == "别的文件"


def test_a_status_that_is_none_is_answered_with_those_there_are(small: Program, sent: Path, tmp_path: Path) -> None:
    filled = form(sent)
    filled.put("一（一）1", "本期进展情况", "已导入3家")
    filled.put("一（一）1", "状态", "差不多")
    path = filled.save(tmp_path / "表.xlsx")
    said = small("forms", "in", str(path), "--dry-run")
    assert "正常推进、滞后" in said.out
    assert "␉" not in said.out
    assert "1.1.1 本期进展情况: - -> 已导入3家" in said.out
