"""The lights: every reason a light can have, in the order in which the first that fits decides.

The store turns these into SQL, `explain` and pages turn them into words.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from qualitytui.model.light import Light
from qualitytui.model.working_days import add_working_days
from qualitytui.named_tuple import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

TASK_REASONS: Final[Mapping[str, Light]] = {
    "overdue": "red",
    "letter_overdue": "red",
    "cancelled": "grey",
    "closed": "blue",
    "reported": "blue",
    "due_near": "yellow",
    "behind": "yellow",
    "silent": "yellow",
    "step_late": "yellow",
    "indicator_red": "yellow",
    "not_started": "grey",
    "on_track": "green",
}
"""Why a task has its light."""
LETTER_OVERDUE: Final = TASK_REASONS["letter_overdue"]
"""The light of any item with a letter past its day without an answer, whatever else it would have."""

INDICATOR_REASONS: Final[Mapping[str, Light]] = {
    "no_number": "grey",
    "no_value_at_end": "yellow",
    "no_value_after_half": "yellow",
    "no_value": "grey",
    "occurred": "red",
    "met_at_end": "blue",
    "missed": "red",
    "met": "blue",
    "above_range": "red",
    "exceeded": "red",
    "within": "green",
    "met_now": "green",
    "below_target": "yellow",
    "on_pace": "green",
    "behind_pace": "yellow",
}
"""Why an indicator has its light."""

SHORT_OF_GOAL: Final = ("occurred", "missed", "above_range", "exceeded", "below_target", "behind_pace")
"""The reasons of indicators that have a value and are not where they should be."""


class Borders(NamedTuple):
    """The days at which lights change, as ISO text, seen from one day.

    `near` is the last day that counts as near (临期); a last word on `silent_since` or earlier is silence.
    """

    day: str
    near: str
    silent_since: str


def borders(day: date, *, near_working_days: int, silent_days: int) -> Borders:
    """The borders seen from a day, by the settings for near (working days) and silent (days)."""
    return Borders(
        day.isoformat(),
        add_working_days(day, near_working_days).isoformat(),
        (day - timedelta(days=silent_days)).isoformat(),
    )
