"""What falls due, day by day: deadlines of tasks and of their steps."""

from qualitytui.model.calendar import Calendar, DueItem
from qualitytui.model.filter import Filter
from qualitytui.model.status import UNFINISHED
from qualitytui.store.reader import Reader
from qualitytui.store.task_parts import open_steps
from qualitytui.store.tasks import task_facts


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
