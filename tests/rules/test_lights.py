from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from qualitytui.model.light import LIGHTS
from qualitytui.model.working_days import working_days_between
from qualitytui.rules.lights import INDICATOR_REASONS, TASK_REASONS, borders


@given(st.dates(date(2013, 1, 1), date(2014, 6, 30)), st.integers(1, 5), st.integers(1, 60))
def test_near_is_so_many_working_days_ahead_and_silence_so_many_days_back(today: date, near: int, silent: int) -> None:
    seen = borders(today, near_working_days=near, silent_days=silent)
    assert seen.day == today.isoformat()
    assert working_days_between(today + timedelta(days=1), date.fromisoformat(seen.near)) == near
    assert (today - date.fromisoformat(seen.silent_since)).days == silent


def test_every_reason_has_a_light() -> None:
    assert {*TASK_REASONS.values(), *INDICATOR_REASONS.values()} == set(LIGHTS)
