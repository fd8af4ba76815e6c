"""A figure as a set: its rule in words, and what stands in it with the fact that puts it there."""

from typing import NamedTuple


class FigureRow(NamedTuple):
    """One thing that is counted: an item, a pair of department and item, or a step."""

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
