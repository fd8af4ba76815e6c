"""Screens that paint the whole answer to a key at once, and of a focus that moves only what looks different."""

from typing import TYPE_CHECKING, Any, TypeVar

from textual import events, on
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

    @on(events.Compose)
    @on(events.ScreenResume)
    def _spare_styling(self, event: events.Compose | events.ScreenResume) -> None:
        """Has new widgets styled once; Textual does so again for the window's height, and when the screen is shown."""
        if isinstance(event, events.ScreenResume):
            event.refresh_styles &= self._was_shown
            self._was_shown = True
        else:
            height = self.app.size.height
            names = [name for least, name in sorted(self.app.VERTICAL_BREAKPOINTS or ()) if height >= least]
            self.set_class(True, *names[-1:], update=False)

    def _on_timer_update(self) -> None:
        if self.app.pace.is_answering:
            return
        super()._on_timer_update()
        if self._is_held:
            self._compositor_refresh()

    def _compositor_refresh(self) -> None:
        self._is_held = self.app.pace.is_answering
        if self._is_held:
            self._update_timer.resume()
        else:
            super()._compositor_refresh()


class PacedDialog(ModalScreen[R], PacedScreen[R]):
    """A dialog above another screen. Style sheets know a class by the first of its bases only."""


Q = TypeVar("Q", bound=PacedScreen[Any])


def as_first(screen: Q, app: MessagePump) -> Q:
    """The screen an app begins with; it can be replaced like one that was put over another."""
    screen._push_result_callback(app, None)  # noqa: SLF001 - see the package
    return screen


def paint(screen: PacedScreen[Any], *, at_once: bool) -> bool:
    """Paints what has changed, at once or if something waits for that; whether something does."""
    is_waited_for = bool(screen._callbacks)  # noqa: SLF001 - likewise
    if at_once or is_waited_for:
        screen._on_timer_update()  # noqa: SLF001 - likewise
    return is_waited_for
