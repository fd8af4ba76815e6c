"""A table as reports show it: headings and rows of text, and how many rows are left out."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple, TypeVar

from qualitytui.model.roles import Responsibility
from qualitytui.words import say

V = TypeVar("V")
LONG: Final = 300
"""More rows than this nobody reads on paper; the Excel workbook and the web page have them all."""
WHOLE: Final = 1_000_000
"""No list is longer than this: nothing is left out."""


class Table(NamedTuple):
    """Headings and rows of text; `left_out` rows are not shown."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left_out: int = 0


def listed(head: Sequence[str], items: Iterable[V], row: Callable[[V], tuple[str, ...]], most: int = LONG) -> Table:
    """A row for each item, as many as are read at most."""
    held = tuple(items)
    return Table(tuple(head), tuple(row(item) for item in held[:most]), max(len(held) - most, 0))


def in_charge(departments: tuple[Responsibility, ...], most: int = 3) -> str:
    """Who leads, or else who answers for it, the first few by name."""
    for role in ("lead", "responsible", "support"):
        names = [one.name for one in departments if one.role == role]
        if names:
            return "、".join(names[:most]) + (say(" and others") if len(names) > most else "")
    return ""
