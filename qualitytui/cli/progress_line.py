"""The line at a terminal that says, from one second on, what a command is doing and how to stop it."""

from __future__ import annotations

import time
from _thread import allocate_lock, start_new_thread
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from qualitytui.cli.terminal import LINES
from qualitytui.i18n import say
from qualitytui.progress import Doing, told_to
from qualitytui.sanitize import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, TextIO

QUIET: Final = 1.0
"""Seconds without any output after which the line is shown."""
EVERY: Final = 0.5
"""Seconds after which it is shown anew."""


class ProgressLine:
    """Shown while a command works and prints nothing; each output clears it."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._begun = self._last_output = clock()
        self._lock = allocate_lock()
        self._end = allocate_lock()
        self._is_paused = self._is_shown = False
        self._doing = Doing()

    def start(self) -> None:
        """Looks twice a second, in a thread of its own, whether the line is to be shown."""
        self._end.acquire()
        start_new_thread(self._watch, ())

    def _watch(self) -> None:
        while not self._end.acquire(timeout=EVERY):
            self.tick()

    def tell(self, what: str, done: int, total: int) -> None:
        """What is being done and how much of it is done; what is done is named no more."""
        self._doing.tell(what, done, total)

    def tick(self) -> None:
        """Shows the line where nothing was printed for a second."""
        now = self._clock()
        with self._lock:
            if self._is_paused or now - self._last_output < QUIET:
                return
            what = self._doing.text or say("working")
            text = say("{what} · {seconds} s · Ctrl-C stops", what=what, seconds=int(now - self._begun))
            self._is_shown = self._write(f"\r\x1b[K{visible(text)}")

    def clear(self) -> None:
        """Clears the line, as something is printed now."""
        with self._lock:
            if self._is_shown:
                self._write("\r\x1b[K")
            self._is_shown = False
            self._last_output = self._clock()

    def pause(self) -> None:
        """Shows nothing until the command goes on."""
        self._is_paused = True
        self.clear()

    def go_on(self) -> None:
        """Shows the line again, after another second without output."""
        self.clear()
        self._is_paused = False

    def stop(self) -> None:
        """Clears the line for good."""
        self.pause()
        self._end.release()

    def _write(self, text: str) -> bool:
        try:
            self._stream.write(text)
            self._stream.flush()
        except (OSError, ValueError):
            return False
        return True


@contextmanager
def shown(stream: TextIO) -> Iterator[ProgressLine]:
    """Shows the progress of the command inside."""
    line = ProgressLine(stream)
    line.start()
    LINES.append(line)
    try:
        with told_to(line.tell):
            yield line
    finally:
        LINES.remove(line)
        line.stop()
