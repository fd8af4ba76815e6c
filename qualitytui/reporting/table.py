"""A table as reports show it: headings and rows of text, and how many rows are left out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, TypeVar

from qualitytui.i18n import say
from qualitytui.model.roles import Responsibility, answering
from qualitytui.model.value_text import roles_named
from qualitytui.named_tuple import NamedTuple
from qualitytui.presentation.field import Field, headings
from qualitytui.progress import wanted
from qualitytui.rules.figures.naming import named
from qualitytui.sanitize import cut

V = TypeVar("V")
LONG: Final = 300
"""Maximum rows of a table on paper; the Excel workbook and the web page have all of them."""
WHOLE: Final = 1_000_000
"""No list is longer than this: nothing is left out."""


class Table(NamedTuple):
    """Headings and rows of text; `left_out` rows are not shown."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left_out: int = 0


def listed(head: Sequence[str], items: Iterable[V], row: Callable[[V], tuple[str, ...]], most: int = LONG) -> Table:
    """A row for each item, as many as are read at most."""
    rows = tuple(items)
    return Table(tuple(head), tuple(row(item) for item in wanted(rows[:most])), max(len(rows) - most, 0))


def fields_table(
    fields: Mapping[str, Field[V]],
    names: Sequence[str],
    items: Iterable[V],
    own: Mapping[str, Callable[[V], str]],
    most: int = LONG,
) -> Table:
    """A row for each item with these fields; `own` has what this table says in another way."""
    cells = [own.get(name, fields[name].shown) for name in names]
    return listed(headings(fields, names), items, lambda item: tuple(cell(item) for cell in cells), most)


def shortened(text: str, cells: int) -> str:
    """As much of a text as fits, with the mark of papers for what is left out."""
    return cut(text, cells, "…")


def in_charge(departments: tuple[Responsibility, ...]) -> str:
    """Everybody who answers for it, with the role; or that nobody does, or that it is still to be decided who."""
    if names := roles_named(named(departments)):
        return names
    return say("to be decided") if answering(departments) else say("nobody answers")
