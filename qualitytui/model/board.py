"""The first screen as it is shown."""

from typing import NamedTuple

from qualitytui.model.overview import IndicatorCounts, PlanSummary, SectionLoad


class SavedView(NamedTuple):
    """A filter kept under a digit."""

    digit: int
    name: str
    filter: str


class Board(NamedTuple):
    """The first screen: counts of all, and of what matches the ids in the plan's order."""

    today: str
    filter: str
    plans: tuple[PlanSummary, ...]
    by_light: dict[str, int]
    indicators: IndicatorCounts
    sections: tuple[SectionLoad, ...]
    task_total: int
    task_ids: tuple[int, ...]
    indicator_total: int
    indicator_ids: tuple[int, ...]
    views: tuple[SavedView, ...]
