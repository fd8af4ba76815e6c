"""The item under the cursor, in a few lines."""

from textual.content import Content

from qualitytui.model.board import TaskPage
from qualitytui.model.indicator import Indicator
from qualitytui.model.wording import everybody, shown_latest, shown_target
from qualitytui.reporting.item import shown_due
from qualitytui.text import line, visible
from qualitytui.words import say
from qualitytui_screens.head import COLOURS


def task_detail(page: TaskPage) -> Content:
    """The task's title, who answers, the deadline, its text, indicators, steps and latest report."""
    task = page.task
    head = f"{everybody(task.departments)}  {say('due')} {shown_due(page) or '-'}"
    facts = [f"{one.ref} {shown_latest(one) or '-'} / {shown_target(one)}" for one in page.indicators]
    if task.steps_total:
        facts.append(say("steps {done}/{total}", done=task.steps_done, total=task.steps_total))
    if task.last_report:
        who = task.last_report.department or task.last_report.person or ""
        facts.append(f"{say('last report')} {task.last_report.on} {who}: {line(task.last_report.text)}")
    lines = [visible(head), visible("  ".join(facts)), visible(line(task.text))]
    return Content.assemble(
        (visible(f"{task.ref} {task.title}"), COLOURS[task.light]), "\n", "\n".join(part for part in lines if part)
    )


def indicator_detail(one: Indicator) -> Content:
    """The indicator's name, target, value, condition and who answers."""
    value = f"{say('target')} {shown_target(one)}  {say('value')} {shown_latest(one) or '-'}"
    if one.latest:
        value += f"  {one.latest.on} {one.latest.source or ''}"
    lines = [
        value,
        everybody(one.departments),
        one.condition or "",
        say("task {ref}", ref=one.task) if one.task else "",
    ]
    return Content.assemble(
        (visible(f"{one.ref} {one.title}"), COLOURS[one.light]),
        "\n",
        "\n".join(visible(line(part)) for part in lines if part),
    )
