"""A terminal driver that blocks instead of polling: what is typed and the order to stop wake it, nothing else does.

Textual's own driver looks every tenth of a second whether it should stop, and takes as long to leave.
"""

import os
import re
import selectors
import termios
from typing import Any, Final

from textual import constants
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from qualitytui_screens.early_terminal import ENTER
from qualitytui_screens.textual_compat.crash_safe_app import CrashSafeApp
from qualitytui_screens.textual_compat.pen import RESET
from qualitytui_screens.textual_compat.signals import leave_on_signals
from qualitytui_screens.textual_compat.terminal_decoder import TerminalDecoder

GONE = 0.1
"""Seconds between two looks at a terminal that has gone; a signal ends the program soon after."""
TO_CELL: Final = re.compile(r"\x1b\[\d+;\d+H")
"""Puts the terminal's cursor into a cell."""
TO_FIRST, HOME = "\x1b[1;1H", "\x1b[H"
"""Two ways to put it into the first."""
SHAPE, ARROW = "\x1b]22;", "\x1b]22;default\x07"
"""Says how the pointer of the mouse looks: first, and as long as nothing else was said, like an arrow."""


class EagerDriver(LinuxDriver):
    """The driver of a terminal on Linux."""

    def __init__(self, app: CrashSafeApp, **options: Any) -> None:
        super().__init__(app, **options)
        self._hear_answer = app.hear_answer
        self._hears_signals = False
        self._early = app.early_terminal
        """What has the terminal before the first start."""
        self._wake: tuple[int, int] | None = None
        self._end, self._shape = "", ARROW
        self._returns = _returns_at_ends(self.fileno)

    def write(self, data: str) -> None:
        """Writes what changes anything: neither puts the cursor where it is nor gives the pointer the shape it has."""
        if data == ENTER and self._early is not None:
            is_new = False
        elif data.startswith(SHAPE):
            is_new, self._shape = data != self._shape, data
        else:
            is_new = TO_CELL.fullmatch(data) is None or not self._end.endswith(data)
            self._end = data[-16:]
        if is_new:
            super().write(self._shortened(data))

    def _shortened(self, data: str) -> str:
        """The same in fewer bytes: the system itself returns to the first cell where a line ends, as a rule."""
        if data.endswith(TO_FIRST):
            data = data.removesuffix(TO_FIRST) + HOME
        return data.replace("\r\n", "\n") if self._returns else data

    def start_application_mode(self) -> None:
        """Starts reading, with a pipe of its own through which it is told to stop; signals leave in order from now."""
        if not self._hears_signals:
            self._hears_signals = True
            leave_on_signals(self._app.exit)
        self._close_pipe()
        self._wake = os.pipe()
        super().start_application_mode()  # type: ignore[no-untyped-call]  # as Textual has it
        if self._early is not None:
            self._early.is_taken_over, self.attrs_before = True, self._early.settings
            self._early = None

    def stop_application_mode(self) -> None:
        """Gives the terminal back in its own colours."""
        self.write(RESET)
        super().stop_application_mode()

    def disable_input(self) -> None:
        """Stops reading at once."""
        if self._wake is not None:
            os.write(self._wake[1], b"\0")
        super().disable_input()

    def close(self) -> None:
        """Lets go of everything."""
        super().close()
        self._close_pipe()

    def _close_pipe(self) -> None:
        for end in self._wake or ():
            os.close(end)
        self._wake = None

    def run_input_thread(self) -> None:
        """Hands on what is typed until it is told to stop."""
        if self._wake is None:
            return
        decoder, parser = TerminalDecoder(answered=self._hear_answer), XTermParser(self._debug)
        with selectors.DefaultSelector() as waiting:
            waiting.register(self._wake[0], selectors.EVENT_READ)
            waiting.register(self.fileno, selectors.EVENT_READ)
            seconds: float | None = None
            while self._wake[0] not in (ready := {key.fd for key, _ in waiting.select(seconds)}):
                seconds = None
                if ready:
                    data = os.read(self.fileno, 4096)
                    seconds = constants.ESCAPE_DELAY if data else GONE
                    if not data and self.exit_event.wait(GONE):
                        return
                    if text := decoder.decode(data):
                        self._hand_on(parser.feed(text))
                self._hand_on(parser.tick())

    def _hand_on(self, messages: Any) -> None:
        for message in messages:
            self.process_message(message)


def _returns_at_ends(terminal: int) -> bool:
    """Whether the system sends a carriage return before each line feed."""
    try:
        flags = termios.tcgetattr(terminal)[1]
    except termios.error:
        return False
    return bool(flags & termios.OPOST and flags & termios.ONLCR)
