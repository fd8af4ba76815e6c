"""The first screen as it is shown."""

from collections.abc import Sequence
from typing import NamedTuple

from qualitytui.model.overview import IndicatorCounts, PlanSummary, SectionLoad


class SavedView(NamedTuple):
    """A filter kept under a digit."""

    digit: int
    name: str
    filter: str


class ItemGroup(NamedTuple):
    """Items that stand together: what they have in common ("" for none), how many, how many of each light."""

    title: str
    size: int
    by_light: dict[str, int]


class Board(NamedTuple):
    """The first screen: counts of all, and of what matches the ids in order, group by group where it is grouped."""

    today: str
    filter: str
    plans: tuple[PlanSummary, ...]
    by_light: dict[str, int]
    indicators: IndicatorCounts
    sections: tuple[SectionLoad, ...]
    task_total: int
    task_ids: Sequence[int]
    indicator_total: int
    indicator_ids: Sequence[int]
    views: tuple[SavedView, ...]
    task_groups: tuple[ItemGroup, ...] = ()
    indicator_groups: tuple[ItemGroup, ...] = ()
