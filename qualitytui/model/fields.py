"""The fields of a change in words."""

from typing import NamedTuple

from qualitytui.model.history import FieldChange
from qualitytui.model.status import STATUSES, status_word
from qualitytui.model.wording import role_word, shown_value
from qualitytui.words import say

UNTOLD = frozenset(
    {"status_on", "due_original", "due_text", "extension.before", "extension.after", "extension.on_date"}
    | {"responsibility.by_hand", "number", "open_ended"}
)
"""Fields that say nothing a neighbouring one does not say."""


class ToldChange(NamedTuple):
    """One field before and after, as a person reads it; "" where there is nothing."""

    ref: str
    title: str
    field: str
    before: str
    after: str


def told_change(change: FieldChange) -> ToldChange | None:
    """The change in words; None where the fields beside it say it already."""
    if change.field in UNTOLD:
        return None
    before, after = (_value(change.field, value) for value in (change.before, change.after))
    return ToldChange(change.ref, change.title, field_word(change.field), before, after)


def field_word(field: str) -> str:
    """What a field is called; a field without a name of its own keeps that of its column."""
    known = {
        "status": say("status"),
        "status_note": say("note"),
        "checked_by": say("checked by"),
        "evidence": say("evidence"),
        "due": say("due"),
        "due_source": say("deadline from"),
        "title": say("title"),
        "text": say("text"),
        "extension.reason": say("why it moves"),
        "report.text": say("report"),
        "report.department": say("report from"),
        "report.person": say("reported by"),
        "report.via": say("reported via"),
        "report.on_date": say("day of the report"),
        "responsibility.department": say("department"),
        "responsibility.role": say("role"),
        "step.title": say("step"),
        "step.person": say("who does it"),
        "step.due": say("step due"),
        "step.done_on": say("step done"),
        "measurement.value": say("value"),
        "measurement.on_date": say("of day"),
        "measurement.source": say("source"),
        "measurement.definition": say("definition"),
        "measurement.retracted_on": say("retracted"),
        "alias.name": say("other name"),
        "department.name": say("name"),
        "contact.person": say("contact"),
        "contact.phone": say("phone number"),
        "contact.department": say("department"),
    }
    return known.get(field, field)


def _value(field: str, value: str | float | None) -> str:
    if field == "status" and value in STATUSES:
        return status_word(str(value))
    if field == "responsibility.role" and isinstance(value, str):
        return role_word(value)
    if field == "due_source" and value is not None:
        return {"assumed": say("assumed"), "set": say("set by hand")}.get(str(value), say("plan"))
    return shown_value(value)
