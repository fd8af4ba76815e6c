"""What falls due, week by week."""

from __future__ import annotations

from datetime import date, timedelta

from qualitytui.model.filter_terms import Filter
from qualitytui.model.lists import DueList, DueWeek
from qualitytui.model.status import UNFINISHED
from qualitytui.model.working_days import iso_week
from qualitytui.store.late_steps import late_steps
from qualitytui.store.reader import Reader
from qualitytui.store.task_rows import task_rows
from qualitytui.store.tasks import tasks_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from qualitytui.model.supervision import Rectification
    from qualitytui.model.task import TaskRow


def due_by_week(reader: Reader, filter_: Filter) -> DueList:
    """The unfinished tasks with a deadline: overdue first, then week by week."""
    lines = due_lines(reader, filter_)
    ids = [task.id for week in lines.weeks for task in week.tasks]
    tasks = {task.id: task for task in tasks_of(reader, ids)}
    weeks = (DueWeek(week, monday, tuple(tasks[task.id] for task in rows)) for week, monday, rows in lines.weeks)
    return DueList(lines.today, lines.filter, tuple(weeks), lines.late_steps, lines.orders, lines.second_looks)


def due_lines(reader: Reader, filter_: Filter) -> DueList[TaskRow]:
    """The same as lines, without what no line says."""
    unfinished = task_rows(reader, filter_, ["due"], UNFINISHED)
    late: list[TaskRow] = []
    ahead: dict[str, list[TaskRow]] = {}
    for task in unfinished:
        if task.due is not None:
            (late if task.due < task.as_of else ahead.setdefault(task.due, [])).append(task)
    by_week: dict[date, list[TaskRow]] = {}
    for due, tasks in ahead.items():
        day = date.fromisoformat(due)
        by_week.setdefault(day - timedelta(days=day.weekday()), []).extend(tasks)
    weeks: list[DueWeek[TaskRow]] = [DueWeek("overdue", None, tuple(late))] if late else []
    weeks += [DueWeek(iso_week(monday), monday.isoformat(), tuple(tasks)) for monday, tasks in by_week.items()]
    orders, looks = _orders(reader, filter_)
    return DueList(
        today=reader.today.isoformat(),
        filter=filter_.text,
        weeks=tuple(weeks),
        late_steps=late_steps(reader, {task.id for task in unfinished}),
        orders=orders,
        second_looks=looks,
    )


def _orders(reader: Reader, filter_: Filter) -> tuple[tuple[Rectification, ...], tuple[Rectification, ...]]:
    """The orders that wait for a report, and those to be looked at once more."""
    if not reader.has_any("rectification"):
        return (), ()
    from qualitytui.workbook.queries.supervision.letters import (  # noqa: PLC0415 - only where there are any
        pending_looks,
        pending_orders,
    )

    return pending_orders(reader, filter_), pending_looks(reader, filter_)
