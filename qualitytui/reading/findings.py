"""What a plan's own text leaves open or contradicts, the most serious first."""

import re
from collections.abc import Iterator, Mapping, Sequence

from qualitytui.model.plan import Finding, PlanIndicator, PlanTask
from qualitytui.reading.linking import is_same_number, overlap
from qualitytui.reading.names import COLLECTIVE
from qualitytui.words import say

SURE = 0.75


def find_open_points(
    tasks: Sequence[PlanTask],
    indicators: Sequence[PlanIndicator],
    declared: Mapping[int, str],
    present: Sequence[int],
) -> tuple[Finding, ...]:
    """Returns the findings of a plan, grouped where one sentence serves several items."""
    return (
        *_numbers(tasks, indicators),
        *_absent(declared, present),
        *_owners(tasks, indicators),
        *_leads(tasks),
        *_open_lists(tasks),
        *_together(tasks, indicators),
        *_slips(tasks, declared),
    )


def _numbers(tasks: Sequence[PlanTask], indicators: Sequence[PlanIndicator]) -> Iterator[Finding]:
    for indicator in indicators:
        if indicator.same_as or indicator.target is None:
            continue
        name = indicator.title.split(" ")[-1]
        for task in tasks:
            for target in task.targets:
                if (
                    target.unit == indicator.target.unit
                    and not is_same_number(indicator.target, target)
                    and overlap(name, target.text) >= SURE
                ):
                    yield Finding(
                        "number_conflict",
                        task.ref,
                        say(
                            "{ref} says “{text}”, {row} says {value}: which holds?",
                            ref=task.ref,
                            text=target.text,
                            row=indicator.ref,
                            value=indicator.target.text,
                        ),
                    )


def _absent(declared: Mapping[int, str], present: Sequence[int]) -> Iterator[Finding]:
    for number, title in declared.items():
        if number not in present:
            yield Finding(
                "annex_missing",
                "",
                say("Annex {number} ({title}) is listed but not there.", number=number, title=title),
            )


def _owners(tasks: Sequence[PlanTask], indicators: Sequence[PlanIndicator]) -> Iterator[Finding]:
    by_ref = {task.ref: task for task in tasks}
    for indicator in indicators:
        task = by_ref.get((indicator.same_as or "").partition("#")[0]) or _same_thing(tasks, indicator)
        if task is None or not indicator.departments:
            continue
        chief = {one.name for one in task.departments if one.role != "support"}
        named = {one.name for one in indicator.departments}
        if chief and not chief <= named:
            yield Finding(
                "owner_conflict",
                indicator.ref,
                say(
                    "{row} names {named}, {ref} has {chief} in charge.",
                    row=indicator.ref,
                    named="、".join(one.name for one in indicator.departments),
                    ref=task.ref,
                    chief="、".join(one.name for one in task.departments if one.role != "support"),
                ),
            )


def _same_thing(tasks: Sequence[PlanTask], indicator: PlanIndicator) -> PlanTask | None:
    name = indicator.title.split(" ")[-1]
    return next((t for t in tasks if any(overlap(name, target.text) >= SURE for target in t.targets)), None)


def _leads(tasks: Sequence[PlanTask]) -> Iterator[Finding]:
    for task in tasks:
        leaders = [one.name for one in task.departments if one.role == "lead"]
        answerable = [one.name for one in task.departments if one.role == "responsible"]
        if len(leaders) > 1:
            yield Finding(
                "several_leads",
                task.ref,
                say("{ref}: {names} lead together: who reports?", ref=task.ref, names="、".join(leaders)),
            )
        elif not leaders and len(answerable) > 1:
            yield Finding(
                "nobody_leads",
                task.ref,
                say(
                    "{ref}: {names} answer for it, none leads: who reports?", ref=task.ref, names="、".join(answerable)
                ),
            )


def _open_lists(tasks: Sequence[PlanTask]) -> Iterator[Finding]:
    for task in tasks:
        if task.open_ended:
            names = [one.name for one in task.departments if COLLECTIVE.search(one.name)] or [
                say("{name} and others", name=task.departments[-1].name)
            ]
            yield Finding(
                "open_list",
                task.ref,
                say("{ref}: {names} is an open list: who exactly?", ref=task.ref, names="、".join(names)),
            )


def _together(tasks: Sequence[PlanTask], indicators: Sequence[PlanIndicator]) -> Iterator[Finding]:
    groups = (
        ("no_owner", say("Nobody answers for {refs}."), [t.ref for t in tasks if not t.departments]),
        (
            "orphan_indicator",
            say("No item of the body asks for {refs}."),
            [i.ref for i in indicators if i.same_as is None and _same_thing(tasks, i) is None],
        ),
        (
            "no_deadline",
            say("{refs} have no deadline of their own."),
            [t.ref for t in tasks if t.departments and not any(d.date for d in t.deadlines)],
        ),
        (
            "no_number",
            say("The goals of {refs} name no number."),
            [
                t.ref
                for t in tasks
                if t.departments and not t.targets and re.search(r"一批|新增|制定一|提高.{0,6}率", t.text)
            ],
        ),
        (
            "assumed_year",
            say("The year of the dates in {refs} is taken from the document."),
            [t.ref for t in tasks if any(d.assumed_year for d in t.deadlines)],
        ),
    )
    for kind, sentence, refs in groups:
        if refs:
            yield Finding(kind, "", sentence.format(refs="、".join(refs)))


def _slips(tasks: Sequence[PlanTask], declared: Mapping[int, str]) -> Iterator[Finding]:
    """A character doubled by accident, such as 责任任分解."""
    for ref, text in [*((t.ref, t.text) for t in tasks), *((f"A{n}", title) for n, title in declared.items())]:
        for found in re.finditer(
            r"(责任|牵头|分解|部门|单位|工作|质量)(?=\1)|责任任|质质量|量量|单单位|部部门|的的|和和|进进", text
        ):
            around = text[max(0, found.start() - 4) : found.end() + 6]
            yield Finding(
                "slip",
                ref if not ref.startswith("A") else "",
                say("“{text}” looks like a slip of typing.", text=around),
            )
