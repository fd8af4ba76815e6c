"""The parts of a page below each other or, in a wide window, in two columns."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple

from textual.content import Content

from qualitytui.sanitize import capital, pad, width
from qualitytui_screens.widgets.prose import fold_line

WIDE: Final = 150
"""The cells of a page from which on it has two columns."""
GAP: Final = 4


class Row(NamedTuple):
    """A part of a page: its name, said once where several follow, and what it says.

    `is_course` marks what was done and said in the course of time, which stands at the right where there is room.
    """

    name: str
    said: Content
    is_course: bool = False


def in_course(rows: Iterable[Row]) -> Iterator[Row]:
    """The parts as what was done and said in the course of time."""
    return (row._replace(is_course=True) for row in rows)


def half_of(cells: int) -> int:
    """The cells of one of two columns."""
    return (cells - GAP) // 2


def lines_of(rows: Sequence[Row], cells: int) -> list[Content]:
    """The parts below each other, each with its name where that is another, long text hanging under its beginning."""
    room = max((width(row.name) for row in rows), default=0) + 2
    lines, before = list[Content](), ""
    for row in rows:
        name = "" if row.name == before else row.name
        parts = [part for one in row.said.split("\n", allow_blank=True) for part in fold_line(one, cells - room)]
        for part in parts:
            lines.append(Content.assemble((pad(capital(name), room), "bold"), part))
            name = ""
        before = row.name
    return lines


def side_by_side(rows: Sequence[Row], cells: int) -> list[Content]:
    """What is so at the left, what was done and said at the right, each column of so many cells."""
    left = lines_of([row for row in rows if not row.is_course], cells)
    right = lines_of([row for row in rows if row.is_course], cells)
    return [
        Content.assemble(one, " " * (cells + GAP - one.cell_length), other)
        for one, other in zip_longest(left, right, fillvalue=Content(""))
    ]
