"""A scroll bar of blanks: the usual block characters are two cells wide on some Chinese terminals."""

from typing import ClassVar

from textual.scrollbar import ScrollBar, ScrollBarRender


class BlankScrollBar(ScrollBarRender):
    """A scroll bar in whole cells."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


def use_blank_scroll_bars() -> None:
    """Uses it for every scroll bar."""
    ScrollBar.renderer = BlankScrollBar
