"""What falls due, day by day: deadlines of tasks and of their steps, orders to put right and second looks."""

from collections.abc import Iterator

from qualitytui.model.calendar import Calendar, DueItem, DueKind, WorkSpan
from qualitytui.model.filter import Filter
from qualitytui.model.status import UNFINISHED
from qualitytui.store.indicators import tasks_of_indicators
from qualitytui.store.plans import list_plans
from qualitytui.store.reader import Reader
from qualitytui.store.rectifications import order_items
from qualitytui.store.task_parts import dated_steps, moved_days, open_steps
from qualitytui.store.tasks import task_facts, tasks_of
from qualitytui.workbook.queries.supervision.letters import pending_looks, pending_orders


def calendar(reader: Reader, filter_: Filter) -> Calendar:
    """The unfinished tasks that match, their open steps and the orders on them, by day; of one day tasks first."""
    facts = {fact.id: fact for fact in task_facts(reader, filter_) if fact.status in UNFINISHED}
    found = [DueItem(0, fact.id, fact.due, fact.light, None, None) for fact in facts.values() if fact.due]
    found += [
        DueItem(0, step.task, step.due, step.light, step.title, step.person, "step")
        for step in open_steps(reader)
        if step.task in facts
    ]
    found += _orders(reader, filter_)
    found.sort(key=lambda item: (item.day, item.kind != "task"))
    items = [item._replace(id=nth) for nth, item in enumerate(found, 1)]
    return Calendar(reader.today.isoformat(), tuple(items))


def _orders(reader: Reader, filter_: Filter) -> Iterator[DueItem]:
    """The orders that wait for a report and the second looks by their day, as far as they are about an item."""
    orders, looks = pending_orders(reader, filter_), pending_looks(reader, filter_)
    if not orders and not looks:
        return
    items, tasks, today = order_items(reader), tasks_of_indicators(reader), reader.today.isoformat()
    for order in (*orders, *looks):
        task, indicator = items[order.id]
        key = task if task is not None else tasks.get(indicator or 0)
        day = order.by if order.state == "open" else order.second_look
        if key is None or day is None:
            continue
        light = "red" if day < today else "yellow"
        kind: DueKind = "order" if order.state == "open" else "second look"
        yield DueItem(0, key, day, light, order.problem, order.department, kind)


def work_spans(reader: Reader, filter_: Filter) -> tuple[WorkSpan, ...]:
    """The unfinished tasks with a deadline, the earliest first, each with its steps and the days it was moved from."""
    facts = [fact for fact in task_facts(reader, filter_) if fact.status in UNFINISHED and fact.due]
    facts.sort(key=lambda fact: fact.due or "")
    issued = {plan.key: plan.issued or f"{plan.year or reader.today.year}-01-01" for plan in list_plans(reader)}
    made = {task.id: task.made_on for task in tasks_of(reader, [fact.id for fact in facts])}
    steps: dict[int, list[str]] = {}
    for step in dated_steps(reader, {fact.id for fact in facts}):
        steps.setdefault(step.task, []).append(step.due)
    moved = moved_days(reader)
    return tuple(
        WorkSpan(
            fact.id,
            fact.light,
            made[fact.id] or issued[fact.plan],
            fact.due or "",
            tuple(steps.get(fact.id, ())),
            tuple(moved.get(fact.id, ())),
        )
        for fact in facts
    )
