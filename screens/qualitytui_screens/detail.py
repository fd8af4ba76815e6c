"""The item under the cursor, in a few lines that are never wider than the screen."""

from textual.content import Content

from qualitytui.model.board import Board
from qualitytui.model.filter import Filter
from qualitytui.model.indicator import Indicator
from qualitytui.model.pages import TaskPage
from qualitytui.model.wording import both_refs, everybody, roles_named, shown_latest, shown_target
from qualitytui.model.words import Nearest
from qualitytui.reporting.indicator_tables import pace_text, standing
from qualitytui.reporting.item import shown_due
from qualitytui.rules.figures.naming import named, names_answering
from qualitytui.text import cut, folded, line, visible
from qualitytui.words import say
from qualitytui_screens.head import COLOURS
from qualitytui_screens.widgets.prose import FOREVER


def task_detail(page: TaskPage, cells: int, *, is_short: bool) -> Content:
    """Title and deadline, who answers, indicators, steps and latest report, the text; the latest first if short."""
    task = page.task
    head = f"{task.ref} {task.title}  {say('due')} {shown_due(page) or '-'}"
    facts = [f"{both_refs(one)} {shown_latest(one) or '-'} / {shown_target(one)}" for one in page.indicators]
    if task.steps_total:
        facts.append(say("steps {done}/{total}", done=task.steps_done, total=task.steps_total))
    if task.last_report:
        who = task.last_report.department or task.last_report.person or ""
        facts.append(f"{say('last report')} {task.last_report.on} {who}: {line(task.last_report.text)}")
    several = len(names_answering(task.departments)) > 1
    if is_short:
        names = [roles_named(named(task.departments))] if several else []
        lines = ["  ".join([*names, *reversed(facts)]), everybody(task.departments)]
    else:
        answering = folded(everybody(task.departments), cells, 2 if several else 1)
        lines = [*answering, "  ".join(facts), *folded(line(task.text), cells, 3 - len(answering))]
    return _lines(head, COLOURS[task.light], lines, cells)


def indicator_detail(one: Indicator, cells: int) -> Content:
    """The indicator's name, target, value, condition and who answers."""
    value = f"{say('target')} {shown_target(one)}  {say('value')} {shown_latest(one) or '-'}"
    if one.latest:
        value += f"  {one.latest.on} {one.latest.source or ''}"
    how = standing(one)
    if how:
        value += f"  {how}" + (f"  {say('time passed')} {pace_text(one)}" if pace_text(one) else "")
    task = say("task {ref}", ref=one.task) if one.task else ""
    lines = [value, everybody(one.departments), one.condition or "", task]
    return _lines(f"{both_refs(one)} {one.title}", COLOURS[one.light], lines, cells)


def _lines(head: str, colour: str, lines: list[str], cells: int) -> Content:
    shown = [cut(visible(one.replace("\n", " ")), cells) for one in lines if one]
    return Content.assemble((cut(visible(head), cells), colour), "\n", "\n".join(shown))


def nothing_detail(view: Board | None, shown: Filter, near: Nearest, keys: str, cells: int) -> Content:
    """What to do where no item is under the cursor; `keys` take a document in."""
    if view is not None and not view.plans:
        lines = [say("The workbook holds no plan yet. {keys} takes one in from a document.", keys=keys)]
    else:
        lines = _nearest(shown, near)
    return Content("\n".join(part for line in lines for part in folded(line, cells, FOREVER)))


def _nearest(shown: Filter, near: Nearest) -> list[str]:
    lines = [say("Nothing matches {filter}. Esc shows everything again.", filter=visible(shown.text) or "-")]
    if near.word is not None:
        lines.append(visible(say("Did you mean {name}?", name=near.word)))
    return [*lines, *(visible(say("Without {term}: {count}", term=term, count=count)) for term, count in near.without)]
