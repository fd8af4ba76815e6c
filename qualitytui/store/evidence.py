"""The evidence of tasks: piece by piece, and what was named when they were closed."""

from collections.abc import Sequence

from qualitytui.model.task import Evidence
from qualitytui.store.reader import Reader, marks


def evidence_of(reader: Reader, tasks: Sequence[int]) -> dict[int, tuple[Evidence, ...]]:
    """The evidence of each of these tasks that has any, in order; what was named at the closing comes last."""
    by_task: dict[int, list[Evidence]] = {}
    for task, *values in reader.rows(
        "SELECT task, name, place, checked_by, on_date FROM evidence "
        f"WHERE task IN ({marks(tasks)}) ORDER BY task, position, id",
        tasks,
    ):
        by_task.setdefault(task, []).append(Evidence(*values))
    for task, text, checked_by, on in reader.rows(
        f"SELECT id, evidence, checked_by, status_on FROM task WHERE evidence IS NOT NULL AND id IN ({marks(tasks)})",
        tasks,
    ):
        named = (line.strip() for line in text.splitlines() if line.strip())
        by_task.setdefault(task, []).extend(Evidence(name, None, checked_by, on) for name in named)
    return {task: tuple(pieces) for task, pieces in by_task.items()}


def has_evidence(reader: Reader, task: int) -> bool:
    """Whether a piece of evidence is named for a task apart from its closing."""
    return bool(reader.rows("SELECT EXISTS (SELECT 1 FROM evidence WHERE task = ?)", (task,)).fetchone()[0])
