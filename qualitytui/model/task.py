"""A task as views show it."""

from typing import NamedTuple

from qualitytui.model.department import Responsibility
from qualitytui.model.plan import Recurrence


class Report(NamedTuple):
    """A dated progress note; `via` is how it came in, such as 电话."""

    id: int
    on: str
    text: str
    department: str | None
    person: str | None
    via: str | None


class Extension(NamedTuple):
    """A deadline moved from one day to another."""

    on: str
    before: str
    after: str
    reason: str | None


class Step(NamedTuple):
    """One piece of a task's breakdown; `number` counts within the task."""

    id: int
    number: int
    title: str
    person: str | None
    due: str | None
    done_on: str | None


class PlanDate(NamedTuple):
    """A date as the plan words it."""

    date: str | None
    start: str | None
    recurs: Recurrence | None
    kind: str
    text: str
    assumed_year: bool


class Task(NamedTuple):
    """A leaf item of the plan with its status, deadline and latest news; days are ISO text."""

    id: int
    ref: str
    plan: str
    number: str
    section: str
    title: str
    text: str
    status: str
    light: str
    due: str | None
    due_text: str | None
    due_original: str | None
    due_source: str | None
    extensions: int
    departments: tuple[Responsibility, ...]
    open_ended: bool
    steps_total: int
    steps_done: int
    last_report: Report | None
    indicators: tuple[str, ...]
    changed: str
    status_on: str | None
    status_note: str | None
    checked_by: str | None
    evidence: str | None
