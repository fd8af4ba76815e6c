"""Lists of tasks and indicators as views show them."""

from qualitytui.model.indicator import Indicator
from qualitytui.model.summary import LateStep
from qualitytui.model.supervision import Rectification
from qualitytui.model.task import Task
from qualitytui.named_tuple import NamedTuple


class TaskList(NamedTuple):
    """Tasks that match a filter, out of all."""

    today: str
    filter: str
    total: int
    tasks: tuple[Task, ...]


class IndicatorList(NamedTuple):
    """Indicators that match a filter, out of all."""

    today: str
    filter: str
    total: int
    indicators: tuple[Indicator, ...]


class DueWeek(NamedTuple):
    """The unfinished tasks that fall due in one ISO week; `week` is "overdue" for those past."""

    week: str
    monday: str | None
    tasks: tuple[Task, ...]


class DueList(NamedTuple):
    """What falls due, by week."""

    today: str
    filter: str
    weeks: tuple[DueWeek, ...]
    late_steps: tuple[LateStep, ...] = ()
    orders: tuple[Rectification, ...] = ()
    """The orders that wait for a report, the first due first."""
    second_looks: tuple[Rectification, ...] = ()
    """The orders struck off that are still to be looked at once more, the first due first."""
