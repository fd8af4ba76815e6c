"""A multi-line input; a module of its own because it loads slowly and only forms need it."""

from contextlib import suppress
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding
from textual.message import Message
from textual.widgets import TextArea

from qualitytui.sanitize import clean
from qualitytui_screens.field import Parked, tell_replaced


class TextField(TextArea, Parked):
    """Several lines; Enter is done, Ctrl-J begins a new line, Ctrl-T asks for the person's editor."""

    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]  # a list of bindings is one kind of what may stand here
        Binding("enter", "submit", show=False, priority=True),
        Binding("ctrl+j", "new_line", show=False, priority=True),
        Binding("ctrl+t", "outside", show=False, priority=True),
    ]

    class Submitted(Message):
        """Enter was pressed."""

    class Outside(Message):
        """The text is wanted in the person's editor."""

        def __init__(self, field: "TextField") -> None:
            super().__init__()
            self.field = field

    def __init__(self, value: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(clean(value), id=id, compact=True, highlight_cursor_line=False)
        self.cursor_blink = False

    def on_mount(self) -> None:
        """What stands in it is gone on with, as in a field of one line."""
        self.move_cursor(self.document.end)

    def on_text_area_selection_changed(self) -> None:
        """The caret has moved; where it stands is certain only when the text is laid out."""
        self.call_after_refresh(self._park)

    @property
    def value(self) -> str:
        """What was typed."""
        return clean(self.text)

    def action_copy(self) -> None:
        """Ctrl-C leaves the program as elsewhere, if pressed twice; what is selected is copied too."""
        with suppress(SkipAction):
            super().action_copy()
        self.app.action_help_quit()

    def action_submit(self) -> None:
        """Is done."""
        self.post_message(self.Submitted())

    def action_outside(self) -> None:
        """Asks for the person's editor."""
        self.post_message(self.Outside(self))

    def action_new_line(self) -> None:
        """Begins a new line."""
        self.insert("\n")

    def on_paste(self, event: events.Paste) -> None:
        """Takes the text over without what would act on a terminal."""
        self.replace(clean(event.text), *self.selection)
        tell_replaced(self, event.text)
        event.prevent_default()
        event.stop()
