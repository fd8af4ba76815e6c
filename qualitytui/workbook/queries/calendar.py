"""What falls due, day by day: deadlines of tasks and of their steps."""

from qualitytui.model.calendar import Calendar, DueItem, WorkSpan
from qualitytui.model.filter import Filter
from qualitytui.model.status import UNFINISHED
from qualitytui.store.plans import list_plans
from qualitytui.store.reader import Reader
from qualitytui.store.task_parts import dated_steps, moved_days, open_steps
from qualitytui.store.tasks import task_facts, tasks_of


def calendar(reader: Reader, filter_: Filter) -> Calendar:
    """The unfinished tasks that match, and their open steps, by day; a task stands before the steps of its day."""
    facts = {fact.id: fact for fact in task_facts(reader, filter_) if fact.status in UNFINISHED}
    found: list[tuple[str, bool, int, str, str | None, str | None]] = [
        (fact.due, False, fact.id, fact.light, None, None) for fact in facts.values() if fact.due
    ]
    found += [
        (step.due, True, step.task, step.light, step.title, step.person)
        for step in open_steps(reader)
        if step.task in facts
    ]
    found.sort(key=lambda item: item[:2])
    items = [DueItem(nth, task, day, light, step, who) for nth, (day, _, task, light, step, who) in enumerate(found, 1)]
    return Calendar(reader.today.isoformat(), tuple(items))


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
