"""The journal as views show it."""

from typing import NamedTuple


class FieldChange(NamedTuple):
    """One field of one item before and after; `field` is table.column below an item, else the column."""

    ref: str
    title: str
    field: str
    before: str | float | None
    after: str | float | None
    at: str | None = None
    by: str | None = None
    entry: int | None = None


class Entry(NamedTuple):
    """One line of the journal: who did what when, in words, and whether it was undone."""

    id: int
    at: str
    who: str
    command: str
    said: str
    undoes: int | None
    is_undone: bool
    refs: tuple[str, ...]
