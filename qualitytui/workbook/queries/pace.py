"""The classes of pace: which items are done, to be verified, on pace, not begun and slow."""

from collections.abc import Sequence

from qualitytui.model.filter import Filter
from qualitytui.model.indicator import Indicator
from qualitytui.model.summary import Status
from qualitytui.model.task import Task
from qualitytui.model.week import PaceClasses
from qualitytui.rules.figures.pace_classes import PACE_CLASSES, is_slow, pace_class
from qualitytui.rules.lights import SHORT_OF_GOAL
from qualitytui.store.reader import Reader
from qualitytui.store.tasks import TaskFact, task_facts
from qualitytui.workbook.queries.item_lists import list_indicators, list_tasks
from qualitytui.workbook.queries.status import summary


def pace_classes(reader: Reader, filter_: Filter) -> PaceClasses:
    """What is attributed of everything that matches, each in its class."""
    facts, tasks = task_facts(reader, filter_), list_tasks(reader, filter_).tasks
    slow = slow_of(summary(reader, filter_, every=tasks), facts, list_indicators(reader, filter_).indicators, tasks)
    return classes_of(facts, slow)


def slow_of(
    status: Status, facts: Sequence[TaskFact], indicators: Sequence[Indicator], tasks: Sequence[Task]
) -> frozenset[int]:
    """The tasks past their deadline, behind, silent, with a late step, or with an indicator short of its goal."""
    silent = {task.id for task in status.silent}
    behind = {(indicator.plan, indicator.task) for indicator in indicators if indicator.reason in SHORT_OF_GOAL}
    late = {task.id for task in status.overdue}
    stepped, refs = status.with_late_step, {task.id: task.ref for task in tasks}
    return frozenset(
        fact.id
        for fact in facts
        if is_slow(
            fact.status,
            is_overdue=fact.id in late,
            is_silent=fact.id in silent,
            has_late_step=fact.id in stepped,
            has_short_indicator=(fact.plan, refs.get(fact.id, "")) in behind,
        )
    )


def classes_of(facts: Sequence[TaskFact], slow: frozenset[int]) -> PaceClasses:
    """The attributed tasks that are not cancelled, each in its class."""
    classes: dict[str, list[int]] = {name: [] for name in PACE_CLASSES}
    for fact in facts:
        name = pace_class(fact.status, slow=fact.id in slow)
        if name is not None and fact.is_attributed:
            classes[name].append(fact.id)
    return PaceClasses(**{name: tuple(ids) for name, ids in classes.items()})
