"""Aligned text tables for people, TSV for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from qualitytui.errors import UsageRefused
from qualitytui.i18n import say
from qualitytui.named_tuple import Generic, NamedTuple
from qualitytui.sanitize import cut, pad, visible, width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    V = TypeVar("V")
else:
    V = None


class Column(NamedTuple, Generic[V]):
    """One column: its name for --columns, its heading, what it shows; the last column takes what room is left.

    `plain` is what it says to programs, `short` what it shows where lines are cut, if that is something else.
    """

    name: str
    heading: str
    show: Callable[[V], str]
    limit: int = 0
    plain: Callable[[V], str] | None = None
    short: Callable[[V], str] | None = None


def chosen(columns: Sequence[Column[V]], names: str | None, usual: Sequence[str]) -> list[Column[V]]:
    """The columns named as a,b; the usual ones where none are."""
    known = {column.name: column for column in columns}
    wanted = names.replace(",", " ").replace("，", " ").split() if names else list(usual)
    for name in wanted:
        if name not in known:
            raise UsageRefused(
                say("There is no column {name}.", name=name),
                say("The columns are: {names}.", names=", ".join(known)),
            )
    return [known[name] for name in wanted]


def tsv(columns: Sequence[Column[V]], items: Iterable[V], *, header: bool) -> Iterable[str]:
    """One line per item, fields split by tabs, nothing cut."""
    if header:
        yield "\t".join(column.name for column in columns)
    for item in items:
        yield "\t".join(_cell((column.plain or column.show)(item)) for column in columns)


def _cell(text: str) -> str:
    if " " not in text and text.isprintable():
        return text
    return visible(" ".join(text.split()))


def table(columns: Sequence[Column[V]], items: Sequence[V], room: int | None) -> Iterable[str]:
    """Aligned by cells; cut at `room` cells, or not at all where room is None."""
    shows = [column.short if room and column.short else column.show for column in columns]
    rows = [[_cell(show(item)) for show in shows] for item in items]
    headings = [column.heading for column in columns]
    rows.insert(0, headings)
    cell_widths = [[width(cell) for cell in cells] for cells in list(zip(*rows, strict=True))[:-1]]
    aligned = [
        _aligned(cells, each, min(max(each), column.limit or 1000), is_cut=not column.limit or bool(room))
        for column, cells, each in zip(columns, zip(*rows, strict=True), cell_widths, strict=False)
    ]
    for row, *fixed in zip(rows, *aligned, strict=True):
        line = "  ".join([*fixed, row[-1]]).rstrip()
        yield cut(line, room) if room else line


def _aligned(cells: Sequence[str], widths: Sequence[int], most: int, *, is_cut: bool) -> Sequence[str]:
    """The cells of one column, of which each takes so many, filled up to the most; what is longer is cut."""
    if not is_cut:
        return cells
    return [
        cell + " " * (most - each) if each <= most else pad(cell, most)
        for cell, each in zip(cells, widths, strict=True)
    ]
