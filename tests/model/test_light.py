"""The light of a task: the rules of domain.md as laws."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from qualitytui.model.light import LightDay, light_day, task_light
from qualitytui.model.status import OPEN, STATUSES
from qualitytui.model.working_days import working_days_between

DAYS = st.dates(date(2013, 1, 1), date(2014, 6, 30))
MAYBE = st.none() | DAYS.map(date.isoformat)
STATUS = st.sampled_from(STATUSES)
URGENCY = ("blue", "grey", "green", "yellow", "red")


def light(status: str, due: str | None, news: str | None, order: str | None, day: LightDay) -> str:
    return task_light(status, due, news, order, today=day.today, soon=day.soon, silent_before=day.silent_before)


@given(DAYS)
def test_soon_is_three_working_days_ahead_and_silent_thirty_days_back(today: date) -> None:
    day = light_day(today)
    assert working_days_between(today + timedelta(days=1), date.fromisoformat(day.soon)) == 3
    assert (today - date.fromisoformat(day.silent_before)).days == 30


@given(STATUS, MAYBE, MAYBE, MAYBE, DAYS)
def test_each_light_means_what_the_coordinator_reads_in_it(
    status: str, due: str | None, news: str | None, order: str | None, today: date
) -> None:
    day = light_day(today)
    shown = light(status, due, news, order, day)
    is_late = due is not None and due < day.today
    has_late_order = order is not None and order < day.today
    if status == "cancelled":
        assert shown == "grey"
    elif has_late_order or (status in OPEN and status != "reported" and is_late):
        assert shown == "red"
    elif status in {"closed", "reported"}:
        assert shown == "blue"
    elif status == "behind" or (due is not None and due <= day.soon):
        assert shown == "yellow"
    elif status == "not_started":
        assert shown == "grey"
    else:
        assert shown == ("yellow" if news is None or news < day.silent_before else "green")


@given(STATUS, MAYBE, MAYBE, MAYBE, DAYS, st.integers(1, 60))
def test_time_alone_never_makes_a_task_less_urgent(
    status: str, due: str | None, news: str | None, order: str | None, today: date, later: int
) -> None:
    now, then = (light(status, due, news, order, light_day(today + timedelta(days=n))) for n in (0, later))
    assert URGENCY.index(now) <= URGENCY.index(then)
