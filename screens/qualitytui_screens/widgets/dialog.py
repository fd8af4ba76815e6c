"""A dialog that scrolls; where lines are few its border says what it is about and which keys end it."""

from textual.content import Content

from qualitytui.i18n import say
from qualitytui.sanitize import cut, visible
from qualitytui_screens.widgets.scroll import Scroll

LOW = 16
"""The lines of a window in which what stands above the fields is soon out of sight."""


class Dialog(Scroll):
    """The frame of a form."""

    def __init__(self, about: str) -> None:
        super().__init__(classes="dialog")
        self._about = about.partition("\n")[0]

    def on_resize(self) -> None:
        """Shows or hides the border text."""
        is_low, room = self.app.size.height < LOW, self.app.size.width - 6
        self.border_title = Content(cut(visible(self._about), room)) if is_low else None
        self.border_subtitle = Content(cut(say("Enter saves, Esc leaves"), room)) if is_low else None
