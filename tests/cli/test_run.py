"""From a command line to its exit code: every code of the contract, every refusal with its sentence and hint."""

import os
import sqlite3
from pathlib import Path

import pytest

from qualitytui.store.schema import VERSION
from qualitytui.workbook.queries import tally
from tests.cli.program import Program


def test_a_command_that_works_ends_with_zero_and_says_nothing_on_stderr(small: Program) -> None:
    said = small("status")
    assert (said.code, said.err) == (0, "")


@pytest.mark.parametrize(
    "words",
    [
        ("task", "start", "9.9"),
        ("task", "close", "1.1.1"),
        ("task", "report", "1.1.1", "  "),
        ("show", "9.9"),
        ("undo", "9999"),
        ("redo",),
        ("init",),
        ("plan", "read", "nowhere.txt"),
        ("plan", "import", "nowhere.toml"),
        ("snapshot", "verify", "2013-W01"),
    ],
)
def test_what_is_refused_ends_with_one_and_changes_nothing(small: Program, words: tuple[str, ...]) -> None:
    before = small.hashes()
    said = small(*words)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("qualitytui: ")
    assert small.hashes() == before


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("taks",), "tasks"),
        (("snapshots",), "snapshot"),
        (("task", "strat", "1.1.1"), "task start"),
        (("plan", "raed"), "plan read"),
        (("snapshot", "verfy"), "snapshot verify"),
        (("tasks", "--jsn"), "--json"),
        (("task", "start", "1.1.1", "--dryrun"), "--dry-run"),
        (("task", "close", "1.1.1", "--evidnce", "x"), "--evidence"),
        (("task", "assign", "1.1.1", "县质监局", "--role", "boss"), "lead, support, responsible"),
        (("indicator", "measure", "A1.1"), "VALUE"),
        (("indicator", "measure", "A1.1", "许多"), "481/500"),
        (("task", "due", "1.1.1", "someday"), "2013-09-30"),
        (("task", "step", "1.1.1"), "add"),
        (("undo", "last"), "last"),
        (("undo", "9" * 30), "999"),
        (("undo", "-9" + "0" * 30), "-900"),
        (("plan",), "read"),
        (("tasks", "--columns"), "--columns"),
        (("tasks", "--sort", "--plain"), "--sort"),
        (("--today", "tomorrow", "status"), "2013-07-19"),
        (("--today", "20130719", "status"), "2013-07-19"),
        (("--today", "2013-W29-5", "status"), "2013-07-19"),
        (("--today",), "--today"),
        (("--color", "pink", "status"), "always"),
        (("task", "report", "1.1.1"), "TEXT"),
        (("task", "unassign", "1.1.1", "县质检局"), "县质监局"),
    ],
)
def test_a_wrong_use_ends_with_two_and_names_what_was_meant(small: Program, words: tuple[str, ...], named: str) -> None:
    before = small.hashes()
    said = small(*words)
    assert (said.code, said.out) == (2, "")
    assert named in said.err
    assert small.hashes() == before


def test_a_missing_workbook_ends_with_five_and_is_never_made(nowhere: Program) -> None:
    for words in (("status",), ("tasks",), ("task", "start", "1.1"), ("undo",), ("snapshot", "take"), ("log",)):
        said = nowhere(*words)
        assert (said.code, said.out) == (5, ""), words
        assert str(nowhere.workbook) in said.err
        assert "qualitytui init" in said.err
    assert not nowhere.workbook.parent.exists()


def test_a_workbook_that_is_being_written_can_be_read_but_a_second_writer_ends_with_six(small: Program) -> None:
    holder = sqlite3.connect(small.workbook, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert small("status").code == 0
    said = small("task", "start", "1.1.1", "--json")
    holder.execute("ROLLBACK")
    holder.close()
    assert (said.code, said.refusal["code"]) == (6, 6)
    assert small("task", "start", "1.1.1").code == 0


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\x00" + bytes(200)])
def test_a_file_that_is_no_workbook_ends_with_seven_and_stays(small: Program, content: bytes) -> None:
    small.workbook.write_bytes(content)
    assert small("status").code == 7
    assert small("task", "start", "1.1.1").code == 7
    assert small.workbook.read_bytes() == content


def test_a_workbook_with_torn_pages_ends_with_seven(small: Program) -> None:
    content = bytearray(small.workbook.read_bytes())
    content[4096 * 2 :] = b"\xa5" * (len(content) - 4096 * 2)
    small.workbook.write_bytes(content)
    said = small("tasks", "--json")
    assert (said.code, said.refusal["code"]) == (7, 7)


def test_a_workbook_of_a_newer_program_ends_with_eight(small: Program) -> None:
    book = sqlite3.connect(small.workbook)
    book.execute(f"PRAGMA user_version = {VERSION + 1}")
    book.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    book.close()
    assert small("status").code == 8
    assert small("task", "start", "1.1.1").code == 8


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("show", "9.9", "--json"), 1),
        (("tasks", "stauts:behind", "--json"), 2),
        (("tasks", "--sort", "x", "--json"), 2),
        (("--workbook", "nowhere.db", "status", "--json"), 5),
        (("task", "close", "1.1.1", "--json"), 1),
    ],
)
def test_with_json_a_refusal_is_one_object_on_stderr(small: Program, words: tuple[str, ...], code: int) -> None:
    said = small(*words)
    assert (said.code, said.out) == (code, "")
    assert set(said.refusal) == {"code", "message", "hint"}
    assert said.refusal["code"] == code
    assert said.refusal["message"]
    assert said.err.count("\n") == 1


def test_without_json_a_refusal_is_a_sentence_and_a_hint(small: Program) -> None:
    said = small("show", "9.9")
    sentence, hint = said.err.splitlines()
    assert sentence.startswith("qualitytui: ")
    assert "9.9" in sentence
    assert hint.startswith("  ")


def test_an_unset_hint_is_null(small: Program) -> None:
    assert small("redo", "--json").refusal["hint"] is None


def test_refusals_are_said_in_the_language_asked_for(small: Program) -> None:
    assert "There is no command taskss." in small("--lang", "en", "taskss").err
    assert "没有命令 taskss。" in small("--lang=zh", "taskss").err
    assert "There is no command taskss." in small("taskss", QUALITYTUI_LANG="en").err
    assert "There is no command taskss." in small("taskss", LANG="en_GB.UTF-8").err
    assert "没有命令 taskss。" in small("taskss", LANG="C.UTF-8").err


def test_the_workbook_named_wins_over_the_one_of_the_environment(small: Program, demo_file: Path) -> None:
    assert small("--workbook", str(demo_file), "tasks", "--json").json["total"] == 32
    assert small("tasks", "--json", f"--workbook={demo_file}").json["total"] == 32
    assert small("tasks", "--json").json["total"] == 3


def test_the_day_named_wins_over_the_one_of_the_environment(small: Program) -> None:
    assert small("status", "--json", "--today", "2014-01-02").json["today"] == "2014-01-02"
    assert small("--today=2014-01-03", "status", "--json").json["today"] == "2014-01-03"
    assert small("status", "--json").json["today"] == "2013-07-19"


def test_settings_that_cannot_be_used_are_said_and_the_command_works(small: Program) -> None:
    folder = small.home / ".config" / "qualitytui"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('due_soon_day = 3\nsoon_working_days = "many"\n')
    said = small("status", "--json")
    assert said.code == 0
    assert said.json["schema"] == 1
    assert "due_soon_days" in said.err
    assert "soon_working_days" in said.err


def test_what_is_wrong_in_the_settings_does_not_spoil_the_refusal_that_a_program_reads(small: Program) -> None:
    folder = small.home / ".config" / "qualitytui"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("due_soon_day = 3\n")
    assert small("show", "9.9", "--json").refusal["code"] == 1
    assert "due_soon_days" in small("show", "9.9").err


@pytest.mark.parametrize(
    ("environ", "spoken"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "zh"),
        ({"LANG": "de_DE"}, "zh"),
        ({"LC_ALL": "C", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LC_MESSAGES": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "zh_CN.GBK", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LC_ALL": "", "LANG": "en_GB"}, "en"),
        ({"LANG": "en_GB", "QUALITYTUI_LANG": "zh"}, "zh"),
        ({"LANG": "en_GB", "QUALITYTUI_LANG": "auto"}, "en"),
        ({}, "zh"),
    ],
    ids=str,
)
def test_the_language_is_the_locale_where_that_is_zh_or_en_else_chinese(
    small: Program, environ: dict[str, str], spoken: str
) -> None:
    said = small("status", "--brief", **environ).out
    assert ("tasks" if spoken == "en" else "任务") in said


@pytest.mark.parametrize("option", ["--workbook", "--today", "--lang"])
def test_a_global_option_that_is_given_nothing_is_refused(small: Program, option: str) -> None:
    for words in ((f"{option}=", "status"), (option, "", "status")):
        said = small(*words)
        assert (said.code, said.out) == (2, "")
        assert option in said.err


def test_the_home_folder_of_nobody_is_no_workbook(small: Program) -> None:
    said = small("--workbook", "~nobody-at-all/workbook.db", "status")
    assert (said.code, said.out) == (5, "")
    assert "nobody-at-all" in said.err


def test_without_any_home_a_named_workbook_is_read(small: Program) -> None:
    environ = {"QUALITYTUI_WORKBOOK": str(small.workbook), "HOME": ""}
    assert small.process("status", "--brief", environ=environ).code == 0


@pytest.mark.parametrize("term", ["dept:不存在", "plan:无", "in:zz", "lead:qqq"])
def test_a_term_that_is_near_nothing_is_refused_with_what_there_is(small: Program, term: str) -> None:
    said = small("tasks", term, "--json")
    assert said.code == 2
    assert said.refusal["hint"]


def test_the_summary_after_a_change_is_printed_as_counted_anew_without_counting(
    small: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.utime(small.workbook, ns=(0, 1_000_000_001))
    small("status")
    small("indicator", "measure", "A1.1", "80")
    small("task", "start", "2.1")
    fresh = small("status", XDG_STATE_HOME=str(tmp_path / "elsewhere")).out
    with monkeypatch.context() as patched:
        patched.setattr(tally, "tally", None)
        assert small("status").out == fresh
        assert small("undo").code == 0
        assert small("status", "--brief").code == 0
