"""The labels of all items as the plan itself numbers them, in one query."""

from collections.abc import Mapping

from qualitytui.named_tuple import NamedTuple
from qualitytui.rules.plan_label import indicator_label, task_label
from qualitytui.store.reader import Reader


class ItemLabels(NamedTuple):
    """How papers cite items, by their ids; both halves of a linked pair are cited as its annex row."""

    tasks: Mapping[int, str]
    indicators: Mapping[int, str]

    def of(self, task: int | None, indicator: int | None) -> str:
        """The label of a task or else of an indicator; "" where there is neither."""
        if task is not None:
            return self.tasks[task]
        return "" if indicator is None else self.indicators[indicator]


def item_labels(reader: Reader) -> ItemLabels:
    """The label of every task and indicator."""
    numbers = {(plan, ref): number for plan, ref, number in reader.rows("SELECT plan, ref, number FROM section")}
    tasks = dict[int, str]()
    for key, plan, ref, number, section in reader.rows(
        "SELECT t.id, t.plan, t.ref, t.number, coalesce(s.ref, '') FROM task t LEFT JOIN section s ON s.id = t.section"
    ):
        steps = section.split(".")
        above = [numbers.get((plan, ".".join(steps[: depth + 1])), "") for depth in range(len(steps))]
        tasks[key] = task_label(ref, above, number)
    keepers = reader.rows(
        "SELECT i.id, k.ref, k.task FROM indicator i JOIN indicator k ON k.id = coalesce(i.same_as, i.id)"
    )
    return ItemLabels(tasks, {key: indicator_label(ref, tasks.get(task, "")) for key, ref, task in keepers})
