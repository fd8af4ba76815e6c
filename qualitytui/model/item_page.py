"""Everything about one item."""

from __future__ import annotations

from qualitytui.named_tuple import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from qualitytui.model.department import Contact
    from qualitytui.model.indicator import Indicator, Measurement
    from qualitytui.model.journal import JournalEntry
    from qualitytui.model.plan import Finding, Recurrence
    from qualitytui.model.supervision import Letter, Rectification
    from qualitytui.model.task import Note, Report, Task


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


class TaskPage(NamedTuple):
    """Everything about one task."""

    task: Task
    section_title: str
    steps: tuple[Step, ...]
    reports: tuple[Report, ...]
    extensions: tuple[Extension, ...]
    plan_dates: tuple[PlanDate, ...]
    indicators: tuple[Indicator, ...]
    findings: tuple[Finding, ...]
    entries: tuple[JournalEntry, ...]
    contacts: tuple[tuple[str, Contact], ...] = ()
    """Whom to call in the departments that answer for it, where somebody is named."""
    notes: tuple[Note, ...] = ()
    today: str = ""
    """The day that the page is of, from which lateness is counted."""
    letters: tuple[Letter, ...] = ()
    rectifications: tuple[Rectification, ...] = ()
    reminders: int = 0
    """How often anybody was reminded of it, by notes and by letters."""


class IndicatorPage(NamedTuple):
    """Everything about one indicator; measurements are the oldest first."""

    indicator: Indicator
    task: Task | None
    measurements: tuple[Measurement, ...]
    findings: tuple[Finding, ...]
    entries: tuple[JournalEntry, ...]
    contacts: tuple[tuple[str, Contact], ...] = ()
    letters: tuple[Letter, ...] = ()
    rectifications: tuple[Rectification, ...] = ()
    reminders: int = 0
    """How often anybody was reminded of it, by notes and by letters."""
    issued: str | None = None
    """The day of the plan's notice."""


class DatedStep(NamedTuple):
    """A step of an unfinished task with a day."""

    id: int
    task: int
    title: str
    due: str
    is_done: bool = False
