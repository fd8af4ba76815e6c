"""Steps that are past their day."""

from collections.abc import Collection, Sequence
from datetime import date

from qualitytui.model.summary import LateStep
from qualitytui.store.reader import Reader, marks, pages
from qualitytui.store.touched_items import Touched, tasks_among


def late_step_ids(reader: Reader, tasks: Collection[int], part: Touched | None = None) -> list[int]:
    """The ids of the steps of these tasks that are past their day, the latest first."""
    rows = reader.rows(
        f"SELECT id, task FROM step WHERE due < ? AND done_on IS NULL AND {tasks_among('task', part)} ORDER BY due, id",
        (reader.today.isoformat(),),
    )
    return [key for key, task in rows if task in tasks]


def late_steps_of(reader: Reader, ids: Sequence[int]) -> tuple[LateStep, ...]:
    """The steps of these ids as steps that are past their day, in this order."""
    steps: dict[int, LateStep] = {}
    for page in pages(ids):
        rows = reader.rows(
            "SELECT s.id, t.id, p.key, t.ref, s.title, s.person, s.due FROM step s JOIN task t ON t.id = s.task "
            f"JOIN plan p ON p.id = t.plan WHERE s.id IN ({marks(page)})",
            page,
        )
        for key, *values, due in rows:
            steps[key] = LateStep._make([key, *values, due, (reader.today - date.fromisoformat(due)).days])
    return tuple(steps[key] for key in ids)


def late_steps(reader: Reader, tasks: Collection[int]) -> tuple[LateStep, ...]:
    """The steps of these tasks that are past their day, the latest first."""
    return late_steps_of(reader, late_step_ids(reader, tasks))
