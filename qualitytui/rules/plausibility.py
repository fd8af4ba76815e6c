"""Questions about a value or a day before it is written."""

from datetime import date
from typing import NamedTuple

from qualitytui.words import say


class Doubt(NamedTuple):
    """What is asked before something is written; the code names the kind for programs."""

    code: str
    sentence: str


def past_deadline(day: date, today: date) -> list[Doubt]:
    """A deadline before today is asked about."""
    if day >= today:
        return []
    days = (today - day).days
    return [Doubt("past_day", say("{day} passed {days} days ago. Set it as the deadline?", day=day, days=days))]
