"""The arguments of the process as clean text."""

import os
from collections.abc import Sequence

from qualitytui.i18n import say
from qualitytui.sanitize import REPLACED, clean


def cleaned(argv: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words as text, and a sentence for each in which something was none; the name of a file stays as it is."""
    words, odd = list[str](), list[str]()
    for nth, word in enumerate(argv, 1):
        is_file = not word.isprintable() and os.path.lexists(word.partition("=")[2] if word[:2] == "--" else word)
        words.append(word if is_file else clean(word))
        count = words[-1].count(REPLACED) - word.count(REPLACED)
        if count > 0:
            odd.append(say("Word {number}: {count} invalid characters were replaced.", number=nth, count=count))
    return words, odd
