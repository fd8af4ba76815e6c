"""What scrolls: a box whose scroll bar stands right however often the window has changed."""

from textual.containers import VerticalScroll
from textual.widget import Widget


class ThumbInPlace(Widget):
    """Puts the bar where the content is whenever it is shown again: Textual moves no bar that is hidden."""

    def watch_show_vertical_scrollbar(self, is_shown: bool) -> None:
        """Called by Textual."""
        if is_shown:
            self.vertical_scrollbar.position = self.scroll_y


class Scroll(VerticalScroll, ThumbInPlace):
    """A box that scrolls its content."""
