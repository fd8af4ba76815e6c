"""A workbook full of hostile text on a real terminal: every screen shows it, none lets it act."""

import re
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pty on Windows", allow_module_level=True)

from tests.hostile import RARE, SHAPES, acting, spoil
from tests.screens.terminal import Terminal, running

BOARD = "达标6/37"
WALK = (
    (" s", "数字键或Enter"),
    ("\x1b", BOARD),
    ("\r", "红3.3.3"),
    ("n", "黄3.2.1"),
    ("q", BOARD),
    ("D", "责任单位26个"),
    ("/[", "哪个单位"),
    ("\x1b", "责任单位26个"),
    ("i", "催办提纲"),
    ("\x1b", "责任单位26个"),
    ("A", "Enter保存"),
    ("\x1b", "责任单位26个"),
    ("q", BOARD),
    ("C", "工作日"),
    ("\t", "到期事项"),
    ("q", BOARD),
    ("H", "记录191"),
    ("/x\r", "记录"),
    ("\x1b", "记录191"),
    ("q", BOARD),
    ("P", "计划原文"),
    ("d", "逐项明确"),
    ("\x1b", "待明确事项34项"),
    ("q", BOARD),
    ("S", "周快照"),
    ("q", BOARD),
    ("w", "2013-W29"),
    ("\x1b", BOARD),
    ("?", "本屏按键"),
    ("q", BOARD),
    (":", "所有操作"),
    ("[", "所有操作"),
    ("\x1b", BOARD),
    ("f", "数字键或Enter"),
    ("\r", "输入以查找"),
    ("\x1b", BOARD),
    ("v", "数字键或Enter"),
    ("\x1b", BOARD),
    ("W", "为什么"),
    ("\x1b", BOARD),
    ("/dept:\t", "0/32"),
    ("\x1b", BOARD),
    ("r", "Enter保存"),
    ("\t[\t[\t[", "Enter保存"),
    ("\x1b", BOARD),
    ("m", "完成值"),
    ("\x1b", BOARD),
    ("t", "Enter保存"),
    ("\x1b", BOARD),
    ("a", "单位"),
    ("\x1b", BOARD),
    ("b", "节点"),
    ("\x1b", BOARD),
    ("e", "看不见的字符"),
    ("\x1b", BOARD),
    ("u", "撤销"),
)
"""What is typed, and what is then to be read."""


def test_every_screen_shows_hostile_text_and_lets_none_of_it_act(workbook: Path) -> None:
    spoil(workbook)
    odd = workbook.rename(workbook.with_name("[red]\x1b]52;c;eA==\x07\x9b2J\u202e[@click=app.quit]台账.db"))
    settings = workbook.parent / ".config" / "qualitytui" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(
        'own_department = "\\u001b]52;c;eA==\\u0007[/]"\n"[/]\\u001b[2J" = 1\n[keys]\nreport = "\\u001b[2J[/]"\n'
    )
    with running(odd, size=(100, 30), more={"QUALITYTUI_WHO": "[/]\x1b]52;c;eA==\x07"}) as terminal:
        terminal.wait_for(BOARD)
        for typed, shown in WALK:
            press(terminal, typed, shown)
        terminal.send("q")
        assert terminal.wait() == 0
    text = terminal.received.decode("utf-8", errors="replace")
    assert RARE in text
    assert "[@click=app.quit]" in text
    assert not list(workbook.parent.glob(".local/state/qualitytui/crash*"))


def press(terminal: Terminal, typed: str, shown: str) -> None:
    """Types, waits for what is to be read, and looks at every byte that came.

    What Esc does is waited for before the next key, which would else be taken for a part of the same key.
    """
    before = len(terminal.received)
    terminal.settle()
    seen = terminal.text
    terminal.send(typed)
    try:
        if typed == "\x1b":
            terminal.wait_for_change(seen)
        terminal.wait_for(shown)
    except AssertionError as error:
        raise AssertionError((typed, shown, terminal.text)) from error
    assert acting(re.sub(SHAPES, b"", terminal.received[before:])) == [], typed
