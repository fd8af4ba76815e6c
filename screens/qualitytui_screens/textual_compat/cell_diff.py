"""The cells of a line as a terminal shows them, and which of them another text changes."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple
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


class Cell(NamedTuple):
    """What stands in a cell and how it looks; the second cell of a wide character has no text."""

    text: str
    look: Look
    style: Style | None

    def shows(self, other: "Cell | None") -> bool:
        """Whether both look the same."""
        return other is not None and self.text == other.text and self.look == other.look


Line = dict[int, Cell]


def cells_of(strip: Strip, system: ColorSystem = ColorSystem.TRUECOLOR) -> list[Cell]:
    """The cells of a strip; what has no width stands with the character before it."""
    cells: list[Cell] = []
    for text, style, control in strip:
        for character in "" if control else text:
            size = get_character_cell_size(character)
            if size:
                look = look_in_cell(style, system, is_blank=character == " ")
                cells.append(Cell(character, look, style))
                if size > 1:
                    cells.append(Cell("", look, style))
            elif cells:
                at = -1 if cells[-1].text else -2
                cells[at] = cells[at]._replace(text=cells[at].text + character)
    return cells


def put_cells(
    line: Line, at: int, strip: Strip, system: ColorSystem = ColorSystem.TRUECOLOR
) -> list[tuple[int, Strip]]:
    """Notes in a line what stands there from now on; the parts of it that did not before."""
    cells = cells_of(strip, system)
    changed = [nth for nth, cell in enumerate(cells, at) if not cell.shows(line.get(nth))]
    if not changed:
        return []
    end = at + len(cells)
    stood = [line[nth] for nth in range(at, end) if nth in line]
    if at in line and not line[at].text:
        line.pop(at - 1, None)
    if end in line and not line[end].text:
        del line[end]
    line.update(enumerate(cells, at))
    if any(_may_be_wide(cell.text[:1]) for cell in (*stood, *cells)):
        return [(at, _strip(cells))]
    return [(first, _strip(cells[first - at : last + 1 - at])) for first, last in _spans(changed, cells, at)]


@lru_cache(maxsize=4096)
def _may_be_wide(character: str) -> bool:
    """Whether terminals set for Chinese show a character two cells wide that others show one wide, such as “.

    Behind it nothing stands where it is thought to stand. Frames are left out: where they are wide, nothing fits, and
    `--ascii` is there for it.
    """
    return bool(character) and character not in FRAMES and east_asian_width(character) == "A"


def _strip(cells: Sequence[Cell]) -> Strip:
    parts = groupby(cells, key=lambda cell: cell.style)
    return Strip([Segment("".join(cell.text for cell in part), style) for style, part in parts])


def _spans(changed: Sequence[int], cells: Sequence[Cell], at: int) -> Iterator[tuple[int, int]]:
    """The first and last cell of what has to be sent: wide characters whole, and what is near together."""
    first, last = _whole(changed[0], cells, at)
    for nth in changed[1:]:
        begin, end = _whole(nth, cells, at)
        if begin - last > BRIDGE:
            yield first, last
            first = begin
        last = max(last, end)
    yield first, last


def _whole(nth: int, cells: Sequence[Cell], at: int) -> tuple[int, int]:
    """The cells of the character that stands in a cell."""
    own = nth - at
    begin = own - 1 if own and not cells[own].text else own
    end = own + 1 if own + 1 < len(cells) and not cells[own + 1].text else own
    return begin + at, end + at
