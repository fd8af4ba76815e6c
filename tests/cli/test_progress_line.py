"""From one second on a command at a terminal says what it does, and Ctrl-C ends it with a sentence."""

import io
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from qualitytui.cli.progress_line import ProgressLine
from qualitytui.cli.terminal import LINES, Terminal, without_progress
from qualitytui.progress import counted, told_to
from tests.cli.program import Program


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_nothing_is_shown_within_the_first_second_and_then_what_is_done_and_how_to_stop_it(clock: Clock) -> None:
    stream = io.StringIO()
    line = ProgressLine(stream, clock)
    clock.now = 0.9
    line.tick()
    assert stream.getvalue() == ""
    clock.now = 3.2
    line.tick()
    assert "正在处理 · 3 秒 · 按 Ctrl-C 停止" in stream.getvalue()
    line.tell("正在读取事项", 100, 300)
    line.tick()
    assert "正在读取事项：100/300 · 3 秒" in stream.getvalue()


def test_what_is_done_to_its_end_is_named_no_more(clock: Clock) -> None:
    line = ProgressLine(stream := io.StringIO(), clock)
    with told_to(line.tell):
        assert [*counted("abc", "正在读取事项")] == [*"abc"]
    clock.now = 2
    line.tick()
    assert "正在处理" in stream.getvalue()


def test_an_output_clears_the_line_and_a_second_later_it_comes_back(clock: Clock) -> None:
    out, err = io.StringIO(), io.StringIO()
    line = ProgressLine(err, clock)
    clock.now = 1
    LINES.append(line)
    try:
        line.tick()
        Terminal(out, err, is_coloured=False, room=None).print("结果")
    finally:
        LINES.remove(line)
    assert err.getvalue().endswith("\r\x1b[K")
    shown = err.getvalue()
    clock.now = 1.5
    line.tick()
    assert err.getvalue() == shown
    clock.now = 2
    line.tick()
    assert "2 秒" in err.getvalue()


def test_while_a_person_is_asked_nothing_is_shown(clock: Clock) -> None:
    line = ProgressLine(err := io.StringIO(), clock)
    LINES.append(line)
    try:
        with without_progress():
            clock.now = 5
            line.tick()
            assert err.getvalue() == ""
        clock.now = 7
        line.tick()
        assert "7 秒" in err.getvalue()
    finally:
        LINES.remove(line)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
def test_ctrl_c_ends_a_command_with_a_sentence_and_130(small: Program, request: pytest.FixtureRequest) -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, before))
    ours, theirs = pty.openpty()
    files = {*Path(small.workbook).parent.iterdir()}
    with subprocess.Popen(
        [sys.executable, "-m", "qualitytui", "plan", "import", "-"],
        env={"PATH": os.environ["PATH"], **small.environ()},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        shown = b""
        while b"Ctrl-C" not in shown:
            shown += os.read(ours, 1000)
        process.send_signal(signal.SIGINT)
        assert process.wait(90) == 130
        while "已停止".encode() not in shown:
            shown += os.read(ours, 1000)
    os.close(ours)
    assert {*Path(small.workbook).parent.iterdir()} == files
