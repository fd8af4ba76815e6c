"""Which figures a row of the HTML lists stands in, so that a number can show exactly its rows."""

from qualitytui.model.indicator import Indicator
from qualitytui.model.task import Task
from qualitytui.model.week import Week


class TaskSets:
    """The figures of a week as sets of tasks."""

    def __init__(self, week: Week) -> None:
        attributed = {key for ids in week.pace for key in ids}
        status = week.status
        self._sets = {
            "overdue": {task.id for task in status.overdue},
            "behind": {task.id for task in week.tasks if task.status == "behind"},
            "silent": {task.id for task in status.silent},
            "done": {task.id for task in week.tasks if task.status == "closed" and task.id in attributed},
            "to_verify": {task.id for task in week.tasks if task.status == "reported" and task.id in attributed},
        }

    def of(self, task: Task) -> str:
        """The names of the figures that count a task, its light among them, a blank between two."""
        return " ".join([task.light, *(name for name, ids in self._sets.items() if task.id in ids)])


def indicator_sets(indicator: Indicator) -> str:
    """The names of the figures that count an indicator, a blank between two."""
    named = (
        ("measured", indicator.deciding is not None),
        ("met", bool(indicator.is_met)),
        ("red_indicators", indicator.light == "red"),
    )
    return " ".join(name for name, is_in in named if is_in)
