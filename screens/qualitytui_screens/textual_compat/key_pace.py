"""When the answer to a key is painted: once it is whole; those to keys that come faster than that, together."""

import time
from collections.abc import Callable
from typing import Final

WHOLE: Final = 0.5
"""Seconds within which the answer to a key is painted as a whole; one that takes longer is painted as it comes."""
BURST: Final = 0.08
"""Seconds from one painting to the next while keys come faster than they are handled."""


class KeyPace:
    """Whether a key is being handled, and whether its answer is to be painted."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._begun: float | None = None
        self._painted = -BURST
        self.is_letter_behind = False
        """Whether the next key is a letter that has come already, as with a word from an input method: what is looked
        for with each letter waits for it."""

    @property
    def is_answering(self) -> bool:
        """Whether a key is being handled whose answer is to be painted as a whole."""
        return self._begun is not None and self._clock() - self._begun < WHOLE

    def begin(self, behind: str = "") -> None:
        """Notes that a key has come, and which character has come behind it."""
        self._begun = self._clock()
        self.is_letter_behind = behind.isalpha()

    def end(self, *, is_last: bool) -> bool:
        """Notes that it has been handled; whether to paint now, or with the answer to a key that has come meanwhile."""
        now, self._begun = self._clock(), None
        is_due = is_last or now - self._painted >= BURST
        if is_due:
            self._painted = now
        return is_due
