"""The columns of what a year leaves: unfinished items, and the evidence of every department."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from qualitytui.i18n import say, told
from qualitytui.model.self_assessment import ItemEvidence
from qualitytui.model.status import status_word
from qualitytui.reporting.self_assessment import missing_words
from qualitytui.workbook.queries.unfinished import Unfinished
from qualitytui_screens.list_columns import SHORT_WORDS, short_status
from qualitytui_screens.widgets.columns import ListColumn
from qualitytui_screens.widgets.groups import Group

KINDS = {
    "task": told("item"),
    "letter": told("letter"),
    "order": told("order"),
    "evidence": told("evidence"),
    "indicator": told("goal"),
}


class LeftRow(NamedTuple):
    """One thing that a plan leaves unfinished."""

    id: int
    plan: str
    left: Unfinished

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


LEFT = (
    ListColumn[LeftRow](6, lambda row: say(KINDS[row.left.kind]), head=told("kind")),
    ListColumn[LeftRow](9, lambda row: row.left.ref, head=told("ref")),
    ListColumn[LeftRow](16, lambda row: "、".join(row.left.departments), from_width=60, head=told("department")),
    ListColumn[LeftRow](
        20, lambda row: row.left.why, light=lambda _: "yellow", head=told("what is left"), roomy_cells=38
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
