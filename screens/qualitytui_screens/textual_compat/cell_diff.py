"""The cells of a line as a terminal shows them, and which of them another text changes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import compress
from operator import itemgetter, ne
from typing import Final
from unicodedata import east_asian_width

from rich.cells import get_character_cell_size
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style

from qualitytui_screens.textual_compat.pen import Look, ground_of, look_of

FRAMES: Final = frozenset(map(chr, range(0x2500, 0x25A0)))
TEXT: Final = itemgetter(0)
Cell = tuple[str, Look]
"""What stands in a cell and how it looks; the second cell of a wide character has no text."""
Line = list[Cell | None]
"""The cells of a line up to the last that is known; None where it is not known what stands there."""


def cells_of(strip: Iterable[Segment], system: ColorSystem = ColorSystem.TRUECOLOR) -> list[Cell]:
    """The cells of a strip; what has no width stands with the character before it."""
    return [cell for text, style in _texts(strip) for cell in _cells_of_text(text, style, system)]


def _texts(strip: Iterable[Segment]) -> list[tuple[str, Style | None]]:
    """The texts of a strip with their styles, none of which begins with a character without width."""
    texts: list[tuple[str, Style | None]] = []
    for text, style, control in strip:
        if control or not text:
            continue
        rest = text
        while rest > "~" and texts and rest and not get_character_cell_size(rest[0]):
            texts[-1], rest = (texts[-1][0] + rest[0], texts[-1][1]), rest[1:]
        if rest:
            texts.append((rest, style))
    return texts


@lru_cache(maxsize=4096)
def _cells_of_text(text: str, style: Style | None, system: ColorSystem) -> tuple[Cell, ...]:
    look = look_of(style, system)
    blank = blank_cell(ground_of(look.back) if look.is_ground else look)
    if not text.strip(" "):
        return (blank,) * len(text)
    if text.isascii():
        return tuple([blank if character == " " else (character, look) for character in text])
    cells: list[Cell] = []
    for character in text:
        size = 1 if character <= "~" else get_character_cell_size(character)
        if size:
            cells.append(blank if character == " " else (character, look))
            if size > 1:
                cells.append(("", look))
        elif cells:
            at = -1 if cells[-1][0] else -2
            cells[at] = (cells[at][0] + character, cells[at][1])
    return tuple(cells)


@lru_cache(maxsize=4096)
def blank_cell(look: Look) -> Cell:
    """A blank, always as the same object."""
    return " ", look


def put_cells(line: Line, at: int, cells: Sequence[Cell]) -> None:
    """Notes in a line what stands there from now on; half a wide character does not stand."""
    if not cells:
        return
    end = at + len(cells)
    line.extend([None] * (end - len(line)))
    if at and (first := line[at]) and not first[0]:
        line[at - 1] = None
    if line[end:] and (behind := line[end]) and not behind[0]:
        line[end] = None
    line[at:end] = cells


def changed_runs(
    old: Sequence[Cell | None], new: Sequence[Cell | None], may_erase: Callable[[Look], bool]
) -> Iterator[tuple[int, int]]:
    """The first cell of each run of cells that have changed, and the one behind it; wide characters are whole.

    Blanks that stand between others belong to their run where all of them are erased at once.
    """
    first = end = -1
    for nth in compress(range(len(new)), map(ne, old, new)):
        if (cell := new[nth]) is None:
            continue
        if nth > end:
            if end > first and cell[0] == " " and may_erase(cell[1]) and new[end - 1 : nth].count(cell) > nth - end:
                end = nth + 1
                continue
            if end > first:
                yield first, _behind(end, new)
            first = nth if cell[0] else max(nth - 1, 0)
        end = nth + 1
    if end > first:
        yield first, _behind(end, new)


def _behind(end: int, cells: Sequence[Cell | None]) -> int:
    """The end of a run, behind the second cell of a wide character."""
    is_half = end < len(cells) and (cell := cells[end]) is not None and not cell[0]
    return end + 1 if is_half else end


def doubtful_parts(cells: Sequence[Cell | None], at: int, end: int) -> list[tuple[int, int]]:
    """The parts of some cells that a terminal may show further right than thought, each with its end.

    Such a part begins with a character of doubtful width and ends in blanks that are enough for all that it may be
    wider: those of its blanks that are written again hide what went before, and the others remain blanks.
    """
    if not any(map(is_doubtful, set(map(TEXT, filter(None, cells[at:end]))))):
        return []
    parts: list[tuple[int, int]] = []
    first, wider, nth = -1, 0, at
    while nth < end:
        cell = cells[nth]
        if cell is not None and is_doubtful(cell[0]):
            first, wider = (nth, 1) if first < 0 else (first, wider + 1)
        elif first >= 0 and cell is not None and cell[0] == " ":
            behind = next((one for one in range(nth, end) if cells[one] != cell), end)
            if behind - nth >= 2 * wider:
                parts.append((first, nth + wider))
                first = -1
            nth = behind - 1
        nth += 1
    return [*parts, (first, end)] if first >= 0 else parts


@lru_cache(maxsize=4096)
def is_doubtful(text: str) -> bool:
    """Whether some terminals show a character in more cells than others, such as “ where they are set for Chinese.

    Behind it nothing stands where it is thought to stand. Frames are left out: where they are wide, nothing fits, and
    `--ascii` is there for it.
    """
    character = text[:1]
    return len(text) > 1 or (bool(character) and character not in FRAMES and east_asian_width(character) == "A")
