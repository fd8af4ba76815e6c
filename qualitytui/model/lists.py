"""Lists of tasks and indicators as views show them."""

from __future__ import annotations

from qualitytui.named_tuple import Generic, NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing_extensions import TypeVar

    from qualitytui.model.indicator import Indicator
    from qualitytui.model.summary import LateStep
    from qualitytui.model.supervision import Rectification
    from qualitytui.model.task import Task, TaskRow

    T_co = TypeVar("T_co", bound=Task | TaskRow, default=Task, covariant=True)
else:
    T_co = None


class TaskList(NamedTuple, Generic[T_co]):
    """Tasks that match a filter, out of all: all that is known of each, or what a line says."""

    today: str
    filter: str
    total: int
    tasks: tuple[T_co, ...]


class IndicatorList(NamedTuple):
    """Indicators that match a filter, out of all."""

    today: str
    filter: str
    total: int
    indicators: tuple[Indicator, ...]


class DueWeek(NamedTuple, Generic[T_co]):
    """The unfinished tasks that fall due in one ISO week; `week` is "overdue" for those past."""

    week: str
    monday: str | None
    tasks: tuple[T_co, ...]


class DueList(NamedTuple, Generic[T_co]):
    """What falls due, by week."""

    today: str
    filter: str
    weeks: tuple[DueWeek[T_co], ...]
    late_steps: tuple[LateStep, ...] = ()
    orders: tuple[Rectification, ...] = ()
    """The orders that wait for a report, the first due first."""
    second_looks: tuple[Rectification, ...] = ()
    """The orders struck off that are still to be looked at once more, the first due first."""
