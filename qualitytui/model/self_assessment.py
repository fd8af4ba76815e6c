"""The county's self-assessment for the city, with its evidence."""

from typing import NamedTuple

from qualitytui.model.indicator import Indicator
from qualitytui.model.summary import IndicatorCounts, TaskCounts
from qualitytui.model.supervision import Rectification
from qualitytui.model.task import Evidence, Task


class Proof(NamedTuple):
    """One piece of evidence under its number, with the item that it is for and who provided it."""

    number: str
    evidence: Evidence
    label: str
    task: Task
    is_of_year: bool
    """Whether its day lies in the plan's year."""


class Goal(NamedTuple):
    """One goal: its label in the plan, and the numbers of the evidence of its items."""

    label: str
    indicator: Indicator
    proofs: tuple[str, ...]
    missing: tuple[str, ...]
    """What is missing: value, source, evidence."""


class ItemEvidence(NamedTuple):
    """One item on a checklist: its label, its evidence, and what is missing."""

    label: str
    task: Task
    missing: tuple[str, ...]
    """What is missing: evidence, place, checker, value."""


class Criterion(NamedTuple):
    """One point of the city's rules with what the county gives itself for it, on what evidence, and who answers."""

    row: int
    """Where it stands in the file of the rules."""
    first: str
    second: str
    asked: str
    method: str
    full: float
    own: float | None
    reason: str
    proofs: str
    units: str
    items: tuple[str, ...]
    """The items and goals that it is about, by label or ref."""


class SelfAssessment(NamedTuple):
    """The facts of the self-assessment report."""

    today: str
    parent: str
    plans: tuple[tuple[str, str, int | None], ...]
    """Title, number and year of each plan."""
    counts: TaskCounts
    indicators: IndicatorCounts
    by_status: dict[str, int]
    goals: tuple[Goal, ...]
    proofs: tuple[Proof, ...]
    overdue: tuple[tuple[str, Task], ...]
    """The overdue items, each with its label."""
    orders: tuple[Rectification, ...]
    """The orders that are not struck off."""
    criteria: tuple[Criterion, ...] = ()
    """The city's rules, point by point."""
    contact: tuple[str, ...] = ()
    """Who answers questions: the office, the person, the telephone, fax and e-mail."""
