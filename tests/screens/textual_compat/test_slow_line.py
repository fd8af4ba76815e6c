"""On a slow line the screen is painted once for each answer of the terminal, and ends as it should."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from textual._compositor import ChopsUpdate, CompositorUpdate
from textual.strip import Strip

from qualitytui_screens.textual_compat.screen_diff import ScreenDiff
from qualitytui_screens.textual_compat.slow_line import ANSWER, ASK, LATE, PATIENCE, SlowLine

if sys.platform == "win32":
    pytest.skip("there is no pty on Windows", allow_module_level=True)

import pyte

from tests.screens.terminal import running

WIDE, HIGH = 12, 3
PIECES = st.tuples(st.integers(0, HIGH - 1), st.integers(0, WIDE - 4), st.text("abc", min_size=1, max_size=4))


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_an_answer_that_comes_at_once_leaves_the_line_a_fast_one() -> None:
    clock = Clock()
    line = SlowLine(clock)
    assert line.question() == ASK
    assert line.question() == ""
    clock.now = LATE
    line.answer()
    assert not line.is_slow
    assert not line.is_waiting
    assert line.question() == ""


def test_a_late_answer_makes_the_line_a_slow_one_that_is_asked_behind_each_painting() -> None:
    clock = Clock()
    line = SlowLine(clock)
    line.question()
    assert not line.is_waiting
    clock.now = LATE + 0.1
    line.answer()
    assert line.is_slow
    assert line.question() == ASK
    assert line.is_waiting
    line.answer()
    assert not line.is_waiting
    assert line.question() == ASK


def test_a_terminal_that_never_answers_is_waited_for_once() -> None:
    clock = Clock()
    line = SlowLine(clock)
    line.is_slow = True
    line.question()
    clock.now = PATIENCE - 0.1
    assert line.is_waiting
    clock.now = PATIENCE
    assert not line.is_waiting
    assert line.question() == ""


def test_a_first_answer_that_comes_very_late_is_taken_and_asked_for_again() -> None:
    clock = Clock()
    line = SlowLine(clock)
    line.is_slow = True
    line.question()
    clock.now = PATIENCE + 1.5
    assert not line.is_waiting
    line.answer()
    assert line.question() == ASK
    assert line.is_waiting


def test_a_lost_answer_is_asked_for_again() -> None:
    clock = Clock()
    line = SlowLine(clock)
    line.is_slow = True
    line.question()
    line.answer()
    line.question()
    clock.now = PATIENCE
    assert not line.is_waiting
    assert line.question() == ASK


def update_of(row: int, at: int, text: str) -> ChopsUpdate:
    return ChopsUpdate(
        [{}] * row + [{at: Strip([Segment(text)])}], [(row, at, at + len(text))], [[]] * row + [[at + len(text)]]
    )


def shown(sent: str) -> list[str]:
    screen = pyte.Screen(WIDE, HIGH)
    pyte.Stream(screen).feed(sent)
    return list(screen.display)


def text_of(update: CompositorUpdate) -> str:
    return update.render_segments(Console())


@given(st.lists(PIECES, max_size=12))
def test_what_was_held_is_painted_as_if_each_had_been_painted(pieces: list[tuple[int, int, str]]) -> None:
    at_once, later = ScreenDiff(), ScreenDiff()
    each = "".join(text_of(at_once.reduced(update_of(*piece))) for piece in pieces)
    for piece in pieces:
        later.hold(update_of(*piece))
    assert shown(text_of(later.reduced(None))) == shown(each)
    assert not later.is_holding
    assert text_of(later.reduced(None)) == ""


def test_a_piece_that_is_covered_while_it_waits_is_never_sent() -> None:
    paper = ScreenDiff()
    for text in ("abc", "cab", "bca"):
        paper.hold(update_of(1, 2, text))
    sent = text_of(paper.reduced(None))
    assert "bca" in sent
    assert "abc" not in sent


def test_keys_are_painted_together_when_the_terminal_answers(workbook: Path) -> None:
    with running(workbook, "--slow-line") as terminal:
        terminal.wait_for("任务")
        terminal.read(0.3)
        before, sent = terminal.text, len(terminal.received)
        terminal.send("/nothing")
        terminal.read(0.3)
        assert terminal.text == before
        assert len(terminal.received) - sent < 200
        terminal.send(ANSWER)
        terminal.wait_for("nothing")
