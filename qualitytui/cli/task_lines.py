"""Parts that lists and the summary share: deadlines and the names of the departments in charge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qualitytui.model.value_text import roles_named
from qualitytui.rules.figures.naming import named, names_answering
from qualitytui.sanitize import folded, visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from qualitytui.model.task import Task, TaskRow

NAMES = 16
"""The width of the departments in charge, in cells."""
INDENT = 8
"""The indent of names below their task."""


def with_all_named(rows: Iterable[str], tasks: Sequence[Task | TaskRow], room: int | None) -> Iterator[str]:
    """The rows of tasks; where lines are cut, a further line has all departments that a row shortens."""
    for row, task in zip(rows, tasks, strict=False):
        yield row
        if room and len(names_answering(task.departments)) > 1:
            names = visible(roles_named(named(task.departments)))
            yield from (" " * INDENT + line for line in folded(names, max(room - INDENT, 20), len(names)))


def shown_due(task: Task | TaskRow) -> str:
    """The deadline, with a ? where it is assumed."""
    return (task.due or "") + ("?" if task.is_due_assumed else "")
