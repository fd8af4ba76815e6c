"""All findings of a plan, the most serious first, limited in number."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from qualitytui.i18n import say
from qualitytui.model.findings import DECIDED, READING, in_order, point_of, refs_of_both
from qualitytui.model.plan import Finding, Plan, PlanIndicator, PlanTask, Skipped
from qualitytui.reading.contradictions import (
    annexes_absent,
    likely_twins,
    number_conflicts,
    other_names,
    owner_conflicts,
)
from qualitytui.reading.date_meanings import Calendar
from qualitytui.reading.missing_facts import leads, notes, open_lists, together, without_owner
from qualitytui.reading.target_links import Asked
from qualitytui.reading.typos import find_typos

OF_THE_DOCUMENT: Final = frozenset(
    {
        *("removed", "annex_missing", "table_unread", "columns_aside", "names_unread", "other_name"),
        *("slip", "stray_space", "skipped", *READING, DECIDED),
    }
) - {"unsure_number"}
"""The kinds that stand however the items are corrected."""
MANY: Final = 6
"""The number of findings of one kind from which they are merged."""


def find_open_points(
    tasks: Sequence[PlanTask],
    indicators: Sequence[PlanIndicator],
    declared: Mapping[int, str],
    annexes: Mapping[int, str],
    *,
    title: str = "",
    lines: Sequence[tuple[int, str]] = (),
    skipped: Sequence[Skipped] = (),
    when: Calendar | None = None,
    doubts: Iterable[Finding] = (),
) -> tuple[Finding, ...]:
    """Returns the findings of a document; `annexes` are the titles of those that are there."""
    return _few_of_each(
        [
            *doubts,
            *_of_items(tasks, indicators, skipped, when),
            *annexes_absent(declared, list(annexes)),
            *other_names(lines, title, declared, annexes),
            *find_typos(tasks, declared, lines),
        ]
    )


def found_again(plan: Plan) -> Plan:
    """Returns a plan that was corrected with the findings its items have now; those of its document stay."""
    kept = [finding for finding in plan.findings if finding.kind in OF_THE_DOCUMENT]
    when = Calendar(plan.year, plan.issued)
    items = _of_items(plan.tasks, plan.indicators, plan.skipped, when)
    decided = {point_of(finding) for finding in kept if finding.kind == DECIDED}
    fresh = [one for one in items if one.kind not in OF_THE_DOCUMENT and point_of(one) not in decided]
    return plan._replace(findings=_few_of_each([*fresh, *kept]))


def _few_of_each(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    ordered = in_order(findings)
    kinds = dict.fromkeys(one.kind for one in ordered)
    return tuple(one for kind in kinds for one in _few([one for one in ordered if one.kind == kind]))


def _few(group: Sequence[Finding]) -> Sequence[Finding]:
    """The findings of one kind, merged into one beyond the limit."""
    sentences = {
        "several_leads": say("Several lead together, who reports? {refs}"),
        "nobody_leads": say("Several answer, none leads, who reports? {refs}"),
        "open_list": say("Open lists, who exactly? {refs}"),
        "owner_conflict": say("Owners differ between annex and text: {refs}"),
        "similar_name": say("Perhaps the same as a goal of the text: {refs}"),
        "two_lists": say("Several lists of departments in one item: {refs}"),
        "long_item": say("Much longer than the items beside them: {refs}"),
        "odd_name": say("Perhaps no department's name: {refs}"),
        "rule_note": say("A list that holds for more than its item, who else answers? {refs}"),
        "unowned_item": say("Nobody is named, though the items beside them name somebody: {refs}"),
        "slip": say("Slips of typing perhaps: {refs}"),
    }
    if len(group) < MANY or group[0].kind not in sentences:
        return group
    refs = "、".join(dict.fromkeys(one.ref or one.text for one in group))
    return (Finding(group[0].kind, "", sentences[group[0].kind].format(refs=refs)),)


def _of_items(
    tasks: Sequence[PlanTask],
    indicators: Sequence[PlanIndicator],
    skipped: Sequence[Skipped],
    when: Calendar | None,
) -> Iterator[Finding]:
    asked = Asked(tasks)
    conflicts, twins = [*number_conflicts(asked, indicators)], [*likely_twins(asked, indicators)]
    paired = frozenset(ref for one in (*conflicts, *twins) for ref in refs_of_both(one) or ())
    yield from conflicts
    yield from owner_conflicts(asked, indicators)
    yield from without_owner(tasks)
    yield from leads(tasks)
    yield from open_lists(tasks)
    yield from twins
    yield from together(tasks, indicators, asked, when, paired)
    yield from notes(tasks, indicators, skipped, paired)
