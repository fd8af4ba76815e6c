"""Every reading command answers: as a table for persons, as lines for programs."""

import shutil
from pathlib import Path

import pytest

from qualitytui.cli.dispatch import main
from qualitytui.cli.reads import READS
from tests.cli.program import TODAY, Program

LISTS = ("tasks", "indicators", "departments", "due", "log", "changes", "views", "letters", "rectify", "calls")
ALL = (*LISTS, "status", "show 1.1.1", "explain due_soon", "office", "plan check", "snapshot list", "plan export")
PLAIN = [one for one in ALL if one != "plan export"]


@pytest.fixture(scope="module")
def prepared(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with a snapshot, a letter and an order, so that no list is empty; nobody writes to it."""
    folder = tmp_path_factory.mktemp("prepared")
    workbook = Path(shutil.copy(demo_file, folder / "workbook.db"))
    environ = {"QUALITYTUI_WORKBOOK": str(workbook), "QUALITYTUI_TODAY": TODAY, "HOME": str(folder)}
    for words in (
        ("snapshot", "take"),
        ("letters", "supervise", "2.1.2", "--level", "blue"),
        ("rectify", "open", "2.1.2", "名单不全", "--dept", "建设规划局", "--within", "5d"),
    ):
        assert main(words, environ) == 0
    return workbook


def test_every_reading_command_is_tried_here() -> None:
    assert {one.partition(" ")[0] for one in ALL} >= set(READS)


@pytest.mark.parametrize("command", ALL)
def test_each_reading_command_prints_data_to_stdout_and_ends_well(demo: Program, prepared: Path, command: str) -> None:
    said = demo._replace(workbook=prepared)(*command.replace("1.1.1", "1.1").split())
    assert said.code == 0
    assert said.out


@pytest.mark.parametrize("command", PLAIN)
def test_plain_is_tsv_without_a_header_unless_asked_for(demo: Program, prepared: Path, command: str) -> None:
    program, words = demo._replace(workbook=prepared), command.replace("1.1.1", "1.1").split()
    bare, headed = program(*words, "--plain"), program(*words, "--plain", "--header")
    assert headed.code == 0
    assert headed.lines[1:] == bare.lines
    fields = {line.count("\t") for line in headed.lines}
    assert len(fields) == 1
    assert fields != {0}
    assert headed.lines[0].replace("\t", "").replace("_", "").isascii()


@pytest.mark.parametrize(
    "words", [("tasks",), ("indicators",), ("due",), ("calls",), ("tasks", "lead:质监局")], ids=" ".join
)
def test_where_every_plan_is_on_file_an_empty_list_says_so(small: Program, words: tuple[str, ...]) -> None:
    assert small("plan", "close", "sample-2013", "--yes").code == 0
    assert "plan:sample-2013" in small(*words).err
    assert small(*words, "--plain").err == ""


def test_a_plan_on_file_that_is_named_counts_in_the_total(small: Program) -> None:
    before = {kind: small(kind, "--json").json["total"] for kind in ("tasks", "indicators")}
    small("plan", "close", "sample-2013", "--yes")
    for kind, total in before.items():
        answer = small(kind, "plan:sample-2013", "--json").json
        assert (answer["total"], answer["shown"]) == (total, total)
        assert small(kind, "--json").json["total"] == 0
