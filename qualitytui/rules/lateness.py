"""How late or how near a deadline is, in words: one wording for every list, page and paper."""

from datetime import date

from qualitytui.rules.figures.deadlines import distance
from qualitytui.words import say


def lateness(due: str | None, today: str, *, in_full: bool = False) -> str:
    """How late a day is, or how many working days are left; in full with the calendar days ahead too."""
    if due is None:
        return ""
    far = distance(date.fromisoformat(due), date.fromisoformat(today))
    if far.is_late:
        return say("{days} days late ({working} working days)", days=far.days, working=far.working_days)
    if far.days == 0:
        return say("due today")
    if in_full:
        return say("in {days} days, {working} working days", days=far.days, working=far.working_days)
    return say("{working} working days left", working=far.working_days)
