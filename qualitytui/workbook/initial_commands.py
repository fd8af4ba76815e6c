"""The initial commands of a new workbook."""

from collections.abc import Sequence

from qualitytui.config import Config
from qualitytui.i18n import say
from qualitytui.model.department import called_like_office
from qualitytui.workbook.command import Command
from qualitytui.workbook.commands.plan import ImportPlan
from qualitytui.workbook.commands.view import SaveView


def first_commands(plan: ImportPlan | None, config: Config) -> Sequence[Command]:
    """The commands that fill a new workbook: its plan, if any, and the saved views."""
    views = [
        SaveView(1, say("all")),
        SaveView(2, say("this week"), "due:week"),
        SaveView(3, say("overdue"), "due:overdue"),
    ]
    own = config.own_department or (_own_office(plan) if plan else None)
    if own:
        views.append(SaveView(4, say("mine to lead"), f'lead:"{own}"'))
    return [*([plan] if plan else []), *views]


def _own_office(plan: ImportPlan) -> str | None:
    names = {
        department.name for task in plan.plan.tasks for department in task.departments if department.role == "lead"
    }
    return next(iter(called_like_office(sorted(names))), None)
