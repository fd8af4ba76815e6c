"""The first screen as it is shown."""

from collections.abc import Sequence

from qualitytui.model.summary import IndicatorCounts, PlanSummary, SectionLoad
from qualitytui.named_tuple import NamedTuple


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
    attributed: int = 0
    """The base of shares: the tasks that somebody answers for, without the cancelled."""
    done: int = 0
    """Those of the base that are closed."""
    to_verify: int = 0
    """Those of the base that are reported complete and wait to be verified."""
    red_indicators: tuple[str, ...] = ()
    """The red indicators, each by its ref, with its plan where several have that."""
    last_working_day: str | None = None
    """The last working day of the week of today."""
    is_counted: bool = True
    """Whether all is found and counted; until then the first tasks are shown and nothing else is told."""
