"""Throttling on a slow line: one painting for each answer of the terminal, as what is painted faster only piles up.

Behind a painting the terminal is asked whether it is well; its answer says that all before has come. The first answer
also tells how slow the line is.
"""

import time
from collections.abc import Callable
from typing import Final

ASK: Final = "\x1b[5n"
ANSWER: Final = "\x1b[0n"
LATE: Final = 0.3
"""Seconds after which an answer makes the line a slow one."""
PATIENCE: Final = 10.0
"""Seconds after which a terminal that has never answered is asked no more, until it does."""
PAUSE: Final = 0.3
"""Debounce: seconds without a key after which the rest of the screen follows the cursor."""


class SlowLine:
    """Whether the line is slow, and whether the terminal still owes an answer."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.is_slow = False
        self._clock = clock
        self._asked: float | None = None
        self._has_answered = False
        self._is_silent = False

    @property
    def is_waiting(self) -> bool:
        """Whether a painting must wait for the one before it to come through."""
        if not self.is_slow or self._asked is None:
            return False
        if self._clock() - self._asked < PATIENCE:
            return True
        self._asked, self._is_silent = None, not self._has_answered
        return False

    def question(self) -> str:
        """What is sent behind a painting: the first one always asks, later ones on a slow line."""
        if self._asked is not None or self._is_silent or (self._has_answered and not self.is_slow):
            return ""
        self._asked = self._clock()
        return ASK

    def answer(self) -> None:
        """Notes that all that was painted has come."""
        if self._asked is not None and self._clock() - self._asked > LATE:
            self.is_slow = True
        self._asked, self._has_answered, self._is_silent = None, True, False
