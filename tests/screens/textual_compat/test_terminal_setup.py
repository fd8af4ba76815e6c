import re
import signal
import sys
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.model.filter import parse_filter
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.items import list_tasks
from qualitytui_screens.ending_signals import SIGNALS
from qualitytui_screens.textual_compat.terminal_setup import prepare_environment
from tests.screens.stage import hand_of

if sys.platform == "win32":
    pytest.skip("there is no pty on Windows", allow_module_level=True)

from tests.screens.terminal import Terminal, running

LEFT = b"\x1b[?1049l"
"""What a program sends to give the terminal its own screen back."""


def is_restored(terminal: Terminal) -> bool:
    return LEFT in terminal.received and b"\x1b[?25h" in terminal.received[terminal.received.rindex(b"\x1b[?25l") :]


def test_q_leaves_with_0_and_the_terminal_as_it_was(workbook: Path) -> None:
    with running(workbook) as terminal:
        terminal.wait_for(">红3.1.3")
        terminal.send("u")
        terminal.wait_for("已撤销")
        terminal.send("q")
        assert terminal.wait() == 0
        assert is_restored(terminal)
    assert not workbook.with_name(f"{workbook.name}-wal").exists()


@pytest.mark.parametrize(
    "number",
    [
        *(signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGABRT, signal.SIGALRM),
        *(signal.SIGUSR1, signal.SIGUSR2, signal.SIGVTALRM, signal.SIGPROF, signal.SIGXCPU),
    ],
)
def test_a_signal_leaves_the_terminal_as_it_was(workbook: Path, number: signal.Signals) -> None:
    with running(workbook) as terminal:
        terminal.wait_for(">红3.1.3")
        terminal.kill(number)
        assert terminal.wait() == 128 + number
        assert is_restored(terminal)


@pytest.mark.parametrize("delay", [0.0, 0.01, 0.03])
def test_a_signal_while_it_begins_leaves_the_terminal_as_it_was(workbook: Path, delay: float) -> None:
    with running(workbook) as terminal:
        while b"\x1b[?1049h" not in terminal.received:
            terminal.read(0.001)
        terminal.read(delay)
        terminal.kill(signal.SIGHUP)
        assert terminal.wait() == 128 + signal.SIGHUP
        assert LEFT in terminal.received


def test_every_signal_that_ends_a_program_is_heard() -> None:
    stopping = ("CHLD", "CLD", "CONT", "KILL", "STOP", "TSTP", "TTIN", "TTOU", "URG", "WINCH")
    faulty_or_not_heard = ("BUS", "FPE", "ILL", "SEGV", "PIPE", "XFSZ")
    left = {f"SIG{name}" for name in (*stopping, *faulty_or_not_heard, "RTMIN", "RTMAX", "INFO", "EMT")}
    names = {one.name for one in signal.valid_signals() if isinstance(one, signal.Signals)}
    assert names - left <= {signal.Signals(getattr(signal, one)).name for one in SIGNALS if hasattr(signal, one)}


def test_bytes_that_are_no_utf8_do_not_end_the_program(workbook: Path) -> None:
    with running(workbook) as terminal:
        terminal.wait_for(">红3.1.3")
        terminal.send(b"\xff\xfe\xc4\xe3")
        terminal.read(0.5)
        terminal.send("j")
        terminal.wait_for(">红3.3.3")


def test_killed_midway_the_workbook_is_whole(workbook: Path) -> None:
    with running(workbook) as terminal:
        terminal.wait_for(">红3.1.3")
        terminal.send("r")
        terminal.send("写到一半")
        terminal.read(0.3)
        terminal.kill(signal.SIGKILL)
        assert terminal.wait() == 128 + signal.SIGKILL
    with Workbook.open(workbook, hand_of(), Config()) as book:
        assert book.ask(list_tasks, parse_filter("")).total == 32


def test_a_terminal_that_can_do_nothing_gets_help_and_exit_code_2(workbook: Path) -> None:
    with running(workbook, more={"TERM": "dumb"}) as terminal:
        assert terminal.wait() == 2
        assert LEFT not in terminal.received


def test_a_damaged_workbook_is_refused_with_its_sentence_and_code(tmp_path: Path) -> None:
    damaged = tmp_path / "workbook.db"
    damaged.write_bytes(b"not a workbook" * 100)
    with running(damaged) as terminal:
        assert terminal.wait() == 7
        assert "workbook.db" in terminal.text.replace("\n", "")


def test_no_colour_where_none_is_wanted(workbook: Path) -> None:
    with running(workbook, more={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for(">红3.1.3")
        assert b"\x1b[38;2;" not in terminal.received
        assert b"\x1b[48;2;" not in terminal.received


def test_nothing_is_sent_while_nobody_touches_anything(workbook: Path) -> None:
    with running(workbook) as terminal:
        terminal.wait_for(">红3.1.3")
        terminal.read(1.5)
        before = len(terminal.received)
        terminal.send("/")
        terminal.read(1.0)
        focused = len(terminal.received)
        terminal.read(3.0)
        assert len(terminal.received) == focused
        assert focused > before


@pytest.mark.parametrize(
    ("more", "sixteen", "any_colour"),
    [
        ({"TERM": "vt100"}, False, False),
        ({"TERM": "linux"}, True, True),
        ({"TERM": "screen"}, True, True),
        ({"NO_COLOR": ""}, False, True),
    ],
    ids=str,
)
def test_a_terminal_gets_the_colours_that_it_has(
    workbook: Path, more: dict[str, str], sixteen: bool, any_colour: bool
) -> None:
    with running(workbook, more=more) as terminal:
        terminal.wait_for(">红3.1.3")
        painted = set(re.findall(rb"\x1b\[([\d;]*)m", terminal.received))
        codes = {int(code) for one in painted for code in one.split(b";") if code}
        assert bool(codes & {31, 32, 33, 34, 35, 36, 91, 92, 93, 94, 95, 96}) == sixteen
        assert bool(codes & set(range(30, 38)) | codes & {38, 48} | codes & set(range(90, 98))) == any_colour


def test_a_mouse_that_is_off_is_never_asked_for(workbook: Path) -> None:
    settings = workbook.parent / ".config" / "qualitytui" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("mouse = false\n", encoding="utf-8")
    with running(workbook) as terminal:
        terminal.wait_for(">红3.1.3")
        assert not re.findall(rb"\x1b\[\?10(?:00|02|03|05|06|15)h", terminal.received)


def test_the_terminals_cursor_stands_at_the_caret_where_an_input_method_shows_what_it_offers(workbook: Path) -> None:
    with running(workbook) as terminal:
        terminal.wait_for(">红3.1.3")
        for data, column in (("/", 6), ("a", 7), ("质", 9), ("\x1b[D", 7), ("\x1b[H", 6)):
            terminal.send(data)
            terminal.wait_for_caret(column, 2)
        terminal.send("\x1b")
        terminal.wait_for("32/32")
        terminal.send("r")
        terminal.wait_for("Enter保存")
        row = next(nth for nth, shown in enumerate(terminal.text.splitlines()) if "│" in shown and "*" in shown) + 1
        terminal.wait_for_caret(2, row)
        terminal.send("已到")
        terminal.wait_for_caret(6, row)


def test_the_cursor_goes_along_where_a_long_text_scrolls_in_its_field(workbook: Path) -> None:
    with running(workbook) as terminal:
        terminal.wait_for(">红3.1.3")
        terminal.send("t")
        terminal.wait_for("Enter保存")
        terminal.wait_for("延期原因")
        terminal.send("\t" + "一二三四五六七八九十" * 5)
        terminal.settle()
        row = max(nth for nth, shown in enumerate(terminal.text.splitlines()) if "延" in shown and "因" in shown) + 1
        for data, column in (("", 77), ("\x1b[D", 75), ("\x1b[H", 2), ("\x1b[F", 77)):
            terminal.send(data)
            terminal.wait_for_caret(column, row)


def test_it_stops_for_the_shell_and_comes_back_as_it_was(workbook: Path) -> None:
    with running(workbook, in_shell=True) as terminal:
        terminal.wait_for(">红3.1.3")
        terminal.send("j")
        terminal.wait_for(">红3.3.3")
        terminal.send("\x1a")
        terminal.wait_for("Stopped")
        terminal.send("fg\n")
        terminal.wait_for(">红3.3.3")
        terminal.send("k")
        terminal.wait_for(">红3.1.3")


def test_a_language_asked_for_holds_against_the_one_chosen_last_and_the_locale_does_not(workbook: Path) -> None:
    state = workbook.parent / ".local" / "state" / "qualitytui"
    state.mkdir(parents=True)
    (state / "look.json").write_text('{"language": "en"}', encoding="utf-8")
    with running(workbook, more={"QUALITYTUI_LANG": "", "LANG": "zh_CN.UTF-8"}) as terminal:
        terminal.wait_for(">R3.1.3")
    with running(workbook, "--lang", "zh", more={"QUALITYTUI_LANG": ""}) as terminal:
        terminal.wait_for(">红3.1.3")


@pytest.mark.parametrize(("named", "expected"), [({}, "240"), ({"TEXTUAL_FPS": "30"}, "30")])
def test_the_screen_is_painted_often_unless_the_environment_names_how_often(
    named: dict[str, str], expected: str
) -> None:
    environ = {"TERM": "xterm", **named}
    prepare_environment(environ)
    assert environ["TEXTUAL_FPS"] == expected
