"""What lies beside a workbook or in the folders of the program, and is not what belongs there."""

import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.program import Program


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
def test_a_pipe_in_place_of_what_is_remembered_between_commands_is_not_waited_for(small: Program) -> None:
    commands = (
        ("status", "--brief"),
        ("task", "note", "2.1", "已去电话"),
        ("--log-level", "info", "status"),
        ("bug-report",),
        ("doctor",),
    )
    state = small.home / ".local" / "state" / "qualitytui"
    os.utime(small.workbook, (1, 1))
    for words in commands:
        assert small(*words).code in {0, 1}
    (state / "crash-1.txt").write_text("x", encoding="utf-8")
    remembered = [path for path in state.rglob("*") if path.is_file()]
    assert {path.suffix for path in remembered} == {".numbers", ".checked", ".last", ".txt"}
    plain = small("status", "--brief").out
    for words in commands:
        for path in remembered:
            path.unlink(missing_ok=True)
            os.mkfifo(path)
        assert small(*words).code in {0, 1}
    assert small("status", "--brief").out == plain


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
@pytest.mark.parametrize("end", ["-wal", "-shm", "-journal"])
def test_a_pipe_where_a_journal_of_the_database_belongs_is_refused_and_nothing_is_written(
    small: Program, end: str
) -> None:
    beside = small.workbook.with_name(small.workbook.name + end)
    beside.unlink(missing_ok=True)
    before = small.hashes()
    os.mkfifo(beside)
    for words in (("status",), ("task", "note", "2.1", "已去电话"), ("backup",), ("--read-only", "tasks")):
        said = small(*words)
        assert (said.code, beside.name in said.err) == (7, True)
    assert small.hashes() == before


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the folders are those of the system")
def test_a_home_or_folder_that_is_no_whole_path_is_not_taken_for_one_below_where_one_stands(
    small: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = tmp_path / "known"
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setattr("pwd.getpwuid", lambda _: SimpleNamespace(pw_dir=str(known)))
    monkeypatch.setenv("HOME", "home")
    around = {"HOME": "home", "XDG_STATE_HOME": "state", "XDG_DATA_HOME": "./data", "XDG_CONFIG_HOME": "~/config"}
    for words in (("task", "note", "2.1", "已去电话"), ("--log-level", "info", "status"), ("doctor",)):
        assert small(*words, **around).code in {0, 1}
    (known / "copies").mkdir(parents=True, exist_ok=True)
    assert small("backup", "--to", "~/copies", **around).code == 0
    assert list(here.iterdir()) == []
    assert (known / ".local/state/qualitytui/log.txt").is_file()
    assert list((known / "copies").glob("*.db"))
