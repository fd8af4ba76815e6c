"""The columns of what a year leaves: unfinished items, and the evidence of every department."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from qualitytui.i18n import say, told
from qualitytui.model.light import LIGHTS, light_word
from qualitytui.model.self_assessment import ItemEvidence
from qualitytui.model.status import status_word
from qualitytui.reporting.self_assessment import missing_words
from qualitytui.rules.figures.naming import fitting_names
from qualitytui.sanitize import capital, width
from qualitytui.workbook.queries.unfinished import Unfinished
from qualitytui_screens.list_columns import LAMP, SHORT_WORDS, short_status
from qualitytui_screens.widgets.columns import ListColumn
from qualitytui_screens.widgets.groups import Group

KINDS = {
    "task": told("open items"),
    "letter": told("letters in force"),
    "order": told("orders not struck off"),
    "evidence": told("closed without evidence"),
    "indicator": told("goals never measured"),
}
"""The kinds of what is left, in order, as the heads of their groups."""


class LeftRow(NamedTuple):
    """One thing that a plan leaves unfinished."""

    id: int
    plan: str
    left: Unfinished
    light: str = ""
    """The light of its item, "" where it has none."""

    @property
    def ref(self) -> str:
        """The ref of its item, "" where it has none."""
        return self.left.ref

    @property
    def address(self) -> str:
        """The ref behind the plan's key."""
        return f"{self.plan}:{self.left.ref}"

    def detail(self) -> list[str]:
        """Everything about it in words."""
        who = "、".join(self.left.departments)
        return [f"{self.left.ref} {self.left.title}".strip(), f"{say('in charge')}  {who}", self.left.why]


class EvidenceRow(NamedTuple):
    """An item on the checklist of a department."""

    id: int
    department: str
    item: ItemEvidence

    @property
    def ref(self) -> str:
        """The ref of the item."""
        return self.item.task.ref

    @property
    def address(self) -> str:
        """The ref behind the plan's key."""
        return f"{self.item.task.plan}:{self.item.task.ref}"


def left_by_kind(
    left: Sequence[Unfinished], plan: str, lights: Mapping[str, str]
) -> tuple[dict[int, LeftRow], list[Group]]:
    """What is left below the name of its kind, the worst light first; the lights by the ref of their item."""
    rows, groups = dict[int, LeftRow](), list[Group]()
    ranks = {light: nth for nth, light in enumerate((*LIGHTS, ""))}
    for kind, name in KINDS.items():
        of_kind = [(one, lights.get(one.ref, "")) for one in left if one.kind == kind]
        for one, light in sorted(of_kind, key=lambda pair: ranks[pair[1]]):
            rows[len(rows) + 1] = LeftRow(len(rows) + 1, plan, one, light)
        if of_kind:
            groups.append(Group(capital(say(name)), len(of_kind), ""))
    return rows, groups


def evidence_detail(row: EvidenceRow) -> list[str]:
    """The item, each piece of evidence with its place and checker, and what is missing."""
    task, missing = row.item.task, row.item.missing
    lines = [f"{task.ref} {row.item.label} {task.title}  {status_word(task.status)}"]
    for nth, evidence in enumerate(task.evidence_list, 1):
        where = say("kept at {place}", place=evidence.place) if evidence.place else ""
        who = say("checked by {person}", person=evidence.checked_by) if evidence.checked_by else ""
        lines.append("  ".join(filter(None, (f"{nth}. {evidence.name}", where, who, evidence.on))))
    return [*lines, say("missing: {what}", what=missing_words(missing)) if missing else say("Nothing is missing.")]


def rows_by_department(
    lists: Mapping[str, Sequence[ItemEvidence]],
) -> tuple[dict[int, EvidenceRow], list[Group]]:
    """The rows of every department below each other, and its head: how many of its items are complete."""
    rows: dict[int, EvidenceRow] = {}
    groups = []
    for name, items in lists.items():
        for item in items:
            rows[len(rows) + 1] = EvidenceRow(len(rows) + 1, name, item)
        complete = sum(not item.missing for item in items)
        groups.append(Group(name, len(items), say("complete {count}", count=complete)))
    return rows, groups


def _light(row: EvidenceRow) -> str:
    return "yellow" if row.item.missing else "blue"


def _shorter(why: str, cells: int) -> str:
    """What is left; the working days behind the days are left out where there is no room for them."""
    return why if width(why) <= cells else re.sub(r" ?\([^()]*\)$", "", why)


LEFT = (
    ListColumn[LeftRow](
        2, lambda row: light_word(row.light) if row.light else "", light=lambda row: row.light or "grey", head=LAMP
    ),
    ListColumn[LeftRow](9, lambda row: row.left.ref, head=told("ref")),
    ListColumn[LeftRow](
        16,
        lambda row: "、".join(row.left.departments),
        from_width=60,
        head=told("department"),
        fit=lambda row, cells: fitting_names(row.left.departments, cells) or "-",
    ),
    ListColumn[LeftRow](
        20,
        lambda row: row.left.why,
        light=lambda row: row.light or "yellow",
        head=told("what is left"),
        roomy_cells=38,
        fit=lambda row, cells: _shorter(row.left.why, cells),
        words=(told("not started 99 days late"),),
    ),
    ListColumn[LeftRow](0, lambda row: row.left.title, head=told("title")),
)
EVIDENCE = (
    ListColumn[EvidenceRow](9, lambda row: row.ref, head=told("ref")),
    ListColumn[EvidenceRow](
        10, lambda row: short_status(row.item.task.status), from_width=60, head=told("status"), words=SHORT_WORDS
    ),
    ListColumn[EvidenceRow](
        24,
        lambda row: missing_words(row.item.missing) or say("complete"),
        light=_light,
        head=told("what is missing"),
    ),
    ListColumn[EvidenceRow](4, lambda row: str(len(row.item.task.evidence_list) or ""), head=told("pieces")),
    ListColumn[EvidenceRow](0, lambda row: row.item.task.title, head=told("task")),
)
