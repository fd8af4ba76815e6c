"""The readings of an indicator on a time axis, from the plan's notice to the deadline."""

from datetime import date
from typing import Final

from qualitytui.model.item_page import IndicatorPage
from qualitytui.presentation.drawings.time_axis import Axis, Point
from qualitytui.presentation.pace import counting

PACED: Final = {"count"}


def goal_axis(page: IndicatorPage, today: date) -> Axis | None:
    """Readings with the target, the pace of a running total, and today; None without a target or a value."""
    indicator, values = page.indicator, counting(page.measurements)
    if indicator.target is None or not values:
        return None
    readings = tuple(Point(date.fromisoformat(value.on), value.value) for value in values)
    begin = date.fromisoformat(page.issued) if page.issued else readings[0].day
    first = min(begin, readings[0].day)
    end = date.fromisoformat(indicator.due or indicator.end_day) if indicator.due or indicator.end_day else today
    last = max(end, readings[-1].day, today)
    targets = tuple(value for value in (indicator.target.value, indicator.target.upper) if value is not None)
    pace = (
        (Point(begin, 0.0), Point(end, indicator.target.value))
        if indicator.goal_kind in PACED and end > begin
        else None
    )
    return Axis(first, last, today, readings, targets, pace, indicator.target.unit, indicator.light)
