"""The first screen."""

from collections.abc import Sequence

from qualitytui.model.board import Board
from qualitytui.model.filter import Filter
from qualitytui.model.indicator import Indicator
from qualitytui.model.light import LIGHTS
from qualitytui.model.task import Task
from qualitytui.store.indicator_views import indicators_of
from qualitytui.store.indicators import count_indicators, indicator_facts
from qualitytui.store.plans import list_plans
from qualitytui.store.reader import Reader
from qualitytui.store.saved_views import list_saved_views
from qualitytui.store.tasks import count_tasks, task_facts, task_ids, tasks_of
from qualitytui.workbook.queries.status import counted, indicator_counts, section_loads

EVERYTHING = Filter()


def board(
    reader: Reader,
    filter_: Filter,
    section: Filter = EVERYTHING,
    *,
    task_sort: Sequence[str] = (),
) -> Board:
    """The ids of what matches filter and section, in order, with the counts around them; rows are read by the page."""
    facts = task_facts(reader, filter_)
    both = Filter(filter_.terms + section.terms)
    measures = indicator_facts(reader, both)
    if task_sort:
        ids = task_ids(reader, both, task_sort)
    else:
        ids = [fact.id for fact in (task_facts(reader, both) if section.terms else facts)]
    return Board(
        today=reader.today.isoformat(),
        filter=both.text,
        plans=list_plans(reader),
        by_light=counted(LIGHTS, (fact.light for fact in facts)),
        indicators=indicator_counts(indicator_facts(reader, filter_)),
        sections=section_loads(reader, facts),
        task_total=count_tasks(reader),
        task_ids=tuple(ids),
        indicator_total=count_indicators(reader),
        indicator_ids=tuple(fact.id for fact in measures),
        views=list_saved_views(reader),
    )


def tasks_by_id(reader: Reader, ids: Sequence[int]) -> tuple[Task, ...]:
    """The tasks of these ids, in this order; those gone meanwhile are left out."""
    return tasks_of(reader, ids)


def indicators_by_id(reader: Reader, ids: Sequence[int]) -> tuple[Indicator, ...]:
    """The indicators of these ids, in this order; those gone meanwhile are left out."""
    return indicators_of(reader, ids)
