"""The first screen."""

from collections.abc import Sequence

from qualitytui.model.board import Board
from qualitytui.model.filter import Filter
from qualitytui.model.indicator import Indicator
from qualitytui.model.light import LIGHTS
from qualitytui.model.task import Task
from qualitytui.store.indicators import count_indicators, indicator_facts, indicator_ids, indicators_of
from qualitytui.store.plans import list_plans, list_saved_views
from qualitytui.store.reader import Reader
from qualitytui.store.tasks import count_tasks, task_facts, task_ids, tasks_of
from qualitytui.workbook.queries.status import counted, indicator_counts, section_loads


def board(
    reader: Reader, filter_: Filter, *, task_sort: Sequence[str] = (), indicator_sort: Sequence[str] = ()
) -> Board:
    """The ids of what matches, in order, with the counts around them; rows are read by the page."""
    facts = task_facts(reader, filter_)
    measures = indicator_facts(reader, filter_)
    return Board(
        today=reader.today.isoformat(),
        filter=filter_.text,
        plans=list_plans(reader),
        by_light=counted(LIGHTS, (fact.light for fact in facts)),
        indicators=indicator_counts(measures),
        sections=section_loads(reader, facts),
        task_total=count_tasks(reader),
        task_ids=tuple(task_ids(reader, filter_, task_sort) if task_sort else (f.id for f in facts)),
        indicator_total=count_indicators(reader),
        indicator_ids=tuple(
            indicator_ids(reader, filter_, indicator_sort) if indicator_sort else (f.id for f in measures)
        ),
        views=list_saved_views(reader),
    )


def tasks_by_id(reader: Reader, ids: Sequence[int]) -> tuple[Task, ...]:
    """The tasks of these ids, in this order; those gone meanwhile are left out."""
    return tasks_of(reader, ids)


def indicators_by_id(reader: Reader, ids: Sequence[int]) -> tuple[Indicator, ...]:
    """The indicators of these ids, in this order; those gone meanwhile are left out."""
    return indicators_of(reader, ids)
