"""The first rows stand before Textual is loaded; keys wait for it, and whatever happens the terminal is given back."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pty on Windows", allow_module_level=True)

from tests.screens.terminal import Terminal, running
from tests.screens.textual_compat.test_terminal_setup import is_restored

WAITS = """
import sys, time
from pathlib import Path
class Gate:
    def find_spec(self, name, path=None, target=None):
        if name == "textual.app":
            gate = Path({gate!r})
            while not gate.exists():
                time.sleep(0.01)
            if gate.read_text():
                raise ImportError(gate.read_text())
sys.meta_path.insert(0, Gate())
from qualitytui.__main__ import main
main()
"""
"""The program, which waits at a gate before it loads Textual, and cannot load it where a reason stands there."""


@contextmanager
def waiting(workbook: Path, **more: str) -> Iterator[tuple[Terminal, Path]]:
    gate = workbook.parent / "gate"
    with running(workbook, code=WAITS.format(gate=str(gate)), more=more) as terminal:
        yield terminal, gate


def test_the_rows_stand_there_and_keys_wait_until_textual_is_loaded(workbook: Path) -> None:
    with waiting(workbook) as (terminal, gate):
        terminal.wait_for("绿2.2.1")
        terminal.settle()
        before = terminal.text
        terminal.send("j\r")
        terminal.settle()
        assert terminal.text == before
        gate.touch()
        terminal.wait_for("红3.3.3继续深化")
        assert terminal.received.count(b"\x1b[?1049h") == 1
        terminal.send("\x1b")
        terminal.wait_for(">红3.3.3")
        terminal.send("q")
        assert terminal.wait() == 0
        assert is_restored(terminal)


@pytest.mark.parametrize("colours", ["", "truecolor"])
def test_what_stands_there_is_not_sent_again(workbook: Path, colours: str) -> None:
    with running(workbook, more={"COLORTERM": colours}) as terminal:
        terminal.wait_for("筛选>")
        terminal.settle()
        assert terminal.received.count("强化舆论宣传".encode()) == 1


def test_a_window_that_changes_its_size_meanwhile_is_painted_anew(workbook: Path) -> None:
    with waiting(workbook) as (terminal, gate):
        terminal.wait_for("绿2.2.1")
        terminal.resize(60, 24)
        terminal.resize(80, 24)
        gate.touch()
        terminal.wait_for("筛选>")
        terminal.settle()
        assert terminal.received.count("强化舆论宣传".encode()) == 2


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1], ids=lambda number: number.name)
def test_a_signal_meanwhile_gives_the_terminal_back(workbook: Path, number: signal.Signals) -> None:
    with waiting(workbook) as (terminal, _):
        terminal.wait_for(">红3.1.3")
        terminal.kill(number)
        assert terminal.wait() == 128 + number
        assert is_restored(terminal)


def test_ctrl_c_meanwhile_gives_the_terminal_back(workbook: Path) -> None:
    with waiting(workbook) as (terminal, _):
        terminal.wait_for(">红3.1.3")
        terminal.send("\x03")
        assert terminal.wait() == 130
        assert is_restored(terminal)


def test_an_error_meanwhile_gives_the_terminal_back_and_is_said(workbook: Path) -> None:
    with waiting(workbook) as (terminal, gate):
        terminal.wait_for(">红3.1.3")
        gate.write_text("no such thing", encoding="utf-8")
        assert terminal.wait() == 70
        assert is_restored(terminal)
        after = terminal.received[terminal.received.rindex(b"\x1b[?1049l") :].decode()
    assert "ImportError" in after
    assert "Traceback" not in after


@pytest.mark.parametrize(
    ("arguments", "environ"),
    [
        (("--ascii",), {}),
        (("--screen-reader",), {}),
        ((), {"NO_COLOR": "1"}),
        ((), {"TERM": "xterm"}),
        ((), {"QUALITYTUI_WORKBOOK": "none.db"}),
    ],
    ids=str,
)
def test_where_it_is_not_known_how_the_board_will_look_nothing_is_painted_before(
    workbook: Path, arguments: tuple[str, ...], environ: dict[str, str]
) -> None:
    gate = workbook.parent / "gate"
    with running(workbook, *arguments, code=WAITS.format(gate=str(gate)), more=environ) as terminal:
        terminal.settle()
        assert terminal.received == b""
        gate.touch()
        terminal.wait_for("红3.1.3" if "QUALITYTUI_WORKBOOK" not in environ else "none.db")
