"""The numbers of the summary as ids and counts only, small enough to be cached between commands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qualitytui.model.department import OwnFigures
from qualitytui.model.summary import IndicatorCounts, TaskCounts, Totals
from qualitytui.named_tuple import NamedTuple

Ids = tuple[int, ...]


class SectionCount(NamedTuple):
    """How many tasks stand anywhere below a heading, with each light, how many of the attributed are closed."""

    id: int
    total: int
    done: int
    by_light: dict[str, int]
    attributed: int


class DepartmentCount(NamedTuple):
    """What a department answers for, by role and light, and the figures of its own items."""

    id: int
    lead: int
    support: int
    responsible: int
    indicators: int
    by_light: dict[str, int]
    own: OwnFigures


class Tally(NamedTuple):
    """Every number of the summary, and the ids of what it lists: all of them, or the first of each list."""

    total: int
    by_status: dict[str, int]
    by_light: dict[str, int]
    counts: TaskCounts
    indicators: IndicatorCounts
    sections: tuple[SectionCount, ...]
    departments: tuple[DepartmentCount, ...]
    totals: Totals
    overdue: Ids
    due_soon: Ids
    silent: Ids
    red_indicators: Ids
    late_steps: Ids

    def first(self, most: int) -> Tally:
        """The same with no more than so many ids in each list."""
        names = ("overdue", "due_soon", "silent", "red_indicators", "late_steps")
        return self._replace(**{name: getattr(self, name)[:most] for name in names})

    def plain(self) -> dict[str, Any]:
        """The tally as JSON takes it."""
        return self._asdict()

    @classmethod
    def from_plain(cls, values: Mapping[str, Any]) -> Tally:
        """The tally out of what `plain` made; raises TypeError or ValueError where it is something else."""
        return cls(
            values["total"],
            values["by_status"],
            values["by_light"],
            TaskCounts(*values["counts"]),
            IndicatorCounts(*values["indicators"]),
            tuple(SectionCount(*one) for one in values["sections"]),
            tuple(DepartmentCount._make([*one[:-1], OwnFigures(*one[-1])]) for one in values["departments"]),
            Totals(*values["totals"]),
            *(tuple(values[name]) for name in ("overdue", "due_soon", "silent", "red_indicators", "late_steps")),
        )
