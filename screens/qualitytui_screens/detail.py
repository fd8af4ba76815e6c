"""The item under the cursor in a few lines, folded into the room that there is."""

from collections.abc import Iterator

from textual.content import Content

from qualitytui.i18n import say
from qualitytui.model.board import Board
from qualitytui.model.filter import Filter
from qualitytui.model.filter_explanation import Nearest
from qualitytui.model.indicator import Indicator
from qualitytui.model.item_page import Step, TaskPage
from qualitytui.model.task import Task
from qualitytui.model.value_text import both_refs, departments_by_role, shown_reading, shown_target
from qualitytui.presentation.progress import pace_text, standing
from qualitytui.reporting.item import shown_due
from qualitytui.rules.figures.naming import names_answering
from qualitytui.sanitize import cut, folded, line, visible, width
from qualitytui.workbook.queries.figures import reason_word
from qualitytui_screens.header_lines import COLOURS
from qualitytui_screens.widgets.prose import FOREVER, fitted

LEAST_TITLE = 16
"""The cells that are left to a title that is cut."""
DUE_AT = 46
"""The cells behind which it is said when a task is due, where there is room: in one place whatever it is called."""
HIDDEN = {"letter_overdue", "silent", "step_late", "indicator_red"}
"""The reasons of lights that stand nowhere else on a row."""
FEW_ROWS = 3
"""The lines of a pane in which the title is cut, so that whom to call and the last word have room."""


def task_detail(page: TaskPage, cells: int, rows: int) -> Content:
    """Title and how late; whom to call; what comes next; the last word; where there is room the rest."""
    task = page.task
    due = f"  {say('due')} {shown_due(page) or '-'}"
    if rows <= FEW_ROWS and width(due) <= cells - LEAST_TITLE:
        head = cut(f"{task.ref} {task.title}", cells - width(due)) + due
    else:
        named = f"{task.ref} {task.title}"
        has_room = rows > FEW_ROWS and DUE_AT + width(due) <= cells
        head = named + " " * (DUE_AT - width(named) if has_room else 0) + due
    lines = ["  ".join(filter(None, (hidden_reason(task), whom_to_call(page), next_step(page)))), last_word(page)]
    if rows > FEW_ROWS:
        steps = [say("steps {done}/{total}", done=task.steps_done, total=task.steps_total)] if task.steps_total else []
        facts = [
            f"{both_refs(indicator)} {shown_reading(indicator) or '-'} / {shown_target(indicator)}"
            for indicator in page.indicators
        ]
        lines += [departments_by_role(task.departments), "  ".join([*steps, *facts]), line(task.text)]
    return _lines(head, COLOURS[task.light], lines, cells, rows)


def hidden_reason(task: Task) -> str:
    """Why a task has its light, where neither its status nor its deadline says so."""
    return reason_word(task.reason) if task.reason in HIDDEN else ""


def whom_to_call(page: TaskPage) -> str:
    """Whom to call about a task: the first of those who answer for it that have somebody named, else who answers."""
    names = names_answering(page.task.departments)
    for name, contact in page.contacts:
        if contact.text and name in names:
            return say("call {whom}", whom=f"{name} {contact.text}")
    return say("call {whom}", whom=names[0]) if names else ""


def next_step(page: TaskPage) -> str:
    """What comes next: as the last call said, else the first step that is not done."""
    report = page.task.reasons
    if report is not None and report.next_step:
        promised = f" ({report.promised})" if report.promised else ""
        return f"{say('next step')}: {line(report.next_step)}{promised}"
    step = next((step for step in page.steps if step.done_on is None), None)
    if step is None:
        return ""
    more = " ".join(part for part in (step.title, step.person, step.due) if part)
    return f"{say('next step')}: {more}"


def act_on_step(act: str, step: Step) -> str:
    """What is done to a step, with who does it and by when, or the day on which it was done."""
    when = say("done {day}", day=step.done_on) if step.done_on else step.due
    return "  ".join(filter(None, (act.format(title=step.title), step.person, when)))


def last_word(page: TaskPage) -> str:
    """The latest report: its day, who spoke and what was said."""
    report = page.task.last_report
    if report is None:
        return say("No report yet.")
    who = " ".join(part for part in (report.department, report.person) if part)
    return f"{say('last report')} {report.on} {who}: {line(report.text)}"


def indicator_detail(indicator: Indicator, cells: int, rows: int) -> Content:
    """The indicator's name, target, value, condition and who answers."""
    value = f"{say('target')} {shown_target(indicator)}  {say('value')} {shown_reading(indicator) or '-'}"
    if indicator.deciding:
        value += f"  {indicator.deciding.on} {indicator.deciding.source or ''}"
    how = standing(indicator)
    if how:
        value += f"  {how}" + (f"  {say('time passed')} {pace_text(indicator)}" if pace_text(indicator) else "")
    task = say("task {ref}", ref=indicator.task) if indicator.task else ""
    lines = [value, departments_by_role(indicator.departments), indicator.condition or "", task]
    return _lines(f"{both_refs(indicator)} {indicator.title}", COLOURS[indicator.light], lines, cells, rows)


def _lines(head: str, colour: str, lines: list[str], cells: int, rows: int) -> Content:
    top = fitted([visible(head)], cells, rows)
    shown = [visible(line.replace("\n", " ")) for line in lines if line]
    below = fitted(shown, cells, rows - len(top))
    return Content.assemble(("\n".join(top), colour), "\n", "\n".join(below))


def nothing_detail(view: Board | None, shown: Filter, near: Nearest, keys: str, cells: int) -> Content:
    """What to do where no item is under the cursor; `keys` take a document in."""
    if view is not None and not view.plans:
        lines = [say("The workbook holds no plan yet. {keys} imports one from a document.", keys=keys)]
    elif view is not None and not shown.terms and all(plan.is_archive for plan in view.plans):
        key = view.plans[0].key
        lines = [say("On file, so in no list. The filter plan:{key} shows it; the year's end opens it again.", key=key)]
    else:
        lines = list(_nearest(shown, near))
    return Content("\n".join(part for line in lines for part in folded(line, cells, FOREVER)))


def _nearest(shown: Filter, near: Nearest) -> Iterator[str]:
    yield say("Nothing matches {filter}. Esc shows everything again.", filter=visible(shown.text) or "-")
    if near.word is not None:
        yield visible(say("Did you mean {name}?", name=near.word))
    yield from (visible(say("Without {term}: {count}", term=term, count=count)) for term, count in near.without)
