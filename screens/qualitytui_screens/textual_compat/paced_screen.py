"""Screens that paint the whole answer to a key at once, and of a focus that moves only what looks different."""

from typing import TYPE_CHECKING, TypeVar

from textual.reactive import Reactive
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

if TYPE_CHECKING:
    from qualitytui_screens.textual_compat.key_queue import KeyQueueApp

R = TypeVar("R")


class PacedScreen(Screen[R]):
    """Waits with painting while a key is being handled; Textual paints a first part, and the rest a tick later."""

    app: "KeyQueueApp"
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Textual paints all of a screen again when another widget has the focus."""

    def _on_timer_update(self) -> None:
        if not self.app.is_answering:
            super()._on_timer_update()

    def paint(self) -> bool:
        """Paints what has changed; whether something waited for that."""
        is_waited_for = bool(self._callbacks)
        super()._on_timer_update()
        return is_waited_for


class PacedDialog(ModalScreen[R], PacedScreen[R]):
    """A dialog above another screen. Style sheets know a class by the first of its bases only."""
