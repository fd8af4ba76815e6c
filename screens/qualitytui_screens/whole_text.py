"""The whole text of what stands under the cursor of a list, to be scrolled and copied."""

from typing import ClassVar

from textual.binding import Binding
from textual.content import Content

from qualitytui.sanitize import visible
from qualitytui_screens.keys import WHOLE_TEXT, bindings
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.text_screen import TextScreen


class WholeTextScreen(TextScreen):
    """A text that its list or the pane below shows only the beginning of."""

    BINDINGS: ClassVar[list[Binding]] = bindings(WHOLE_TEXT)
    KEYS = SCREEN_KEYS["whole text"]
    is_for_reading = True

    def __init__(self, name: str, whole: str) -> None:
        super().__init__()
        self.named = name
        self.whole = whole

    def again(self) -> "WholeTextScreen":
        """The same text."""
        return WholeTextScreen(self.named, self.whole)

    def heading(self) -> str:
        """What the text is about."""
        return self.named

    def text(self) -> Content:
        """All of it."""
        return Content(visible(self.whole, keep_lines=True))

    def action_copy(self) -> None:
        """Sends it to the terminal's clipboard."""
        self.app.copy(self.whole)
