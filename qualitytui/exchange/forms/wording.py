"""The fields of a returned form and the state of a file in words."""

from typing import Any

from qualitytui.exchange.forms.results import FileResult
from qualitytui.i18n import say
from qualitytui.model.amount import shown_amount
from qualitytui.model.change_text import told_value
from qualitytui.model.form_columns import FIELD_HEADINGS, FOOT_HEADINGS


def field_name(field: str) -> str:
    """What a field of a form is called there."""
    return FIELD_HEADINGS.get(field) or FOOT_HEADINGS.get(field, field)


def wanted_lines(result: FileResult) -> list[str]:
    """The blank cells that had to be filled in, item by item; the foot of the form last."""
    fields: dict[str, list[str]] = {}
    for rejection in result.wanted:
        fields.setdefault(rejection.ref, []).append(field_name(rejection.field))
    return [
        say("still to be filled in: {names}", names=f"{ref} {'、'.join(names)}".strip())
        for ref, names in fields.items()
    ]


def shown_value(field: str, value: Any) -> str:
    """A value of a field as a person reads it."""
    if isinstance(value, float):
        return shown_amount(value)
    return "-" if value is None else str(told_value(field, value))


def state_word(state: str) -> str:
    """The state of a file."""
    return {
        "new": say("would be imported"),
        "taken": say("imported"),
        "already": say("received already"),
        "unknown": say("no form of this workbook"),
        "unreadable": say("cannot be read"),
    }[state]
