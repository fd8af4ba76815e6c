"""Only cells that change are sent, and what then stands on the terminal is what was painted."""

import io

import pyte
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from qualitytui_screens.textual_compat.cell_diff import Line, cells_of, put_cells
from qualitytui_screens.textual_compat.pen import Pen
from qualitytui_screens.textual_compat.screen_diff import system_of

COLUMNS = 24
COLOURS = st.sampled_from([None, "#ff8080", "#202020", "default"])
MARKS = st.sampled_from([None, True])
STYLES = st.builds(Style, color=COLOURS, bgcolor=COLOURS, bold=MARKS, underline=MARKS, reverse=MARKS)
TEXTS = st.text(st.sampled_from("ab 12县强台红  │─"), max_size=9)
STRIPS = st.lists(st.tuples(TEXTS, STYLES).map(lambda one: Segment(*one)), max_size=6).map(
    lambda segments: Strip(segments).adjust_cell_length(COLUMNS)
)


def console() -> Console:
    return Console(file=io.StringIO(), force_terminal=True, color_system="256", width=COLUMNS)


def painted(line: Line, at: int, strip: Strip) -> str:
    pen = Pen(system_of(console()))
    sent = "".join(f"\x1b[1;{first + 1}H{pen.write(part)}" for first, part in put_cells(line, at, strip))
    return sent + pen.lift()


def shown(*sent: str) -> list[tuple[object, ...]]:
    """What is seen: of a blank only its ground and what is drawn over it."""
    screen = pyte.Screen(COLUMNS, 1)
    stream = pyte.Stream(screen)
    for one in sent:
        stream.feed(one)
    found: list[tuple[object, ...]] = []
    for x in range(COLUMNS):
        cell = screen.buffer[0][x]
        drawn = (cell.underscore, cell.reverse)
        is_blank = cell.data == " " and not any(drawn)
        found.append((cell.data, cell.bg) if is_blank else (cell.data, cell.bg, cell.fg, cell.bold, *drawn))
    return found


@given(st.lists(STRIPS, min_size=1, max_size=8))
def test_whatever_stood_there_what_is_painted_last_stands_there(strips: list[Strip]) -> None:
    line: Line = []
    sent = []
    for strip in strips:
        sent.append(painted(line, 0, strip))
        assert put_cells(line, 0, strip) == []
    assert shown(*sent) == shown(painted([], 0, strips[-1]))


@given(st.lists(st.tuples(st.integers(0, COLUMNS - 6), st.sampled_from(["县强", "ab", "红", "1", "    "])), max_size=9))
def test_a_wide_character_that_loses_a_half_is_known_to_be_gone(pieces: list[tuple[int, str]]) -> None:
    line: Line = []
    sent = [painted(line, 0, Strip([Segment("县强县办台州市局红黄绿蓝")]))]
    sent += [painted(line, at, Strip([Segment(text)])) for at, text in pieces]
    whole = Strip([Segment("天台县质量强县建设行动计")])
    assert shown(*sent, painted(line, 0, whole)) == shown(painted([], 0, whole))


def test_only_what_changes_is_sent_and_near_changes_go_together() -> None:
    line: Line = []
    assert [at for at, _ in put_cells(line, 0, Strip([Segment("红 3.1.3 06-28")]))] == [0]
    parts = put_cells(line, 0, Strip([Segment("黄 3.1.3 06-29")]))
    assert [(at, part.text) for at, part in parts] == [(0, "黄"), (13, "9")]
    parts = put_cells(line, 0, Strip([Segment("红 4.1.3 06-29")]))
    assert [(at, part.text) for at, part in parts] == [(0, "红 4")]


def test_pieces_that_are_cut_otherwise_are_not_sent_again() -> None:
    line: Line = []
    put_cells(line, 0, Strip([Segment("│ 县强县办 │")]))
    assert put_cells(line, 0, Strip([Segment("│ 县强")])) == []
    assert put_cells(line, 6, Strip([Segment("县办 │")])) == []


def test_what_has_no_width_stands_with_what_is_before_it() -> None:
    assert [text for text, _ in cells_of(Strip([Segment("e\u0301强\u0301")]))] == ["e\u0301", "强\u0301", ""]
