"""Takes the terminal before Textual is loaded: the opening picture stands there, keys wait, nothing is echoed.

The driver takes over from it; where it never comes to that, the terminal is given back as it was. Not for Windows.
"""

import os
import signal
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final, NoReturn

from qualitytui_screens.ending_signals import SIGNALS
from qualitytui_screens.opening import Opening

if TYPE_CHECKING:
    from qualitytui_screens.textual_compat.screen_diff import ScreenDiff

ENTER: Final = "\x1b[?1049h"
"""Goes to the screen beside the one on which the shell writes."""
LEAVE: Final = "\x1b[0m\x1b[?25h\x1b[?1049l"
RESIZED: Final = "SIGWINCH"
LOCAL, CONTROL = 3, 6
"""Where the settings of a terminal have its modes and its special characters."""


class EarlyTerminal:
    """The terminal with the picture on it, until the driver takes it over."""

    def __init__(self, opening: Opening) -> None:
        self.opening = opening
        self._keys, self._screen = (stream.fileno() for stream in (sys.__stdin__, sys.__stderr__) if stream)
        self.settings = termios.tcgetattr(self._keys)
        """As the shell has them."""
        self.is_taken_over = self._is_resized = False

    def show(self) -> None:
        """Paints the picture; what is typed from now on is kept for the app. Ctrl-C still ends the program."""
        self._set(_unechoed(self.settings))
        self._write(f"{ENTER}\x1b[?25l{self.opening.sequence}")

    def note_in(self, diff: "ScreenDiff", size: tuple[int, int]) -> None:
        """Has it known what stands there, unless the window, now of this size, was another meanwhile."""
        if not self._is_resized and self.opening.picture.size == size:
            diff.note(self.opening.picture.pieces, self.opening.picture.ground, self.opening.system)

    def note_resize(self) -> None:
        """Notes that the terminal may have moved its lines."""
        self._is_resized = True

    def give_back(self) -> None:
        """Leaves the terminal as it was, unless the driver has it now, which will do so."""
        if not self.is_taken_over:
            self._set(self.settings)
            self._write(LEAVE)

    def end(self, number: int, _: object) -> NoReturn:
        """Ends the program at once; an exception might be taken for another one by what is just being loaded."""
        self.give_back()
        os._exit(128 + number)

    def _set(self, settings: list[Any]) -> None:
        with suppress(termios.error):
            termios.tcsetattr(self._keys, termios.TCSANOW, settings)

    def _write(self, text: str) -> None:
        data = text.encode()
        with suppress(OSError):  # a terminal that has gone
            while data:
                data = data[os.write(self._screen, data) :]


@contextmanager
def shown(opening: Opening | None) -> Iterator[EarlyTerminal | None]:
    """Shows the opening, where there is one, for the time of the block."""
    if opening is None:
        yield None
        return
    terminal = EarlyTerminal(opening)
    try:
        for name in SIGNALS:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), terminal.end)
        signal.signal(getattr(signal, RESIZED), lambda *_: terminal.note_resize())
        terminal.show()
        yield terminal
    finally:
        terminal.give_back()


def _unechoed(settings: list[Any]) -> list[Any]:
    """Settings under which keys wait as they are typed, and only Ctrl-C does anything."""
    flags, special = [*settings], [*settings[CONTROL]]
    flags[0] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR | termios.IXON | termios.IXOFF)
    flags[LOCAL] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    special[termios.VMIN], special[termios.VSUSP], special[termios.VQUIT] = 1, b"\0", b"\0"
    flags[CONTROL] = special
    return flags
