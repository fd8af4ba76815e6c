"""Duties: which department answers in which role for which task or indicator."""

from collections.abc import Sequence

from qualitytui.model.roles import RANK, Responsibility
from qualitytui.named_tuple import NamedTuple
from qualitytui.store.light_sql import ANSWERS, answers
from qualitytui.store.reader import Reader, marks
from qualitytui.store.touched_items import Touched, indicators_among, tasks_among


def responsibilities(reader: Reader, kind: str, ids: Sequence[int]) -> dict[int, list[Responsibility]]:
    """Who answers for each task or indicator, in the plan's order."""
    by_item: dict[int, list[Responsibility]] = {}
    for item, name, role, by_hand in reader.rows(
        f"SELECT r.{kind}, d.name, r.role, r.by_hand FROM responsibility r "
        f"JOIN department d ON d.id = r.department WHERE r.{kind} IN ({marks(ids)}) ORDER BY r.position, r.id",
        ids,
    ):
        by_item.setdefault(item, []).append(Responsibility(name, role, bool(by_hand)))
    return by_item


class Duties(NamedTuple):
    """The tasks of a department: those it leads or, where nobody leads, answers for, and those of each of its roles."""

    department: int
    answered: list[int]
    by_role: dict[str, list[int]]


def duties(reader: Reader, part: Touched | None = None) -> list[Duties]:
    """The tasks of each department that has any."""
    wanted = (ANSWERS, *(f"r.role = '{role}'" for role in RANK))
    lists = ", ".join(f"group_concat(CASE WHEN {test} THEN r.task END, ' ')" for test in wanted)
    rows = reader.rows(
        f"SELECT r.department, {lists} FROM responsibility r "
        f"WHERE r.task IS NOT NULL AND {tasks_among('r.task', part)} GROUP BY +r.department"
    )
    return [
        Duties(department, answered, dict(zip(RANK, by_role, strict=True)))
        for department, *listed in rows
        for answered, *by_role in ([list(map(int, (tasks or "").split())) for tasks in listed],)
    ]


def indicators_answered(reader: Reader, part: Touched | None = None) -> list[tuple[int, int]]:
    """Each department with each indicator it answers for: its own row, or the target in the text of such a task.

    A linked pair is one indicator, that of the annex row, whichever half names the department.
    """
    if part is not None and not part.indicators:
        return []
    only = indicators_among("i.id", part)
    return reader.rows(
        "SELECT r.department, coalesce(i.same_as, i.id) FROM responsibility r JOIN indicator i ON i.id = r.indicator "
        f"WHERE {only} AND {answers('indicator')} "
        "UNION SELECT r.department, coalesce(i.same_as, i.id) FROM responsibility r "
        f"JOIN indicator i ON i.task = r.task AND i.source = 'text' WHERE {only} AND {ANSWERS}"
    ).fetchall()
