"""Base class of the app: exit code and clean terminal after an error, and the screen diff."""

from rich.console import RenderableType
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.screen import Screen

from qualitytui_screens.textual_compat.screen_diff import ScreenDiff


class CrashSafeApp(App[int]):
    """Gives the terminal back and keeps the error, in place of printing it with every record it was about."""

    broken: Exception | None = None

    def __init__(self) -> None:
        super().__init__()
        self.screen_diff = ScreenDiff()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Paints what has changed; what is put off, as in a batch, is not taken for painted."""
        super()._display(
            screen, self.screen_diff.reduced(renderable) if isinstance(renderable, CompositorUpdate) else renderable
        )

    def repaint(self) -> None:
        """Paints everything, whatever the terminal shows."""
        self.screen_diff.forget()
        self.refresh(layout=True)

    def _handle_exception(self, error: Exception) -> None:
        if self.broken is None:
            self.broken = error
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._return_code = 1
        self._close_messages_no_wait()
