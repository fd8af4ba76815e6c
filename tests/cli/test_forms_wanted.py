"""What a return form leaves blank that had to be filled in: taken all the same, and said."""

from pathlib import Path
from typing import Any

import openpyxl

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
