"""The traffic light: a pure rule of status, deadline, orders, silence and the day."""

from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from qualitytui.model.attainment import attainment, exceeded, reached
from qualitytui.model.working_days import add_working_days
from qualitytui.words import say, told

Light = Literal["red", "yellow", "green", "blue", "grey"]

LIGHTS: Final[tuple[Light, ...]] = ("red", "yellow", "green", "blue", "grey")
SIGNS: Final = {"red": told("R"), "yellow": told("Y"), "green": told("G"), "blue": told("B"), "grey": told("-")}
"""One character for each light (the catalogue's keys)."""
CHINESE: Final = {"红": "red", "黄": "yellow", "绿": "green", "蓝": "blue", "灰": "grey"}


class LightDay(NamedTuple):
    """A day as the lights see it, in ISO text.

    `soon` is the last day that is near, `silent_before` the first on which a report still counts as news.
    """

    today: str
    soon: str
    silent_before: str


def light_day(today: date, *, soon_days: int = 3, silent_days: int = 30) -> LightDay:
    """Returns the day with the borders of near (in working days) and silent (in days)."""
    soon = add_working_days(today, soon_days)
    return LightDay(today.isoformat(), soon.isoformat(), (today - timedelta(days=silent_days)).isoformat())


def task_light(
    status: str,
    due: str | None,
    last_news: str | None,
    order_due: str | None,
    *,
    today: str,
    soon: str,
    silent_before: str,
) -> Light:
    """Returns the light of a task; days are ISO text, `last_news` the last report or the plan's issue.

    An overdue order is red whatever the status; what is done or reported is blue; what is late is red.
    Silence turns what was begun yellow; what was not begun stays grey until its deadline is near.
    """
    if status == "cancelled":
        return "grey"
    if order_due is not None and order_due < today:
        return "red"
    if status in {"closed", "reported"}:
        return "blue"
    if due is not None and due < today:
        return "red"
    if status == "behind" or (due is not None and due <= soon):
        return "yellow"
    if status == "not_started":
        return "grey"
    return "yellow" if last_news is None or last_news < silent_before else "green"


def indicator_light(
    comparator: str | None,
    value: float | None,
    upper: float | None,
    measured: float | None,
    start: str | None,
    due: str,
    today: str,
) -> Light:
    """Returns the light of an indicator: reached, missed, on or behind the pace of the time that has passed."""
    if measured is None or comparator is None or value is None:
        return "grey"
    if reached(comparator, value, upper, measured):
        return "blue"
    if today > due or exceeded(comparator, value, upper, measured):
        return "red"
    done = attainment(comparator, value, upper, measured)
    return "green" if done is not None and done >= time_passed(start, due, today) else "yellow"


def time_passed(start: str | None, due: str, today: str) -> float:
    """Returns the share of the time from start to due that has passed, 0 to 1; the year's where no start is."""
    last = date.fromisoformat(due)
    first = date.fromisoformat(start) if start and start < due else date(last.year, 1, 1)
    whole = (last - first).days
    gone = (date.fromisoformat(today) - first).days
    return min(max(gone / whole, 0.0), 1.0) if whole > 0 else 1.0


def light_word(light: str) -> str:
    """Returns the light as one character in the person's language."""
    return say(SIGNS.get(light, "-"))
