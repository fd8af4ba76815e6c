"""Makes an item of lines of the document that the parser left out."""

from typing import Final

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.plan import Plan, PlanTask
from qualitytui.reading.attribution import attribute
from qualitytui.reading.body_parser import item_of
from qualitytui.reading.conventions import Conventions
from qualitytui.reading.correcting import settled, split_item, unused
from qualitytui.reading.date_meanings import Calendar
from qualitytui.reading.outline import label_of

BEGINNING: Final = 12
"""Characters of a line by which it is found in the text of an item."""


def item_from_line(plan: Plan, line: int, text: str, custom: Conventions) -> Plan:
    """The plan with an item that begins on a line: cut from the item that holds the line, or new.

    The line leaves those that are no part of the plan, and the goals.
    """
    words = text.strip()
    if not words:
        raise Refused(say("Line {line} is empty.", line=line), say("Nothing was changed."))
    if any(task.line == line and task.text.startswith(_beginning(words)) for task in plan.tasks):
        raise Refused(say("An item begins on line {line} already.", line=line), say("Nothing was changed."))
    held = _holding(plan, line, words)
    if held is not None:
        parted, at = split_item(plan, held[0].ref, held[1], custom), plan.tasks.index(held[0]) + 1
        second = parted.tasks[at]._replace(line=line)
        return parted._replace(tasks=(*parted.tasks[:at], second, *parted.tasks[at + 1 :]))
    at = sum(task.line <= line for task in plan.tasks)
    before = plan.tasks[at - 1] if at else None
    label = label_of(words)
    rest = label[3] if label else words
    item = PlanTask(
        _ref_of(plan, before, label[1] if label else 0),
        label[0] if label else "",
        before.section if before else "",
        "",
        rest,
        line,
    )
    fresh = item_of(item, attribute(rest, custom), Calendar(plan.year, plan.issued))
    kept = plan._replace(
        skipped=tuple(skipped for skipped in plan.skipped if skipped.line != line),
        goals=tuple(goal for goal in plan.goals if goal.line != line),
    )
    return settled(kept, [*plan.tasks[:at], fresh, *plan.tasks[at:]])


def _beginning(words: str) -> str:
    label = label_of(words)
    return (label[3] if label else words)[:BEGINNING]


def _holding(plan: Plan, line: int, words: str) -> tuple[PlanTask, int] | None:
    """The last item before a line in whose text the line stands, and where."""
    for task in reversed([task for task in plan.tasks if task.line < line]):
        at = task.text.find(words[:BEGINNING])
        if at > 0:
            return task, at
        if task.line < line - 200:
            break
    return None


def _ref_of(plan: Plan, before: PlanTask | None, number: int) -> str:
    """The ref behind the item before: its own place with the number of the line."""
    if before is None:
        return unused(plan, str(number or 1))
    above = before.ref.rpartition(".")[0]
    wanted = f"{above}.{number}".lstrip(".") if number else before.ref
    return unused(plan, wanted)
