"""Base class of the app: a clean terminal after an error, the screen diff, and the pace of a slow line."""

import asyncio

from rich.console import RenderableType
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.app import App
from textual.screen import Screen

from qualitytui_screens.textual_compat.screen_diff import ScreenDiff
from qualitytui_screens.textual_compat.slow_line import PATIENCE, SlowLine


class CrashSafeApp(App[int]):
    """Gives the terminal back and keeps the error, in place of printing it with every record it was about."""

    broken: Exception | None = None

    def __init__(self) -> None:
        super().__init__()
        self.line = SlowLine()
        self.screen_diff = ScreenDiff(self.line.question)
        self._answers: asyncio.AbstractEventLoop | None = None

    def on_mount(self) -> None:
        """From now on answers of the terminal are heard."""
        self._answers = asyncio.get_running_loop()

    def hear_answer(self) -> None:
        """Says, from the thread that reads the terminal, that all that was painted has come."""
        if self._answers is not None:
            self._answers.call_soon_threadsafe(self._take_answer)

    def _take_answer(self) -> None:
        self.line.answer()
        self._paint_held()

    def _paint_held(self) -> None:
        """Paints what waited, unless the terminal still owes an answer."""
        if self.screen_diff.is_holding and not self.line.is_waiting:
            self._send(self.screen, self.screen_diff.reduced(None))

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Paints what has changed; what is put off, as in a batch, is not taken for painted."""
        if self._batch_count or not isinstance(renderable, (ChopsUpdate, LayoutUpdate)):
            super()._display(screen, renderable)
        elif self.line.is_waiting:
            if not self.screen_diff.is_holding:
                self.set_timer(PATIENCE, self._paint_held)
            self.screen_diff.hold(renderable)
            super()._display(screen, None)
        else:
            self._send(screen, self.screen_diff.reduced(renderable))

    def _send(self, screen: Screen[object], update: CompositorUpdate) -> None:
        super()._display(screen, update)  # type: ignore[arg-type]  # Textual displays updates as well

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
