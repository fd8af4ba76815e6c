"""Base class of the app: a clean terminal after an error, the screen diff, and the pace of a slow line."""

import asyncio
from typing import TYPE_CHECKING

from rich.console import RenderableType
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.app import App
from textual.screen import Screen

from qualitytui_screens.textual_compat.key_pace import KeyPace
from qualitytui_screens.textual_compat.screen_diff import ScreenDiff, size_of
from qualitytui_screens.textual_compat.slow_line import PATIENCE, SlowLine

if TYPE_CHECKING:
    from qualitytui_screens.early_terminal import EarlyTerminal

SIGNALLED = 128
"""The exit code of a program that a signal ended is this and the number of the signal."""


class CrashSafeApp(App[int]):
    """Restores the terminal and stores the error instead of printing a traceback with records."""

    broken: Exception | None = None
    early_terminal: "EarlyTerminal | None" = None
    """What had the terminal until the driver took it over."""

    def __init__(self) -> None:
        super().__init__()
        self.line = SlowLine()
        self.pace = KeyPace()
        self.screen_diff = ScreenDiff(self.line.question, lambda: self.size)
        self._answers: asyncio.AbstractEventLoop | None = None
        self.is_begun = asyncio.Event()
        """Set once the first screen is painted; keys that are typed before wait for it."""

    def on_mount(self) -> None:
        """Starts listening for answers of the terminal."""
        self._answers = asyncio.get_running_loop()
        self.call_after_refresh(self.is_begun.set)

    def hear_answer(self) -> None:
        """Callback of the reader thread: the terminal has received everything that was painted."""
        if self._answers is not None:
            self._answers.call_soon_threadsafe(self._take_answer)

    def _take_answer(self) -> None:
        self.line.answer()
        self._paint_held()

    def _paint_held(self) -> None:
        """Paints deferred updates, unless an answer of the terminal is pending."""
        if self.screen_diff.is_holding and not self.line.is_waiting:
            self._send(self.screen, self.screen_diff.reduced(None))

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Paints the changed cells; deferred updates, as in a batch, do not count as painted.

        What was laid out for a window of another size is left out: the layout for the new one follows.
        """
        if self._batch_count or not isinstance(renderable, (ChopsUpdate, LayoutUpdate)):
            super()._display(screen, renderable)
        elif size_of(renderable) != self.size:
            super()._display(screen, None)
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
        """Repaints the whole screen."""
        self.screen_diff.forget()
        self.refresh(layout=True)

    def _handle_exception(self, error: Exception) -> None:
        if (self.return_value or 0) > SIGNALLED:
            return  # what had only begun while a signal ends the app finds nothing any more
        if self.broken is None:
            self.broken = error
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._return_code = 1
        self._close_messages_no_wait()
