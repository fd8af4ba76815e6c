"""The field of a form in which an argument of a command is typed or chosen."""

from textual.widget import Widget

from qualitytui.errors import Refused
from qualitytui.i18n import say, told
from qualitytui.workbook.command import Argument
from qualitytui_screens.field import ChoiceField, LineField
from qualitytui_screens.text_field import TextField


def field_for(argument: Argument, value: str, *, is_suggested: bool) -> Widget:
    """The field in which an argument is typed or chosen."""
    name = f"field-{argument.name}"
    if argument.kind == "flag":
        return ChoiceField((told("no"), told("yes")), value, id=name)
    if argument.choices:
        words = argument.choices if argument.is_required or argument.default else ("", *argument.choices)
        return ChoiceField(words, value, id=name)
    if argument.kind == "long_text":
        return TextField(value, id=name)
    return LineField(value, id=name, is_suggested=is_suggested)


def whole_number(typed: str) -> int:
    """Parses a typed number; refuses anything else."""
    if not typed.isascii() or not typed.isdigit():
        raise Refused(say("{text} is not a whole number.", text=typed), "")
    return int(typed)
