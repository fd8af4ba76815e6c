"""What lists and the summary print of tasks alike: deadlines and the names of those who answer."""

from collections.abc import Iterable, Iterator, Sequence

from qualitytui.model.task import Task
from qualitytui.model.value_text import roles_named
from qualitytui.rules.figures.naming import named, names_answering
from qualitytui.sanitize import folded, visible

NAMES = 16
"""The cells that those who answer have in a list."""
INDENT = 8
"""How far names stand in under their task."""


def with_all_named(rows: Iterable[str], tasks: Sequence[Task], room: int | None) -> Iterator[str]:
    """The rows of tasks that are late; where lines are cut, all who answer stand under a row that shortens them."""
    for row, task in zip(rows, tasks, strict=False):
        yield row
        if room and len(names_answering(task.departments)) > 1:
            names = visible(roles_named(named(task.departments)))
            yield from (" " * INDENT + line for line in folded(names, max(room - INDENT, 20), len(names)))


def shown_due(task: Task) -> str:
    """The deadline, with a ? where it is assumed."""
    return (task.due or "") + ("?" if task.is_due_assumed else "")
