"""Brackets of both widths, nested ones too."""

import re
from collections.abc import Iterator
from functools import cache

OPEN = {"(": ")", "（": "）", "〔": "〕", "[": "]", "［": "］", "【": "】", "〈": "〉"}
CLOSE = frozenset(OPEN.values())
ROUND = frozenset("(（")
MARKS = re.compile(r"[()（）\n]")
FAR = 600
"""Characters behind which a line's end no longer stands inside a bracket that was opened."""


UNITS = frozenset("套")
"""Second units that stand in brackets behind the first: 60台（套）."""


@cache
def marks_of(separators: str) -> re.Pattern[str]:
    """The separators and every bracket."""
    return re.compile(f"[{re.escape(separators + ''.join([*OPEN, *CLOSE]))}]")


def brackets(text: str, *, unclosed: bool = False) -> Iterator[tuple[int, int, str]]:
    """The outermost round brackets of a text: start, end behind the closing one, and what is inside.

    A bracket that is never closed hides none behind it; with `unclosed` the last of them runs to its line's end.
    """
    if "(" not in text and "（" not in text:
        return
    opened: list[int] = []
    closed: list[tuple[int, int]] = []
    for mark in MARKS.finditer(text):
        at, char = mark.start(), mark[0]
        if char in ROUND:
            opened.append(at)
        elif char in ")）" and opened:
            start = opened.pop()
            while closed and closed[-1][0] > start:
                closed.pop()
            closed.append((start, at + 1))
        elif char == "\n" and opened and at - opened[-1] > FAR:
            opened.clear()
    for start, end in closed:
        yield start, end, text[start + 1 : end - 1]
    if unclosed and opened and (not closed or closed[-1][1] < opened[-1]):
        end = text.find("\n", opened[-1])
        yield opened[-1], (end if end >= 0 else len(text)), text[opened[-1] + 1 : end if end >= 0 else len(text)]


def split_outside(text: str, separators: str) -> list[str]:
    """Splits at separators that stand in no bracket; empty pieces are left out."""
    pieces, depth, start = [], 0, 0
    for mark in marks_of(separators).finditer(text):
        at, char = mark.start(), mark[0]
        if char in OPEN:
            depth += 1
        elif char in CLOSE and depth:
            depth -= 1
        elif char not in CLOSE and depth == 0:
            pieces.append(text[start:at])
            start = at + 1
    pieces.append(text[start:])
    return [piece.strip() for piece in pieces if piece.strip()]


def without_brackets(text: str) -> str:
    """The text with round brackets blanked, every other character where it was; (其中…) belongs to the sentence."""
    kept, at = [], 0
    for start, end, inside in brackets(text):
        is_said = inside in UNITS
        kept += [
            text[at:start],
            f"，{inside}，" if inside.startswith("其中") else text[start:end] if is_said else " " * (end - start),
        ]
        at = end
    return "".join([*kept, text[at:]])
