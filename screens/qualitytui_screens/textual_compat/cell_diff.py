"""The cells of a line as a terminal shows them, and which of them another text changes."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import compress, groupby
from operator import itemgetter, ne
from typing import Final
from unicodedata import east_asian_width

from rich.cells import get_character_cell_size
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from qualitytui_screens.textual_compat.pen import Look, look_in_cell

BRIDGE: Final = 6
"""So many cells that stand there already are sent again where going over them would take more."""
FRAMES: Final = frozenset(map(chr, range(0x2500, 0x25A0)))
TEXT: Final = itemgetter(0)
Cell = tuple[str, Look]
"""What stands in a cell and how it looks; the second cell of a wide character has no text."""
Line = list[Cell | None]
"""The cells of a line up to the last that is known; None where it is not known what stands there."""


def cells_of(strip: Strip, system: ColorSystem = ColorSystem.TRUECOLOR) -> list[Cell]:
    """The cells of a strip; what has no width stands with the character before it."""
    return [cell for text, style in _texts(strip) for cell in _cells_of_text(text, style, system)]


def _texts(strip: Strip) -> list[tuple[str, Style | None]]:
    """The texts of a strip with their styles, none of which begins with a character without width."""
    texts: list[tuple[str, Style | None]] = []
    for text, style, control in strip:
        if control or not text:
            continue
        rest = text
        while texts and rest and not get_character_cell_size(rest[0]):
            texts[-1], rest = (texts[-1][0] + rest[0], texts[-1][1]), rest[1:]
        if rest:
            texts.append((rest, style))
    return texts


@lru_cache(maxsize=4096)
def _cells_of_text(text: str, style: Style | None, system: ColorSystem) -> tuple[Cell, ...]:
    blank, other = (look_in_cell(style, system, is_blank=is_blank) for is_blank in (True, False))
    cells: list[Cell] = []
    for character in text:
        look, size = blank if character == " " else other, get_character_cell_size(character)
        if size:
            cells.append((character, look))
            if size > 1:
                cells.append(("", look))
        elif cells:
            at = -1 if cells[-1][0] else -2
            cells[at] = (cells[at][0] + character, cells[at][1])
    return tuple(cells)


def put_cells(
    line: Line, at: int, strip: Strip, system: ColorSystem = ColorSystem.TRUECOLOR
) -> list[tuple[int, Strip]]:
    """Notes in a line what stands there from now on; the parts of it that did not before."""
    cells = cells_of(strip, system)
    end = at + len(cells)
    line.extend([None] * (end - len(line)))
    stood = line[at:end]
    if stood == cells:
        return []
    changed = list(compress(range(at, end), map(ne, stood, cells)))
    if at and stood[0] and not stood[0][0]:
        line[at - 1] = None
    if line[end:] and (behind := line[end]) and not behind[0]:
        line[end] = None
    line[at:end] = cells
    if any(map(_may_be_wide, set(map(TEXT, filter(None, stood))) | set(map(TEXT, cells)))):
        return [(at, strip)]
    drawn = [(cell[0], style) for text, style in _texts(strip) for cell in _cells_of_text(text, style, system)]
    return [(first, _strip(drawn[first - at : last + 1 - at])) for first, last in _spans(changed, cells, at)]


@lru_cache(maxsize=4096)
def _may_be_wide(text: str) -> bool:
    """Whether terminals set for Chinese show a character two cells wide that others show one wide, such as “.

    Behind it nothing stands where it is thought to stand. Frames are left out: where they are wide, nothing fits, and
    `--ascii` is there for it.
    """
    character = text[:1]
    return bool(character) and character not in FRAMES and east_asian_width(character) == "A"


def _strip(drawn: Sequence[tuple[str, Style | None]]) -> Strip:
    parts = groupby(drawn, key=lambda one: one[1])
    return Strip([Segment("".join(text for text, _ in part), style) for style, part in parts])


def _spans(changed: Sequence[int], cells: Sequence[Cell], at: int) -> Iterator[tuple[int, int]]:
    """The first and last cell of what has to be sent: wide characters whole, and what is near together."""
    first = last = changed[0]
    for nth in changed:
        if nth - last > BRIDGE:
            yield _whole(first, cells, at)[0], _whole(last, cells, at)[1]
            first = nth
        last = nth
    yield _whole(first, cells, at)[0], _whole(last, cells, at)[1]


def _whole(nth: int, cells: Sequence[Cell], at: int) -> tuple[int, int]:
    """The cells of the character that stands in a cell."""
    own = nth - at
    begin = own - 1 if own and not cells[own][0] else own
    end = own + 1 if own + 1 < len(cells) and not cells[own + 1][0] else own
    return begin + at, end + at
