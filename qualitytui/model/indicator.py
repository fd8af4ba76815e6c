"""An indicator as views show it."""

from __future__ import annotations

from qualitytui.model.plan import Target
from qualitytui.model.roles import Responsibility
from qualitytui.named_tuple import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

PERCENTAGE_POINTS: Final = "个百分点"
"""The unit of a distance between two shares."""


class Measurement(NamedTuple):
    """One reported value; a retracted one counts no more."""

    id: int
    on: str
    value: float
    source: str | None
    definition: str | None
    retracted_on: str | None = None


class Indicator(NamedTuple):
    """A number to reach, the values told of it and how far it has come; `same_as` is a ref.

    `latest` is the last value by its day, `deciding` the one that light, distance and papers go by: the last for a day
    up to the end, or where nothing may occur the largest above zero.
    """

    id: int
    ref: str
    plan: str
    number: str
    title: str
    source: str
    task: str | None
    condition: str | None
    target: Target | None
    due: str | None
    departments: tuple[Responsibility, ...]
    latest: Measurement | None
    attainment: float | None
    light: str
    changed: str
    same_as: str | None
    deciding: Measurement | None = None
    reason: str = ""
    """Why the light is what it is: a key of INDICATOR_REASONS."""
    goal_kind: str | None = None
    kind_reason: str | None = None
    end_day: str = ""
    """The last day of its time: its own deadline, else the last day of the plan's year."""
    passed: float = 0.0
    """The share of its time that is gone, 0 to 1."""
    is_met: bool | None = None
    distance: float | None = None
    """How far the value that decides is from the target; None for a count."""
    twins: tuple[str, ...] = ()
    """The refs of what says the same in the plan's text."""
    carried_from: str | None = None
    carried_to: str | None = None
    """PLANKEY:REF of the same goal in an earlier and in a later year's plan."""

    @property
    def distance_unit(self) -> str:
        """The unit of the distance: percentage points where the target is a percentage."""
        unit = self.target.unit if self.target else ""
        return PERCENTAGE_POINTS if unit in {"%", "％"} else unit or ""
