"""What terminals do to a program: odd bytes, signals, a dropped line; and what a broken program does to a terminal."""

import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from qualitytui.workbook.maintenance import check

if sys.platform == "win32":
    pytest.skip("there is no pty on Windows", allow_module_level=True)

from tests.screens.terminal import Terminal, running
from tests.screens.textual_compat.test_terminal_decoder import ANSWERS
from tests.screens.textual_compat.test_terminal_setup import is_restored

BREAKS = """
from qualitytui_screens.global_actions import GlobalActions
def action_help(self):
    secret = self.app.book.path.read_bytes()
    raise ZeroDivisionError("保密的事项")
GlobalActions.action_help = action_help
from qualitytui.__main__ import main
main()
"""


def test_an_interrupt_leaves_with_130_and_the_terminal_as_it_was(workbook: Path) -> None:
    with running(workbook) as terminal:
        terminal.wait_for(">红3.1.3")
        terminal.kill(signal.SIGINT)
        assert terminal.wait() == 130
        assert is_restored(terminal)


def test_an_error_of_the_program_gives_the_terminal_back_with_a_sentence_and_a_report(workbook: Path) -> None:
    with running(workbook, code=BREAKS) as terminal:
        terminal.wait_for(">红3.1.3")
        terminal.send("?")
        assert terminal.wait() == 70
        assert is_restored(terminal)
        after = terminal.received[terminal.received.rindex(b"\x1b[?1049l") :].decode()
    assert "ZeroDivisionError" in after
    assert "Traceback" not in after
    (report,) = (workbook.parent / ".local" / "state" / "qualitytui").glob("crash-*.txt")
    assert report.stat().st_mode & 0o777 == 0o600
    text = report.read_text(encoding="utf-8")
    assert "action_help" in text
    assert "保密" not in text + after
    assert check(workbook).is_ok


def test_stopped_and_continued_it_paints_again(workbook: Path) -> None:
    with running(workbook) as terminal:
        terminal.wait_for(">红3.1.3")
        terminal.send("\x1a")
        until = time.monotonic() + 15
        while time.monotonic() < until:
            terminal.read(0.1)
            done, status = os.waitpid(terminal.process, os.WNOHANG | os.WUNTRACED)
            if done:
                break
        assert os.WIFSTOPPED(status)
        assert b"\x1b[?1049l" in terminal.received
        seen = len(terminal.received)
        terminal.kill(signal.SIGCONT)
        until = time.monotonic() + 15
        while b"3.1.3" not in terminal.received[seen:] and time.monotonic() < until:
            terminal.read(0.1)
        assert b"3.1.3" in terminal.received[seen:]
        terminal.send("q")
        assert terminal.wait() == 0


def test_a_dropped_line_ends_the_program(workbook: Path) -> None:
    with running(workbook) as terminal:
        terminal.wait_for(">红3.1.3")
        os.close(terminal.master)
        until = time.monotonic() + 15
        done = 0
        while not done and time.monotonic() < until:
            time.sleep(0.05)
            done, status = os.waitpid(terminal.process, os.WNOHANG)
        terminal.master = os.open(os.devnull, os.O_RDONLY)
        assert done
        terminal.status = os.waitstatus_to_exitcode(status)
        assert terminal.status in {129, -signal.SIGHUP}
    assert check(workbook).is_ok


ODD = {
    "GBK": "你好，质监局".encode("gbk"),
    "split UTF-8": "质".encode()[:2],
    "an old mouse report": b"\x1b[M \xe9\xa0",
    "random bytes": bytes(one for one in random.Random(4).randbytes(600) if one not in b"q\x03\x11\x1a\x1b:wxuU"),
    "escapes": b"\x1b[31;1R\x1b]52;c;aGFjaw==\x07\x1bP1$r0m\x1b\\\x1b[?62;c\x1b[999~\x9b5n",
    "a paste with escapes": b"\x1b[200~\x1b[31m\x1b]52;c;aGFjaw==\x07\xff\x00\r\n\x1b[201~",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_bytes_do_no_harm(workbook: Path, name: str) -> None:
    with running(workbook, more={"EDITOR": "true", "VISUAL": "true"}) as terminal:
        terminal.wait_for(">红3.1.3")
        terminal.send("/")
        terminal.read(0.3)
        terminal.send(ODD[name])
        terminal.read(0.5)
        leave(terminal)
        assert b"\x1b]52" not in terminal.received
    assert check(workbook).is_ok


def test_what_the_terminal_answers_unasked_is_no_key(workbook: Path) -> None:
    with running(workbook) as terminal:
        terminal.wait_for(">红3.1.3")
        for answer in (*ANSWERS, b"\x1b[24;1R", b"\x1b[?2026;2$y", b"\x1b[48;24;80;480;800t", b"\x1b[I\x1b[O"):
            terminal.send(answer[:4])
            terminal.read(0.01)
            terminal.send(answer[4:])
        terminal.send("j")
        terminal.wait_for(">红3.3.3")
        terminal.send("q")
        assert terminal.wait() == 0


def test_a_refusal_that_no_screen_expected_ends_with_its_own_sentence_and_code(workbook: Path) -> None:
    refuses = BREAKS.replace("ZeroDivisionError", "Damaged").replace(
        "from", "from qualitytui.errors import Damaged\nfrom", 1
    )
    with running(workbook, code=refuses) as terminal:
        terminal.wait_for(">红3.1.3")
        terminal.send("?")
        assert terminal.wait() == 7
        assert is_restored(terminal)
    assert "保密的事项" in terminal.received[terminal.received.rindex(b"\x1b[?1049l") :].decode()


def leave(terminal: Terminal) -> None:
    """Goes back step by step until the program ends, in order."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        done, status = os.waitpid(terminal.process, os.WNOHANG)
        if done:
            terminal.status = os.waitstatus_to_exitcode(status)
            break
        terminal.send("\x1b")
        terminal.read(0.3)
        terminal.send("q")
        terminal.read(0.3)
    assert terminal.status == 0, terminal.text
    assert is_restored(terminal)


@pytest.mark.parametrize("keys", [("P\t", "C?"), ("S", "j?\t"), ("jH", "\x1bH")], ids=repr)
def test_what_was_laid_out_for_the_window_of_before_leaves_nothing_behind(
    workbook: Path, keys: tuple[str, str]
) -> None:
    with running(workbook, size=(120, 40)) as terminal:
        terminal.wait_for("筛选>")
        terminal.settle()
        terminal.send(keys[0])
        terminal.read(0.02)
        terminal.resize(109, 38)
        terminal.send(keys[1])
        terminal.settle()
        stood = terminal.text.splitlines()[:-1]
        terminal.send("\x0c")
        terminal.settle()
        assert stood == terminal.text.splitlines()[:-1]
