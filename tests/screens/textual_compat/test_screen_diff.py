"""What goes over the line: nothing that stands there already, and what stands there is what should."""

import sys
from pathlib import Path

import pytest
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

from qualitytui_screens.textual_compat.screen_diff import ScreenDiff

if sys.platform == "win32":
    pytest.skip("there is no pty on Windows", allow_module_level=True)

from tests.screens.terminal import Terminal, running

BACK = "\x1b"
COUNTED = "逾期▁"
"""What stands above the lists once the weeks are counted."""
WALK = (
    "jj",
    "\t",
    "j\t",
    "?",
    BACK,
    f"/质{BACK}",
    "/质\r",
    BACK,
    "\r",
    "n",
    BACK,
    f"o{BACK}",
    "G",
    "D",
    "j",
    "q",
    "V",
    "z",
)
"""Keys after each of which a screen stands that Ctrl-L paints anew."""


def strip(text: str) -> Strip:
    return Strip([Segment(text)])


def test_a_piece_is_sent_once_until_something_else_stands_in_its_place() -> None:
    diff = ScreenDiff()

    def put(row: int, at: int, text: str) -> str:
        return diff.painted([(row, at, strip(text))])

    assert put(0, 0, "红 3.1") == "\x1b[m\x1b[H红 3.1"
    assert put(0, 0, "红 3.1") == ""
    assert put(0, 7, "质监局") == "\x1b[1;8H质监局"
    assert put(0, 0, "红 3.1") == ""
    assert put(0, 3, "4.2.1") == "\x1b[1;4H4.2.1"
    assert put(0, 0, "红 3.1") == "\x1b[1;4H3.1"
    assert put(0, 7, "质监局") == "\x1b[1;8H质"
    assert put(1, 7, "质监局") != ""
    assert put(1, 3, "") == ""
    diff.forget()
    assert put(1, 7, "质监局") == "\x1b[m\x1b[2;8H质监局"


def test_what_looks_alike_is_written_together() -> None:
    red, white = (Style(color=color, bgcolor="black") for color in ("color(210)", "color(254)"))
    rows = [(row, 0, Strip([Segment(f"{row}a ", white), Segment("红", red), Segment(" b", white)])) for row in range(3)]
    sent = ScreenDiff().painted(rows, ColorSystem.EIGHT_BIT)
    assert sent.count("210") == 1
    assert sent.count("254") == 1
    assert sent.startswith("\x1b[m\x1b[38;5;254;40m\x1b[H0a \x1b[3Cb\r\n1a \x1b[3Cb\r\n2a")


def test_many_blanks_are_erased_where_the_terminal_fills_them() -> None:
    ground = Style(bgcolor="black")
    pieces = [(0, 0, Strip([Segment("a" * 40, ground), Segment("|", ground)]))]
    blank = [(0, 0, Strip([Segment(" " * 40, ground), Segment("|", ground)]))]
    wiping, writing = ScreenDiff(fills=True), ScreenDiff()
    for diff in (wiping, writing):
        diff.painted(pieces, ColorSystem.EIGHT_BIT)
    assert wiping.painted(blank, ColorSystem.EIGHT_BIT) == "\x1b[H\x1b[40X"
    assert writing.painted(blank, ColorSystem.EIGHT_BIT) == "\x1b[H" + " " * 40


def test_what_stands_there_already_is_not_sent_and_the_rest_has_its_ground() -> None:
    ground, size = Style(bgcolor="black"), Size(12, 2)
    wanted = [(0, 0, Strip([Segment("“强”  ab", ground)])), (1, 0, Strip([Segment(" " * 12, ground)]))]
    for fills, sent in ((True, ""), (False, "\x1b[m\x1b[40m\x1b[2H" + " " * 12)):
        diff = ScreenDiff(size=lambda: size, fills=fills)
        diff.note([(0, 0, [Segment("“强”  ab", ground)])], ground, ColorSystem.EIGHT_BIT)
        assert diff.painted(wanted, ColorSystem.EIGHT_BIT) == sent
        other = diff.painted([(0, 0, Strip([Segment("“强”  ac", ground)]))], ColorSystem.EIGHT_BIT)
        assert other.endswith("\x1b[H“强”  ac"), "what may stand further right is written again"


def assert_painted_anew_the_same(terminal: Terminal, keys: str) -> None:
    """After these keys the terminal shows what it shows when everything is painted on an empty one."""
    shown = terminal.text.splitlines()[:-1]
    terminal.screen.reset()
    assert sent(terminal, "\x0c") > 1000
    assert terminal.text.splitlines()[:-1] == shown, keys


def test_after_any_walk_the_terminal_shows_what_painting_everything_shows(workbook: Path) -> None:
    with running(workbook, size=(120, 40)) as terminal:
        terminal.wait_for(COUNTED)
        for keys in WALK:
            for key in keys:
                terminal.send(key)
                rest(terminal)
            assert_painted_anew_the_same(terminal, keys)


def test_a_move_a_page_a_letter_and_the_start_stay_small(workbook: Path) -> None:
    with running(workbook) as terminal:
        terminal.wait_for(">红3.1.3")
        rest(terminal)
        assert len(terminal.received) <= 6144
        terminal.wait_for(COUNTED)
        assert sent(terminal, "j") <= 700
        assert sent(terminal, "\x04") <= 4096
        assert sent(terminal, "/") <= 700
        assert sent(terminal, "质") <= 4096
        assert sent(terminal, BACK) <= 4096
        assert sent(terminal, "\r") <= 8192
        assert sent(terminal, BACK) <= 8192


def test_no_change_of_screens_sends_more_than_8_kilobytes(workbook: Path) -> None:
    with running(workbook) as terminal:
        terminal.wait_for(COUNTED)
        for key in "DpBCBHBSBPBFBKBYBi?B:":
            assert sent(terminal, key) <= 8192, key
        assert sent(terminal, BACK) <= 8192
        assert sent(terminal, "r") <= 8192


def sent(terminal: Terminal, keys: str) -> int:
    """How many bytes the answer to keys has."""
    before = len(terminal.received)
    terminal.send(keys)
    rest(terminal)
    return len(terminal.received) - before


def rest(terminal: Terminal) -> None:
    """Waits until nothing more comes."""
    terminal.read(0.2)
    seen = -1
    while seen != len(terminal.received) or terminal.is_busy:
        seen = len(terminal.received)
        terminal.read(0.2)
