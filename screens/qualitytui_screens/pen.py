"""What a terminal is told about the looks of text: only what differs from how it wrote last.

The usual way gives each run of cells its whole look and takes it back behind it: three quarters of what is sent.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from rich.cells import get_character_cell_size
from rich.color import Color, ColorSystem
from rich.segment import Segment
from rich.style import Style

ON: Final = {"bold": 1, "dim": 2, "italic": 3, "underline": 4, "blink": 5, "reverse": 7, "strike": 9}
OFF: Final = {"bold": 22, "dim": 22, "italic": 23, "underline": 24, "blink": 25, "reverse": 27, "strike": 29}
SEEN_ON_BLANKS: Final = frozenset({"underline", "reverse", "strike", "blink"})
NO_COLOR: Final = ("39", "49")
ANY: Final = ""
"""A colour that is not seen."""


class Look(NamedTuple):
    """How cells look: what is switched on, the codes of their colour and of their ground."""

    marks: frozenset[str] = frozenset()
    color: str = "39"
    ground: str = "49"


class Cell(NamedTuple):
    """What stands in a cell; the second cell of a wide character has no text."""

    text: str
    look: Look


PLAIN: Final = Look()


@lru_cache(maxsize=4096)
def look_of(style: Style | None, system: ColorSystem | None) -> Look:
    """The look of a style on a terminal of so many colours."""
    if style is None or system is None:
        return PLAIN
    marks = frozenset(name for name in ON if getattr(style, name))
    return Look(marks, _codes(style.color, system, 0), _codes(style.bgcolor, system, 1))


def _codes(color: Color | None, system: ColorSystem, at: int) -> str:
    if color is None or color.is_default:
        return NO_COLOR[at]
    return ";".join(color.downgrade(system).get_ansi_codes(foreground=at == 0))


@lru_cache(maxsize=4096)
def _on_blanks(look: Look) -> Look:
    """A look as far as it is seen where nothing is written."""
    return look if look.marks & SEEN_ON_BLANKS else Look(frozenset(), ANY, look.ground)


def cells_of(segments: Iterable[Segment], system: ColorSystem | None) -> Iterator[Cell]:
    """The cells of some text; what has no width stands with the character before it."""
    held: Cell | None = None
    for segment in segments:
        look = look_of(segment.style, system)
        blank = Cell(" ", _on_blanks(look))
        for character in "" if segment.control else segment.text:
            size = get_character_cell_size(character)
            if size == 0:
                held = Cell(held.text + character, held.look) if held is not None else held
                continue
            if held is not None:
                yield from _whole(held)
            held = blank if character == " " else Cell(character, look)
    if held is not None:
        yield from _whole(held)


def _whole(cell: Cell) -> Iterator[Cell]:
    yield cell
    if get_character_cell_size(cell.text[0]) > 1:
        yield Cell("", cell.look)


class Pen:
    """Writes cells one behind the other and knows how the terminal writes now."""

    def __init__(self) -> None:
        self._now = PLAIN

    def written(self, cells: Iterable[Cell]) -> str:
        """The text of the cells, with what has to be told where their look changes."""
        return "".join(self._change(cell.look) + cell.text for cell in cells)

    def laid_down(self) -> str:
        """What has to be told at the end, so that whatever comes next begins plainly."""
        return self._change(PLAIN)

    def _change(self, look: Look) -> str:
        now = self._now
        if look == now:
            return ""
        if look.color == ANY:
            look = Look(now.marks - SEEN_ON_BLANKS, now.color, look.ground)
            if look == now:
                return ""
        self._now = look
        if look == PLAIN:
            return "\x1b[0m"
        off = dict.fromkeys(OFF[name] for name in ON if name in now.marks - look.marks)
        kept = {name for name in now.marks if OFF[name] not in off}
        codes = [*map(str, off), *(str(ON[name]) for name in ON if name in look.marks - kept)]
        codes += [look.color] if look.color != now.color else []
        codes += [look.ground] if look.ground != now.ground else []
        return f"\x1b[{';'.join(codes)}m"
