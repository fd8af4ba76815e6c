"""The tables of a bulletin: how far each part is, what is slow and why, what keeps pace, the ranking."""

from collections.abc import Callable, Sequence

from qualitytui.i18n import language, say
from qualitytui.model.status import status_word
from qualitytui.model.summary import SectionLoad
from qualitytui.model.task import Task
from qualitytui.model.value_text import lateness, shown_deadline
from qualitytui.model.week import Week
from qualitytui.presentation.field import headings
from qualitytui.presentation.task_fields import TASK_FIELDS
from qualitytui.reporting.supervision_tables import FEW, of_pace, times_text, why_text
from qualitytui.reporting.table import WHOLE, Table, in_charge, listed
from qualitytui.rules.figures.rounding import share_text
from qualitytui.rules.lights import SHORT_OF_GOAL
from qualitytui.rules.paper_days import paper_day
from qualitytui.rules.plan_label import cited, heading_number, plan_label
from qualitytui.workbook.queries.figures import reason_word
from qualitytui.workbook.queries.leader_page import matters_of


def sections(week: Week) -> Table:
    """How far each part of the plan is, beside the last paper."""
    head = (
        say("part"),
        say("answered for"),
        say("closed"),
        say("of it before"),
        say("to verify"),
        say("overdue"),
        say("slow for its time"),
        say("share closed"),
    )
    late, base = {task.id for task in week.status.overdue}, {key for ids in week.pace for key in ids}
    rows = []
    for part in week.status.sections:
        leaves = [task for task in week.tasks if (task.plan, task.section) == (part.plan, part.ref)]
        if leaves:
            rows.append((_heading(week, part), *_numbers(leaves, late, base, week)))
    return Table(head, tuple(rows))


def _heading(week: Week, part: SectionLoad) -> str:
    """A part of the plan by its whole number: 二、（一）进一步提升企业素质."""
    steps = part.ref.split(".")
    numbers = {section.ref: section.number for section in week.status.sections if section.plan == part.plan}
    above = [numbers.get(".".join(steps[:depth]), "") for depth in range(1, len(steps))]
    return f"{plan_label(above, '')}{heading_number(part.number)}{part.title}"


def _numbers(tasks: Sequence[Task], late: set[int], base: set[int], week: Week) -> tuple[str, ...]:
    """The counts of the base, the attributed that are not cancelled; what is overdue is of all."""
    counted = [task for task in tasks if task.id in base]
    done = sum(task.status == "closed" for task in counted)
    before = sum(week.then.tasks[task.id][0] == "closed" for task in counted if task.id in week.then.tasks)
    return (
        str(len(counted)),
        str(done),
        str(before) if week.before.total else "—",
        str(sum(task.status == "reported" for task in counted)),
        str(sum(task.id in late for task in tasks)),
        str(sum(1 for _ in of_pace(counted, week.pace.slow))),
        share_text(done, len(counted)) if len(counted) >= FEW else "—",
    )


def slow_items(week: Week) -> Table:
    """The attributed tasks that are slow, the latest first, with why, as a paper names them; none is left out."""
    labels = week.labels
    head = (*headings(TASK_FIELDS, ("item", "in_charge")), say("due and why it is slow"), say("reason and next step"))
    wanted, why = set(week.pace.slow), _slowness(week)
    tasks = sorted((task for task in week.tasks if task.id in wanted), key=lambda task: _urgency(task, week))
    reasons = {matter.task: why_text(matter, asks=False) for matter in matters_of(tasks, week)}

    def row(task: Task) -> tuple[str, ...]:
        item, who = cited(labels[task.id], task.title), in_charge(task.departments)
        stands = say(", ").join(filter(None, (_deadline(task, week.as_of), why(task))))
        return (item, who, stands, reasons[task.id])

    return listed(head, tasks, row, WHOLE)


def _deadline(task: Task, today: str) -> str:
    """The deadline as a table of a paper writes it: of this year without the year."""
    text = shown_deadline(task)
    if not task.due or language() != "zh" or task.due[:4] != today[:4]:
        return text
    return text.replace(task.due, paper_day(task.due, today)).replace("日 ", "日")


def _urgency(task: Task, week: Week) -> tuple[bool, str]:
    is_late = bool(task.due and task.due < week.as_of)
    return (not is_late, (task.due or "9") if is_late else "")


def _slowness(week: Week) -> Callable[[Task], str]:
    """Why a task is slow: how late it is, its status, silence, a late step, an indicator; and how often in a row."""
    silent, stepped = {task.id for task in week.status.silent}, week.status.with_late_step
    short = {(indicator.plan, indicator.task) for indicator in week.indicators if indicator.reason in SHORT_OF_GOAL}

    def why(task: Task) -> str:
        causes = (
            lateness(task.due, week.as_of) if task.due and task.due < week.as_of else "",
            status_word("behind") if task.status == "behind" else "",
            reason_word("silent") if task.id in silent else "",
            reason_word("step_late") if task.id in stepped else "",
            say("an indicator is short of its goal") if (task.plan, task.ref) in short else "",
            times_text(week.in_a_row.get(task.id, 0)),
        )
        return say(", ").join(filter(None, causes))

    return why


def ranking(week: Week) -> Table:
    """The scores that were decided, each group by rank."""
    head = (say("group"), say("rank"), say("department"), say("score"), say("band"))
    groups = list(dict.fromkeys(score.group for score in week.ranking))
    scores = sorted(week.ranking, key=lambda score: (groups.index(score.group), score.rank))
    return listed(
        head, scores, lambda score: (score.group, str(score.rank), score.name, f"{score.score:.1f}", score.band), WHOLE
    )


def on_pace_items(week: Week) -> Table:
    """The attributed tasks that are begun and keep pace."""
    return _items(week, set(week.pace.on_pace))


def _items(week: Week, ids: set[int]) -> Table:
    labels = week.labels
    head = headings(TASK_FIELDS, ("item", "in_charge", "due", "last_report"))

    def row(task: Task) -> tuple[str, ...]:
        news = f"{task.last_report.on} {task.last_report.text}" if task.last_report else ""
        return (cited(labels[task.id], task.title), in_charge(task.departments), _deadline(task, week.as_of), news)

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
    head = (
        *headings(TASK_FIELDS, ("ref", "item", "in_charge")),
        say("class"),
        *headings(TASK_FIELDS, ("due", "time_left", "last_report")),
    )

    def row(task: Task) -> tuple[str, ...]:
        late = TASK_FIELDS["time_left"].shown(task)
        news = f"{task.last_report.on} {task.last_report.text}" if task.last_report else ""
        item = cited(labels[task.id], task.title)
        return (task.ref, item, in_charge(task.departments), classes[task.id], shown_deadline(task), late, news)

    return listed(head, (task for task in week.tasks if task.id in classes), row, WHOLE)
