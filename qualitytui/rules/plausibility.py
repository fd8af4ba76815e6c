"""Questions about a value or a day before it is written."""

from datetime import date
from typing import Final, NamedTuple

from qualitytui.words import say

SHARES: Final = frozenset({"%", "％", "‰"})
GROWING: Final = ("增", "降", "升", "提高")
"""Words of a title that tells how much something changes, which may be next to nothing, or less."""
CEILINGS: Final = frozenset({"at_most", "less_than"})


class Doubt(NamedTuple):
    """What is asked before something is written; the code names the kind for programs."""

    code: str
    sentence: str


class Goal(NamedTuple):
    """What a value is measured against: the indicator's title, its unit, how it compares, the number to reach."""

    title: str
    unit: str
    comparator: str | None
    target: float | None


def negative_value(value: float, goal: Goal) -> list[Doubt]:
    """A value below nothing of what cannot shrink below it."""
    if value >= 0 or _is_growth(goal):
        return []
    return [Doubt("negative", say("{value} is less than nothing. Is it right?", value=f"{value:g}{goal.unit}"))]


def hundredfold_value(value: float, goal: Goal) -> list[Doubt]:
    """A share that was written as a fraction: 0.962 where 96.2 % was meant."""
    is_floor = goal.target is not None and goal.target >= 10 and goal.comparator not in CEILINGS
    if not (goal.unit in SHARES and is_floor and 0 < value <= 1) or _is_growth(goal):
        return []
    sentence = say(
        "{value} is a hundredth of what is usual. Is {meant} meant?",
        value=f"{value:g}{goal.unit}",
        meant=f"{value * 100:g}{goal.unit}",
    )
    return [Doubt("hundredfold", sentence)]


def value_doubts(value: float, goal: Goal) -> list[Doubt]:
    """All that is asked about a value."""
    return [*negative_value(value, goal), *hundredfold_value(value, goal)]


def _is_growth(goal: Goal) -> bool:
    return any(word in goal.title for word in GROWING)


def past_deadline(day: date, today: date) -> list[Doubt]:
    """A deadline before today is asked about."""
    if day >= today:
        return []
    days = (today - day).days
    return [Doubt("past_day", say("{day} passed {days} days ago. Set it as the deadline?", day=day, days=days))]
