"""From one style of the terminal to another in few bytes."""

import pytest
from rich.color import ColorSystem
from rich.style import Style

from qualitytui_screens.textual_compat.pen import PLAIN, RESET, Look, Pen, ground_of, look_of, sgr

RED, WHITE = Look(fore="31", back="40"), Look(fore="37", back="40")


def test_a_colour_that_stays_is_said_once_from_one_painting_to_the_next() -> None:
    pen = Pen()
    assert pen.turn(RED) == f"{RESET}\x1b[31;40m"
    assert pen.turn(WHITE) == "\x1b[37m"
    assert pen.turn(WHITE) == ""
    assert pen.turn(PLAIN) == RESET


@pytest.mark.parametrize(
    ("marks", "wanted", "sent"),
    [
        ("1", "", "\x1b[22m"),
        ("", "1", "\x1b[1m"),
        ("7", "4", "\x1b[27;4m"),
        ("53", "", "\x1b[;31;40m"),
        ("1", "2", "\x1b[22;2m"),
    ],
)
def test_a_mark_that_ends_leaves_the_colours(marks: str, wanted: str, sent: str) -> None:
    before, now = (RED._replace(marks=frozenset(filter(None, [one]))) for one in (marks, wanted))
    assert sgr(before, now) == sent


def test_a_link_is_no_part_of_a_style() -> None:
    assert sgr(RED, RED._replace(link="file:///a")) == ""


def test_the_codes_of_a_style_by_what_they_are_for() -> None:
    style = Style(color="#ff8080", bgcolor="default", bold=True, link="file:///a")
    look = look_of(style, ColorSystem.EIGHT_BIT)
    assert look == Look(frozenset({"1"}), "38;5;210", "", "file:///a")
    assert not look.is_ground, "a link is seen"
    assert ground_of("") is look_of(Style(bgcolor="default"), ColorSystem.EIGHT_BIT)
    assert not look_of(Style(underline=True), ColorSystem.EIGHT_BIT).is_ground
