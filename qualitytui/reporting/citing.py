"""How papers cite the items of a week: by the plan's own label, where the workbook has its ref."""

from collections.abc import Callable

from qualitytui.model.indicator import Indicator
from qualitytui.model.task import Task
from qualitytui.model.week import Week


def labels_of(week: Week) -> Callable[[str, str], str]:
    """The label of what has this ref in this plan; the ref itself of what the week does not hold."""
    labels = {(task.plan, task.ref): task_label(week, task) for task in (*week.supported, *week.tasks)}
    for indicator in week.indicators:
        labels[indicator.plan, indicator.ref] = indicator_label(week, indicator)
        labels |= dict.fromkeys(
            ((indicator.plan, twin) for twin in indicator.twins), labels[indicator.plan, indicator.ref]
        )
    return lambda plan, ref: labels.get((plan, ref), ref)


def task_label(week: Week, task: Task) -> str:
    """The label of a task."""
    return week.labels.get(task.id, task.ref)


def indicator_label(week: Week, indicator: Indicator) -> str:
    """The label of an indicator."""
    return week.indicator_labels.get(indicator.id, indicator.ref)
