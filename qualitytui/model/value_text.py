"""Formatted values, the same on the command line, on the screens and in reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import reduce

from qualitytui.i18n import say, told
from qualitytui.model.amount import shown_amount
from qualitytui.model.light import light_word
from qualitytui.model.roles import RANK, Responsibility
from qualitytui.model.working_days import working_days_between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from qualitytui.model.indicator import Indicator
    from qualitytui.model.journal import JournalEntry
    from qualitytui.model.task import Report, Task, TaskRow

REASONS = {
    "problem": told("problem"),
    "next_step": told("next step"),
    "promised": told("promised for"),
    "decision": told("matter to settle"),
}
"""The parts of a report that say why an item is slow and what is to be done, by their names."""


def departments_by_role(departments: tuple[Responsibility, ...]) -> str:
    """Each department with its role: 牵头 县质监局、县发改局 配合 县经信局."""
    parts = []
    for role in RANK:
        names = [
            responsibility.name + ("*" if responsibility.by_hand else "")
            for responsibility in departments
            if responsibility.role == role
        ]
        if names:
            parts.append(f"{role_word(role)} {'、'.join(names)}")
    return "  ".join(parts)


def roles_named(departments: Sequence[Responsibility]) -> str:
    """Every department of these under its role: 牵头：县质监局、县发改局."""
    parts = []
    for role in RANK:
        names = [responsibility.name for responsibility in departments if responsibility.role == role]
        if names:
            parts.append(say("{role}: {names}", role=role_word(role), names="、".join(names)))
    return beside(*parts)


def beside(*parts: str) -> str:
    """Parts of a sentence that go on after each other."""
    return reduce(lambda first, rest: say("{first}; {rest}", first=first, rest=rest), parts) if parts else ""


def role_word(role: str) -> str:
    """The role in the person's language."""
    return {"lead": say("lead"), "support": say("support"), "responsible": say("responsible")}[role]


def shown_target(indicator: Indicator) -> str:
    """The number to reach with its unit and sign."""
    target = indicator.target
    if target is None:
        return ""
    sign = {"at_least": "≥", "at_most": "≤", "more_than": ">", "less_than": "<", "about": "~"}.get(
        target.comparator, ""
    )
    upper = "" if target.upper is None else f"-{shown_amount(target.upper)}"
    return f"{sign}{shown_amount(target.value)}{upper}{target.unit}"


def shown_reading(indicator: Indicator) -> str:
    """The value that decides the light, with its unit."""
    if indicator.deciding is None:
        return ""
    return shown_amount(indicator.deciding.value) + (indicator.target.unit if indicator.target else "")


def indicator_line(indicator: Indicator) -> str:
    """An indicator on one line: light, ref, target, value, name."""
    latest = shown_reading(indicator) or "-"
    return (
        f"{light_word(indicator.light)} {both_refs(indicator)}  {shown_target(indicator)}  {latest}  {indicator.title}"
    )


def shown_distance(indicator: Indicator) -> str:
    """How far the value is from the target, in its own unit: -0.8个百分点, 超0.03起/万台; nothing for a count."""
    if indicator.distance is None:
        return ""
    from decimal import Decimal  # noqa: PLC0415 - only where an indicator has a distance

    from qualitytui.model.indicator import PERCENTAGE_POINTS  # noqa: PLC0415 - likewise

    distance = Decimal(repr(round(indicator.distance, 6))).normalize()
    size, unit = shown_amount(float(abs(distance))), indicator.distance_unit
    if unit == PERCENTAGE_POINTS:
        unit = say(" points")
    if indicator.goal_kind == "ceiling" and distance:
        sentence = say("{size}{unit} over") if distance > 0 else say("{size}{unit} under")
        return sentence.format(size=size, unit=unit)
    sign = "+" if distance > 0 else "-" if distance < 0 else ""
    return f"{sign}{size}{unit}"


def comparator_word(comparator: str) -> str:
    """How a value is compared with its target, in words."""
    return {
        "at_least": say("at least"),
        "more_than": say("more than"),
        "at_most": say("at most"),
        "less_than": say("less than"),
        "between": say("between"),
        "about": say("about"),
        "equal": say("equal"),
    }[comparator]


def both_refs(indicator: Indicator) -> str:
    """The ref of an indicator and that of what says the same: A1.8 (2.1.4#1)."""
    return f"{indicator.ref} ({', '.join(indicator.twins)})" if indicator.twins else indicator.ref


def due_source_word(source: str | None) -> str:
    """Where a deadline comes from, in the person's language."""
    return {"plan": say("from the plan"), "assumed": say("assumed"), "set": say("set by hand")}.get(source or "", "")


def shown_deadline(task: Task | TaskRow) -> str:
    """A deadline, and that it is assumed where it is."""
    if task.due is None:
        return ""
    return f"{task.due} ({say('assumed')})" if task.is_due_assumed else task.due


def lateness(due: str | None, today: str, *, in_full: bool = False) -> str:
    """How late a deadline is, or how many working days are left; in full with the calendar days ahead too.

    The day from which it is counted does not count.
    """
    if due is None:
        return ""
    last, now, day = date.fromisoformat(due), date.fromisoformat(today), timedelta(days=1)
    if now > last:
        working = working_days_between(last + day, now)
        return say("{days} days late ({working} working days)", days=(now - last).days, working=working)
    if now == last:
        return say("due today")
    working = working_days_between(now + day, last)
    if in_full:
        return say("in {days} days, {working} working days", days=(last - now).days, working=working)
    return say("{working} working days left", working=working)


def lateness_short(due: str | None, today: str) -> str:
    """The same in a few cells: how late a deadline is, or how many working days are left."""
    if due is None or not today:
        return ""
    last, now, day = date.fromisoformat(due), date.fromisoformat(today), timedelta(days=1)
    if now > last:
        return say("{days} days late", days=(now - last).days)
    if now == last:
        return say("due today")
    return say("{working} workdays", working=working_days_between(now + day, last))


def shown_reasons(report: Report) -> str:
    """Why an item is slow and what is to be done, as a report says; "" where it says nothing of it."""
    parts = ((say(label), getattr(report, name)) for name, label in REASONS.items())
    return "; ".join(f"{word}: {text}" for word, text in parts if text)


def shown_value(value: str | float | None) -> str:
    """A field's value as it stands in a table; nothing where there is none."""
    return "" if value is None else value if isinstance(value, str) else shown_amount(value)


def entry_words(entry: JournalEntry) -> str:
    """What was done; before it, which closed week it corrected, whether its day is out of order; behind it, undone."""
    corrected = say("[corrects {week}] ", week=entry.corrects) if entry.corrects else ""
    misdated = say("[dated before earlier entries] ") if entry.is_out_of_order else ""
    return corrected + misdated + entry.said + (f" ({say('undone')})" if entry.is_undone else "")
