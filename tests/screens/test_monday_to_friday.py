import sys
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.model.filter import parse_filter
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.items import list_tasks
from tests.screens.stage import hand_of

if sys.platform == "win32":
    pytest.skip("there is no pty on Windows", allow_module_level=True)

from tests.screens.terminal import Terminal, running


def test_a_week_from_monday_to_friday_at_80_by_24(workbook: Path, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "改过的文字" > "$1"\n', encoding="utf-8")
    editor.chmod(0o700)
    with running(workbook, more={"EDITOR": str(editor)}) as terminal:
        terminal.wait_for(">红3.1.3")
        monday_whom_to_call(terminal)
        tuesday_a_call(terminal)
        wednesday_a_number(terminal)
        thursday_a_deadline_and_a_wording(terminal)
        friday_the_snapshot(terminal)
        terminal.send("q")
        assert terminal.wait() == 0
    assert (workbook.parent / "snapshots" / "2013-W29" / "manifest.toml").is_file()
    with Workbook.open(workbook, hand_of(), Config()) as book:
        tasks = {task.ref: task for task in book.ask(list_tasks, parse_filter("")).tasks}
        report = tasks["2.2.4"].last_report
        assert report is not None
        assert (report.text, report.department, report.person, report.via) == (
            "保护区已划定",
            "县环保局",
            "李科长",
            "电话",
        )
        assert (tasks["3.3.3"].due, tasks["3.3.3"].due_original, tasks["3.3.3"].extensions) == (
            "2013-08-31",
            "2013-07-10",
            1,
        )
        assert tasks["3.3.3"].text == "改过的文字"


def monday_whom_to_call(terminal: Terminal) -> None:
    terminal.send("D")
    terminal.wait_for("有逾期的2个")
    terminal.send("/swj")
    terminal.wait_for(">县商务局")
    terminal.send("\r\r")
    terminal.wait_for("先问1")
    terminal.send("C")
    terminal.wait_for("到期事项")
    terminal.send("B")
    terminal.wait_for(">红3.1.3")


def tuesday_a_call(terminal: Terminal) -> None:
    terminal.send("/")
    terminal.send("2.2.4")
    terminal.wait_for("1/32")
    terminal.send("\rr")
    terminal.wait_for("Enter保存")
    terminal.send("保护区已划定\t\t李科长\r")
    terminal.wait_for("按u撤销")
    terminal.send("\x1b")
    terminal.wait_for("32/32")


def wednesday_a_number(terminal: Terminal) -> None:
    terminal.send("/A1.5.1")
    terminal.wait_for("1/37")
    terminal.send("\r")
    terminal.wait_for(">黄A1.5.1")
    terminal.send("m")
    terminal.wait_for("Enter保存")
    terminal.send("4\r")
    terminal.wait_for("4家/≥5家")
    terminal.send("u")
    terminal.wait_for("2家/≥5家")
    terminal.send("\x1b")
    terminal.wait_for("32/32")


def thursday_a_deadline_and_a_wording(terminal: Terminal) -> None:
    terminal.send("h3j")
    terminal.wait_for(">红3.3.3")
    terminal.send("t")
    terminal.wait_for("Enter保存")
    terminal.send("8月底")
    terminal.wait_for("2013-08-31周六")
    terminal.send("\t设备未到\r")
    terminal.wait_for("按u撤销")
    terminal.send("\x1b")
    terminal.wait_for("32/32")
    terminal.send("/3.3.3")
    terminal.wait_for("1/32")
    terminal.send("\r\x05")
    terminal.wait_for("3.3.3：文字已修改")
    terminal.send("\x1b")
    terminal.wait_for("32/32")


def friday_the_snapshot(terminal: Terminal) -> None:
    terminal.send("w")
    terminal.wait_for("Enter写入")
    terminal.send("\r")
    terminal.wait_for("y复制路径")
    terminal.send("\r")
    terminal.send("H")
    terminal.wait_for("保护区已划定")
    terminal.send("B")
    terminal.wait_for("32/32")
