"""The last sanitizer before the terminal: a line filter that removes control characters and escape sequences."""

import unicodedata

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from qualitytui.sanitize import INVISIBLE_CATEGORIES


class ControlCharFilter(LineFilter):
    """Removes every non-printing character from a line; none takes a cell, so the layout stays."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - colours stay
        """The segments without control characters."""
        return [segment if segment.control or segment.text.isprintable() else _without(segment) for segment in segments]


def _without(segment: Segment) -> Segment:
    clean = "".join(char for char in segment.text if unicodedata.category(char) not in INVISIBLE_CATEGORIES)
    return segment if clean == segment.text else Segment(clean, segment.style)
