"""What falls due, day by day."""

from __future__ import annotations

from qualitytui.named_tuple import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, Literal

    DueKind = Literal["task", "step", "order", "second look"]
else:
    DueKind = str

YEARS: Final = range(1950, 2200)
"""Plausible years; a date outside them is an error, such as 1900, which a spreadsheet makes of 1."""


class DueItem(NamedTuple):
    """A task, one of its steps, or an order on it, that falls due on a day; `id` is its place in the list.

    `step` is what the step or the order is about, `person` who does it.
    """

    id: int
    task: int
    day: str
    light: str
    step: str | None
    person: str | None
    kind: DueKind = "task"


class Calendar(NamedTuple):
    """Everything unfinished that has a day, the earliest first."""

    today: str
    items: tuple[DueItem, ...]


class WorkSpan(NamedTuple):
    """An unfinished task on an axis of days: when it began, its deadline, its open steps, the days it was moved from.

    It begins with the plan's notice, or on the day it was made.
    """

    task: int
    light: str
    begin: str
    due: str
    steps: tuple[str, ...]
    moved: tuple[str, ...]
