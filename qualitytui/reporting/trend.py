"""How an indicator went: each value against the target, and the pace that is still needed."""

from collections.abc import Iterator, Sequence
from datetime import date

from qualitytui.model.amount import shown_amount
from qualitytui.model.indicator import Measurement
from qualitytui.model.pages import IndicatorPage
from qualitytui.model.wording import shown_target
from qualitytui.rules.figures.attainment import is_met
from qualitytui.text import pad
from qualitytui.words import say

BAR = 30
MONTH = 30
RISING = {"at_least", "more_than", "equal", "about"}


def trend_lines(page: IndicatorPage, today: date) -> Iterator[str]:
    """A bar for each value that counts, the target marked on it; then what is still to do, and at which pace."""
    indicator = page.indicator
    counting = [one for one in page.measurements if one.retracted_on is None]
    target = indicator.target
    if target is None or not counting:
        return
    scale = max(*(one.value for one in counting), target.value, target.upper or target.value) or 1
    goal = round(BAR * max(target.value, 0) / scale)
    yield f"{pad(say('target'), 10)}  {'-' * goal}|{' ' * (BAR - goal)}  {shown_target(indicator)}"
    for one in counting:
        bar = _bar(round(BAR * max(one.value, 0) / scale), goal)
        yield f"{one.on}  {bar}  {shown_amount(one.value)}{target.unit}"
    last = counting[-1].value
    missing = target.value - last
    if missing <= 0 or target.comparator not in RISING or is_met(target.comparator, target.value, target.upper, last):
        return
    days = (date.fromisoformat(indicator.due) - today).days if indicator.due else 0
    if days > 0:
        needed = say(
            "still needed: {missing}{unit} in {days} days, {pace}{unit} a month",
            missing=shown_amount(round(missing, 4)),
            unit=target.unit,
            days=days,
            pace=shown_amount(round(missing / days * MONTH, 2)),
        )
        yield needed + _pace_so_far(counting, target.unit)
    else:
        yield say("missing at the deadline: {missing}{unit}", missing=shown_amount(round(missing, 4)), unit=target.unit)


def _bar(filled: int, goal: int) -> str:
    """The value's bar over the whole width, with the goal's mark in it."""
    return f"{'#' * min(filled, goal)}{' ' * (goal - filled)}|{'#' * (filled - goal)}{' ' * (BAR - max(filled, goal))}"


def _pace_so_far(counting: Sequence[Measurement], unit: str) -> str:
    """What the first and the last value make a month; nothing where they are of one day."""
    first, last = counting[0], counting[-1]
    days = (date.fromisoformat(last.on) - date.fromisoformat(first.on)).days
    if days <= 0:
        return ""
    pace = shown_amount(round((last.value - first.value) / days * MONTH, 2))
    return say("; so far {pace}{unit} a month", pace=pace, unit=unit)
