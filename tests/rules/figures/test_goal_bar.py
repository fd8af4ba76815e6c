"""What the bar to a target shows."""

import pytest

from qualitytui.model.indicator import Indicator
from qualitytui.rules.figures.goal_bar import GoalShare, goal_share


def indicator(**more: object) -> Indicator:
    blank: dict[str, object] = dict.fromkeys(Indicator._fields)
    return Indicator(**{**blank, "passed": 0.5, "is_met": None, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(("attainment", "done"), [(-0.5, 0.0), (0.0, 0.0), (0.4, 0.4), (1.0, 1.0), (1.7, 1.0)])
def test_the_share_reached_is_between_nothing_and_the_whole(attainment: float, done: float) -> None:
    assert goal_share(indicator(attainment=attainment)) == GoalShare(done, 0.5, is_met=False)
    assert goal_share(indicator(attainment=attainment, is_met=True)) == GoalShare(done, 0.5, is_met=True)


def test_without_a_share_there_is_no_bar() -> None:
    assert goal_share(indicator(attainment=None)) is None
