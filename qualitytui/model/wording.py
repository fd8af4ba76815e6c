"""How values read on a line, the same on the command line, on the screens and in reports."""

from typing import TYPE_CHECKING

from qualitytui.model.amount import shown_amount
from qualitytui.model.roles import Responsibility
from qualitytui.words import say

if TYPE_CHECKING:
    from qualitytui.model.history import Entry
    from qualitytui.model.indicator import Indicator


def chief(departments: tuple[Responsibility, ...]) -> str:
    """Who leads, or else who answers for it, or else the first named."""
    for role in ("lead", "responsible"):
        names = [one.name for one in departments if one.role == role]
        if names:
            return names[0] if len(names) == 1 else f"{names[0]}+{len(names) - 1}"
    return departments[0].name if departments else ""


def everybody(departments: tuple[Responsibility, ...]) -> str:
    """Each department with its role: 牵头 县质监局、县发改局 配合 县经信局."""
    parts = []
    for role in ("lead", "responsible", "support"):
        names = [one.name + ("*" if one.by_hand else "") for one in departments if one.role == role]
        if names:
            parts.append(f"{role_word(role)} {'、'.join(names)}")
    return "  ".join(parts)


def role_word(role: str) -> str:
    """The role in the person's language."""
    return {"lead": say("lead"), "support": say("support"), "responsible": say("responsible")}[role]


def shown_target(indicator: "Indicator") -> str:
    """The number to reach with its unit and sign."""
    target = indicator.target
    if target is None:
        return ""
    sign = {"at_least": "≥", "at_most": "≤", "more_than": ">", "less_than": "<", "about": "~"}.get(
        target.comparator, ""
    )
    upper = "" if target.upper is None else f"-{shown_amount(target.upper)}"
    return f"{sign}{shown_amount(target.value)}{upper}{target.unit}"


def shown_latest(indicator: "Indicator") -> str:
    """The latest value with its unit."""
    if indicator.latest is None:
        return ""
    return shown_amount(indicator.latest.value) + (indicator.target.unit if indicator.target else "")


def shown_value(value: str | float | None) -> str:
    """A field's value as it stands in a table; nothing where there is none."""
    return "" if value is None else value if isinstance(value, str) else shown_amount(value)


def entry_words(entry: "Entry") -> str:
    """What was done; before it, which closed week it corrected, whether its day is out of order; behind it, undone."""
    corrected = say("[corrects {week}] ", week=entry.corrects) if entry.corrects else ""
    misdated = say("[dated before earlier entries] ") if entry.is_out_of_order else ""
    return corrected + misdated + entry.said + (f" ({say('undone')})" if entry.is_undone else "")


def comparator_word(comparator: str) -> str:
    """How a value and its target are compared, in words; a word that is none of ours stays."""
    words = {
        "at_least": say("at least"),
        "at_most": say("at most"),
        "more_than": say("more than"),
        "less_than": say("less than"),
        "about": say("about"),
        "equal": say("exactly"),
        "between": say("from - to"),
    }
    return words.get(comparator, comparator)
