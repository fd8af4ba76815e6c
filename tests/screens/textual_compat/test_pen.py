"""What the pen writes looks as what Rich writes, in fewer bytes."""

import io

import pyte
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from qualitytui_screens.textual_compat.pen import RESET, Pen
from qualitytui_screens.textual_compat.screen_diff import system_of

WIDE = 40
COLOURS = st.sampled_from([None, "red", "bright_blue", "color(208)", "#102030", "default"])
MARKS = st.sampled_from([None, True, False])
STYLES = st.builds(
    Style, color=COLOURS, bgcolor=COLOURS, bold=MARKS, italic=MARKS, underline=MARKS, reverse=MARKS, strike=MARKS
)
TEXTS = st.sampled_from(["质量", "a", "  ", "红 3.1", " "])
STRIPS = st.lists(st.builds(Segment, TEXTS, st.none() | STYLES, st.none()), min_size=1, max_size=5).map(Strip)
SYSTEMS = st.sampled_from(["standard", "256", "truecolor"])


def console_of(system: str) -> Console:
    return Console(file=io.StringIO(), force_terminal=True, color_system=system)  # type: ignore[arg-type]  # one of the names


def cells(sent: str) -> list[object]:
    """What a terminal shows; the colour of the letters of a blank is not seen."""
    screen = pyte.Screen(WIDE, 2)
    pyte.Stream(screen).feed(sent)
    seen: list[object] = []
    for row in range(2):
        for at in range(WIDE):
            cell = screen.buffer[row][at]
            is_plain_blank = cell.data == " " and not (cell.underscore or cell.reverse or cell.strikethrough)
            seen.append(cell._replace(fg="", bold=False, italics=False) if is_plain_blank else cell)
    return seen


@given(st.tuples(STRIPS, STRIPS), SYSTEMS)
def test_the_terminal_shows_what_each_strip_rendered_by_itself_shows(strips: tuple[Strip, Strip], system: str) -> None:
    console, pen = console_of(system), Pen(system_of(console_of(system)))
    rendered = [strip.render(console) for strip in strips]
    written = [pen.write(strip) for strip in strips] + [pen.lift()]
    assert cells("\r\n".join(rendered)) == cells("\r\n".join(written[:2]) + written[2])
    assert pen.lift() == ""


def test_a_colour_that_stays_is_said_once() -> None:
    pen = Pen(system_of(console_of("256")))
    red, white = (Style(color=color, bgcolor="black") for color in ("red", "white"))
    strip = Strip([Segment("红", red), Segment(" 3.1", white)])
    assert pen.write(strip) == "\x1b[31;40m红\x1b[37m 3.1"
    assert pen.write(strip) == "\x1b[31m红\x1b[37m 3.1"
    assert pen.lift() == RESET
    assert pen.lift() == ""


def test_a_mark_that_ends_leaves_the_colours() -> None:
    pen = Pen(system_of(console_of("256")))
    strip = Strip([Segment("a", Style(bold=True, color="red")), Segment("b", Style(color="red"))])
    assert pen.write(strip) == "\x1b[1;31ma\x1b[22mb"


def test_a_link_keeps_its_address() -> None:
    pen = Pen(system_of(console_of("256")))
    sent = pen.write(Strip([Segment("a", Style(color="red")), Segment("b", Style(link="file:///a"))]))
    assert "file:///a" in sent
    assert sent.startswith("\x1b[31ma\x1b[0m\x1b]8;")
