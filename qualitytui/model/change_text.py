"""Labels and formatted values of every field of a change: one table, and changes item by item."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from qualitytui.i18n import say, told
from qualitytui.model.assessment_fields import ASSESSMENT_VALUES, ASSESSMENT_WORDS, LONG_TEXTS
from qualitytui.model.findings import heading_of
from qualitytui.model.goal_kind import goal_word, kind_reason_word
from qualitytui.model.journal import FieldChange
from qualitytui.model.status import STATUSES, status_word
from qualitytui.model.supervision_fields import SUPERVISION_FLAGS, SUPERVISION_VALUES, SUPERVISION_WORDS
from qualitytui.model.value_text import comparator_word, role_word, shown_value
from qualitytui.named_tuple import NamedTuple

WORDS: Final[Mapping[str, str]] = {
    "ref": told("ref"),
    "number": told("number in the plan"),
    "title": told("title"),
    "text": told("text"),
    "open_ended": told("without an end"),
    "status": told("status"),
    "status_on": told("status since"),
    "status_note": told("note"),
    "checked_by": told("checked by"),
    "evidence": told("evidence"),
    "due": told("due"),
    "due_text": told("the plan's words for it"),
    "due_original": told("due at first"),
    "due_source": told("deadline from"),
    "same_as": told("linked with another"),
    "condition": told("condition"),
    "comparator": told("comparator"),
    "value": told("number to reach"),
    "upper": told("upper end"),
    "unit": told("unit"),
    "target_text": told("plan's wording"),
    "goal_kind": told("kind of goal"),
    "kind_reason": told("why of this kind"),
    "made_on": told("added on"),
    "handed_by": told("handed down by"),
    "plan.imported": told("taken in on"),
    "plan.closed_on": told("closed on"),
    "responsibility.since": told("since"),
    "news.task": told("task"),
    "news.department": told("department"),
    "news.on_date": told("day of the word"),
    "news.kind": told("kind of word"),
    "note.task": told("task"),
    "note.on_date": told("day of the note"),
    "note.text": told("note"),
    "note.department": told("department"),
    "note.is_reminder": told("reminder"),
    "setting.key": told("setting"),
    "setting.value": told("set to"),
    "kind": told("kind"),
    "source": told("source"),
    "journal": told("journal"),
    "alias.department": told("department"),
    "alias.name": told("other name"),
    "contact.department": told("department"),
    "contact.person": told("contact"),
    "contact.phone": told("phone number"),
    "contact.post": told("post"),
    "contact.leader": told("area leader"),
    "contact.leader_phone": told("area leader's phone number"),
    "deadline.assumed_year": told("year assumed"),
    "deadline.date": told("date in the plan"),
    "deadline.kind": told("kind of date"),
    "deadline.recurs": told("recurs"),
    "deadline.start": told("begins"),
    "deadline.text": told("the plan's words for it"),
    "department.name": told("name"),
    "extension.after": told("deadline afterwards"),
    "extension.before": told("deadline before"),
    "extension.on_date": told("day of the extension"),
    "extension.reason": told("why it moves"),
    "finding.kind": told("kind of open point"),
    "finding.ref": told("ref"),
    "finding.text": told("open point"),
    "measurement.definition": told("definition"),
    "measurement.on_date": told("of day"),
    "measurement.retracted_on": told("retracted"),
    "measurement.source": told("source"),
    "measurement.value": told("value"),
    "plan.document_number": told("document number"),
    "plan.issued": told("issued"),
    "plan.issuer": told("issuer"),
    "plan.key": told("key of the plan"),
    "plan.source_name": told("document"),
    "plan.title": told("title of the plan"),
    "plan.year": told("year"),
    "report.department": told("report from"),
    "report.on_date": told("day of the report"),
    "report.person": told("reported by"),
    "report.text": told("report"),
    "report.via": told("reported via"),
    "report.problem": told("problem"),
    "report.next_step": told("next step"),
    "report.promised": told("promised for"),
    "report.decision": told("matter to settle"),
    "report.evidence": told("evidence named"),
    "report.form": told("return form"),
    "measurement.form": told("return form"),
    "form_round.number": told("number of the round"),
    "form_round.title": told("round"),
    "form_round.token": told("mark of the round"),
    "form_round.sent": told("sent on"),
    "form_round.by_date": told("back by"),
    "form_round.cutoff": told("figures of"),
    "form_asked.round": told("round"),
    "form_asked.department": told("department asked"),
    "form_asked.items": told("items asked for"),
    "form_asked.indicators": told("indicators asked for"),
    "form_asked.paper_on": told("stamped paper on"),
    "form_file.name": told("file"),
    "form_file.kept": told("kept as"),
    "form_file.sha256": told("SHA-256 of the file"),
    "form_file.round": told("round"),
    "form_file.department": told("form from"),
    "form_file.received_on": told("received on"),
    "form_file.filled_on": told("filled in on"),
    "form_file.sender": told("filled in by"),
    "form_file.phone": told("phone of who filled it in"),
    "form_file.others": told("other matters"),
    "responsibility.by_hand": told("set by hand"),
    "responsibility.department": told("department"),
    "responsibility.role": told("role"),
    "saved_view.digit": told("digit"),
    "saved_view.filter": told("filter"),
    "saved_view.name": told("view"),
    "section.number": told("number in the plan"),
    "section.ref": told("ref"),
    "section.title": told("heading"),
    "skipped.text": told("line left out"),
    "skipped.why": told("why it was left out"),
    "step.done_on": told("step done"),
    "step.due": told("step due"),
    "step.person": told("who does it"),
    "step.title": told("step"),
    **SUPERVISION_WORDS,
    **ASSESSMENT_WORDS,
}
"""What each field is called, by its column; below an item its table stands before it."""
UNTOLD: Final = frozenset(
    {"status_on", "due_original", "due_text", "extension.before", "extension.after", "extension.on_date"}
    | {"responsibility.by_hand", "number", "open_ended"}
)
"""Fields that are redundant beside a neighbouring one."""
FLAGS: Final = (
    frozenset({"open_ended", "deadline.assumed_year", "responsibility.by_hand", "same_as", "note.is_reminder"})
    | SUPERVISION_FLAGS
)
"""Boolean fields, stored as numbers."""
DEADLINES: Final[Mapping[str, str]] = {
    "by": told("up to this day"),
    "in": told("in this time"),
    "period": told("from one day to another"),
    "relative": told("from another day on"),
    "recurring": told("again and again"),
    "start": told("from this day on"),
}
RECURRENCES: Final[Mapping[str, str]] = {
    "yearly": told("every year"),
    "quarterly": told("every quarter"),
    "monthly": told("every month"),
    "weekly": told("every week"),
}
SOURCES: Final[Mapping[str, str]] = {"plan": told("plan"), "assumed": told("assumed"), "set": told("set by hand")}


class ChangeText(NamedTuple):
    """One field before and after, as a person reads it; "" where there is nothing."""

    ref: str
    title: str
    field: str
    before: str
    after: str
    at: str = ""
    corrects: str | None = None


class ItemChangeText(NamedTuple):
    """The changes of one item."""

    ref: str
    title: str
    changes: tuple[ChangeText, ...]


class PlanChange(NamedTuple):
    """A plan that was imported or removed as a whole: its title and counts."""

    title: str
    tasks: int
    indicators: int
    is_new: bool
    at: str


def field_word(field: str) -> str:
    """The label of a field."""
    return say(WORDS[field]) if field in WORDS else field


def told_value(field: str, value: str | float | None) -> str | float | None:
    """The value in words; numbers and free text are unchanged."""
    if value is None:
        return None
    if field in LONG_TEXTS:
        return say("a text of {count} characters", count=len(str(value)))
    if field in FLAGS:
        return say("yes") if value else say("no")
    if field == "status" and value in STATUSES:
        return status_word(str(value))
    if field == "responsibility.role":
        return role_word(str(value))
    if field == "comparator":
        return comparator_word(str(value))
    if field == "goal_kind":
        return goal_word(str(value))
    if field == "kind_reason":
        return kind_reason_word(str(value)) or value
    if field == "finding.kind":
        return heading_of(str(value))
    words = {"due_source": SOURCES, "deadline.kind": DEADLINES, "deadline.recurs": RECURRENCES}.get(field)
    words = {**SUPERVISION_VALUES, **ASSESSMENT_VALUES}.get(field, {}) if words is None else words
    return say(words[str(value)]) if value in words else value


def told_change(change: FieldChange) -> ChangeText | None:
    """The change in words; None where it is redundant."""
    return None if change.field in UNTOLD else _told(change)


def _told(change: FieldChange) -> ChangeText:
    before, after = (shown_value(told_value(change.field, value)) for value in (change.before, change.after))
    at = (change.at or "")[:16].replace("T", " ")
    return ChangeText(change.ref, change.title, field_word(change.field), before, after, at, change.corrects)


def told_items(changes: Iterable[FieldChange]) -> tuple[ItemChangeText, ...]:
    """The changes item by item, without redundant fields."""
    by_item: dict[str, list[FieldChange]] = {}
    for change in changes:
        by_item.setdefault(change.ref or change.title, []).append(change)
    items = []
    for fields in by_item.values():
        texts = tuple(filter(None, map(told_change, fields))) or tuple(map(_told, fields))
        if differing := tuple(text for text in texts if text.before != text.after):
            items.append(ItemChangeText(fields[0].ref, fields[0].title, differing))
    return tuple(items)


def plan_changes(changes: Sequence[FieldChange]) -> tuple[PlanChange, ...]:
    """The plans that were imported or removed."""
    plans = []
    for key, is_new in _whole_plans(changes).items():
        own = [change for change in changes if change.plan == key]
        items, tasks = _refs(own, "ref", is_new=is_new), _refs(own, "status", is_new=is_new)
        items -= {row.ref for row in own if row.field == "same_as" and (row.after if is_new else row.before)}
        head = next(change for change in changes if change.field == "plan.key" and key in {change.before, change.after})
        plans.append(PlanChange(head.title or key, len(tasks), len(items - tasks), is_new, head.at or ""))
    return tuple(plans)


def beside_plans(changes: Sequence[FieldChange]) -> tuple[FieldChange, ...]:
    """The changes without those of plans imported or removed as a whole."""
    whole = _whole_plans(changes)
    return tuple(change for change in changes if not _is_part(change, whole))


def plan_sentence(change: PlanChange) -> str:
    """An imported or removed plan in words, with its counts."""
    sentence = (
        say("plan imported: {title}, {tasks} tasks and {indicators} indicators")
        if change.is_new
        else say("plan taken out: {title}, {tasks} tasks and {indicators} indicators")
    )
    return sentence.format(title=change.title, tasks=change.tasks, indicators=change.indicators)


def _whole_plans(changes: Iterable[FieldChange]) -> dict[str, bool]:
    """The keys of the plans that were imported (True) or removed."""
    keys = [change for change in changes if change.field == "plan.key" and None in {change.before, change.after}]
    return {str(key.after or key.before): key.before is None for key in keys}


def _refs(changes: Iterable[FieldChange], field: str, *, is_new: bool) -> set[str]:
    side = "before" if is_new else "after"
    return {change.ref for change in changes if change.field == field and getattr(change, side) is None}


def _is_part(change: FieldChange, whole: Mapping[str, bool]) -> bool:
    if change.field.startswith(("department.", "alias.")):
        return any((change.before if is_new else change.after) is None for is_new in whole.values())
    key = change.plan or (str(change.after or change.before) if change.field == "plan.key" else change.ref)
    is_new = whole.get(key)
    return is_new is not None and (change.before if is_new else change.after) is None
