"""How serious the findings of a plan are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from qualitytui.i18n import say, told
from qualitytui.model.plan import Finding
from qualitytui.named_tuple import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

READING: Final = ("numbering", "two_lists", "long_item", "odd_name", "rule_note", "unread_number", "unsure_number")
"""Doubts of the reader about what it read."""
GROUPS: Final = (
    (
        told("contradictions and what is absent"),
        ("removed", "number_conflict", "annex_missing", "table_unread", "owner_conflict", "similar_name", "other_name"),
    ),
    (told("what the reader is not sure of"), READING),
    (
        told("who answers, what is to be reached, by when"),
        (
            *("no_owner", "unowned_item", "names_unread", "several_leads", "nobody_leads", "open_list"),
            *("government_itself", "orphan_indicator", "no_number", "each_or_all", "unread_deadline", "early_deadline"),
            "no_deadline",
        ),
    ),
    (
        told("to be noted"),
        (
            *("slip", "stray_space", "assumed_year", "assumed_bound", "text_only", "own_task", "columns_aside"),
            "skipped",
            "",
        ),
    ),
    (told("decided"), ("decided",)),
)
"""The headings and the kinds below them, the most serious first; "" stands for every other kind."""
DECIDED: Final = "decided"
ARROW: Final = " => "
"""The separator between a finding and its decision."""


ABOUT_TWO: Final = frozenset({"number_conflict", "similar_name"})
TEXT_REF: Final = re.compile(r"(?<![\w.])[\da-z.]+#\d+", re.ASCII)
ROW_REF: Final = re.compile(r"(?<![\w.])A\d+(?:\.\d+)+b*", re.ASCII)


LINE: Final = re.compile(r"\s*[（(](?:第\d+行|line \d+)[)）]")


def heading_of(kind: str) -> str:
    """The heading under which findings of a kind stand, in words."""
    return say(next((heading for heading, kinds in GROUPS if kind in kinds), GROUPS[2][0]))


class OpenPoint(NamedTuple):
    """A finding of a plan of the workbook, with the number by which it is decided."""

    id: int
    plan: str
    finding: Finding


def refs_of_both(finding: Finding) -> tuple[str, str] | None:
    """The number of the text and the annex row that a finding sets side by side; None where it is about no two."""
    if finding.kind not in ABOUT_TWO:
        return None
    text, row = TEXT_REF.search(finding.text), ROW_REF.search(finding.text)
    return (text[0], row[0]) if text and row else None


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The most serious first, those of a kind together."""
    return tuple(sorted(findings, key=seriousness))


def seriousness(finding: Finding) -> int:
    """The place of a finding's kind among all, 0 for the most serious."""
    kinds = [kind for _, kinds in GROUPS for kind in kinds]
    return kinds.index(finding.kind if finding.kind in kinds else "")


def grouped(findings: Sequence[Finding]) -> list[tuple[str, list[Finding]]]:
    """The headings that have findings, each with them."""
    known = {kind for _, kinds in GROUPS for kind in kinds}
    groups = [
        (heading, [finding for finding in findings if (finding.kind if finding.kind in known else "") in kinds])
        for heading, kinds in GROUPS
    ]
    return [(heading, points) for heading, points in groups if points]


def open_count(findings: Iterable[Finding]) -> int:
    """How many of these findings nobody has decided yet."""
    return sum(finding.kind != DECIDED for finding in findings)


def point_of(finding: Finding) -> tuple[str, str]:
    """What a finding, decided or not, is about: the same on whatever line it stands."""
    text = finding.text.partition(ARROW)[0] if finding.kind == DECIDED else finding.text
    return finding.ref, LINE.sub("", text)
