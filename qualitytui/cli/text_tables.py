"""Aligned text tables for people, TSV for programs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from qualitytui.errors import UsageRefused
from qualitytui.i18n import say
from qualitytui.named_tuple import Generic, NamedTuple
from qualitytui.sanitize import cut, pad, visible, width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    V = TypeVar("V")
    V_contra = TypeVar("V_contra", contravariant=True)
else:
    V_contra = None


class Column(NamedTuple, Generic[V_contra]):
    """One column: its name for --columns, its heading, what it shows; the last column takes what room is left.

    `plain` is what it says to programs, `short` what it shows where lines are cut, if that is something else.
    Items of one `key` show the same, so that it is made once for all of them; without a key it is made for each.
    """

    name: str
    heading: str
    show: Callable[[V_contra], str]
    limit: int = 0
    plain: Callable[[V_contra], str] | None = None
    short: Callable[[V_contra], str] | None = None
    key: Callable[[V_contra], Hashable] | None = None


def chosen(columns: Sequence[Column[V]], names: str | None, usual: Sequence[str]) -> list[Column[V]]:
    """The columns named as a,b; the usual ones where none are."""
    known = {column.name: column for column in columns}
    wanted = named_columns(names) or list(usual)
    for name in wanted:
        if name not in known:
            raise UsageRefused(
                say("There is no column {name}.", name=name),
                say("The columns are: {names}.", names=", ".join(known)),
            )
    return [known[name] for name in wanted]


def named_columns(names: str | None) -> list[str]:
    """The columns named as a,b; none where nothing is named."""
    return names.replace(",", " ").replace("，", " ").split() if names else []


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
    cells = [[column.heading, *_cells(column, items, is_cut=bool(room))] for column in columns]
    aligned = []
    for column, each in zip(columns, cells[:-1], strict=False):
        widths = _widths(each)
        aligned.append(_filled(each, widths, _most(column, widths), is_cut=bool(room)))
    return _lines([*aligned, cells[-1]], room)


def long_table(
    columns: Sequence[Column[V]], samples: Sequence[V], items: Iterable[Sequence[V]], room: int | None
) -> Iterable[str]:
    """The same table of items that come by the page; samples that are as wide as any of them tell the widths."""
    heading, *_ = table(columns, samples, room)
    yield heading
    most = [
        _most(column, _widths([column.heading, *_cells(column, samples, is_cut=bool(room))])) for column in columns[:-1]
    ]
    for page in items:
        cells = [_cells(column, page, is_cut=bool(room)) for column in columns]
        aligned = [
            _filled(each, _widths(each), limit, is_cut=bool(room)) for each, limit in zip(cells, most, strict=False)
        ]
        yield from _lines([*aligned, cells[-1]], room)


def _lines(cells: Iterable[Sequence[str]], room: int | None) -> Iterable[str]:
    """The rows of these columns."""
    for parts in zip(*cells, strict=True):
        line = "  ".join(parts).rstrip()
        yield cut(line, room) if room else line


def _cells(column: Column[V], items: Sequence[V], *, is_cut: bool) -> list[str]:
    """What a column shows of each item."""
    show = column.short if is_cut and column.short else column.show
    if column.key is None:
        return [text if " " not in text and text.isprintable() else _cell(text) for text in map(show, items)]
    keys = [*map(column.key, items)]
    texts = {key: _cell(show(item)) for key, item in dict(zip(keys, items, strict=True)).items()}
    return [texts[key] for key in keys]


def _widths(cells: Iterable[str]) -> dict[str, int]:
    """The width of each different cell."""
    return {cell: width(cell) for cell in dict.fromkeys(cells)}


def _most(column: Column[V], widths: Mapping[str, int]) -> int:
    """To how many cells a column is filled up: to the widest, or to its limit."""
    return min(max(widths.values()), column.limit or 1000)


def _filled(cells: Sequence[str], widths: Mapping[str, int], most: int, *, is_cut: bool) -> Sequence[str]:
    """The cells of a column filled up; what is longer is cut where there is a room."""
    filled = {
        cell: cell + " " * (most - each) if each <= most or not is_cut else pad(cell, most)
        for cell, each in widths.items()
    }
    return [filled[cell] for cell in cells]
