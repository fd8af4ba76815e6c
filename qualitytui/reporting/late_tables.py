"""The tables of what is late: deadlines by department, steps, silences."""

from collections.abc import Callable, Sequence
from functools import partial

from qualitytui.i18n import say
from qualitytui.model.silence import Silence
from qualitytui.model.status import UNFINISHED
from qualitytui.model.summary import LateStep
from qualitytui.model.supervision import Letter, Rectification, level_word
from qualitytui.model.task import Task
from qualitytui.model.value_text import lateness, role_word, shown_deadline
from qualitytui.model.week import DepartmentDue, Week
from qualitytui.presentation.task_fields import REASONS_PAPER, TASK_FIELDS
from qualitytui.reporting.citing import task_label
from qualitytui.reporting.table import WHOLE, Table, fields_table, in_charge, listed
from qualitytui.rules.figures.naming import named
from qualitytui.rules.plan_label import cited


def departments_due(week: Week) -> Table:
    """What each department has overdue and due, with its role and how late it is; nothing is left out."""

    def row(department_due: DepartmentDue) -> tuple[str, ...]:
        name = department_due.name or say("nobody answers, or to be decided")
        return (
            name,
            _listed(department_due, department_due.overdue, week),
            _listed(department_due, department_due.due, week),
        )

    return listed((say("department"), say("overdue"), say("due")), week.by_department, row, WHOLE)


def _listed(department_due: DepartmentDue, tasks: Sequence[Task], week: Week) -> str:
    """Tasks in one cell, each with the department's role, its deadline and how late it is."""
    items = (
        (cited(task_label(week, task), task.title), _facts(department_due.name, task, week.as_of)) for task in tasks
    )
    return "；".join(f"{item}{say('({text})', text=say(', ').join(facts))}" for item, facts in items)


def _facts(name: str, task: Task, today: str) -> tuple[str, ...]:
    roles = (
        role_word(responsibility.role) for responsibility in named(task.departments) if responsibility.name == name
    )
    return (*roles, shown_deadline(task), lateness(task.due or today, today))


def reasons(week: Week) -> Table:
    """Why what is late, behind or silent is so, and what is to be done: as its last report with reasons says."""
    own: dict[str, Callable[[Task], str]] = {
        "ref": partial(task_label, week),
        "in_charge": lambda task: in_charge(task.departments),
    }
    slow = (
        task for task in week.tasks if task.reasons and task.status in UNFINISHED and task.light in {"red", "yellow"}
    )
    urgent = sorted(slow, key=lambda task: (task.light != "red", task.due or "9"))
    return fields_table(TASK_FIELDS, REASONS_PAPER, urgent, own, WHOLE)


def late_steps(week: Week) -> Table:
    """The steps that are past their day, and who answers for their tasks."""
    departments = {task.id: task.departments for task in week.tasks}
    head = (say("ref"), say("step"), say("in charge"), say("due"), say("how late"))

    def row(step: LateStep) -> tuple[str, ...]:
        label = week.labels.get(step.task, step.ref)
        return (label, step.title, in_charge(departments.get(step.task, ())), step.due, lateness(step.due, week.as_of))

    return listed(head, week.status.late_steps, row, WHOLE)


def silent_departments(week: Week) -> Table:
    """Who has said nothing of what: department, role, item, days, last word."""
    head = (say("department"), say("role"), say("ref"), say("title"), say("days silent"), say("last word"))

    def row(silence: Silence) -> tuple[str, ...]:
        label = week.labels.get(silence.task, silence.ref)
        return (
            silence.department,
            role_word(silence.role),
            label,
            silence.title,
            str(silence.days),
            silence.last or say("never"),
        )

    return listed(
        head, (silence for department in week.silent_departments for silence in department.silences), row, WHOLE
    )


def overdue_letters(week: Week) -> Table:
    """The letters that are past their day without an answer."""
    head = (say("number"), say("kind"), say("department"), say("item"), say("to be answered by"), say("how late"))

    def row(letter: Letter) -> tuple[str, ...]:
        item = " ".join(filter(None, (week.letter_labels.get(letter.id), letter.title)))
        return (
            letter.number or "",
            level_word(letter.level),
            letter.department,
            item,
            letter.by or "",
            _late(letter.by, week),
        )

    return listed(head, week.status.letters, row, WHOLE)


def overdue_rectifications(week: Week) -> Table:
    """The orders that are past their day with nothing reported."""
    head = (say("department"), say("item"), say("problem"), say("to be put right by"), say("how late"))

    def row(rectification: Rectification) -> tuple[str, ...]:
        return (
            rectification.department,
            week.order_labels.get(rectification.id, ""),
            rectification.problem,
            rectification.by,
            _late(rectification.by, week),
        )

    return listed(head, week.status.rectifications, row, WHOLE)


def second_looks(week: Week) -> Table:
    """The orders struck off whose day to be looked at once more has come."""
    head = (say("department"), say("item"), say("problem"), say("struck off on"), say("second look due"))

    def row(rectification: Rectification) -> tuple[str, ...]:
        return (
            rectification.department,
            week.order_labels.get(rectification.id, ""),
            rectification.problem,
            rectification.closed or "",
            rectification.second_look or "",
        )

    return listed(head, week.status.second_looks, row, WHOLE)


def _late(by: str | None, week: Week) -> str:
    return lateness(by, week.as_of)
