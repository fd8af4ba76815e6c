"""Workbooks are made by init and demo only, and never over another file."""

import json
from pathlib import Path

import pytest

from tests.cli.program import Program


def test_init_makes_the_bundled_plan_and_says_how_to_go_on(nowhere: Program) -> None:
    said = nowhere("init")
    assert said.code == 0
    assert str(nowhere.workbook) in said.out
    assert "qualitytui status" in said.err
    assert nowhere("tasks", "--json").json["total"] == 32
    assert nowhere("views", "--json").json["views"]


def test_init_makes_an_empty_workbook(nowhere: Program) -> None:
    assert nowhere("init", "--empty", "--json").json == {
        "schema": 1,
        "workbook": str(nowhere.workbook),
        "plan": None,
        "dry_run": False,
        "changes": [],
    }
    assert nowhere("tasks", "--json").json["total"] == 0
    assert nowhere("status").code == 0


def test_init_reads_a_document(nowhere: Program, tmp_path: Path) -> None:
    notice = tmp_path / "xianju-2014.txt"
    notice.write_text(
        "仙居县2014年质量强县行动计划\n一、提升质量\n1.开展培训。年底前培训30人。(县质监局牵头)\n", encoding="utf-8"
    )
    assert nowhere("init", "--plan", str(notice), "--json").json["plan"] == "xianju-2014"
    (task,) = nowhere("tasks", "--json").json["tasks"]
    assert task["departments"][0]["name"] == "县质监局"


@pytest.mark.parametrize("words", [("--plan", "nowhere.txt"), ("--plan", "tiantai-2031"), ("--bundled",)])
def test_init_that_is_refused_leaves_no_file(nowhere: Program, words: tuple[str, ...]) -> None:
    assert nowhere("init", *words).code in {1, 2}
    assert not nowhere.workbook.exists()
    assert not nowhere.workbook.parent.exists() or list(nowhere.workbook.parent.iterdir()) == []


def test_init_never_overwrites(small: Program) -> None:
    before = small.hashes()
    for words in (("init",), ("init", "--empty"), ("init", "--yes", "--no-input")):
        assert small(*words).code == 1
    assert small.hashes() == before


def test_a_dry_run_of_init_makes_nothing(nowhere: Program) -> None:
    said = nowhere("init", "--dry-run")
    assert said.code == 0
    assert "tiantai-2013" in said.out
    assert not nowhere.workbook.parent.exists()


def test_demo_says_where_it_is_and_only_that(nowhere: Program) -> None:
    said = nowhere.process("demo", "--path", environ={"TMPDIR": str(nowhere.home)})
    assert (said.code, said.err) == (0, "")
    (line,) = said.lines
    assert Path(line).is_file()
    assert Path(line).is_relative_to(nowhere.home)
    assert nowhere("--workbook", line, "tasks", "--json").json["total"] == 32
    assert not nowhere.workbook.exists()


def test_demo_without_a_terminal_prints_its_status_and_says_that_it_is_a_sample(nowhere: Program) -> None:
    said = nowhere.process("demo", environ={"TMPDIR": str(nowhere.home), "QUALITYTUI_TODAY": ""})
    assert said.code == 0
    assert "32" in said.out
    assert "虚构" in said.err
    assert "--today 2013-07-19" in said.err
    (made,) = nowhere.home.glob("qualitytui-demo-*/workbook.db")
    assert str(made) in said.err
    assert said.out == nowhere("--workbook", str(made), "status").out


def test_demo_speaks_english_where_asked(nowhere: Program) -> None:
    said = nowhere.process("--lang", "en", "demo", environ={"TMPDIR": str(nowhere.home)})
    assert "sample" in said.err
    assert "overdue" in said.out


def test_who_writes_is_kept_in_the_journal(nowhere: Program) -> None:
    nowhere("init", "--empty", QUALITYTUI_WHO="王科员")
    entries = json.loads(nowhere("log", "--json").out)["entries"]
    assert {entry["by"] for entry in entries} == {"王科员"}


def test_a_dry_run_of_init_shows_what_would_be_written_and_makes_nothing(nowhere: Program) -> None:
    said = nowhere("init", "--dry-run")
    assert said.code == 0
    assert "3.2.5\t标题: - -> 推进质量人才队伍建设" in said.out
    assert len(said.lines) > 500
    assert not nowhere.workbook.parent.exists()


def test_a_dry_run_of_init_refuses_where_init_would(small: Program) -> None:
    before = small.hashes()
    said = small("init", "--dry-run")
    assert (said.code, said.out) == (1, "")
    assert small.hashes() == before


def test_init_is_told_to_be_empty_or_to_take_a_plan_not_both(nowhere: Program) -> None:
    assert nowhere("init", "--empty", "--plan", "tiantai-2013").code == 2
