"""What a bar to a target shows: the share reached and the share of its time that has passed."""

from qualitytui.model.indicator import Indicator
from qualitytui.named_tuple import NamedTuple


class GoalShare(NamedTuple):
    """The share reached, at most the whole, and that of its time; whether the target is met."""

    done: float
    passed: float
    is_met: bool


def goal_share(indicator: Indicator) -> GoalShare | None:
    """The shares of a running total that has a value; None where there is no share to show."""
    if indicator.attainment is None:
        return None
    return GoalShare(min(max(indicator.attainment, 0.0), 1.0), indicator.passed, bool(indicator.is_met))
