"""What falls due, week by week."""

from __future__ import annotations

from datetime import date, timedelta

from qualitytui.model.dates import iso_week
from qualitytui.model.filter_terms import Filter
from qualitytui.model.lists import DueList, DueWeek
from qualitytui.model.status import UNFINISHED
from qualitytui.model.task import Task
from qualitytui.store.reader import Reader
from qualitytui.store.task_parts import late_steps
from qualitytui.store.tasks import task_facts, tasks_of
from qualitytui.workbook.queries.counting import overdue_ids

TYPE_CHECKING = False
if TYPE_CHECKING:
    from qualitytui.model.supervision import Rectification


def due_by_week(reader: Reader, filter_: Filter) -> DueList:
    """The unfinished tasks with a deadline: overdue first, then week by week."""
    unfinished = [fact for fact in task_facts(reader, filter_) if fact.status in UNFINISHED]
    facts = [fact for fact in unfinished if fact.due is not None]
    late = overdue_ids(facts)
    weeks: list[DueWeek] = [DueWeek("overdue", None, tasks_of(reader, late))] if late else []
    ahead: dict[date, list[Task]] = {}
    gone = set(late)
    rest = sorted((fact for fact in facts if fact.id not in gone), key=lambda fact: fact.due or "")
    for task in tasks_of(reader, [fact.id for fact in rest]):
        day = date.fromisoformat(task.due or "")
        ahead.setdefault(day - timedelta(days=day.weekday()), []).append(task)
    weeks += [DueWeek(iso_week(monday), monday.isoformat(), tuple(tasks)) for monday, tasks in ahead.items()]
    orders, looks = _orders(reader, filter_)
    return DueList(
        today=reader.today.isoformat(),
        filter=filter_.text,
        weeks=tuple(weeks),
        late_steps=late_steps(reader, {fact.id for fact in unfinished}),
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
