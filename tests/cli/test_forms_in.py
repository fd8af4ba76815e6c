"""Return forms taken back: the difference, what is kept, what is no form."""

import sqlite3
from contextlib import closing
from pathlib import Path

from qualitytui.model.change_text import told_value
from tests.cli.form_answers import form, state, taken
from tests.cli.program import Program
from tests.exchange.forms.filling import each_mark


def test_what_a_department_fills_in_comes_back_field_by_field(small: Program, sent: Path, tmp_path: Path) -> None:
    filled = form(sent)
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


def test_what_else_a_department_tells_stands_with_its_round(small: Program, sent: Path, tmp_path: Path) -> None:
    filled = form(sent)
    filled.put("一（一）1", "本期进展情况", "已导入3家")
    row = next(cell.row for cell in filled.tasks["B"] if cell.value == "其他需报告事项") + 1
    filled.tasks.cell(row, 2).value = "新增信访件3件"
    filled.sign()
    assert small("forms", "in", str(filled.save(tmp_path / "表.xlsx")), "--yes").code == 0
    assert "其他事项：新增信访件3件" in small("forms").out
    (asked,) = (one for one in small("forms", "--json").json["rounds"][0]["departments"] if one["name"] == "县质监局")
    assert asked["others"] == "新增信访件3件"
    assert told_value("news.kind", "form") == "报送表"


def test_it_is_kept_as_received_and_the_same_file_adds_nothing(small: Program, sent: Path, tmp_path: Path) -> None:
    filled = form(sent)
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


def test_a_blank_form_is_told_of_and_does_not_count(small: Program, sent: Path, tmp_path: Path) -> None:
    said = small("forms", "in", str(form(sent).save(tmp_path / "a.xlsx")), "--yes", "--json")
    assert (said.code, state(said), said.json["entry"]) == (0, ["unknown"], None)
    assert said.json["files"][0]["department"] == "县质监局"
    assert "县质监局" in said.json["missing"]


def test_one_import_is_one_undo_and_then_it_can_be_taken_again(small: Program, sent: Path, tmp_path: Path) -> None:
    filled = form(sent)
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


def test_nothing_is_written_before_it_is_accepted(small: Program, sent: Path, tmp_path: Path) -> None:
    filled = form(sent)
    filled.put("一（一）1", "状态", "正常推进")
    path = filled.save(tmp_path / "a.xlsx")
    before = small.hashes()
    said = small("forms", "in", str(path), "--json")
    assert said.code == 2
    assert "1" in said.refusal["message"]
    assert small.hashes() == before


def test_a_form_of_another_workbook_is_refused_whole(small: Program, sent: Path, tmp_path: Path) -> None:
    import zlib

    def other(mark: str) -> str:
        said = "|".join(["QF1", "f" * 32, *mark.split("|")[2:-1]])
        return f"{said}|{zlib.crc32(said.encode()):08x}"

    filled = form(sent)
    filled.put("一（一）1", "状态", "正常推进")
    each_mark(filled.book, other)
    filled.book.custom_doc_props.props.clear()
    before = small.hashes()
    said = small("forms", "in", str(filled.save(tmp_path / "a.xlsx")), "--yes", "--json")
    assert (said.code, state(said)) == (1, ["unknown"])
    assert small.hashes() == before


def test_what_is_no_form_says_so_and_the_others_are_taken(small: Program, sent: Path, tmp_path: Path) -> None:
    filled = form(sent)
    filled.put("一（一）1", "状态", "正常推进")
    filled.save(tmp_path / "in" / "b.xlsx")
    (tmp_path / "in" / "a.csv").write_text("甲,乙\n1,2\n")
    (tmp_path / "in" / "c.xlsx").write_bytes(b"PK\x03\x04torn")
    said = small("forms", "in", str(tmp_path / "in"), "--yes", "--json")
    assert said.code == 3
    assert state(said) == ["unknown", "taken", "unreadable"]
    assert all(one["why"] for one in said.json["files"] if one["state"] != "taken")


def test_forgetting_reaches_who_filled_a_form_in(small: Program, sent: Path, tmp_path: Path) -> None:
    filled = form(sent)
    filled.put("一（一）1", "本期进展情况", "在做")
    filled.sign("王小明", "13805761234")
    said = small("forms", "in", str(filled.save(tmp_path / "王小明.xlsx")), "--yes", "--json")
    kept = said.json["files"][0]["kept"]
    forgotten = small("forget", "王小明", "--yes", "--json").json
    assert any(path.endswith(kept) for path in forgotten["still_held"])
    with closing(sqlite3.connect(small.workbook)) as book:
        assert book.execute("SELECT name, sender FROM form_file").fetchone() == ("【已抹去】.xlsx", "【已抹去】")


def test_where_the_file_cannot_be_kept_nothing_is_taken(small: Program, sent: Path, tmp_path: Path) -> None:
    filled = form(sent)
    filled.put("一（一）1", "状态", "正常推进")
    path = filled.save(tmp_path / "a.xlsx")
    (small.workbook.parent / "received").write_text("no folder")
    assert small("forms", "in", str(path), "--yes").code == 1
    assert small.item("1.1.1")["status"] == "not_started"
