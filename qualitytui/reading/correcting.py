"""What a person corrects in a plan that was read, before it comes into the workbook."""

import re
from collections.abc import Callable, Iterable
from datetime import date

from qualitytui.errors import Refused
from qualitytui.model.plan import Attribution, Deadline, Plan, PlanTask, Skipped
from qualitytui.model.roles import Role
from qualitytui.reading.findings import found_again
from qualitytui.reading.linking import linked
from qualitytui.reading.outline import title_of
from qualitytui.words import say

SENTENCE_END = re.compile(r"[。;；]\s*(?=\S)")


def retitled(plan: Plan, ref: str, title: str) -> Plan:
    """The plan with another title for an item."""
    return _with(plan, ref, lambda task: task._replace(title=title))


def with_role(plan: Plan, ref: str, name: str, role: Role | None) -> Plan:
    """The plan with a department in this one role for an item; None takes it away."""

    def given(task: PlanTask) -> PlanTask:
        named = [one.name for one in task.departments]
        at = named.index(name) if name in named else len(named)
        rest = [one for one in task.departments if one.name != name]
        added = [] if role is None else [Attribution(name, role)]
        return task._replace(departments=(*rest[:at], *added, *rest[at:]))

    return _with(plan, ref, given)


def without_target(plan: Plan, ref: str, nth: int) -> Plan:
    """The plan without the nth number of an item, counted from 1."""
    return _with(plan, ref, lambda task: task._replace(targets=task.targets[: nth - 1] + task.targets[nth:]))


def without_deadline(plan: Plan, ref: str, nth: int) -> Plan:
    """The plan without the nth date of an item, counted from 1."""
    return _with(plan, ref, lambda task: task._replace(deadlines=task.deadlines[: nth - 1] + task.deadlines[nth:]))


def due_on(plan: Plan, ref: str, day: date, words: str) -> Plan:
    """The plan with that one date for an item."""
    return _with(plan, ref, lambda task: task._replace(deadlines=(Deadline(day, words),)))


def left_out(plan: Plan, ref: str) -> Plan:
    """The plan without an item, its line among those that are no part of the plan."""
    if len(plan.tasks) == 1:
        raise Refused(say("A plan without an item cannot be taken in."), say("Nothing was changed."))
    task = plan.tasks[_place_of(plan, ref)]
    skipped = (*plan.skipped, Skipped(task.line, task.text, say("left out by hand")))
    return _settled(plan._replace(skipped=skipped), [one for one in plan.tasks if one.ref != ref])


def places_to_split(task: PlanTask) -> tuple[int, ...]:
    """Where a new item could begin in an item's text: behind each sentence, and each clause."""
    return tuple(found.end() for found in SENTENCE_END.finditer(task.text))


def split(plan: Plan, ref: str, place: int) -> Plan:
    """The plan with an item parted in two; numbers and dates go with their words, departments answer for both."""
    at = _place_of(plan, ref)
    whole = plan.tasks[at]
    first, rest = whole.text[:place].rstrip(), whole.text[place:].strip()
    if not first or not rest:
        raise Refused(say("{ref} cannot be split there.", ref=ref), say("Nothing was changed."))
    second = whole._replace(
        ref=_unused(plan, ref),
        title=title_of(rest),
        text=rest,
        targets=tuple(one for one in whole.targets if _stands_in(one.text, rest)),
        deadlines=tuple(one for one in whole.deadlines if _stands_in(one.text, rest)),
    )
    kept = whole._replace(
        text=first,
        title=whole.title if _stands_in(whole.title, first) else title_of(first),
        targets=tuple(one for one in whole.targets if one not in second.targets),
        deadlines=tuple(one for one in whole.deadlines if one not in second.deadlines),
    )
    return _settled(plan, [*plan.tasks[:at], kept, second, *plan.tasks[at + 1 :]])


def joined(plan: Plan, ref: str) -> Plan:
    """The plan with an item made part of the one before it."""
    at = _place_of(plan, ref)
    if at == 0:
        raise Refused(say("Nothing stands before {ref}.", ref=ref), say("Nothing was changed."))
    before, task = plan.tasks[at - 1], plan.tasks[at]
    whole = before._replace(
        text=f"{before.text}{task.text}",
        departments=_each_once((*before.departments, *task.departments)),
        open_ended=before.open_ended or task.open_ended,
        deadlines=(*before.deadlines, *task.deadlines),
        targets=(*before.targets, *task.targets),
    )
    return _settled(plan, [*plan.tasks[: at - 1], whole, *plan.tasks[at + 1 :]])


def _each_once(departments: Iterable[Attribution]) -> tuple[Attribution, ...]:
    found: dict[str, Attribution] = {}
    for one in departments:
        found.setdefault(one.name, one)
    return tuple(found.values())


def _stands_in(words: str, text: str) -> bool:
    return re.sub(r"\s", "", words) in re.sub(r"\s", "", text)


def _place_of(plan: Plan, ref: str) -> int:
    return next(at for at, task in enumerate(plan.tasks) if task.ref == ref)


def _unused(plan: Plan, ref: str) -> str:
    refs = {task.ref for task in plan.tasks} | {section.ref for section in plan.sections}
    while ref in refs:
        ref += "b"
    return ref


def _with(plan: Plan, ref: str, change: Callable[[PlanTask], PlanTask]) -> Plan:
    return _settled(plan, [change(task) if task.ref == ref else task for task in plan.tasks])


def _settled(plan: Plan, tasks: Iterable[PlanTask]) -> Plan:
    """The plan with these items: the annex linked anew, the findings those of the items as they are now."""
    kept = tuple(tasks)
    indicators = linked(tuple(one._replace(same_as=None) for one in plan.indicators), kept)
    return found_again(plan._replace(tasks=kept, indicators=indicators))
