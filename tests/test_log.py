"""The log: off unless asked for, owner-only, without a text of the workbook, and begun anew where it is large."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from qualitytui import log
from qualitytui.cli.dispatch import main
from tests.samples import make_workbook


@pytest.fixture(autouse=True)
def off_again(tmp_path: Path) -> Iterator[None]:
    yield
    log.begin("off", tmp_path)


def run(tmp_path: Path, *words: str) -> int:
    return main(words, {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path), "QUALITYTUI_TODAY": "2013-07-19"})


def test_a_run_is_logged_without_a_text_only_where_that_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workbook = str(make_workbook(tmp_path / "workbook.db"))
    file = tmp_path / "qualitytui" / "log.txt"
    assert run(tmp_path, "--workbook", workbook, "tasks", "机密") == 0
    assert not file.exists()
    assert run(tmp_path, "--workbook", workbook, "--log-level", "info", "task", "note", "2.1", "机密的话") == 0
    assert run(tmp_path, "--workbook", workbook, "--log-level=error", "task", "note", "9.9", "机密的话") == 1
    text = file.read_text(encoding="utf-8")
    assert "机密" not in text
    assert workbook not in text
    assert [line.split(" ", 2)[2] for line in text.splitlines()][1:] == [
        text.splitlines()[1].split(" ", 2)[2],
        "info ends with 0",
        "error Refused, code 1",
    ]
    assert "info task.note: entry " in text
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o777 == 0o600
    assert run(tmp_path, "--log-level", "loud", "tasks") == 2
    assert "off、error、info" in capsys.readouterr().err


def test_a_large_file_gets_an_older_name_and_the_oldest_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "LARGEST", 10)
    for nth in range(log.KEPT + 3):
        assert log.begin("debug", tmp_path) == ""
        log.tell("debug", f"run {nth}")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["log.1.txt", "log.2.txt", "log.3.txt", "log.txt"]
    assert "run 5" in (tmp_path / "log.txt").read_text(encoding="utf-8")
    assert "run 2" in (tmp_path / "log.3.txt").read_text(encoding="utf-8")


def test_a_folder_that_takes_nothing_is_said_and_ends_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "log.txt" in log.begin("info", tmp_path / "file" / "below")
    log.tell("info", "nowhere")
