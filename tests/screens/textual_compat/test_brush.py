"""Whatever is painted over whatever, the terminal shows what Textual wanted, in fewer bytes than it takes itself."""

import io
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS, Console
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

from qualitytui_screens.textual_compat.screen_diff import Piece, ScreenDiff
from tests.screens.emulator import Emulator, Seen, fed

COLUMNS, ROWS = 24, 4
COLOURS = st.sampled_from([None, "#ff8080", "#202020", "default", "red"])
MARKS = st.sampled_from([None, True])
STYLES = st.builds(Style, color=COLOURS, bgcolor=COLOURS, bold=MARKS, underline=MARKS, reverse=MARKS, italic=MARKS)
WORDS = st.sampled_from(["", " ", "县", "强县", "a", "12", " " * 7, " " * 16, "│──", "红 3.1", "e\u0301", "“强”", "·"])
SEGMENTS = st.lists(st.tuples(WORDS, STYLES).map(lambda one: Segment(*one)), max_size=6)


def ground() -> Style:
    """A style of its own each time: Rich has a style keep the codes of the colours it was first asked for."""
    return Style(bgcolor="#202020")


LINES = st.one_of(
    SEGMENTS.map(lambda parts: Strip(parts).adjust_cell_length(COLUMNS)),
    SEGMENTS.map(lambda parts: Strip(parts).adjust_cell_length(COLUMNS, ground())),
    st.lists(WORDS, max_size=4).map(
        lambda words: Strip([Segment("".join(words), ground())]).adjust_cell_length(COLUMNS, ground())
    ),
)
SCREENS = st.lists(LINES, min_size=ROWS, max_size=ROWS)
PARTS = st.lists(
    st.tuples(st.integers(0, ROWS - 1), st.integers(0, COLUMNS - 1), LINES, st.integers(1, COLUMNS)), max_size=6
)
STEPS = st.lists(st.tuples(SCREENS, PARTS, st.booleans()), min_size=1, max_size=4)
SYSTEMS = st.sampled_from(["standard", "256", "truecolor"])


def whole(lines: Sequence[Strip]) -> list[Piece]:
    return [(row, 0, line) for row, line in enumerate(lines)]


def diff_of(*, fills: bool) -> ScreenDiff:
    return ScreenDiff(size=lambda: Size(COLUMNS, ROWS), fills=fills)


def walked(
    steps: Sequence[tuple[Sequence[Strip], Sequence[tuple[int, int, Strip, int]], bool]],
    system: ColorSystem,
    *,
    fills: bool,
    with_parts: bool = True,
) -> list[str]:
    """What is sent for screens one after the other: parts of lines between them, sometimes as on an unknown one."""
    diff, sent = diff_of(fills=fills), list[str]()
    for lines, parts, is_forgotten in steps:
        for row, at, line, cells in parts if with_parts else ():
            sent.append(diff.painted([(row, at, line.crop(0, min(cells, COLUMNS - at)))], system))
        if is_forgotten:
            diff.forget()
        sent.append(diff.painted(whole(lines), system))
    assert diff.painted(whole(steps[-1][0]), system) == ""
    return sent


def as_rich_writes(lines: Sequence[Strip], system: str) -> list[Seen]:
    console = Console(file=io.StringIO(), force_terminal=True, color_system=system, width=COLUMNS)  # type: ignore[arg-type]  # one of the names
    sent = [f"\x1b[{row + 1}H{line.render(console)}" for row, line in enumerate(lines)]
    return fed(Emulator(COLUMNS, ROWS), sent)


@settings(max_examples=60)
@given(STEPS, SYSTEMS, st.sampled_from([(True, True), (True, False), (False, False)]))
def test_what_is_painted_last_is_seen(
    steps: list[tuple[list[Strip], list[tuple[int, int, Strip, int]], bool]], system: str, fills: tuple[bool, bool]
) -> None:
    terminal, known = fills
    sent = walked(steps, COLOR_SYSTEMS[system], fills=known)
    assert fed(Emulator(COLUMNS, ROWS, fills=terminal), sent) == as_rich_writes(steps[-1][0], system)


@settings(max_examples=60)
@given(STEPS, st.booleans())
def test_where_some_characters_are_wider_the_past_leaves_no_trace(
    steps: list[tuple[list[Strip], list[tuple[int, int, Strip, int]], bool]], fills: bool
) -> None:
    system = ColorSystem.EIGHT_BIT
    sent = walked(steps, system, fills=fills, with_parts=False)
    at_once = walked(steps[-1:], system, fills=fills, with_parts=False)
    shown, wanted = (fed(Emulator(COLUMNS, ROWS, fills=fills, is_chinese=True), one) for one in (sent, at_once))
    assert shown == wanted


@pytest.mark.parametrize("fills", [True, False])
def test_a_window_of_another_size_is_painted_anew(fills: bool) -> None:
    size = Size(COLUMNS, ROWS)
    diff = ScreenDiff(size=lambda: size, fills=fills)
    line = Strip([Segment("红 3.1.3 质监局", ground())])
    diff.painted(whole([line.adjust_cell_length(COLUMNS, ground())] * ROWS))
    size = Size(COLUMNS * 2, ROWS * 2)
    diff.forget()
    wide = [line.adjust_cell_length(COLUMNS * 2, ground())] * ROWS * 2
    sent = diff.painted(whole(wide), ColorSystem.EIGHT_BIT)
    assert ("\x1b[2J" in sent) == fills
    seen = fed(Emulator(COLUMNS * 2, ROWS * 2, fills=fills), [sent])
    assert {one[1] for one in seen} == {"1c1c1c"}
    assert "".join(str(one[0]) for one in seen).count("质监局") == ROWS * 2
