"""Corrections to a parsed plan before it is imported."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.findings import ARROW, DECIDED, in_order
from qualitytui.model.plan import Attribution, Finding, Plan, PlanIndicator, PlanSection, PlanTask, Skipped
from qualitytui.model.roles import Role
from qualitytui.reading.attribution import attribute
from qualitytui.reading.brackets import brackets
from qualitytui.reading.conventions import Conventions
from qualitytui.reading.findings import found_again
from qualitytui.reading.names import names_in
from qualitytui.reading.outline import label_of, title_of
from qualitytui.reading.owner_line import read_owners
from qualitytui.reading.target_links import linked

IN_ITEMS: Final = frozenset(("two_lists", "long_item", "odd_name", "rule_note", "names_unread"))
"""Doubts of the reader about the text of one item."""
CLAUSE_END = re.compile(r"(?:[。;；，,：:]|[)）](?=[^。;；，,、)）]))\s*(?=[^\s。;；，,)）(（])")
"""Where a clause ends, and where a bracket does."""


def retitled(plan: Plan, ref: str, title: str) -> Plan:
    """The plan with another title for an item or a row of an annex."""
    return changed(plan, ref, lambda item: item._replace(title=title))


def with_role(plan: Plan, ref: str, name: str, role: Role | None) -> Plan:
    """The plan with a department in this one role for an item; None takes it away."""

    def put(item: Any) -> Any:
        named = [department.name for department in item.departments]
        at = named.index(name) if name in named else len(named)
        rest = [department for department in item.departments if department.name != name]
        added = [] if role is None else [Attribution(name, role)]
        return item._replace(departments=(*rest[:at], *added, *rest[at:]))

    return changed(plan, ref, put)


def with_owners(plan: Plan, ref: str, text: str, custom: Conventions) -> Plan:
    """The plan with the departments that a typed line names for an item or a row of an annex."""
    departments, is_open = read_owners(text, custom, names_of(plan))

    def put(item: Any) -> Any:
        fields = {"departments": departments}
        return item._replace(**fields, **({"open_ended": is_open} if isinstance(item, PlanTask) else {}))

    return changed(plan, ref, put)


def names_of(plan: Plan) -> frozenset[str]:
    """The names of every department of a plan."""
    tasks = {department.name for task in plan.tasks for department in task.departments}
    return frozenset(tasks | {department.name for row in plan.indicators for department in row.departments})


def renamed(plan: Plan, name: str, text: str) -> Plan:
    """The plan with another name for a department everywhere; several names part one that ran together."""
    names = names_in(text)
    if not names:
        raise Refused(say("The department has no name."), say("Nothing was changed."))

    def put(item: Any) -> Any:
        parted = [
            department._replace(name=new)
            for department in item.departments
            for new in (names if department.name == name else [department.name])
        ]
        return item._replace(departments=_each_once(parted))

    rows = tuple(put(row) for row in plan.indicators)
    return settled(plan._replace(indicators=rows), map(put, plan.tasks))


def remove_item(plan: Plan, ref: str) -> Plan:
    """The plan without an item, its line among those that are no part of the plan; or without a row of an annex."""
    if any(row.ref == ref for row in plan.indicators):
        kept = plan._replace(indicators=tuple(row for row in plan.indicators if row.ref != ref))
        return settled(kept, plan.tasks)
    if len(plan.tasks) == 1:
        raise Refused(say("A plan without items cannot be imported."), say("Nothing was changed."))
    task = plan.tasks[_place_of(plan, ref)]
    skipped = (*plan.skipped, Skipped(task.line, task.text, say("left out by hand")))
    return settled(plan._replace(skipped=skipped), [task for task in plan.tasks if task.ref != ref])


def in_section(plan: Plan, ref: str, section: str) -> Plan:
    """The plan with an item below another heading, "" for none."""
    return changed(plan, ref, lambda task: task._replace(section=section))


def section_titled(plan: Plan, ref: str, title: str) -> Plan:
    """The plan with another title for a heading."""
    sections = tuple(section._replace(title=title) if section.ref == ref else section for section in plan.sections)
    return plan._replace(sections=sections)


def with_section(plan: Plan, ref: str, title: str) -> Plan:
    """The plan with a new heading, and an item below it."""
    before = next((at for at, section in enumerate(plan.sections, 1) if section.ref == _task(plan, ref).section), 0)
    new = PlanSection(unused(plan, plan.sections[before - 1].ref if before else "1"), "", title)
    at = before or len(plan.sections)
    return in_section(plan._replace(sections=(*plan.sections[:at], new, *plan.sections[at:])), ref, new.ref)


def places_to_split(task: PlanTask) -> tuple[int, ...]:
    """Where a new item could begin in an item's text: behind each clause and each bracket."""
    inside = [(start, end) for start, end, _ in brackets(task.text)]
    ends = [match.end() for match in CLAUSE_END.finditer(task.text)]
    return tuple(place for place in ends if not any(start < place < end for start, end in inside))


def split_item(plan: Plan, ref: str, place: int, custom: Conventions | None = None) -> Plan:
    """The plan with an item parted in two; numbers and dates go with their words.

    Where each part names who answers each has its own departments, or those whose names stand in it; else those of
    the whole answer for both.
    """
    at = _place_of(plan, ref)
    whole = plan.tasks[at]
    first, rest = whole.text[:place].rstrip(), whole.text[place:].strip()
    if not first or not rest:
        raise Refused(say("{ref} cannot be split there.", ref=ref), say("Nothing was changed."))
    label = label_of(rest)
    own = [attribute(text, custom or Conventions()) for text in (first, rest)]
    owners = [one.departments for one in own]
    if not all(owners):
        owners = _by_their_words(whole.departments, first, rest)
    second = whole._replace(
        ref=unused(plan, ref),
        number=label[0] if label else whole.number,
        title=title_of(own[1].rest if not label else label[3]) or title_of(rest),
        text=rest,
        departments=owners[1],
        targets=tuple(target for target in whole.targets if _stands_in(target.text, rest)),
        deadlines=tuple(deadline for deadline in whole.deadlines if _stands_in(deadline.text, rest)),
    )
    task = whole._replace(
        text=first,
        title=whole.title if _stands_in(whole.title, first) else title_of(first),
        departments=owners[0],
        targets=tuple(target for target in whole.targets if target not in second.targets),
        deadlines=tuple(deadline for deadline in whole.deadlines if deadline not in second.deadlines),
    )
    return settled(plan, [*plan.tasks[:at], task, second, *plan.tasks[at + 1 :]])


def join_items(plan: Plan, ref: str) -> Plan:
    """The plan with an item made part of the one before it."""
    at = _place_of(plan, ref)
    if at == 0:
        raise Refused(say("There is no item before {ref}.", ref=ref), say("Nothing was changed."))
    before, task = plan.tasks[at - 1], plan.tasks[at]
    whole = before._replace(
        text=f"{before.text}{task.text}",
        departments=_each_once((*before.departments, *task.departments)),
        open_ended=before.open_ended or task.open_ended,
        deadlines=(*before.deadlines, *task.deadlines),
        targets=(*before.targets, *task.targets),
    )
    return settled(plan, [*plan.tasks[: at - 1], whole, *plan.tasks[at + 1 :]])


def _each_once(departments: Iterable[Attribution]) -> tuple[Attribution, ...]:
    attributions: dict[str, Attribution] = {}
    for department in departments:
        attributions.setdefault(department.name, department)
    return tuple(attributions.values())


def _by_their_words(departments: tuple[Attribution, ...], *parts: str) -> list[tuple[Attribution, ...]]:
    """The departments of each part, where every name stands in one of them and each has one; else all for all."""
    held = [
        tuple(department for department in departments if department.name in part or department.name[1:] in part)
        for part in parts
    ]
    return held if all(held) and sum(map(len, held)) == len(departments) else [departments] * len(parts)


def _stands_in(words: str, text: str) -> bool:
    return "".join(words.split()) in "".join(text.split())


def _place_of(plan: Plan, ref: str) -> int:
    return next(at for at, task in enumerate(plan.tasks) if task.ref == ref)


def _task(plan: Plan, ref: str) -> PlanTask:
    return plan.tasks[_place_of(plan, ref)]


def unused(plan: Plan, ref: str) -> str:
    """A ref that nothing of the plan has: this one, or with letters behind it."""
    refs = {task.ref for task in plan.tasks} | {section.ref for section in plan.sections}
    while ref in refs:
        ref += "b"
    return ref


def changed(plan: Plan, ref: str, change: Callable[[Any], Any]) -> Plan:
    """The plan with one item or row of an annex changed."""
    rows: Sequence[PlanIndicator] = [change(row) if row.ref == ref else row for row in plan.indicators]
    tasks = [change(task) if task.ref == ref else task for task in plan.tasks]
    return settled(plan._replace(indicators=tuple(rows)), tasks)


def settled(plan: Plan, tasks: Iterable[PlanTask]) -> Plan:
    """The plan with these items: the annex relinked, the findings those of the items as they are now.

    Doubts about items that have changed are dropped.
    """
    kept = tuple(tasks)
    same = {task.ref for task in kept} - {task.ref for task in {*plan.tasks} ^ {*kept}}
    findings = [
        finding
        for finding in plan.findings
        if finding.kind not in IN_ITEMS or not finding.ref or finding.ref.partition("#")[0] in same
    ]
    indicators = linked(tuple(indicator._replace(same_as=None) for indicator in plan.indicators), kept)
    return found_again(plan._replace(tasks=kept, indicators=indicators, findings=tuple(findings)))


def as_read(plan: Plan, ref: str) -> Plan:
    """The plan with the open points about an item decided: it is as it was read."""
    findings = [
        Finding(DECIDED, ref, f"{finding.text}{ARROW}{say('as it was read')}")
        if finding.ref.partition("#")[0] == ref and finding.kind != DECIDED
        else finding
        for finding in plan.findings
    ]
    return plan._replace(findings=in_order(findings))
