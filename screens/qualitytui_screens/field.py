"""Input fields: multi-line paste is kept, the cursor does not blink."""

from contextlib import suppress
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from qualitytui.i18n import say
from qualitytui.sanitize import REPLACED, clean, line
from qualitytui_screens.textual_compat.caret import caret_cell


class Parked(Widget):
    """Places the terminal's cursor at the caret, where an input method opens its window."""

    def on_focus(self) -> None:
        """The position is known only after the layout."""
        self.call_after_refresh(self._park)

    def on_resize(self) -> None:
        """The caret is elsewhere now."""
        self.call_after_refresh(self._park)

    def _park(self) -> None:
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset  # type: ignore[attr-defined]  # fields know their caret
            self.refresh()


def tell_replaced(field: Widget, pasted: str) -> None:
    """Warns about invalid characters in a paste."""
    if count := clean(pasted).count(REPLACED):
        field.app.warn(say("{count} invalid characters were replaced.", count=count))  # type: ignore[attr-defined]  # our app


class LineField(Input, Parked):
    """One line; several lines pasted become one. What is only suggested gives way to what is typed."""

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name
        is_suggested: bool = False,
    ) -> None:
        super().__init__(value, placeholder=placeholder, id=id, compact=True, select_on_focus=is_suggested)
        self.cursor_blink = False

    def action_copy(self) -> None:
        """Ctrl-C leaves the program as elsewhere, if pressed twice; what is selected is copied too."""
        with suppress(SkipAction):
            super().action_copy()
        self.app.action_help_quit()

    def validate_value(self, value: str) -> str:
        """The sanitized value on one line."""
        return clean(value).replace("\n", " ")

    @property
    def cursor_screen_offset(self) -> Offset:
        """The cell of the caret; Textual's own stands one too far at the end."""
        at = caret_cell(self)
        return Offset(self.content_region.x + at - self.scroll_offset.x, self.content_region.y)

    def watch_scroll_x(self, old_value: float, new_value: float) -> None:
        """The caret has gone along with the text."""
        super().watch_scroll_x(old_value, new_value)
        self._park()

    def on_paste(self, event: events.Paste) -> None:
        """Puts several lines on one, and says so."""
        self.replace(line(event.text), *self.selection)
        tell_replaced(self, event.text)
        count = len(clean(event.text).strip().splitlines())
        if count > 1:
            self.app.show_message(say("{count} lines were put on one.", count=count))  # type: ignore[attr-defined]  # our app
        event.prevent_default()
        event.stop()


class ChoiceField(Static, can_focus=True):
    """One of a few words, changed with left and right."""

    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]  # a list of bindings is one kind of what may stand here
        Binding("right,space,l", "turn(1)", show=False),
        Binding("left,h", "turn(-1)", show=False),
        Binding("enter", "submit", show=False),
    ]

    class Submitted(Message):
        """Enter was pressed."""

    def __init__(self, words: tuple[str, ...], value: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.words = words
        self.value = value

    def render(self) -> str:
        """The word between arrows."""
        return f"< {say(self.value) if self.value else '-'} >"

    def action_turn(self, by: int) -> None:
        """Takes the next word."""
        at = self.words.index(self.value) if self.value in self.words else -1
        self.value = self.words[(at + by) % len(self.words)]
        self.refresh(layout=True)

    def action_submit(self) -> None:
        """Submits the value."""
        self.post_message(self.Submitted())
