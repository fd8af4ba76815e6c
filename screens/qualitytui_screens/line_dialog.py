"""A dialog that asks for one line of text."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from qualitytui.i18n import say
from qualitytui.sanitize import capital, line, visible
from qualitytui_screens.field import LineField
from qualitytui_screens.textual_compat.paced_screen import PacedDialog
from qualitytui_screens.widgets.prose import Prose


class LineDialog(PacedDialog[str | None]):
    """Asks for one line of text."""

    AUTO_FOCUS = "LineField"
    BINDINGS: ClassVar[list[Binding]] = [Binding("escape", "leave", show=False)]  # type: ignore[assignment]  # one kind of what may stand here

    def __init__(self, heading: str, value: str, *, may_be_empty: bool = False) -> None:
        super().__init__()
        self.heading = heading
        self.value = value
        self.may_be_empty = may_be_empty

    def compose(self) -> ComposeResult:
        """What is asked, and the line."""
        with Vertical(classes="dialog"):
            yield Prose(Content(visible(capital(self.heading), keep_lines=True)), classes="dialog-title")
            yield LineField(self.value, id="line")
            yield Static(Content(say("Enter takes it, Esc leaves")), classes="advice")

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        self.dismiss(line(event.value) or ("" if self.may_be_empty else None))

    def action_leave(self) -> None:
        """Leaves it as it was."""
        self.dismiss(None)
