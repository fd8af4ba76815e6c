"""Which fields of a form must be filled in, and which one a refusal is about."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from qualitytui.errors import AnswerMissing, Refused, Remedy
from qualitytui.workbook.command import Argument, Command

STAND_IN: Final = "？"
"""What stands for a text that is not typed yet while it is asked what else is missing."""
FIELD_OF: Final[Mapping[Remedy, tuple[str, ...]]] = {
    "give-evidence": ("evidence",),
    "give-limit": ("within", "by"),
    "give-reason": ("reason", "note"),
    "give-title": ("title",),
    "name-department": ("dept", "department", "from_"),
    "name-indicator": ("reading",),
    "give-past-day": ("on",),
}
"""The field that a remedy speaks of, where the form has it."""


def missing_fields(
    make: Callable[[Mapping[str, Any]], Command],
    values: Mapping[str, Any],
    asked: Sequence[Argument],
    check: Callable[[Command], object],
    stand_in: Callable[[Argument], Any],
) -> frozenset[str]:
    """The blank fields without which the command would refuse; found by trying it with something in their place."""
    blank = {spec.name for spec in asked if values[spec.name] is None and spec.is_required}
    filled = {
        argument.name: stand_in(argument) if argument.name in blank else values[argument.name] for argument in asked
    }
    known, found = {spec.name: spec for spec in asked}, set[str]()
    for _ in asked:
        try:
            check(make(filled))
        except AnswerMissing as missing:
            if missing.field not in known or missing.field in found:
                break
            found.add(missing.field)
            filled[missing.field] = stand_in(known[missing.field])
        except Refused:
            break
        else:
            break
    return frozenset(found)


def stand_in_for(argument: Argument, today: date, department: Callable[[], str]) -> Any:
    """Something that could be typed into a field."""
    if argument.choices:
        return argument.choices[0]
    match argument.kind:
        case "day":
            return today
        case "number":
            return 1
        case "department":
            return department()
        case "refs":
            return ()
        case _:
            return STAND_IN


def field_of(refusal: Refused, asked: Sequence[Argument], typed: Mapping[str, str]) -> str:
    """The field that a refusal is about: the one that it names, that its remedy speaks of, or whose text it repeats."""
    names = [spec.name for spec in asked]
    named = (str(refusal.facts.get("field", "")), *(FIELD_OF.get(refusal.remedy, ()) if refusal.remedy else ()))
    if field := next((name for name in named if name in names), ""):
        return field
    repeated = [name for name, text in typed.items() if len(text.strip()) > 1 and text.strip() in refusal.sentence]
    return repeated[0] if len(repeated) == 1 else ""
