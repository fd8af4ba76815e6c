"""What was reported about tasks."""

from collections.abc import Sequence

from qualitytui.model.task import Report
from qualitytui.store.reader import Reader, marks

REASONED = "coalesce(r.problem, r.next_step, r.promised, r.decision) IS NOT NULL"
"""Whether a report r says why its item is slow, or what is to be done about it."""


def reports(reader: Reader, ids: Sequence[int], where: str = "1", *, only_last: bool) -> list[tuple[int, Report]]:
    """The reports of these tasks, each with its task, the newest of a task first; or only that."""
    rank = "row_number() OVER (PARTITION BY r.task ORDER BY r.on_date DESC, r.id DESC)"
    rows = reader.rows(
        f"SELECT * FROM (SELECT r.task, r.id, r.on_date, r.text, d.name, r.person, r.via, "
        f"r.problem, r.next_step, r.promised, r.decision, {rank} AS nth "
        f"FROM report r LEFT JOIN department d ON d.id = r.department WHERE r.task IN ({marks(ids)}) AND {where}) "
        f"WHERE nth = 1 OR NOT ? ORDER BY task, nth",
        [*ids, only_last],
    )
    return [(row[0], Report(*row[1:11])) for row in rows]


def reports_of(reader: Reader, task: int) -> tuple[Report, ...]:
    """A task's reports, the newest first."""
    return tuple(report for _, report in reports(reader, [task], only_last=False))
