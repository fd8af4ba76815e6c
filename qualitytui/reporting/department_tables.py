"""The tables of one department's paper: all that it leads or answers for, and its indicators, each in one table."""

from qualitytui.i18n import say
from qualitytui.model.status import UNFINISHED, status_word
from qualitytui.model.task import Task
from qualitytui.model.value_text import lateness, role_word, shown_deadline
from qualitytui.model.week import Week
from qualitytui.presentation.indicator_fields import INDICATOR_FIELDS, OWN_PAPER
from qualitytui.reporting.supervision_tables import why_text
from qualitytui.reporting.table import WHOLE, Table, fields_table, listed
from qualitytui.rules.figures.naming import named
from qualitytui.rules.plan_label import cited
from qualitytui.workbook.queries.leader_page import matters_of

ORDER = ("red", "yellow")
"""The lights of what is asked about first."""


def own_items(week: Week) -> Table:
    """What the department leads or answers for, what is late or slow first: how each stands, and its last word."""
    head = (say("item"), say("role"), say("due"), say("how it stands"), say("last report, reason and next step"))
    words = {matter.task: matter for matter in matters_of(week.tasks, week)}
    silent = {
        silence.task: silence.days for silence in week.status.silences if week.department in {"", silence.department}
    }

    def row(task: Task) -> tuple[str, ...]:
        word = words[task.id]
        roles = (
            role_word(responsibility.role)
            for responsibility in named(task.departments)
            if week.department in {"", responsibility.name}
        )
        is_near = task.status in UNFINISHED and task.due and task.due <= week.due_until
        stands = (
            status_word(task.status),
            lateness(task.due, week.as_of) if is_near else "",
            say("silent for {days} days", days=silent[task.id]) if task.id in silent else "",
        )
        text = why_text(word, asks=True) if word.reason or word.next_step or word.promised else ""
        return (
            cited(week.labels.get(task.id, task.ref), task.title),
            say(", ").join(dict.fromkeys(roles)),
            shown_deadline(task),
            say(", ").join(filter(None, stands)),
            text or say("no report yet"),
        )

    ordered = sorted(week.tasks, key=lambda task: ORDER.index(task.light) if task.light in ORDER else len(ORDER))
    return listed(head, ordered, row, WHOLE)


def own_indicators(week: Week) -> Table:
    """The indicators of the department in few columns, each with the day of its value."""
    return fields_table(INDICATOR_FIELDS, OWN_PAPER, week.indicators, {}, WHOLE)
