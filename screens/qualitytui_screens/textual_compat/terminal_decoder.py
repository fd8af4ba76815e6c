"""A terminal decoder: invalid bytes are replaced, unrequested terminal answers are no keys."""

import codecs
import re
import time
from collections.abc import Callable
from typing import Final

from qualitytui.sanitize import REPLACED
from qualitytui_screens.textual_compat.slow_line import ANSWER as WELL

PASTED, END = "\x1b[200~", "\x1b[201~"
ANSWER: Final = re.compile(
    r"\x1b\[[?>=][0-9;:]*[@-~]"  # device attributes, modes and keyboard protocol
    r"|\x1b\[[0-9;]+n|\x1b\[[3-9];[0-9]+;[0-9]+t"  # status report, window size
    r"|\x1b\](?:[0-9]|[lL])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)"  # colours, clipboard, title
    r"|\x1bP[0-9>!$+|][^\x1b]*\x1b\\|\x1b_G[^\x1b]*\x1b\\"  # name and version, settings, graphics
)
BEGUN: Final = re.compile(
    r"\x1b(?:\[[?>=<]?[0-9;:]*|[]P_]|\](?:[0-9]|[lL])[^\x07\x1b\x9c]*\x1b?|(?:P[0-9>!$+|]|_G)[^\x1b]*\x1b?)\Z"
)
"""The start of an escape sequence of an answer or a key."""
STALE: Final = 1.0
"""Timeout in seconds for the rest of an answer."""
LONGEST: Final = 8_192


class TerminalDecoder(codecs.IncrementalDecoder):
    """Decodes the input of a terminal."""

    def __init__(self, errors: str = "replace", answered: Callable[[], object] = lambda: None) -> None:
        super().__init__(errors)
        self._answered = answered
        self._text = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._held, self._since = "", 0.0
        self._is_pasting = False

    def decode(self, input: bytes, final: bool = False) -> str:  # type: ignore[override]  # noqa: A002 - as codecs have it
        """Decodes bytes and removes answers; an incomplete one is buffered."""
        buffered = self._held if time.monotonic() - self._since < STALE else ""
        rest, self._held, heard = buffered + self._text.decode(input, final), "", ""
        while rest:
            part, mark, rest = rest.partition(END if self._is_pasting else PASTED)
            heard += (self._pasted(part, mark) if self._is_pasting else self._typed(part, mark)) + mark
            self._is_pasting ^= bool(mark)
        return heard

    def _pasted(self, part: str, mark: str) -> str:
        """Pasted text with its escape characters made visible; Textual would parse them as keys."""
        begun = next((n for n in range(len(END) - 1, 0, -1) if part.endswith(END[:n])), 0)
        return self._but(part, len(part) if mark else len(part) - begun).replace("\x1b", REPLACED)

    def _typed(self, part: str, mark: str) -> str:
        if WELL in part:
            self._answered()
        part = ANSWER.sub("", part)
        begun = None if mark else BEGUN.search(part)
        return self._but(part, begun.start() if begun else len(part))

    def _but(self, part: str, at: int) -> str:
        """A part up to there; the rest is kept."""
        self._held, self._since = part[at:][:LONGEST], time.monotonic()
        return part[:at]
