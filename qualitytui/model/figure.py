"""A figure as a set: its rule in words, and its members with the reason for each."""

from typing import NamedTuple


class FigureRow(NamedTuple):
    """One member: an item, a pair of department and item, or a step."""

    plan: str
    ref: str
    title: str
    department: str | None
    why: str
    on: str | None
    entry: int | None


class Figure(NamedTuple):
    """A figure of a day: what is counted, by which rule."""

    name: str
    as_of: str
    rule: str
    rows: tuple[FigureRow, ...]
