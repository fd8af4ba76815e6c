"""The notice in a window that is too small."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from qualitytui.i18n import say
from qualitytui_screens.textual_compat.paced_screen import PacedDialog


class TooSmall(PacedDialog[None]):
    """Hides whatever is open until the window grows again."""

    is_hiding = True
    BINDINGS: ClassVar[list[Binding]] = [Binding("q", "app.quit", show=False)]  # type: ignore[assignment]  # one kind of what may stand here

    def compose(self) -> ComposeResult:
        """The words."""
        yield Static(Content(say("window too small")), id="too-small")
