"""A text that scrolls by the same keys wherever it stands, and those keys."""

from typing import ClassVar

from textual.binding import Binding

from qualitytui_screens.widgets.scroll import Scroll

SCROLLING = (
    Binding("j,down", "scroll(1)", show=False),
    Binding("k,up", "scroll(-1)", show=False),
    Binding("ctrl+d,pagedown", "scroll(15)", show=False),
    Binding("ctrl+u,pageup", "scroll(-15)", show=False),
    Binding("g,home", "scroll(-100000)", show=False),
    Binding("G,end", "scroll(100000)", show=False),
)
"""The keys by which a text moves: of a screen that is all text, or of the text that has the focus."""


class Page(Scroll):
    """A text in a dialog or beside a list; it takes the keys while it has the focus."""

    BINDINGS: ClassVar[list[Binding]] = [*SCROLLING]  # type: ignore[assignment]  # one kind of what may stand here

    def action_scroll(self, by: int) -> None:
        """Moves the text."""
        self.scroll_relative(y=by, animate=False)
