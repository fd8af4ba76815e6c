"""Reports on demand: to a file, to standard output, from the office's own templates."""

import csv
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cli.program import Program

KINDS = ("week", "month", "bulletin", "one-page")
BEGINNINGS = {"md": b"# ", "html": b"<!doctype html>", "docx": b"PK", "xlsx": b"PK", "csv": b"\xef\xbb\xbf"}


@pytest.mark.parametrize("format_", BEGINNINGS)
def test_each_format_is_written_to_a_file_whose_name_says_which(demo: Program, format_: str) -> None:
    target = demo.home / f"报告.{format_}"
    said = demo("report", "week", "--to", str(target))
    assert (said.code, said.lines) == (0, [str(target)])
    assert target.read_bytes().startswith(BEGINNINGS[format_])
    refused = demo("report", "week", "--to", str(target))
    assert refused.code == 1
    assert "--replace" in refused.err
    assert demo("report", "month", "--to", str(target), "--replace").code == 0
    assert [path.name for path in demo.home.iterdir()] == [target.name]


def test_a_pipe_gets_the_bytes_of_any_format(demo: Program) -> None:
    for words in (("report", "week", "--format", "docx"), ("report", "week", "-", "--format", "docx")):
        done = subprocess.run(
            [sys.executable, "-m", "qualitytui", *words],
            capture_output=True,
            env=demo.environ(),
            check=True,
            timeout=60,
        )
        with zipfile.ZipFile(io.BytesIO(done.stdout)) as package:
            assert "word/document.xml" in package.namelist()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_markdown_where_nothing_else_is_asked(demo: Program, kind: str) -> None:
    assert demo("report", kind).out.startswith("# ")
    assert demo("report", kind, "--lang", "en").out.startswith("# ")


def test_a_departments_report_holds_what_it_answers_for_and_names_it_in_full(demo: Program) -> None:
    said = demo("report", "department", "人力", "--format", "csv")
    rows = list(csv.reader(io.StringIO(said.out.removeprefix("\ufeff"))))
    refs = [task["ref"] for task in demo("tasks", "dept:县人力社保局", "--json").json["tasks"]]
    assert [row[0] for row in rows[1:]] == refs != []
    assert "县人力社保局" in demo("report", "department", "人力").out
    assert demo("report", "department", "没有这个局").code == 2


def test_the_name_of_a_file_decides_what_is_in_it_only_where_it_is_made_again_from_a_snapshot(
    demo_copy: Program,
) -> None:
    demo_copy("snapshot", "take")
    changes, tasks = demo_copy.home / "changes.csv", demo_copy.home / "tasks.csv"
    for target in (changes, tasks):
        assert demo_copy("report", "department", "人力", "--to", str(target)).code == 0
    assert changes.read_bytes() == tasks.read_bytes()
    assert demo_copy("report", "week", "--snapshot", "2013-W29", "--to", str(changes), "--replace").code == 0
    assert changes.read_bytes() == (demo_copy.workbook.parent / "snapshots/2013-W29/changes.csv").read_bytes()


def test_what_is_made_again_and_differs_is_said_of_the_file_of_that_name(demo_copy: Program) -> None:
    demo_copy("snapshot", "take")
    for name in ("indicators.csv", "changes.csv", "tasks.csv", "other.csv"):
        words = ("report", "week", "--snapshot", "2013-W29", "--to", str(demo_copy.home / name))
        assert demo_copy(*words).err == ""
        said = demo_copy(*words, "--replace", "--lang", "en").err
        assert f"the {name.replace('other', 'tasks')} of 2013-W29, which may have been written by" in said


def test_the_bulletin_counts_the_attributed_tasks_and_says_which_time_it_uses(demo: Program) -> None:
    said = demo("report", "bulletin", today="2013-06-28").out
    assert "时间进度：按日历日，2013年全年，已过49%（首尾两日都计入）" in said
    facts = demo("report", "bulletin", "--json", today="2013-06-28").json
    sizes = {name: len(refs) for name, refs in facts["pace"].items()}
    assert sum(sizes.values()) == facts["now"]["attributed"]
    assert f"有责任单位且未取消的{facts['now']['attributed']}项" in said
    slow = said.partition("## 二、")[2].partition("## 三、")[0].count("\n| ") - 1
    assert slow == sizes["slow"]


def test_the_month_names_an_annex_only_where_it_has_it(demo: Program) -> None:
    assert "附件" not in demo("report", "month").out
    assert "见附件《报送的进展》" in demo("report", "month", "--annexes").out


def test_one_page_says_what_is_for_the_leaders_attention_of_what_matches(demo: Program) -> None:
    said = demo("report", "one-page", "3.1.3")
    items = [line for line in said.lines if line.startswith("- **")]
    assert [item.partition("**（")[0] for item in items] == ["- **三、（一）3 深入实施品牌战略"]
    assert "建议：本办承办，请领导审定办结日期。" in items[0]
    assert demo("report", "one-page", "dept:没有").code == 2


def test_the_facts_are_there_as_json(demo: Program) -> None:
    facts = demo("report", "week", "--json").json
    assert (facts["schema"], facts["name"], facts["since"], facts["before"]["day"]) == (
        1,
        "2013-W29",
        "2013-07-13",
        "2013-07-12",
    )
    status = demo("status", "--json").json
    assert facts["now"]["by_light"] == status["tasks"]["by_light"]
    assert {move["kind"] for move in facts["moves"]} == {"closed", "reported", "measured", "news"}


def test_the_offices_own_template_holds_once_it_is_copied_and_changed(demo: Program) -> None:
    said = demo("report", "templates", "week")
    assert said.code == 0
    (path,) = said.lines
    assert path.startswith(str(demo.home))
    own = Path(path)
    own.write_text(own.read_text(encoding="utf-8").replace("周报", "快报"), encoding="utf-8")
    assert "\n# 质量强县工作快报\n" in demo("report", "week").out
    assert demo("report", "templates", "week").lines == []
    own.write_text("{{ nothing }}", encoding="utf-8")
    refused = demo("report", "week")
    assert refused.code == 1
    assert "week.md" in refused.err


def test_what_is_not_known_is_refused_with_what_is(demo: Program) -> None:
    for words, hint in (
        (("report",), "week"),
        (("report", "weak"), "week"),
        (("report", "week", "--to", "a.pdf"), "docx"),
        (("report", "week", "--format", "pdf"), "docx"),
    ):
        refused = demo(*words)
        assert refused.code == 2
        assert hint in refused.err


def test_a_file_that_cannot_be_written_is_a_sentence_and_leaves_nothing(demo: Program) -> None:
    (demo.home / "file").write_text("x")
    refused = demo("report", "week", "--to", str(demo.home / "file" / "a.md"))
    assert refused.code == 1
    assert "a.md" in refused.err
    assert [path.name for path in demo.home.iterdir()] == ["file"]


def test_no_folder_is_made_for_a_report_only_for_tables_and_a_workbook_restored(demo_copy: Program) -> None:
    folder = demo_copy.home / "usb" / "weeks"
    refused = demo_copy("report", "week", "--to", str(folder / "a.md"))
    assert refused.code == 1
    assert f"没有文件夹{folder}" in refused.err.replace(" ", "")
    assert not folder.parent.exists()
    demo_copy("snapshot", "take")
    assert demo_copy("snapshot", "restore", "--to", str(folder / "old.db")).code == 0
    assert demo_copy("tables", "out", str(folder / "tables")).code == 0


def test_a_folder_gets_a_file_and_what_is_no_plain_file_is_never_replaced(demo: Program) -> None:
    (path,) = demo("report", "month", "--to", str(demo.home), "--format", "csv").lines
    assert path == str(demo.home / "month-2013-07-19.csv")
    (demo.home / "link.md").symlink_to(demo.home / "aim")
    os.mkfifo(demo.home / "pipe.md")
    for name in ("link.md", "pipe.md"):
        for more in ((), ("--replace",)):
            refused = demo("report", "week", "--to", str(demo.home / name), *more)
            assert refused.code == 1
            assert name in refused.err
    assert (demo.home / "link.md").is_symlink()
    assert not (demo.home / "aim").exists()


def test_for_sharing_a_snapshot_leaves_out_the_workbook_notes_and_persons(demo_copy: Program) -> None:
    demo_copy("task", "behind", "2.1.1", "--note", "内部话")
    demo_copy("task", "report", "2.1.1", "进展", "--from", "质监局", "--by", "某科长", "--via", "电话")
    folder = demo_copy.home / "usb"
    assert demo_copy("snapshot", "take", "--to", str(folder), "--for-sharing").code == 0
    week = folder / "2013-W29"
    assert not (week / "workbook.db").exists()
    text = "".join(
        path.read_text(encoding="utf-8") for path in week.iterdir() if path.suffix in {".csv", ".md", ".html"}
    )
    with zipfile.ZipFile(week / "workbook.xlsx") as package:
        text += package.read("xl/sharedStrings.xml").decode()
    for word in ("内部话", "某科长", "陈协调", "电话"):
        assert word not in text, word
    assert "进展" in text


def test_each_kind_writes_its_own_csv_and_excel_file(demo: Program) -> None:
    heads = {kind: demo("report", kind, "--format", "csv").out.splitlines()[0] for kind in KINDS}
    assert len(set(heads.values())) == len(KINDS)
    assert "类别" in heads["bulletin"]
    assert heads["one-page"].removeprefix("\ufeff") == "事项,承办,情况,原因,建议"
    books = set()
    for kind in KINDS:
        target = demo.home / f"{kind}.xlsx"
        assert demo("report", kind, "--to", str(target)).code == 0
        books.add(target.read_bytes())
    assert len(books) == len(KINDS)


def test_the_leaders_page_is_there_for_programs_and_annexes_come_only_where_asked_for(demo: Program) -> None:
    said = demo("report", "one-page", "--json").json
    assert said["issue"] == 1
    assert [one["label"] for one in said["page"]["matters"][:2]] == ["三、（一）3", "三、（三）3"]
    assert "附件" not in demo("report", "week").out
    assert "附件：1. 红灯和黄灯的任务" in demo("report", "week", "--annexes").out


def test_tables_on_a3_are_for_files_with_pages(demo: Program, tmp_path: Path) -> None:
    page, book = tmp_path / "a.html", tmp_path / "a.xlsx"
    assert demo("report", "bulletin", "--paper", "a3", "--to", str(page)).code == 0
    assert "size: A3 landscape;" in page.read_text(encoding="utf-8")
    assert demo("report", "bulletin", "--paper", "a3", "--to", str(book)).code == 0
    with zipfile.ZipFile(book) as archive:
        assert b'paperSize="8"' in archive.read("xl/worksheets/sheet1.xml")
    assert demo("report", "bulletin", "--paper", "a3").code == 2
    assert demo("report", "department", "--all", "--paper", "a3").code == 2
