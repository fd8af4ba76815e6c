"""What falls due, day by day."""

from typing import NamedTuple


class DueItem(NamedTuple):
    """A task, or one of its steps, that falls due on a day; `id` is its place in the list."""

    id: int
    task: int
    day: str
    light: str
    step: str | None
    person: str | None


class Calendar(NamedTuple):
    """Everything unfinished that has a day, the earliest first."""

    today: str
    items: tuple[DueItem, ...]
