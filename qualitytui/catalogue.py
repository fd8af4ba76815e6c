"""Lazy lookup in a compiled gettext catalogue (.mo) by binary search.

The standard library's GNUTranslations makes a dictionary of every sentence first, which at each start of a short
command costs more than all its look-ups. The sentences of a .mo file stand in order, so that halving finds one.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

MAGIC: Final = b"\xde\x12\x04\x95"
"""The magic number of a little-endian catalogue."""


class Catalogue:
    """A .mo file; raises ValueError for other content."""

    def __init__(self, content: bytes) -> None:
        if content[:4] != MAGIC:
            raise ValueError(content[:4])
        self._content = content
        count, sentences, translations = self._numbers(8, 3)
        self._sentences = self._numbers(sentences, 2 * count)
        self._translations = self._numbers(translations, 2 * count)
        self._count = count
        self.translated = cache(self._translated)

    def _translated(self, sentence: str) -> str:
        """The translation of a sentence, or the sentence itself where there is none."""
        wanted = sentence.encode()
        low, high = 0, self._count
        while low < high:
            middle = (low + high) // 2
            if self._sentence(middle) < wanted:
                low = middle + 1
            else:
                high = middle
        if low == self._count or self._sentence(low) != wanted:
            return sentence
        return self._text(self._translations, low).decode()

    def _sentence(self, nth: int) -> bytes:
        return self._text(self._sentences, nth)

    def _text(self, places: Sequence[int], nth: int) -> bytes:
        """The nth of the texts whose lengths and places are given."""
        place = places[2 * nth + 1]
        return self._content[place : place + places[2 * nth]]

    def _numbers(self, place: int, count: int) -> Sequence[int]:
        """So many numbers of four bytes; where the machine has its smallest byte first they stay where they are."""
        content = memoryview(self._content)[place : place + 4 * count]
        if sys.byteorder == "little":
            return content.cast("I")
        return [int.from_bytes(content[at : at + 4], "little") for at in range(0, 4 * count, 4)]
