"""tables out and tables in, from the command line."""

import csv
from pathlib import Path

import pytest

from tests.cli.program import Program
from tests.cli.test_hostile import HOSTILE
from tests.cli.test_prompts import at_a_terminal
from tests.cli.test_terminal import ACTING


@pytest.fixture
def tables(small: Program) -> Path:
    folder = small.home / "表"
    folder.mkdir()
    said = small("tables", "out", str(folder))
    assert (said.code, said.lines) == (0, [str(folder / "tasks.csv"), str(folder / "indicators.csv")])
    return folder


def put(path: Path, before: str, after: str) -> str:
    path.write_bytes(path.read_bytes().replace(before.encode(), after.encode()))
    return str(path)


def test_what_was_not_changed_changes_no_byte(small: Program, tables: Path) -> None:
    before = small.hashes()
    said = small("tables", "in", *map(str, sorted(tables.iterdir())))
    assert (said.code, said.err) == (0, "")
    assert "6行" in said.out
    assert small.hashes() == before


def test_what_was_written_to_be_shared_or_shown_changes_nothing_either(small: Program) -> None:
    small("task", "reported", "1.1.1", "--note", "内部")
    small("task", "close", "1.1.1", "--checked-by", "王科长", "--no-evidence")
    assert small("snapshot", "take", "--only", "csv,xlsx", "--for-sharing").code == 0
    (folder,) = (small.workbook.parent / "snapshots").iterdir()
    for name in ("tasks.csv", "indicators.csv", "workbook.xlsx"):
        said = small("tables", "in", str(folder / name))
        assert (said.code, said.err) == (0, "")


def test_a_dry_run_prints_before_and_after_and_then_it_is_one_entry(small: Program, tables: Path) -> None:
    path = put(tables / "tasks.csv", "开展宣传,未启动", "广泛宣传,推进中")
    before = small.hashes()
    tried = small("tables", "in", path, "--dry-run")
    assert (tried.code, small.hashes()) == (0, before)
    assert {"1.1.2\t标题: 开展宣传 -> 广泛宣传", "1.1.2\t状态: 未启动 -> 推进中"} <= set(tried.lines)
    done = small("tables", "in", path)
    assert (done.code, done.out) == (0, "tasks.csv：导入1行（1.1.2）\n")
    assert len(list((small.workbook.parent / "backups").glob("*before-import*.db"))) == 1
    assert small.item("1.1.2")["title"] == "广泛宣传"
    assert small("undo").code == 0
    assert small.item("1.1.2")["title"] == "开展宣传"


def test_where_a_row_is_refused_the_good_ones_are_taken_and_the_code_is_three(small: Program, tables: Path) -> None:
    put(tables / "tasks.csv", "开展宣传,未启动", "广泛宣传,已办结")
    path = put(tables / "tasks.csv", "强化食品监管,未启动", "食品监管,推进中")
    said = small("tables", "in", path)
    assert said.code == 3
    assert "tasks.csv 第3行（1.1.2）状态：未收。未启动不能直接改为已办结" in said.err
    assert [small.item(ref)["title"] for ref in ("1.1.2", "2.1")] == ["开展宣传", "食品监管"]
    answer = small("tables", "in", path, "--json").json
    assert (answer["entry"], answer["changes"], answer["same"]) == (None, [], 2)
    assert [(one["file"], one["rows"], one["refs"], one["column"]) for one in answer["refused"]] == [
        ("tasks.csv", [3], ["1.1.2"], "状态")
    ]


def test_at_a_terminal_what_is_refused_is_said_before_the_question(demo_copy: Program, tmp_path: Path) -> None:
    assert demo_copy("tables", "out", str(tmp_path)).code == 0
    path = put(tmp_path / "tasks.csv", ",推进中,", ",滞后,")
    put(tmp_path / "tasks.csv", "\n1.1,", "\n9.9,")
    said = at_a_terminal(demo_copy, ("tables", "in", path), "21", tmp_path)
    assert said.code == 3
    assert said.out.index("9.9") < said.out.index("输入 21 继续")
    assert said.out.count("9.9") == 2
    assert demo_copy("tasks", "status:behind", "--json").json["shown"] == 22


def test_a_table_comes_from_standard_input(small: Program) -> None:
    said = small.process("tables", "in", "-", stdin="编号;标题\r\n2.1;食品监管\r\n".encode("gbk"))
    assert (said.code, said.out) == (0, "-：导入1行（2.1）\n")


def test_what_is_there_is_not_written_over(small: Program, tables: Path) -> None:
    (tables / "tasks.csv").unlink()
    said = small("tables", "out", str(tables))
    assert (said.code, said.out, [path.name for path in tables.iterdir()]) == (1, "", ["indicators.csv"])
    assert "--replace" in said.err
    assert small("tables", "out", str(tables), "--replace").code == 0


def test_where_no_file_can_be_put_another_folder_is_asked_for(small: Program, tables: Path) -> None:
    (tables / "indicators.csv").unlink()
    (tables / "indicators.csv").mkdir()
    (tables / "tasks.csv").write_text("old", encoding="utf-8")
    for folder in (tables, tables / "tasks.csv", tables / "tasks.csv" / "below"):
        said = small("tables", "out", str(folder), "--replace")
        assert (said.code, said.out) == (1, "")
        assert "文件夹" in said.err
        assert "--to" not in said.err
    assert (tables / "tasks.csv").read_text("utf-8") == "old"


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00" * 99, b"\xff\xfe\x00", b"PK\x03\x04", HOSTILE.encode("utf-8", "replace"), b"\x1b]52;c;x\x07,\n"],
)
def test_no_file_ends_in_a_traceback(small: Program, content: bytes) -> None:
    path = small.home / "\x1b[2J=1+1.csv"
    path.write_bytes(content)
    said = small("tables", "in", str(path))
    assert (said.code, said.out) == (1, "")
    assert ACTING.findall(said.err) == []


@pytest.mark.parametrize(
    "heading", ["编号", "计划", "标题", "状态", "期限", "牵头", "最近进展", "进展", "文字", "行标记"]
)
def test_a_hostile_cell_is_taken_as_text_or_refused(small: Program, tables: Path, heading: str) -> None:
    path, odd = tables / "tasks.csv", HOSTILE.replace("\x00", "")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0], odd])
        writer.writeheader()
        writer.writerows([rows[0] | {heading: odd, odd: "x"}, *rows[1:]])
    said = small("tables", "in", str(path))
    assert said.code in {0, 3}
    assert ACTING.findall(said.out + said.err) == []
    assert small("tables", "in", str(path)).code == said.code
    assert small("verify").code == 0


@pytest.mark.parametrize("value", ["-5", "0.962", "-0.5%"])
def test_a_value_that_is_likely_a_slip_is_refused_at_every_door(small: Program, tables: Path, value: str) -> None:
    before = small.hashes()
    assert small("indicator", "measure", "A1.1", "--", value).code in {1, 2}
    path = tables / "indicators.csv"
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    for row in rows:
        if row["编号"] == "A1.1":
            row["完成值"], row["日期"] = value, "2013-07-19"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    said = small("tables", "in", str(path), "--yes")
    assert (said.code, value.strip("-") in said.out + said.err) == (3, True)
    assert small.hashes() == before


def test_a_value_that_is_right_nevertheless_is_taken_with_a_yes(small: Program) -> None:
    assert small("indicator", "measure", "A1.1", "0.962").code == 2
    assert small("indicator", "measure", "A1.1", "0.962", "--yes").code == 0
    assert small("indicator", "measure", "A1.1", "0.962%").code == 2
    assert small("indicator", "measure", "A1.1", "0.962%", "--yes").code == 0


@pytest.mark.parametrize("day", ["1899-12-30", "1899/12/30", "1900-01-01", "1900-01-00", "0001-01-01", "2900-01-01"])
def test_a_day_of_a_year_that_nobody_means_is_refused(small: Program, tables: Path, day: str) -> None:
    path = tables / "tasks.csv"
    lines = path.read_text(encoding="utf-8-sig")
    path.write_text(lines.replace("2013-12-31", day, 1), encoding="utf-8-sig")
    before = small.hashes()
    said = small("tables", "in", str(path), "--yes")
    assert (said.code, day in said.out + said.err) == (3, True)
    assert small.hashes() == before


def test_a_deadline_that_has_passed_is_asked_about_at_every_door(small: Program) -> None:
    table = small.home / "tasks.csv"
    assert small("task", "due", "1.1.1", "2013-07-01", "--reason", "x").code == 2
    table.write_text("编号,期限,备注\n1.1.1,2013-07-01,\n", encoding="utf-8-sig")
    said = small("tables", "in", str(table), "--yes")
    assert (said.code, "2013-07-01" in said.err, "备注" in said.err) == (3, True, True)
    assert small.item("1.1.1")["due"] == "2013-12-31"
    table.write_text("编号,期限,备注\n1.1.1,2013-07-01,上级更正\n", encoding="utf-8-sig")
    assert small("tables", "in", str(table), "--yes").code == 0
    assert small.item("1.1.1")["due"] == "2013-07-01"


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("编号,期限\n1.1.1,2103-12-31\n", "备注"),
        ("编号,期限\n1.1.1,2014-03-31\n", "备注"),
        ("编号,状态\n1.1.2,已办结\n", "核验人"),
    ],
)
def test_what_a_table_lacks_is_asked_for_by_the_column_that_takes_it(small: Program, line: str, asked: str) -> None:
    for words in (("start",), ("reported",)):
        assert small("task", *words, "1.1.2").code == 0
    table = small.home / "tasks.csv"
    table.write_text(line, encoding="utf-8-sig")
    said = small("tables", "in", str(table), "--yes", "--lang", "zh")
    assert (said.code, asked in said.err, "--checked-by" in said.err, "--reason" in said.err) == (3, True, False, False)
