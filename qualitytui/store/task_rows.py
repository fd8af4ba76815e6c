"""Tasks as lines of a list: only what a line says is read, in one pass over those that match."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from qualitytui.model.filter_terms import Filter
from qualitytui.model.roles import ANSWERING, Responsibility
from qualitytui.model.task import TaskRow
from qualitytui.named_tuple import each_as
from qualitytui.store.departments import department_names
from qualitytui.store.reader import PAGE, Reader, marks, pages

TYPE_CHECKING = False
if TYPE_CHECKING:
    Row = tuple[int, str, str, str, str, str, str | None, str | None, str]
    """The fields of a task row without its departments."""

COLUMNS = (
    "item.id, item.ref, item.plan, item.title, item.status, item.light, item.due, item.due_source, item.day AS as_of"
)


def task_rows(
    reader: Reader, filter_: Filter, sort: Sequence[str] = (), statuses: Sequence[str] = ()
) -> tuple[TaskRow, ...]:
    """The tasks that match, of these statuses if any are named, in the order asked for or the plan's."""
    from qualitytui.store.filter_sql import conditions, ordering  # noqa: PLC0415 - tasks known by id need no search
    from qualitytui.store.tasks import AT_EACH_MENTION, SORTABLE, relation  # noqa: PLC0415 - likewise

    order = ordering(sort, SORTABLE)
    where, parameters = conditions(filter_, reader, "task")
    if statuses:
        where, parameters = f"{where} AND item.status IN ({marks(statuses)})", [*parameters, *statuses]
    known = relation(reader, once=AT_EACH_MENTION)
    rows = reader.rows(f"SELECT {COLUMNS} FROM {known} WHERE {where} ORDER BY {order}", parameters)
    return _with_departments(reader, rows.fetchall())


def task_rows_of(reader: Reader, lights: Mapping[int, str]) -> dict[int, TaskRow]:
    """The tasks of these ids, of which the lights are known, by id."""
    found: list[Row] = []
    today = reader.today.isoformat()
    for page in pages(list(lights)):
        found += (
            (key, ref, plan, title, status, lights[key], *rest)
            for key, ref, plan, title, status, *rest in reader.rows(
                "SELECT t.id, t.ref, p.key, t.title, t.status, t.due, t.due_source, "
                "min(coalesce(p.closed_on, ?), ?) FROM task t JOIN plan p ON p.id = t.plan "
                f"WHERE t.id IN ({marks(page)})",
                (today, today, *page),
            )
        )
    return {row.id: row for row in _with_departments(reader, found)}


def _with_departments(reader: Reader, rows: Sequence[Row]) -> tuple[TaskRow, ...]:
    """The rows with who answers for each task."""
    answering = _answering(reader, [row[0] for row in rows])
    return tuple(each_as(TaskRow, ((*row, answering.get(row[0], ())) for row in rows)))


def _answering(reader: Reader, ids: Sequence[int]) -> dict[int, tuple[Responsibility, ...]]:
    """Who leads or is responsible for these tasks, in the plan's order; of many tasks all duties are read at once."""
    names = department_names(reader)
    is_many = len(ids) > PAGE
    duties = reader.rows(
        "SELECT task, department, role, by_hand FROM responsibility "
        f"WHERE {'task IS NOT NULL' if is_many else f'task IN ({marks(ids)})'} "
        f"AND role IN ({marks(ANSWERING)}) ORDER BY position, id",
        [*(() if is_many else ids), *ANSWERING],
    )
    alone = cache(lambda department, role, by_hand: (Responsibility(names[department], role, bool(by_hand)),))
    by_task: dict[int, tuple[Responsibility, ...]] = {}
    for task, department, role, by_hand in duties:
        one = alone(department, role, by_hand)  # most tasks have one, and share it with others
        by_task[task] = (*by_task[task], *one) if task in by_task else one
    return by_task
