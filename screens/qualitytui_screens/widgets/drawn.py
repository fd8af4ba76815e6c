"""Drawings of characters in the colours of the screens."""

from collections.abc import Iterable
from typing import Any, Final

from textual.app import App
from textual.content import Content

from qualitytui.presentation.drawings.marks import FILL, SOFT, STRONG, TODAY, Line, Mode
from qualitytui_screens.theme_colours import LIGHT_COLOURS

COLOURS: Final = {light: f"${name}" for light, name in LIGHT_COLOURS.items()}
PARTS: Final = {
    "": "",
    SOFT: "$text-muted",
    STRONG: "bold",
    TODAY: "$text-primary bold",
    **COLOURS,
    **{FILL + light: f"{colour} reverse" for light, colour in COLOURS.items()},
}
"""How each part of a drawing looks."""


def mode_of(app: App[Any]) -> Mode:
    """Whether drawings are made with colours, without, or of ASCII signs."""
    if app.has_class("ascii"):
        return "ascii"
    return "plain" if app.no_color else "color"


def is_for_reader(app: App[Any]) -> bool:
    """Whether a program reads the screens aloud: no borders, no drawings, the cursor at the row."""
    return app.has_class("reader")


def shown_line(line: Line) -> Content:
    """A line of a drawing."""
    return Content.assemble(*((run.text, PARTS[run.part]) for run in line))


def shown_lines(lines: Iterable[Line]) -> Content:
    """Lines of a drawing, one below the other."""
    return Content("\n").join([shown_line(line) for line in lines])
