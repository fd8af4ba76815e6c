"""backup, restore, verify, salvage and doctor as they are typed."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.program import Program


def the_copy(program: Program) -> Path:
    said = program("backup", "--json")
    assert said.code == 0
    return Path(said.json["path"])


def test_a_copy_is_made_listed_checked_and_put_back_after_a_look(small: Program) -> None:
    copy = the_copy(small)
    assert small("backup", "--list", "--json").json["copies"][0]["path"] == str(copy)
    assert small("verify", str(copy), "--json").json == {"schema": 1, "path": str(copy), "ok": True, "faults": []}
    small("task", "start", "1.1.1")
    before = small.hashes()
    look = small("restore", str(copy), "--dry-run")
    assert (look.code, "推进" in look.out, small.hashes() == before) == (0, True, True)
    asked = small("restore", str(copy))
    assert (asked.code, "--yes" in asked.err, small.hashes() == before) == (2, True, True)
    done = small("restore", str(copy), "--yes", "--json")
    assert done.code == 0
    assert small.item("1.1.1")["status"] == "not_started"
    assert copy.name in small("log").lines[1]
    assert small("restore", done.json["kept"], "--yes").code == 0
    assert small.item("1.1.1")["status"] == "in_progress"


def test_a_dry_run_makes_no_copy(small: Program) -> None:
    before = small.hashes()
    assert small("backup", "--dry-run").code == 0
    assert small.hashes() == before


def test_a_damaged_workbook_is_found_told_and_saved(small: Program) -> None:
    content = small.workbook.read_bytes()
    at = content.rindex("强化食品监管".encode())
    small.workbook.write_bytes(content[:at] + b"\xe7" + content[at + 1 :])
    said = small("verify", "--json")
    assert (said.code, said.json["ok"], len(said.json["faults"]) > 0) == (7, False, True)
    assert small("verify").code == 7
    assert all(one.count("\t") == 1 for one in small("verify", "--plain").lines)
    assert small("doctor").code == 7
    saved = small("salvage", "--json")
    assert saved.code == 0
    assert saved.json["kept"]["task"] == 3
    assert saved.json["lost"]
    assert small("--workbook", saved.json["path"], "verify").code == 0
    assert small("salvage").code == 1


def test_salvage_takes_the_damaged_file_or_the_new_one(small: Program) -> None:
    new, other = small.workbook.with_name("new.db"), small.workbook.with_name("other.db")
    assert small("salvage", str(new)).code == 0
    assert small("salvage", str(new), "--to", str(other)).code == 0
    assert small("salvage", str(new)).code == 0
    assert {path.name for path in new.parent.iterdir()} == {"workbook.db", "new.db", "other.db", "new-salvaged.db"}


def test_a_folder_cannot_be_saved(small: Program) -> None:
    assert small("salvage", ".").code == 7


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_day_that_nobody_means_is_no_today(small: Program, day: str) -> None:
    assert small("--today", day, "status").code == 2


def test_what_can_only_be_read_says_nothing_beside_the_json_of_a_refusal(small: Program) -> None:
    said = small("--read-only", "task", "start", "2.1", "--json")
    assert json.loads(said.err)["code"] == said.code == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("verify",), 5),
        (("verify", "nowhere.db"), 5),
        (("backup",), 5),
        (("restore", "nowhere.db"), 5),
        (("salvage",), 5),
        (("doctor",), 5),
        (("restore",), 2),
    ],
)
def test_where_there_is_no_workbook_each_says_so(nowhere: Program, words: tuple[str, ...], code: int) -> None:
    said = nowhere(*words)
    assert said.code == code
    assert not nowhere.workbook.parent.exists()


def test_without_a_workbook_a_copy_becomes_one(small: Program) -> None:
    copy = the_copy(small)
    small.workbook.unlink()
    assert small("restore", str(copy), "--yes").code == 0
    assert small("verify").code == 0


def test_doctor_names_everything_and_json_has_the_same(small: Program) -> None:
    the_copy(small)
    said = small("doctor", "--json")
    assert (said.code, said.json["ok"]) == (0, True)
    names = [point["name"] for point in said.json["points"]]
    assert {"program", "sqlite", "workbook", "integrity", "copies", "settings", "terminal", "ruler"} <= set(names)
    assert len(small("doctor").lines) == len(small("doctor", "--plain").lines) == len(names)


def test_doctor_finds_what_is_wrong(small: Program) -> None:
    small.workbook.chmod(0o644)
    assert "chmod 600" in small("doctor").out
    assert small("doctor").code == 1
    small.workbook.chmod(0o600)
    os.truncate(the_copy(small), 100)
    assert small("doctor").code == 1


def test_what_can_only_be_read_is_read_with_a_word_on_stderr(small: Program) -> None:
    small.workbook.chmod(0o400)
    said = small("tasks", "--json")
    assert (said.code, said.json["total"]) == (0, 3)
    assert str(small.workbook) in said.err
    assert small("task", "start", "1.1.1").code == 1
    small.workbook.chmod(0o600)
    assert small("--read-only", "task", "start", "1.1.1").code == 1
    assert small("--read-only", "status").code == 0
    link = small.home / "link.db"
    link.symlink_to(small.workbook)
    assert str(small.workbook) in small("--workbook", str(link), "status").err


def test_a_copy_goes_into_no_folder_that_is_not_there(small: Program) -> None:
    said = small("backup", "--to", str(small.home / "usb"))
    assert (said.code, "没有文件夹" in said.err) == (1, True)
    assert not (small.home / "usb").exists()


@pytest.mark.parametrize("words", [("verify",), ("restore", "--yes"), ("compare",)], ids=" ".join)
def test_a_mistyped_file_is_looked_for_and_no_new_workbook_is_offered(demo: Program, words: tuple[str, ...]) -> None:
    said = demo(words[0], "nosuch.db", *words[1:])
    assert (said.code, "nosuch.db" in said.err, "init" in said.err) == (5, True, False)


def test_a_dry_run_of_a_copy_answers_in_json_where_it_is_asked_for(demo: Program) -> None:
    assert demo("backup", "--dry-run", "--json").json["dry_run"] is True


def test_a_wrong_file_to_restore_from_is_no_wrong_workbook(small: Program) -> None:
    text = small.home / "text.txt"
    text.write_text("质量" * 500, encoding="utf-8")
    for wrong in (text, small.home):
        said = small("restore", str(wrong), "--yes")
        assert said.code
        assert "qualitytui backup --list" in said.err
        assert "--workbook" not in said.err
