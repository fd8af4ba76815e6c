"""Lists of tasks and indicators."""

from __future__ import annotations

from collections.abc import Sequence

from qualitytui.model.filter_terms import Filter
from qualitytui.model.lists import IndicatorList, TaskList
from qualitytui.store.reader import Reader
from qualitytui.store.refs import shared_refs
from qualitytui.store.task_rows import task_rows
from qualitytui.store.tasks import count_tasks, each_task_of, task_ids, tasks_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from qualitytui.model.indicator import Indicator
    from qualitytui.model.task import Task, TaskRow


def list_tasks(reader: Reader, filter_: Filter, sort: Sequence[str] = ()) -> TaskList:
    """The tasks that match, in the order asked for or the plan's."""
    ids = task_ids(reader, filter_, sort)
    return TaskList(reader.today.isoformat(), filter_.text, count_tasks(reader, _named(filter_)), tasks_of(reader, ids))


def list_task_rows(reader: Reader, filter_: Filter, sort: Sequence[str] = ()) -> TaskList[TaskRow]:
    """The same as lines, without what no line says."""
    rows = task_rows(reader, filter_, sort)
    total = count_tasks(reader) if filter_.terms else len(rows)
    return TaskList(reader.today.isoformat(), filter_.text, total, rows)


def list_indicators(reader: Reader, filter_: Filter, sort: Sequence[str] = ()) -> IndicatorList:
    """The indicators that match, in the order asked for or the plan's."""
    from qualitytui.store.indicator_views import indicators_of  # noqa: PLC0415 - a list of tasks has none
    from qualitytui.store.indicators import count_indicators, indicator_ids  # noqa: PLC0415 - likewise

    ids = indicator_ids(reader, filter_, sort)
    total = count_indicators(reader, _named(filter_))
    return IndicatorList(reader.today.isoformat(), filter_.text, total, indicators_of(reader, ids))


def _named(filter_: Filter) -> list[str]:
    """The plans that a filter names; one that is on file counts where it is named."""
    return [key for term in filter_.terms if term.key == "plan" and not term.negated for key in term.values]


def each_task(reader: Reader) -> Iterator[Task]:
    """Every task in the plan's order, one after the other."""
    yield from each_task_of(reader, task_ids(reader, Filter()))


def each_indicator(reader: Reader) -> Iterator[Indicator]:
    """Every indicator in the plan's order, one after the other."""
    from qualitytui.store.indicator_views import each_indicator_of  # noqa: PLC0415 - a list of tasks has none
    from qualitytui.store.indicators import indicator_ids  # noqa: PLC0415 - likewise

    yield from each_indicator_of(reader, indicator_ids(reader, Filter()))


def every_indicator(reader: Reader) -> tuple[Indicator, ...]:
    """Every indicator of the living plans, both halves of a linked pair, for what names them one by one."""
    from qualitytui.store.indicator_views import indicators_of  # noqa: PLC0415 - likewise
    from qualitytui.store.indicators import halves  # noqa: PLC0415 - likewise

    return indicators_of(reader, halves(reader, Filter()))


def refs_of_several_plans(reader: Reader) -> frozenset[str]:
    """The refs that must be written with their plan's key, because items of several plans have them."""
    return shared_refs(reader)
