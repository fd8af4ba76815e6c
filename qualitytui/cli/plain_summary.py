"""status --plain: the summary as lines for programs."""

from collections.abc import Collection, Iterable

from qualitytui.model.addresses import address
from qualitytui.model.light import LIGHTS
from qualitytui.model.status import STATUSES
from qualitytui.model.summary import Status
from qualitytui.sanitize import visible


def plain_status(view: Status, shared: Collection[str], *, header: bool) -> Iterable[str]:
    """The counts as lines of what, which and how many."""
    if header:
        yield "what\twhich\tcount"
    yield f"tasks\ttotal\t{view.total}"
    yield from (f"status\t{status}\t{view.by_status[status]}" for status in STATUSES)
    yield from (f"light\t{light}\t{view.by_light[light]}" for light in LIGHTS)
    yield f"indicators\ttotal\t{view.indicators.total}"
    yield f"indicators\tmeasured\t{view.indicators.measured}"
    yield f"indicators\tmet\t{view.indicators.met}"
    for what, tasks in (("overdue", view.overdue), ("due_soon", view.due_soon), ("silent", view.silent)):
        yield f"{what}\ttotal\t{len(tasks)}"
        yield from (f"{what}\t{address(task.plan, task.ref, shared)}\t1" for task in tasks)
    yield f"letters\toverdue\t{len(view.letters)}"
    yield f"rectifications\toverdue\t{len(view.rectifications)}"
    yield from (f"section\t{section.ref}\t{section.total}" for section in view.sections)
    for load in view.departments:
        yield f"department\t{visible(load.name)}\t{load.lead + load.responsible + load.support}"
