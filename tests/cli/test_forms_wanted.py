"""What a return form leaves blank that had to be filled in: taken all the same, and said."""

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.comments import Comment

from tests.cli.form_answers import form, refused, taken
from tests.cli.program import Program, Said
from tests.exchange.forms.filling import Filled

BEHIND = "behind_without_reason"


def wanted(said: Said) -> list[tuple[str, str, str]]:
    return [(one["ref"], one["field"], one["rule"]) for one in said.json["files"][0]["wanted"]]


def behind(sent: Path, **cells: Any) -> Filled:
    """A signed form that says that one task is behind."""
    filled = form(sent)
    filled.sign("丁一", "83000001", "2013-07-19")
    for heading, value in {"状态": "滞后", "本期进展情况": "设备未到", **cells}.items():
        filled.put("一（一）1", heading, value)
    return filled


def test_behind_without_its_reason_is_asked_about_and_stands_among_the_rejects(
    small: Program, sent: Path, tmp_path: Path
) -> None:
    path = behind(sent, 存在问题="设备未到").save(tmp_path / "a.xlsx")
    rejects = tmp_path / "rejects.xlsx"
    said = small("forms", "in", str(path), "--yes", "--json", "--rejects", str(rejects))
    assert said.code == 0
    assert taken(said)["1.1.1", "status"] == "behind"
    assert [one["rule"] for one in said.json["files"][0]["taken"] if one["field"] == "status"] == [BEHIND]
    assert wanted(said) == [("1.1.1", "next_step", BEHIND), ("1.1.1", "promised", BEHIND)]
    book: Any = openpyxl.load_workbook(rejects)
    columns = {cell.value: cell.column for cell in book.active[1]}
    assert [row[columns["规则"] - 1].value for row in book.active.iter_rows(min_row=2)] == [BEHIND, BEHIND]
    book.active.cell(2, columns["填写内容"]).value = "8月到货即开工"
    book.active.cell(3, columns["填写内容"]).value = "2013-09-30"
    book.save(rejects)
    again = small("forms", "in", str(rejects), "--yes", "--json")
    assert taken(again) == {("1.1.1", "next_step"): "8月到货即开工", ("1.1.1", "promised"): "2013-09-30"}
    assert wanted(again) == []
    (task,) = small("tasks", "1.1.1", "--json").json["tasks"]
    assert task["status"] == "behind"


def test_behind_with_its_reason_is_asked_about_nothing(small: Program, sent: Path, tmp_path: Path) -> None:
    path = behind(sent, 存在问题="设备未到", 下一步措施="催货", 预计完成日期="2013-09-30").save(tmp_path / "a.xlsx")
    said = small("forms", "in", str(path), "--dry-run", "--json")
    assert (wanted(said), refused(said)) == ([], {})
    assert {one["rule"] for one in said.json["files"][0]["taken"]} == {None}


def test_what_is_behind_already_is_asked_for_its_reason_where_none_is_known(
    small: Program, sent: Path, tmp_path: Path
) -> None:
    small("task", "behind", "1.1.1", "--from", "县质监局")
    path = behind(sent).save(tmp_path / "a.xlsx")
    said = small("forms", "in", str(path), "--dry-run", "--json")
    assert [field for _, field, _ in wanted(said)] == ["problem", "next_step", "promised"]


def test_a_foot_left_blank_is_taken_and_said(small: Program, sent: Path, tmp_path: Path) -> None:
    filled = form(sent)
    filled.put("一（一）1", "本期进展情况", "在做")
    path = filled.save(tmp_path / "a.xlsx")
    said = small("forms", "in", str(path), "--dry-run", "--json")
    assert wanted(said) == [("", name, "not_signed") for name in ("sender", "phone", "filled_on")]
    spoken = small("forms", "in", str(path), "--yes", "--lang", "zh")
    assert "待补：填报人、联系电话、填报日期" in spoken.out
    assert spoken.code == 0


def test_a_refusal_is_read_without_the_name_of_its_rule(small: Program, sent: Path, tmp_path: Path) -> None:
    filled = behind(sent)
    filled.put("附件1第2项", "本期累计值", "约30")
    said = small("forms", "in", str(filled.save(tmp_path / "a.xlsx")), "--yes", "--lang", "zh")
    assert "约30" in said.out
    assert not [word for word in ("[", "not_a_number", BEHIND) if word in said.out]


def test_what_is_written_over_the_last_round_is_told_and_not_lost(small: Program, sent: Path, tmp_path: Path) -> None:
    filled = form(sent)
    filled.sign()
    filled.put("一（一）1", "上期情况", "企业认证12家")
    filled.put("附件1第2项", "上期值", 3)
    said = small("forms", "in", str(filled.save(tmp_path / "a.xlsx")), "--dry-run", "--json")
    assert said.json["files"][0]["aside"] == ["上期情况（一（一）1：企业认证12家）", "上期值（附件1第2项：3）"]
    other = form(sent)
    other.put("一（一）1", "本期进展情况", "在做")
    said = small("forms", "in", str(other.save(tmp_path / "b.xlsx")), "--dry-run", "--json")
    assert said.json["files"][0]["aside"] == []


def test_who_signed_is_not_asked_of_the_second_of_two_sheets(small: Program, sent: Path, tmp_path: Path) -> None:
    filled = form(sent)
    filled.sign()
    filled.put("附件1第2项", "本期累计值", 3)
    for page in (filled.tasks, filled.indicators):
        rows = ["\t".join(str(cell or "").replace("\n", " ") for cell in row) for row in page.values]
        (tmp_path / "back").mkdir(exist_ok=True)
        (tmp_path / "back" / f"{page.title}.tsv").write_text("\n".join(rows), "gb18030")
    said = small("forms", "in", str(tmp_path / "back"), "--dry-run", "--json")
    assert [(one["department"], one["wanted"]) for one in said.json["files"]] == [("县质监局", [])] * 2


def test_a_form_pasted_into_another_book_is_of_the_round_in_its_head(
    small: Program, sent: Path, tmp_path: Path
) -> None:
    filled = form(sent)
    filled.sign()
    filled.put("一（一）1", "本期进展情况", "在做")
    book = openpyxl.Workbook()
    page: Any = book.active
    for row in filled.tasks.iter_rows(max_col=12, values_only=True):
        page.append(row)
    book.save(tmp_path / "汇总.xlsx")
    said = small("forms", "in", str(tmp_path / "汇总.xlsx"), "--yes", "--json")
    assert (said.json["files"][0]["department"], said.json["files"][0]["round"]) == ("县质监局", 1)
    assert "县质监局" not in small("forms", "--json").json["rounds"][0]["missing"]


def test_a_file_in_the_folder_that_is_no_spreadsheet_is_named(small: Program, sent: Path, tmp_path: Path) -> None:
    back = tmp_path / "back"
    filled = form(sent)
    filled.put("一（一）1", "本期进展情况", "在做")
    filled.save(back / "a.xlsx")
    for name in ("情况说明.docx", ".hidden", "~$a.xlsx"):
        (back / name).write_bytes(b"PK")
    said = small("forms", "in", str(back), "--dry-run", "--lang", "zh")
    assert "没有读（不是表格）：情况说明.docx" in said.err
    assert "hidden" not in said.err


def test_pictures_and_comments_are_told_of(small: Program, sent: Path, tmp_path: Path) -> None:
    filled = form(sent)
    filled.sign()
    filled.tasks["F4"].comment = Comment("请核", "小王")
    path = filled.save(tmp_path / "a.xlsx")
    with zipfile.ZipFile(path, "a") as archive:
        assert "批注" in small("forms", "in", str(path), "--dry-run", "--lang", "zh").out
        archive.writestr("xl/media/image1.png", b"picture")
    assert "图片" in small("forms", "in", str(path), "--dry-run", "--lang", "zh").out


def test_a_heading_with_a_second_line_and_a_remark_below_the_foot_are_read(
    small: Program, sent: Path, tmp_path: Path
) -> None:
    filled = form(sent)
    page = filled.tasks
    filled.put("一（一）1", "本期进展情况", "在做")
    page["F3"].value = "本期进展情况（必填）\n300字以内"
    page.cell(page.max_row + 2, 1).value = "备注：数据以年报为准。"
    said = small("forms", "in", str(filled.save(tmp_path / "a.xlsx")), "--dry-run", "--json")
    assert taken(said) == {("1.1.1", "progress"): "在做"}
    assert said.json["files"][0]["others"] == "备注：数据以年报为准。"


def test_a_renamed_column_of_numbers_and_a_foot_in_one_cell_are_read(
    small: Program, sent: Path, tmp_path: Path
) -> None:
    filled = form(sent)
    page = filled.tasks
    filled.put("一（一）1", "本期进展情况", "在做")
    page["A3"].value = "序号"
    foot = next(cell for row in page.iter_rows() for cell in row if cell.value == "填报人：")
    foot.value = "填报人：陈明　联系电话：83001234　填报日期：2013年7月18日"
    said = small("forms", "in", str(filled.save(tmp_path / "a.xlsx")), "--dry-run", "--json")
    assert taken(said) == {("1.1.1", "progress"): "在做"}
    assert (said.json["files"][0]["sender"], wanted(said)) == ("陈明", [])


def test_a_sheet_whose_headings_are_gone_is_named(small: Program, sent: Path, tmp_path: Path) -> None:
    filled = form(sent)
    filled.sign()
    filled.put("一（一）1", "本期进展情况", "在做")
    for cell in filled.tasks[3]:
        cell.value = None
    said = small("forms", "in", str(filled.save(tmp_path / "a.xlsx")), "--dry-run", "--json", "--lang", "zh")
    assert said.json["files"][0]["aside"] == ["任务进展（没有表头）"]


def test_a_status_of_none_says_nothing(small: Program, sent: Path, tmp_path: Path) -> None:
    filled = form(sent)
    filled.put("一（一）1", "本期进展情况", "在做")
    filled.put("一（一）1", "状态", "无")
    said = small("forms", "in", str(filled.save(tmp_path / "a.xlsx")), "--dry-run", "--json")
    assert (said.code, refused(said)) == (0, {})
