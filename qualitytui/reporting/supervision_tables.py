"""The tables by which a paper supervises: what is late and why, who has done how much, what comes next."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from qualitytui.i18n import say
from qualitytui.model.department import OwnFigures
from qualitytui.model.leader_page import Matter
from qualitytui.model.silence import Silence
from qualitytui.model.summary import LateStep
from qualitytui.model.task import Task
from qualitytui.model.value_text import lateness, role_word, roles_named, shown_deadline
from qualitytui.model.week import TREND, Week
from qualitytui.reporting.leader_words import ask_text, next_text
from qualitytui.reporting.table import LONG, WHOLE, Table, listed, shortened
from qualitytui.rules.figures.naming import named
from qualitytui.rules.figures.rounding import share_text
from qualitytui.rules.plan_label import cited
from qualitytui.sanitize import line
from qualitytui.workbook.queries.leader_page import is_asked, matters_of, unit_names, urgent_matters, urgent_tasks

MANY: Final = 12
"""Of more matters than this the words of each are cut, so that the paper stays one that is read."""
BRIEF: Final = 72
"""Cells to which they are cut."""
FEW: Final = 3
"""Of fewer items a share says nothing of a department or a part."""


def late_matters(week: Week) -> Table:
    """What is overdue, behind, late with a step or silent: who answers, why, what is asked; none is left out."""
    return _matters(urgent_matters(week))


def pressing_matters(week: Week) -> Table:
    """The same without what is only silent, which has a table of its own."""
    matters = matters_of(_pressing(week), week)
    head = (say("item"), say("in charge"), say("how it stands"), say("reason and next step"))

    def row(matter: Matter) -> tuple[str, ...]:
        why = why_text(_brief(matter) if len(matters) > MANY else matter, asks=True)
        return (cited(matter.label, matter.title), matter.who, _standing(matter), why)

    return listed(head, matters, row, LONG)


def _brief(matter: Matter) -> Matter:
    """A matter with long words cut, where there are many: the whole stands in the ledger and on the web page."""

    def brief(text: str | None) -> str | None:
        return text and shortened(line(text), BRIEF)

    return matter._replace(reason=brief(matter.reason), next_step=brief(matter.next_step), ask=brief(matter.ask))


def _pressing(week: Week) -> list[Task]:
    """What is urgent and not only silent; what is only silent stands there too where it waits for a decision."""
    return [task for task in urgent_tasks(week) if task.reason != "silent" or task.status == "behind" or is_asked(task)]


def _standing(matter: Matter) -> str:
    """How an item stands, and for how many weekly papers in a row it does."""
    return say(", ").join(filter(None, (matter.state, times_text(matter.times))))


def times_text(times: int) -> str:
    """The how manieth weekly paper in a row has the item as late; nothing for the first."""
    if times >= TREND:
        return say("{count} weeks in a row or more", count=times)
    return say("{count} weeks in a row", count=times) if times > 1 else ""


def why_text(matter: Matter, *, asks: bool) -> str:
    """The reason with its day, what comes next, and what the unit itself asks to have settled."""
    reason = f"{matter.reason_on} {matter.reason}" if matter.reason else say("none was reported")
    asked = ask_text(matter) if asks and matter.is_own else ""
    return say("; ").join(filter(None, (reason, next_text(matter), asked)))


def _matters(matters: Iterable[Matter]) -> Table:
    head = (say("item"), say("in charge"), say("how it stands"), say("reason"), say("asked"))

    def row(matter: Matter) -> tuple[str, ...]:
        reason = f"{matter.reason_on} {matter.reason}" if matter.reason else say("none was reported")
        reason = say("; ").join(filter(None, (reason, next_text(matter))))
        return (cited(matter.label, matter.title), matter.who, matter.state, reason, matter.ask or "")

    return listed(head, matters, row, WHOLE)


def coming(week: Week) -> Table:
    """What falls due by the end of next week, the nearest first."""
    labels = week.labels
    head = (say("due"), say("item"), say("in charge"), say("time left"))
    tasks = {task.id: task for department_due in week.by_department for task in department_due.due}

    def row(task: Task) -> tuple[str, ...]:
        who = roles_named(named(task.departments)) or say("nobody answers")
        return (shown_deadline(task), cited(labels[task.id], task.title), who, lateness(task.due, week.as_of))

    return listed(head, sorted(tasks.values(), key=lambda task: task.due or ""), row, WHOLE)


def silent_units(week: Week) -> Table:
    """Who has said nothing of what, a row a department; nothing is left out."""
    return _silent_units(week, frozenset())


def silent_briefly(week: Week) -> Table:
    """The same; of what stands in the table of what is pressing, the number and the days are enough."""
    return _silent_units(week, frozenset(task.id for task in _pressing(week)))


def silent_beside(week: Week) -> Table:
    """The same; of what stands in the table of what is slow, the number and the days are enough."""
    return _silent_units(week, frozenset(week.pace.slow))


def _silent_units(week: Week, known: frozenset[int]) -> Table:
    labels = week.labels
    head = (say("department"), say("items of which nothing was said, with days and last word"))

    def pair_text(pair: Silence) -> str:
        days = say("{count} days", count=pair.days)
        if pair.task in known:
            return f"{labels[pair.task]}（{days}）"
        return f"{cited(labels[pair.task], pair.title)}（{role_word(pair.role)}，{days}，{pair.last or say('never')}）"

    rows = ((department.name, "；".join(map(pair_text, department.silences))) for department in week.silent_departments)
    return Table(head, tuple(rows))


def steps_late(week: Week) -> Table:
    """The steps that are past their day, cited by the item's own number; who answers stands with the items."""
    head = (say("item"), say("step"), say("due"), say("how late"))

    def row(step: LateStep) -> tuple[str, ...]:
        return (week.labels.get(step.task, ""), step.title, step.due, lateness(step.due, week.as_of))

    return listed(head, week.status.late_steps, row, WHOLE)


def units(week: Week) -> Table:
    """How far each department is with what it leads or answers for, beside the last paper, in the plan's order."""
    return _units(week, say("yellow lights"), lambda _, own: own.by_light["yellow"])


def units_paced(week: Week) -> Table:
    """The same for a bulletin, which speaks of no light: with how much is slow for its time."""
    slow = Counter[str]()
    for task in of_pace(week.tasks, week.pace.slow):
        slow.update(dict.fromkeys((responsibility.name for responsibility in named(task.departments)), 1))
    return _units(week, say("slow for its time"), lambda name, _: slow[name])


def of_pace(tasks: Iterable[Task], ids: Iterable[int]) -> Iterator[Task]:
    """The tasks of a class of pace."""
    wanted = frozenset(ids)
    return (task for task in tasks if task.id in wanted)


def _units(week: Week, last: str, count: Callable[[str, OwnFigures], int]) -> Table:
    own_of = {department.name: department.own for department in week.status.departments}
    figures = [(name, own) for name in unit_names(week) if (own := own_of.get(name))]
    head = (
        say("department"),
        say("items"),
        say("closed"),
        say("of it before"),
        say("to verify"),
        say("overdue"),
        last,
        say("share closed"),
    )

    def row(pair: tuple[str, OwnFigures]) -> tuple[str, ...]:
        name, own = pair
        before = week.own_before.get(name)
        share = share_text(own.done, own.total) if own.total >= FEW else "—"
        numbers = (own.done, before.done if before else "—", own.to_verify, own.overdue, count(name, own))
        return (name, str(own.total), *map(str, numbers), share)

    return listed(head, figures, row, WHOLE)
