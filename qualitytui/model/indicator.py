"""An indicator as views show it."""

from dataclasses import dataclass

from qualitytui.model.department import Responsibility
from qualitytui.model.plan import Target


@dataclass(frozen=True, slots=True)
class Measurement:
    """One reported value; a retracted one counts no more."""

    id: int
    on: str
    value: float
    source: str | None
    definition: str | None
    retracted_on: str | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A number to reach, its latest value and how far it has come; `same_as` is a ref."""

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
