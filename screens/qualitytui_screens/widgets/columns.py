"""The columns of a list, and the line of heads that stands above them."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Generic, TypeVar

from qualitytui.data_class import dataclass
from qualitytui.i18n import language, say
from qualitytui.named_tuple import NamedTuple
from qualitytui.presentation.drawings.marks import Line, Mode
from qualitytui.sanitize import capital, cut, pad, visible, width

V = TypeVar("V")
GAP = 1
"""The blank cells between two columns; the mark of the order may stand there."""
UP, DOWN = "^", "v"
FRAME = 5
"""The cells of a list's border, its scroll bar, and the marks before each row."""
PAGE = 128
"""How many records a list reads at once; the first so many are measured for its width."""
ROOM_FOR_HEADS = 8
"""The lines a list must have before one of them goes to the heads of its columns."""
ROOMY_LIST = 100
"""The width of a list from which on its columns may be wider."""


@dataclass(frozen=True, slots=True)
class ListColumn(Generic[V]):
    """One column: its width in cells (the last takes the rest), what it shows, from which list width on."""

    cells: int
    show: Callable[[V], str]
    from_width: int = 0
    light: Callable[[V], str] | None = None
    """Names the light whose colour the cell has."""
    head: str = ""
    """What stands above it (the catalogue's key)."""
    field: str | None = None
    """The field by which the list is sorted where it is sorted by this column."""
    draw: Callable[[V, int, Mode], Line] | None = None
    """Draws the cell in place of its text, in so many cells."""
    fit: Callable[[V, int], str] | None = None
    """What it shows in so many cells, where it knows better than to be cut."""
    roomy_cells: int = 0
    """Its width in a roomy list, if that is another."""
    words: Sequence[str] = ()
    """Words of the catalogue that it shows, so that it is wide enough for them in every language."""

    def wide(self, list_width: int) -> int:
        """Its width in a list of this width: room for its head and its words in the language spoken."""
        own = self.roomy_cells if self.roomy_cells and list_width >= ROOMY_LIST else self.cells
        return max(own, widest(language(), self.head, *self.words))

    def text(self, record: V, cells: int) -> str:
        """What it shows of a record in so many cells."""
        return self.fit(record, cells) if self.fit is not None else self.show(record)


class Placed(NamedTuple, Generic[V]):
    """A column in a list of some width: how many cells it has, and the gap behind it."""

    column: ListColumn[V]
    cells: int
    gap: int


@cache
def widest(_: str, *words: str) -> int:
    """The cells that the widest of these words of the catalogue takes in the language that is spoken."""
    return max((width(say(word)) for word in words if word), default=0)


def placed(columns: Sequence[ListColumn[V]], list_width: int, room: int) -> Iterator[Placed[V]]:
    """The columns that a list of this width shows, in as many cells as there is room for."""
    shown = [column for column in columns if list_width >= column.from_width]
    for column in shown:
        is_last = column is shown[-1]
        cells = room if is_last else min(column.wide(list_width), room)
        gap = 0 if is_last else min(GAP, room - cells)
        yield Placed(column, cells, gap)
        room -= cells + gap
        if room <= 0:
            return


def head_line(columns: Sequence[ListColumn[V]], list_width: int, room: int, order: Sequence[str]) -> str:
    """The heads above their columns; those that the list is sorted by say in which direction."""
    return "".join(_head(*placed, order) for placed in placed(columns, list_width, room))


def _head(column: ListColumn[V], cells: int, gap: int, order: Sequence[str]) -> str:
    mark = next((_mark(field) for field in order if field.removeprefix("-") == column.field), "")
    name = capital(say(column.head)) if column.head else ""
    return pad(cut(name, cells + gap - len(mark)) + mark, cells + gap)


def _mark(field: str) -> str:
    return DOWN if field.startswith("-") else UP


def width_needed(columns: Sequence[ListColumn[V]], records: Sequence[V]) -> int:
    """The width at which every column and nine texts of ten have room."""
    *fixed, last = columns
    lengths = sorted(width(visible(" ".join(last.show(record).split()))) for record in records)
    longest = lengths[len(lengths) * 9 // 10] if lengths else 0
    return sum(column.wide(0) + GAP for column in fixed) + max(longest, last.cells) + FRAME
