"""Screens that paint the whole answer to a key at once, and of a focus that moves only what looks different."""

from typing import TYPE_CHECKING, Self, TypeVar

from textual import events
from textual.message_pump import MessagePump
from textual.reactive import Reactive
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

if TYPE_CHECKING:
    from qualitytui_screens.textual_compat.crash_safe_app import CrashSafeApp

R = TypeVar("R")


class PacedScreen(Screen[R]):
    """Waits with painting while a key is being handled; Textual paints a first part, and the rest a tick later."""

    app: "CrashSafeApp"
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Textual paints all of a screen again when another widget has the focus."""

    _is_held = False
    """Whether what a layout has changed waits for being painted."""

    _was_shown = False

    def as_first(self, app: MessagePump) -> Self:
        """The screen an app begins with; it can be replaced like one that was put over another."""
        self._push_result_callback(app, None)
        return self

    def on_screen_resume(self, event: events.ScreenResume, /) -> None:
        """Leaves the styles the first time, when they are new; Textual calls this before its own handler."""
        event.refresh_styles = self._was_shown
        self._was_shown = True

    def _on_timer_update(self) -> None:
        if self.app.is_answering:
            return
        super()._on_timer_update()
        if self._is_held:
            self._compositor_refresh()

    def _compositor_refresh(self) -> None:
        self._is_held = self.app.is_answering
        if self._is_held:
            self._update_timer.resume()
        else:
            super()._compositor_refresh()

    @property
    def is_waited_for(self) -> bool:
        """Whether something is to be done behind the next painting."""
        return bool(self._callbacks)

    def paint(self) -> None:
        """Paints what has changed."""
        self._on_timer_update()


class PacedDialog(ModalScreen[R], PacedScreen[R]):
    """A dialog above another screen. Style sheets know a class by the first of its bases only."""
