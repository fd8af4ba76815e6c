"""The tables by which a paper supervises: what is late and why, who has done how much, what comes next."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from qualitytui.model.department import OwnFigures
from qualitytui.model.leader_page import Matter
from qualitytui.model.overview import LateStep, SectionLoad
from qualitytui.model.silence import Silence
from qualitytui.model.status import UNFINISHED, status_word
from qualitytui.model.task import Task
from qualitytui.model.week import TREND, Week
from qualitytui.model.wording import lateness, role_word, roles_named, shown_deadline
from qualitytui.reporting.leader_words import ask_text, next_text
from qualitytui.reporting.table import LONG, WHOLE, Table, in_charge, listed, shortened
from qualitytui.rules.figures.naming import named
from qualitytui.rules.figures.rounding import share_text
from qualitytui.rules.lights import SHORT_OF_GOAL
from qualitytui.rules.plan_label import cited, heading_number, plan_label
from qualitytui.text import line
from qualitytui.words import say
from qualitytui.workbook.queries.figures import reason_word
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
    held = matters_of(_pressing(week), week)
    head = (say("item"), say("in charge"), say("how it stands"), say("reason and next step"))

    def row(one: Matter) -> tuple[str, ...]:
        why = _why(_brief(one) if len(held) > MANY else one, asks=True)
        return (cited(one.label, one.title), one.who, _standing(one), why)

    return listed(head, held, row, LONG)


def _brief(one: Matter) -> Matter:
    """A matter with long words cut, where there are many: the whole stands in the ledger and on the web page."""

    def brief(text: str | None) -> str | None:
        return text and shortened(line(text), BRIEF)

    return one._replace(reason=brief(one.reason), next_step=brief(one.next_step), ask=brief(one.ask))


def _pressing(week: Week) -> list[Task]:
    """What is urgent and not only silent; what is only silent stands there too where it waits for a decision."""
    return [one for one in urgent_tasks(week) if one.reason != "silent" or one.status == "behind" or is_asked(one)]


def _standing(one: Matter) -> str:
    """How an item stands, and for how many weekly papers in a row it does."""
    return say(", ").join(filter(None, (one.state, times_text(one.times))))


def times_text(times: int) -> str:
    """The how manieth weekly paper in a row has the item as late; nothing for the first."""
    if times >= TREND:
        return say("{count} weeks in a row or more", count=times)
    return say("{count} weeks in a row", count=times) if times > 1 else ""


def _why(one: Matter, *, asks: bool) -> str:
    """The reason with its day, what comes next, and what the unit itself asks to have settled."""
    reason = f"{one.reason_on} {one.reason}" if one.reason else say("none was reported")
    asked = ask_text(one) if asks and one.is_own else ""
    return say("; ").join(filter(None, (reason, next_text(one), asked)))


def _matters(matters: Iterable[Matter]) -> Table:
    head = (say("item"), say("in charge"), say("how it stands"), say("reason"), say("asked"))

    def row(one: Matter) -> tuple[str, ...]:
        reason = f"{one.reason_on} {one.reason}" if one.reason else say("none was reported")
        reason = say("; ").join(filter(None, (reason, next_text(one))))
        return (cited(one.label, one.title), one.who, one.state, reason, one.ask or "")

    return listed(head, matters, row, WHOLE)


def coming(week: Week) -> Table:
    """What falls due by the end of next week, the nearest first."""
    labels = week.labels
    head = (say("due"), say("item"), say("in charge"), say("time left"))
    held = {task.id: task for one in week.by_department for task in one.due}

    def row(task: Task) -> tuple[str, ...]:
        who = roles_named(named(task.departments)) or say("nobody answers")
        return (shown_deadline(task), cited(labels[task.id], task.title), who, lateness(task.due, week.as_of))

    return listed(head, sorted(held.values(), key=lambda task: task.due or ""), row, WHOLE)


def silent_units(week: Week) -> Table:
    """Who has said nothing of what, a row a department; nothing is left out."""
    return _silent_units(week, frozenset())


def silent_briefly(week: Week) -> Table:
    """The same; of what stands in the table of what is pressing, the number and the days are enough."""
    return _silent_units(week, frozenset(one.id for one in _pressing(week)))


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

    rows = ((one.name, "；".join(map(pair_text, one.silences))) for one in week.silent_departments)
    return Table(head, tuple(rows))


def steps_late(week: Week) -> Table:
    """The steps that are past their day, cited by the item's own number; who answers stands with the items."""
    head = (say("item"), say("step"), say("due"), say("how late"))

    def row(one: LateStep) -> tuple[str, ...]:
        return (week.labels.get(one.task, ""), one.title, one.due, lateness(one.due, week.as_of))

    return listed(head, week.status.late_steps, row, WHOLE)


def units(week: Week) -> Table:
    """How far each department is with what it leads or answers for, beside the last paper, in the plan's order."""
    return _units(week, say("yellow lights"), lambda _, own: own.by_light["yellow"])


def units_paced(week: Week) -> Table:
    """The same for a bulletin, which speaks of no light: with how much is slow for its time."""
    slow = Counter[str]()
    for task in of_pace(week.tasks, week.pace.slow):
        slow.update(dict.fromkeys((one.name for one in named(task.departments)), 1))
    return _units(week, say("slow for its time"), lambda name, _: slow[name])


def of_pace(tasks: Iterable[Task], ids: Iterable[int]) -> Iterator[Task]:
    """The tasks of a class of pace."""
    wanted = frozenset(ids)
    return (task for task in tasks if task.id in wanted)


def _units(week: Week, last: str, count: Callable[[str, OwnFigures], int]) -> Table:
    own_of = {one.name: one.own for one in week.status.departments}
    held = [(name, own) for name in unit_names(week) if (own := own_of.get(name))]
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

    def row(one: tuple[str, OwnFigures]) -> tuple[str, ...]:
        name, own = one
        before = week.own_before.get(name)
        share = share_text(own.done, own.total) if own.total >= FEW else "—"
        numbers = (own.done, before.done if before else "—", own.to_verify, own.overdue, count(name, own))
        return (name, str(own.total), *map(str, numbers), share)

    return listed(head, held, row, WHOLE)


def sections(week: Week) -> Table:
    """How far each part of the plan is, beside the last paper."""
    head = (
        say("part"),
        say("items"),
        say("closed"),
        say("of it before"),
        say("to verify"),
        say("overdue"),
        say("slow for its time"),
        say("share closed"),
    )
    late = {task.id for task in week.status.overdue}
    rows = []
    for part in week.status.sections:
        leaves = [task for task in week.tasks if (task.plan, task.section) == (part.plan, part.ref)]
        if leaves:
            rows.append((_heading(week, part), *_numbers(leaves, late, week)))
    return Table(head, tuple(rows))


def _heading(week: Week, part: SectionLoad) -> str:
    """A part of the plan by its whole number: 二、（一）进一步提升企业素质."""
    steps = part.ref.split(".")
    numbers = {one.ref: one.number for one in week.status.sections if one.plan == part.plan}
    above = [numbers.get(".".join(steps[:depth]), "") for depth in range(1, len(steps))]
    return f"{plan_label(above, '')}{heading_number(part.number)}{part.title}"


def _numbers(tasks: Iterable[Task], late: set[int], week: Week) -> tuple[str, ...]:
    held = [task for task in tasks if task.status != "cancelled"]
    done = sum(task.status == "closed" for task in held)
    before = sum(week.then.tasks[task.id][0] == "closed" for task in held if task.id in week.then.tasks)
    return (
        str(len(held)),
        str(done),
        str(before) if week.before.total else "—",
        str(sum(task.status == "reported" for task in held)),
        str(sum(task.id in late for task in held)),
        str(sum(1 for _ in of_pace(held, week.pace.slow))),
        share_text(done, len(held)) if len(held) >= FEW else "—",
    )


def slow_items(week: Week) -> Table:
    """The attributed tasks that are slow, the latest first, with why, as a paper names them; none is left out."""
    labels = week.labels
    head = (say("item"), say("in charge"), say("due and why it is slow"), say("reason and next step"))
    wanted, why = set(week.pace.slow), _slowness(week)
    held = sorted((task for task in week.tasks if task.id in wanted), key=lambda one: _urgency(one, week))
    reasons = {one.task: _why(one, asks=False) for one in matters_of(held, week)}

    def row(task: Task) -> tuple[str, ...]:
        item, who = cited(labels[task.id], task.title), in_charge(task.departments)
        stands = say(", ").join(filter(None, (shown_deadline(task), why(task))))
        return (item, who, stands, reasons[task.id])

    return listed(head, held, row, WHOLE)


def _urgency(task: Task, week: Week) -> tuple[bool, str]:
    is_late = bool(task.due and task.due < week.as_of)
    return (not is_late, (task.due or "9") if is_late else "")


def _slowness(week: Week) -> Callable[[Task], str]:
    """Why a task is slow: how late it is, its status, silence, a late step, an indicator; and how often in a row."""
    silent, stepped = {task.id for task in week.status.silent}, {step.task for step in week.status.late_steps}
    short = {(one.plan, one.task) for one in week.indicators if one.reason in SHORT_OF_GOAL}

    def why(task: Task) -> str:
        said = (
            lateness(task.due, week.as_of) if task.due and task.due < week.as_of else "",
            status_word("behind") if task.status == "behind" else "",
            reason_word("silent") if task.id in silent else "",
            reason_word("step_late") if task.id in stepped else "",
            say("an indicator is short of its goal") if (task.plan, task.ref) in short else "",
            times_text(week.in_a_row.get(task.id, 0)),
        )
        return say(", ").join(filter(None, said))

    return why


def ranking(week: Week) -> Table:
    """The scores that were decided, each group by rank."""
    head = (say("group"), say("rank"), say("department"), say("score"), say("band"))
    groups = list(dict.fromkeys(one.group for one in week.ranking))
    held = sorted(week.ranking, key=lambda one: (groups.index(one.group), one.rank))
    return listed(head, held, lambda one: (one.group, str(one.rank), one.name, f"{one.score:.1f}", one.band), WHOLE)


def on_pace_items(week: Week) -> Table:
    """The attributed tasks that are begun and keep pace."""
    return _items(week, set(week.pace.on_pace))


def _items(week: Week, ids: set[int]) -> Table:
    labels = week.labels
    head = (say("item"), say("in charge"), say("due"), say("last report"))

    def row(task: Task) -> tuple[str, ...]:
        news = f"{task.last_report.on} {task.last_report.text}" if task.last_report else ""
        return (cited(labels[task.id], task.title), in_charge(task.departments), shown_deadline(task), news)

    return listed(head, (task for task in week.tasks if task.id in ids), row, WHOLE)


def all_items(week: Week) -> Table:
    """Every attributed task with the class in which a bulletin counts it."""
    labels = week.labels
    words = {
        "done": say("closed"),
        "to_verify": say("to verify"),
        "on_pace": say("on pace"),
        "not_begun": say("not started"),
        "slow": say("slow for its time"),
    }
    classes = {key: words[name] for name, ids in week.pace._asdict().items() for key in ids}
    head = (say("ref"), say("item"), say("in charge"), say("class"), say("due"), say("how late"), say("last report"))

    def row(task: Task) -> tuple[str, ...]:
        late = lateness(task.due, week.as_of) if task.due and task.status in UNFINISHED else ""
        news = f"{task.last_report.on} {task.last_report.text}" if task.last_report else ""
        item = cited(labels[task.id], task.title)
        return (task.ref, item, in_charge(task.departments), classes[task.id], shown_deadline(task), late, news)

    return listed(head, (task for task in week.tasks if task.id in classes), row, WHOLE)
