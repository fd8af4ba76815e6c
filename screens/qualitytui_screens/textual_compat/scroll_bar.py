"""A scroll bar of blanks: the usual block characters are two cells wide on some Chinese terminals."""

from typing import ClassVar

from textual.scrollbar import ScrollBar, ScrollBarRender


class BlankScrollBar(ScrollBarRender):
    """Ends where a cell ends."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


def use_blank_scroll_bars() -> None:
    """Draws every scroll bar so."""
    ScrollBar.renderer = BlankScrollBar
