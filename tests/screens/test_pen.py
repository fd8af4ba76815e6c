"""The looks of text as they are told to a terminal: shorter than the usual way, and the same to the eye."""

import io

import pyte
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from qualitytui_screens.paper import Paper
from qualitytui_screens.pen import Pen, cells_of

COLUMNS, LINES = 24, 4
colours = st.sampled_from([None, "#ff8080", "#202020", "#87afd7", "default"])
styles = st.builds(
    Style,
    color=colours,
    bgcolor=colours,
    bold=st.sampled_from([None, True, False]),
    underline=st.sampled_from([None, True]),
    reverse=st.sampled_from([None, True]),
    dim=st.sampled_from([None, True]),
)
texts = st.text(st.sampled_from("ab 12县强台红  │─"), max_size=9)
lines = st.lists(st.tuples(texts, styles).map(lambda one: Segment(*one)), max_size=6)


def console() -> Console:
    return Console(file=io.StringIO(), force_terminal=True, color_system="256", width=COLUMNS)


def looks(screen: pyte.Screen) -> list[tuple[object, ...]]:
    """What is seen: of a blank only its ground and what is drawn over it."""
    found: list[tuple[object, ...]] = []
    for y in range(LINES):
        for x in range(COLUMNS):
            cell = screen.buffer[y][x]
            drawn = (cell.underscore, cell.reverse)
            is_blank = cell.data == " " and not any(drawn)
            found.append((cell.data, cell.bg) if is_blank else (cell.data, cell.bg, cell.fg, cell.bold, *drawn))
    return found


def shown(*sent: str) -> list[tuple[object, ...]]:
    screen = pyte.Screen(COLUMNS, LINES)
    stream = pyte.Stream(screen)
    for one in sent:
        stream.feed(one)
    return looks(screen)


def fitted(segments: list[Segment]) -> Strip:
    return Strip(segments).adjust_cell_length(COLUMNS)


@given(lines)
def test_what_the_pen_writes_looks_as_what_rich_writes(segments: list[Segment]) -> None:
    strip, pen = fitted(segments), Pen()
    written = pen.written(cells_of(strip, ColorSystem.EIGHT_BIT)) + pen.laid_down()
    assert shown(written) == shown(strip.render(console()))
    assert "\x1b" not in written or written.endswith("\x1b[0m") or pen.laid_down() == ""


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, LINES - 1), lines), max_size=12))
def test_whatever_was_there_before_what_is_painted_stands_there(frames: list[tuple[int, list[Segment]]]) -> None:
    paper, sent, last = Paper(), [], {}
    for row, segments in frames:
        strip = fitted(segments)
        last[row] = strip
        sent.append(_painted(paper, row, strip))
        assert _painted(paper, row, strip) == ""
    fresh = Paper()
    assert shown(*sent) == shown(*(_painted(fresh, row, strip) for row, strip in last.items()))


def _painted(paper: Paper, row: int, strip: Strip) -> str:
    update = paper.sparing(LayoutUpdate([[strip]], Region(0, row, COLUMNS, 1)))
    return update.render_segments(console())


def test_a_blank_takes_no_colour_and_a_run_tells_only_what_changes() -> None:
    row = [
        Segment("ab", Style(color="#ff8080", bgcolor="#202020")),
        Segment("   ", Style(color="#87afd7", bgcolor="#202020")),
        Segment("cd", Style(color="#ff8080", bgcolor="#202020", bold=True)),
    ]
    pen = Pen()
    assert pen.written(cells_of(row, ColorSystem.TRUECOLOR)) + pen.laid_down() == (
        "\x1b[38;2;255;128;128;48;2;32;32;32mab   \x1b[1mcd\x1b[0m"
    )
