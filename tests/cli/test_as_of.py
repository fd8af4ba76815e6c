"""--as-of on every reading command says what the command said that evening."""

import shutil
from pathlib import Path

import pytest

from qualitytui.cli.reads import READS
from tests.cli.program import Program
from tests.samples import made_once

LATER = "2013-07-26"


@pytest.fixture
def worked_on(demo_copy: Program, tmp_path: Path) -> tuple[Program, Program]:
    """The sample workbook as it was kept, and the same with a week's work after it."""
    kept = demo_copy._replace(workbook=Path(shutil.copy(demo_copy.workbook, tmp_path / "kept.db")))
    made_once("a week later", demo_copy.workbook, lambda: work_on(demo_copy))
    return kept, demo_copy


def work_on(program: Program) -> None:
    for words in (
        ("task", "close", "3.2.4", "--checked-by", "李主任", "--evidence", "验收单"),
        ("task", "report", "2.1.1", "名单已报"),
        ("task", "edit", "1.1", "--title", "新的标题"),
        ("indicator", "measure", "A1.1", "90"),
        ("department", "rename", "县农业局", "县农业农村局"),
        ("views", "drop", "2"),
        ("undo",),
    ):
        said = program(*words, today=LATER)
        assert said.code == 0, said.err


@pytest.mark.parametrize("name", READS)
def test_every_reading_command_says_again_what_it_said(worked_on: tuple[Program, Program], name: str) -> None:
    kept, now = worked_on
    words = [name, *{"show": ("1.1", "A1.1"), "explain": ("overdue",)}.get(name, ())]
    for form in (["--json"], ["--plain"] if name != "status" else []):
        said = now(*words, "--as-of", "2013-07-19", *form, today=LATER)
        assert (said.code, said.out) == (0, kept(*words, *form).out)


@pytest.mark.parametrize("name", READS)
def test_an_evening_after_the_last_entry_is_as_now_and_nothing_is_copied_for_it(
    demo_copy: Program, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    words = [name, *{"show": ("1.1", "A1.1"), "explain": ("overdue",)}.get(name, ())]
    as_then = demo_copy(*words, "--json", today="2013-07-25")
    monkeypatch.setattr("qualitytui.store.time_travel.past_copy", None)
    said = demo_copy(*words, "--json", "--as-of", "2013-07-25", today=LATER)
    assert (said.code, said.out) == (0, as_then.out)


def test_a_report_of_that_evening_is_made_again(worked_on: tuple[Program, Program]) -> None:
    kept, now = worked_on
    assert now("report", "week", "--as-of", "7/19", today=LATER).out == kept("report", "week").out


def test_a_day_to_come_is_refused_and_one_before_everything_is_said_to_be_empty(small: Program) -> None:
    assert small("tasks", "--as-of", "2013-08-01").code == 2
    said = small("tasks", "--as-of", "2013-01-01")
    assert "2013-01-01" in said.err
    assert small("tasks", "--as-of", "2013-01-01", "--json").json["total"] == 0


def test_a_plan_on_file_is_alive_on_the_days_before_and_keeps_the_lights_of_its_last(small: Program) -> None:
    assert small("--today", "2013-07-19", "task", "due", "1.1.2", "2013-08-01").code == 0
    assert small("--today", "2013-07-22", "plan", "close", "sample-2013", "--yes").code == 0
    later = ("--today", "2014-03-01")
    assert small(*later, "tasks", "--json").json["total"] == 0
    before = small(*later, "tasks", "--json", "--as-of", "2013-07-21").json
    assert (before["total"], [task["status"] for task in before["tasks"]]) == (3, ["not_started"] * 3)
    (kept,) = small(*later, "tasks", "plan:sample-2013", "1.1.2", "--json").json["tasks"]
    assert (kept["light"], kept["late_days"]) == ("grey", None)
    refused = small(*later, "task", "start", "sample-2013:1.1.2")
    assert (refused.code, "2013-07-22" in refused.err) == (1, True)
    assert small(*later, "plan", "reopen", "sample-2013", "--reason", "补录").code == 0
    assert small(*later, "tasks", "due:overdue", "--json").json["shown"] == 2
