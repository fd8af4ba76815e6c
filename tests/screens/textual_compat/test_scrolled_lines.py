"""Lines that only move are moved by the terminal, and what then stands there is what was painted."""

import io
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from qualitytui_screens.textual_compat.cell_diff import cells_of
from qualitytui_screens.textual_compat.screen_diff import DiffUpdate, ScreenDiff
from qualitytui_screens.textual_compat.scrolled_lines import Scroll, scroll_in
from tests.screens.emulator import Emulator, Seen, fed

COLUMNS, ROWS = 20, 12
WORDS = [f"{nth} 县{'质环财发'[nth % 4]}局 {'|' * (nth % 7)}" for nth in range(40)]


def lines_of(words: Sequence[str], lit: int) -> list[Strip]:
    styles = [Style(reverse=nth == lit, bgcolor="#202020") for nth in range(len(words))]
    return [
        Strip([Segment(word, style)]).adjust_cell_length(COLUMNS, style)
        for word, style in zip(words, styles, strict=True)
    ]


def painted(diff: ScreenDiff, strips: Sequence[Strip]) -> str:
    console = Console(file=io.StringIO(), force_terminal=True, color_system="256", width=COLUMNS)
    return DiffUpdate(diff, [(row, 0, strip) for row, strip in enumerate(strips)], str).render_segments(console)


def shown(*sent: str) -> list[Seen]:
    return fed(Emulator(COLUMNS, ROWS), sent)


@given(
    st.lists(
        st.tuples(st.integers(0, 20), st.integers(0, ROWS - 1), st.sampled_from(["", "头", "另一行"])),
        min_size=2,
        max_size=5,
    )
)
def test_wherever_the_lines_move_what_is_painted_last_stands_there(steps: list[tuple[int, int, str]]) -> None:
    diff, sent = ScreenDiff(), []
    for top, lit, head in steps:
        words = WORDS[top : top + ROWS]
        last = lines_of([head, *words[1:]] if head else words, lit)
        sent.append(painted(diff, last))
    assert shown(*sent) == shown(painted(ScreenDiff(), last))


def test_one_line_further_down_few_bytes_are_sent() -> None:
    diff = ScreenDiff()
    painted(diff, lines_of(WORDS[:ROWS], 3))
    sent = painted(diff, lines_of(WORDS[1 : ROWS + 1], 4))
    assert "\x1b[1M" in sent
    assert len(sent) < 150


def test_a_part_of_a_line_is_not_moved() -> None:
    diff = ScreenDiff()
    painted(diff, lines_of(WORDS[:ROWS], 3))
    lines = {row: list(line) for row, line in diff._lines.items()}
    system = ColorSystem.EIGHT_BIT
    further = lines_of(WORDS[1 : ROWS + 1], 3)
    halves = [(row, 0, cells_of(strip.crop(0, 10), system)) for row, strip in enumerate(further)]
    assert scroll_in(lines, halves) is None
    whole = [(row, 0, cells_of(strip, system)) for row, strip in enumerate(lines_of(WORDS[1 : ROWS + 1], 20))]
    assert scroll_in(lines, whole) == Scroll(0, ROWS - 1, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty on Windows")
def test_after_scrolling_the_terminal_shows_what_painting_everything_shows(workbook: Path) -> None:
    from tests.screens.terminal import running
    from tests.screens.textual_compat.test_screen_diff import COUNTED, assert_painted_anew_the_same, rest

    with running(workbook) as terminal:
        terminal.wait_for(COUNTED)
        for keys in ("jjjjjjjjjjjjjjjjj", "kkkkkkkkkkkkkkkk", "G", "l", "jjjjjjjjjjjjjjjj"):
            for key in keys:
                terminal.send(key)
            rest(terminal)
            assert_painted_anew_the_same(terminal, keys)
