"""An indicator as views show it."""

from typing import NamedTuple

from qualitytui.model.department import Responsibility
from qualitytui.model.plan import Target


class Measurement(NamedTuple):
    """One reported value; a retracted one counts no more."""

    id: int
    on: str
    value: float
    source: str | None
    definition: str | None
    retracted_on: str | None = None


class Indicator(NamedTuple):
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
