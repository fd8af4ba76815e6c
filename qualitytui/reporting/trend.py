"""How an indicator went: each value against the target, and the pace that is still needed."""

from collections.abc import Iterator
from datetime import date

from qualitytui.model.amount import shown_amount
from qualitytui.model.attainment import reached
from qualitytui.model.pages import IndicatorPage
from qualitytui.model.wording import shown_target
from qualitytui.text import pad
from qualitytui.words import say

BAR = 30
RISING = {"at_least", "more_than", "equal", "about"}


def trend_lines(page: IndicatorPage, today: date) -> Iterator[str]:
    """One line for each value that counts, and one for what is still to do."""
    indicator = page.indicator
    counting = [one for one in page.measurements if one.retracted_on is None]
    target = indicator.target
    if target is None or not counting:
        return
    scale = max(*(one.value for one in counting), target.value, target.upper or target.value) or 1
    yield f"{pad(say('target'), 10)}  {'-' * round(BAR * max(target.value, 0) / scale)}|  {shown_target(indicator)}"
    for one in counting:
        yield f"{one.on}  {'#' * round(BAR * max(one.value, 0) / scale)}  {shown_amount(one.value)}{target.unit}"
    last = counting[-1].value
    missing = target.value - last
    if missing <= 0 or target.comparator not in RISING or reached(target.comparator, target.value, target.upper, last):
        return
    days = (date.fromisoformat(indicator.due) - today).days if indicator.due else 0
    if days > 0:
        yield say(
            "still needed: {missing}{unit} in {days} days, {pace}{unit} a month",
            missing=shown_amount(round(missing, 4)),
            unit=target.unit,
            days=days,
            pace=shown_amount(round(missing / days * 30, 2)),
        )
    else:
        yield say("missing at the deadline: {missing}{unit}", missing=shown_amount(round(missing, 4)), unit=target.unit)
