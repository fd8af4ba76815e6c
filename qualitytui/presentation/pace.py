"""What is still to do to reach a goal, and at which pace; a share has a distance but no pace."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from qualitytui.i18n import say
from qualitytui.model.amount import shown_amount
from qualitytui.model.indicator import Indicator, Measurement
from qualitytui.rules.figures.attainment import is_met
from qualitytui.rules.figures.rounding import round_half_up

MONTH: Final = 30
RISING: Final = {"at_least", "more_than", "equal", "about"}
SHARES: Final = {"rate", "growth"}


def counting(measurements: Sequence[Measurement]) -> list[Measurement]:
    """The values that count: those not retracted."""
    return [measurement for measurement in measurements if measurement.retracted_on is None]


def pace_sentence(indicator: Indicator, values: Sequence[Measurement], today: date) -> str:
    """What is missing, in how many days, and how much that is a month; "" where nothing more is needed."""
    target = indicator.target
    if target is None or not values or target.comparator not in RISING:
        return ""
    last = values[-1].value
    missing = target.value - last
    if missing <= 0 or is_met(target.comparator, target.value, target.upper, last):
        return ""
    size = f"{shown_amount(round(missing, 4))}{indicator.distance_unit}"
    if indicator.goal_kind in SHARES:
        return say("{missing} short of the target", missing=size)
    days = (date.fromisoformat(indicator.due) - today).days if indicator.due else 0
    if days <= 0:
        return say("missing at the deadline: {missing}", missing=size) if indicator.due else ""
    pace = _a_month(missing / days * MONTH, target.unit)
    return say("still needed: {missing} in {days} days, {pace}", missing=size, days=days, pace=pace) + _so_far(
        values, target.unit
    )


def _a_month(amount: float, unit: str) -> str:
    """An amount a month; less than one as one in so many months."""
    if 0 < amount < 1 and unit not in {"%", "％", "‰"}:
        return say("about 1{unit} every {months} months", unit=unit, months=int(round_half_up(1 / amount)))
    return say("about {amount}{unit} a month", amount=shown_amount(float(round_half_up(amount, 1))), unit=unit)


def _so_far(values: Sequence[Measurement], unit: str) -> str:
    """What the first and the last value make a month; nothing where they are of one day."""
    first, last = values[0], values[-1]
    days = (date.fromisoformat(last.on) - date.fromisoformat(first.on)).days
    if days <= 0 or last.value <= first.value:
        return ""
    return say("; so far {pace}", pace=_a_month((last.value - first.value) / days * MONTH, unit))
