"""Proposed corrections for a doubt: alternative readings of which a person picks one."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final, NamedTuple

from qualitytui.i18n import say
from qualitytui.model.findings import DECIDED
from qualitytui.model.plan import Finding, Plan, PlanTask
from qualitytui.reading import correcting, correcting_numbers
from qualitytui.reading.attribution import attribute
from qualitytui.reading.conventions import Conventions
from qualitytui.reading.department_lists import LABEL
from qualitytui.reading.names import ORGAN, SURE, bare

MOST: Final = 9
QUOTED: Final = 18
SEEN: Final = 3
"""Proposals to split an item."""
WORDS: Final = re.compile(r"[A-Za-z\d][A-Za-z\d.]*(?:#\d+)?")
LISTED: Final = frozenset(
    ("two_lists", "long_item", "odd_name", "rule_note", "unowned_item", "unsure_number", "unread_deadline")
)
"""Kinds of findings whose sentence may name several items, each of which is to be looked at."""


class Proposal(NamedTuple):
    """One reading: what it says, and the plan corrected so."""

    label: str
    change: Callable[[Plan], Plan]


def doubts_about(plan: Plan, ref: str) -> list[Finding]:
    """The findings about an item or a row: those of its own, and those of many that name it."""
    return [finding for finding in plan.findings if ref in refs_in(finding)]


def refs_in(finding: Finding) -> set[str]:
    """The refs that a finding is about; none where it is decided."""
    if finding.kind == DECIDED:
        return set()
    if finding.ref:
        return {finding.ref.partition("#")[0]}
    if finding.kind not in LISTED:
        return set()
    return {word.partition("#")[0] for word in WORDS.findall(finding.text)}


def proposals(plan: Plan, task: PlanTask, doubts: Sequence[Finding], custom: Conventions) -> list[Proposal]:
    """The readings that the doubts about an item leave open, the likeliest first."""
    kinds = dict.fromkeys(doubt.kind for doubt in doubts)
    proposals = [one for kind in kinds for one in _of_kind(kind, plan, task, custom)]
    return list({proposal.label: proposal for proposal in proposals}.values())[:MOST]


def _of_kind(kind: str, plan: Plan, task: PlanTask, custom: Conventions) -> Iterator[Proposal]:
    if kind in {"two_lists", "long_item"}:
        yield from _splits(task, custom)
    elif kind == "odd_name":
        yield from _names(task)
    elif kind in {"nobody_leads", "several_leads"}:
        yield from _leaders(task, is_one=kind == "several_leads")
    elif kind in {"unowned_item", "no_owner"}:
        yield from _owners_before(plan, task)
    elif kind == "unsure_number":
        yield from _numbers(task)


def _splits(task: PlanTask, custom: Conventions) -> Iterator[Proposal]:
    """Behind each list that has words of the item behind it."""
    ends = correcting.places_to_split(task)
    shown = 0
    for before, end in zip([0, *ends], ends, strict=False):
        closes = attribute(task.text[before:end], custom).departments or LABEL.search(task.text, before, end)
        behind = attribute(task.text[end : end + QUOTED], custom)
        goes_on = not behind.is_list
        if closes and goes_on and task.text[end - 1] not in "：:、" and shown < SEEN:
            shown += 1
            label = say("a new item from “{words}”", words=task.text[end : end + QUOTED])
            yield Proposal(label, partial(correcting.split_item, ref=task.ref, place=end, custom=custom))


def _names(task: PlanTask) -> Iterator[Proposal]:
    for department in task.departments:
        if SURE.match(department.name) and len(department.name) <= QUOTED:
            continue
        if parted := _parted(department.name):
            label = say("two departments: {names}", names="、".join(parted))
            yield Proposal(label, partial(correcting.renamed, name=department.name, text="、".join(parted)))
        short = bare(re.sub(r"^.*[的由]", "", department.name))
        if short and short != department.name and ORGAN.search(short):
            yield Proposal(
                say("{name} is meant", name=short), partial(correcting.renamed, name=department.name, text=short)
            )
        yield Proposal(
            say("remove {name}", name=department.name),
            partial(correcting.with_role, ref=task.ref, name=department.name, role=None),
        )


def _parted(name: str) -> tuple[str, ...]:
    """A name as two, where a body's name ends inside it and another begins."""
    for at in range(3, len(name) - 2):
        left, right = name[:at], name[at:].lstrip("和及与、")
        if SURE.match(left) and SURE.match(right) and len(right) > 2:
            return left, right
    return ()


def _leaders(task: PlanTask, *, is_one: bool) -> Iterator[Proposal]:
    role = "lead" if is_one else "responsible"
    names = [department.name for department in task.departments if department.role == role]
    others = "support" if is_one else "responsible"
    for name in names[:SEEN]:
        yield Proposal(say("{name} leads", name=name), partial(_led, ref=task.ref, name=name, of=role, others=others))
    if not is_one:
        yield Proposal(say("all of them lead"), partial(_led, ref=task.ref, name="", of=role, others="lead"))


def _led(plan: Plan, *, ref: str, name: str, of: str, others: str) -> Plan:
    def put(task: PlanTask) -> PlanTask:
        roles = (
            "lead" if department.name == name else others if department.role == of else department.role
            for department in task.departments
        )
        return task._replace(
            departments=tuple(
                attribution._replace(role=role)  # type: ignore[arg-type]  # roles all
                for attribution, role in zip(task.departments, roles, strict=True)
            )
        )

    return correcting.changed(plan, ref, put)


def _owners_before(plan: Plan, task: PlanTask) -> Iterator[Proposal]:
    at = plan.tasks.index(task)
    for other in (*plan.tasks[at - 1 : at], *plan.tasks[at + 1 : at + 2]):
        if other.departments:
            names = "、".join(department.name for department in other.departments)
            yield Proposal(
                say("as {ref}: {names}", ref=other.ref, names=names),
                partial(_owned_as, ref=task.ref, other=other),
            )


def _owned_as(plan: Plan, *, ref: str, other: PlanTask) -> Plan:
    return correcting.changed(plan, ref, lambda task: task._replace(departments=other.departments))


def _numbers(task: PlanTask) -> Iterator[Proposal]:
    for nth, target in enumerate(task.targets, 1):
        yield Proposal(
            say("no goal: {words}", words=target.text),
            partial(correcting_numbers.without_target, ref=task.ref, nth=nth),
        )
    for candidate in correcting_numbers.candidates(task):
        label = say("a goal: {words}", words=candidate.target.text)
        yield Proposal(label, partial(correcting_numbers.with_target, ref=task.ref, target=candidate.target))
