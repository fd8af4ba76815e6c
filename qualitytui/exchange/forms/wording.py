"""The fields of a returned form and the state of a file in words."""

from typing import Any

from qualitytui.model.amount import shown_amount
from qualitytui.model.fields import told_value
from qualitytui.model.form_columns import FIELD_HEADINGS, FILLED_ON
from qualitytui.words import say


def field_name(field: str) -> str:
    """What a field of a form is called there."""
    return FILLED_ON if field == "filled_on" else FIELD_HEADINGS.get(field, field)


def shown_value(field: str, value: Any) -> str:
    """A value of a field as a person reads it."""
    if isinstance(value, float):
        return shown_amount(value)
    return "-" if value is None else str(told_value(field, value))


def state_word(state: str) -> str:
    """The state of a file."""
    return {
        "new": say("would be taken in"),
        "taken": say("taken in"),
        "already": say("received already"),
        "unknown": say("no form of this workbook"),
        "unreadable": say("cannot be read"),
    }[state]
