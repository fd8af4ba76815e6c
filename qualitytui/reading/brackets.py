"""Brackets of both widths, nested ones too."""

from collections.abc import Iterator

OPEN = {"(": ")", "（": "）", "〔": "〕", "[": "]", "［": "］", "【": "】"}
CLOSE = frozenset(OPEN.values())
ROUND = frozenset("(（")


def brackets(text: str) -> Iterator[tuple[int, int, str]]:
    """The outermost round brackets of a text: start, end behind the closing one, and what is inside."""
    depth, start = 0, 0
    for at, char in enumerate(text):
        if char in ROUND:
            if depth == 0:
                start = at
            depth += 1
        elif char in ")）" and depth:
            depth -= 1
            if depth == 0:
                yield start, at + 1, text[start + 1 : at]


def split_outside(text: str, separators: str) -> list[str]:
    """Splits at separators that stand in no bracket; empty pieces are left out."""
    pieces, depth, start = [], 0, 0
    for at, char in enumerate(text):
        if char in OPEN:
            depth += 1
        elif char in CLOSE and depth:
            depth -= 1
        elif char in separators and depth == 0:
            pieces.append(text[start:at])
            start = at + 1
    pieces.append(text[start:])
    return [piece.strip() for piece in pieces if piece.strip()]


def without_brackets(text: str) -> str:
    """The text with the inside of round brackets blanked, every other character where it was."""
    kept = list(text)
    for start, end, _ in brackets(text):
        kept[start:end] = " " * (end - start)
    return "".join(kept)
