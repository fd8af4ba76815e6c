"""What a person at a terminal is asked, and what is not asked anywhere else."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import Program, Said


def at_a_terminal(program: Program, words: tuple[str, ...], typed: str, folder: Path) -> Said:
    """Runs a command with a terminal on every stream and types into it."""
    master, ours = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "qualitytui", *words],
        env={"PATH": os.environ["PATH"], **program.environ()},
        cwd=folder,
        stdin=ours,
        stdout=ours,
        stderr=ours,
    ) as process:
        os.close(ours)
        os.write(master, f"{typed}\n".encode())
        shown = b""
        while data := _read(master):
            shown += data
    os.close(master)
    return Said(process.returncode, shown.decode(), "")


def _read(master: int) -> bytes:
    try:
        return os.read(master, 65536)
    except OSError:
        return b""


@pytest.fixture
def many(demo_copy: Program) -> tuple[str, ...]:
    refs = demo_copy("tasks", "status:in_progress", "--plain", "--columns", "ref").refs
    assert len(refs) == 22
    return ("task", "behind", *refs)


def test_a_reason_that_is_needed_is_asked_for(demo_copy: Program, tmp_path: Path) -> None:
    said = at_a_terminal(demo_copy, ("task", "cancel", "1.1"), "市里统一组织", tmp_path)
    assert said.code == 0
    assert "原因" in said.out
    assert demo_copy.item("1.1")["status_note"] == "市里统一组织"


def test_without_an_answer_the_reason_is_still_missing(demo_copy: Program, tmp_path: Path) -> None:
    assert at_a_terminal(demo_copy, ("task", "cancel", "1.1"), "", tmp_path).code == 2
    assert at_a_terminal(demo_copy, ("task", "cancel", "1.1", "--no-input"), "理由", tmp_path).code == 2
    assert demo_copy.item("1.1")["status"] == "in_progress"


def test_a_change_of_many_items_is_made_when_their_number_is_typed(
    demo_copy: Program, many: tuple[str, ...], tmp_path: Path
) -> None:
    before = demo_copy.hashes()
    refused = at_a_terminal(demo_copy, many, "y", tmp_path)
    assert (refused.code, "22" in refused.out) == (1, True)
    assert demo_copy.hashes() == before
    assert at_a_terminal(demo_copy, many, "22", tmp_path).code == 0
    assert demo_copy("tasks", "status:behind", "--json").json["shown"] == 23
    assert at_a_terminal(demo_copy, ("undo",), "no", tmp_path).code == 1
    assert at_a_terminal(demo_copy, ("undo", "--yes"), "", tmp_path).code == 0
    assert demo_copy("tasks", "status:behind", "--json").json["shown"] == 1


def test_without_a_terminal_nothing_is_asked(demo_copy: Program, many: tuple[str, ...]) -> None:
    said = demo_copy.process(*many, stdin=b"no\n")
    assert (said.code, "22" in said.out) == (0, True)


DECEMBER = ("--today", "2013-12-20")


def test_a_deadline_in_the_past_is_asked_about_and_yes_answers(demo_copy: Program, tmp_path: Path) -> None:
    due = (*DECEMBER, "task", "due", "3.2.5", "12月1日")
    for more in ((), ("--no-input",), ("--json",)):
        said = demo_copy(*due, *more)
        assert said.code == 2
        assert "2013-12-01 已过去19天" in said.out + said.err
        assert "--yes" in said.out + said.err
    assert demo_copy(*due, "--dry-run").code == 0
    assert at_a_terminal(demo_copy, due, "n", tmp_path).code == 1
    assert demo_copy.item("3.2.5")["due"] != "2013-12-01"
    assert at_a_terminal(demo_copy, due, "y", tmp_path).code == 0
    assert demo_copy.item("3.2.5")["due"] == "2013-12-01"
    assert demo_copy(*DECEMBER, "task", "due", "3.2.5", "12月2日", "--reason", "设备未到", "--yes").code == 0


def test_a_deadline_without_a_year_is_not_put_into_the_past(demo_copy: Program) -> None:
    assert demo_copy(*DECEMBER, "task", "due", "3.2.5", "1月15日").code == 0
    assert demo_copy.item("3.2.5")["due"] == "2014-01-15"


def test_working_days_into_a_year_of_unknown_holidays_say_so(demo_copy: Program) -> None:
    late = ("--today", "2027-01-04")
    for words in (("task", "due", "3.2.5", "+5工作日", "--reason", "设备未到"), ("status", "--brief"), ("due",)):
        said = demo_copy(*late, *words)
        assert "2027" in said.err, words
        assert "放假安排" in said.err, words
    said = demo_copy("--today", "2013-07-19", "task", "due", "3.2.5", "+6工作日", "--reason", "设备未到")
    assert "放假安排" not in said.err
