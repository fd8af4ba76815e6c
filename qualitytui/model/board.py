"""The views that screens and command-line tables show whole."""

from dataclasses import dataclass

from qualitytui.model.department import DepartmentLoad
from qualitytui.model.history import Entry, FieldChange
from qualitytui.model.indicator import Indicator, Measurement
from qualitytui.model.plan import Finding
from qualitytui.model.task import Extension, PlanDate, Report, Step, Task


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """One plan of the workbook; `is_archive` when its year is over."""

    id: int
    key: str
    title: str
    document_number: str | None
    issuer: str | None
    issued: str | None
    year: int | None
    is_archive: bool


@dataclass(frozen=True, slots=True)
class SectionLoad:
    """A heading with the tasks below it."""

    id: int
    ref: str
    plan: str
    number: str
    title: str
    total: int
    done: int
    by_light: dict[str, int]


@dataclass(frozen=True, slots=True)
class SavedView:
    """A filter kept under a digit."""

    digit: int
    name: str
    filter: str


@dataclass(frozen=True, slots=True)
class IndicatorCounts:
    """How many indicators there are, have a value, and are reached."""

    total: int
    met: int
    measured: int


@dataclass(frozen=True, slots=True)
class TaskList:
    """Tasks that match a filter, out of all."""

    today: str
    filter: str
    total: int
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class IndicatorList:
    """Indicators that match a filter, out of all."""

    today: str
    filter: str
    total: int
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class DepartmentList:
    """The departments that answer for what matches a filter."""

    today: str
    filter: str
    departments: tuple[DepartmentLoad, ...]


@dataclass(frozen=True, slots=True)
class DueWeek:
    """The unfinished tasks that fall due in one ISO week; `week` is "overdue" for those past."""

    week: str
    monday: str | None
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class DueList:
    """What falls due, by week."""

    today: str
    filter: str
    weeks: tuple[DueWeek, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The first screen: counts of all, and of what matches the ids in the plan's order."""

    today: str
    filter: str
    plans: tuple[PlanSummary, ...]
    by_light: dict[str, int]
    indicators: "IndicatorCounts"
    sections: "tuple[SectionLoad, ...]"
    task_total: int
    task_ids: tuple[int, ...]
    indicator_total: int
    indicator_ids: tuple[int, ...]
    views: tuple[SavedView, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """What `status` says: counts, sections, departments, what is late, due and silent."""

    today: str
    filter: str
    plans: tuple[PlanSummary, ...]
    total: int
    by_status: dict[str, int]
    by_light: dict[str, int]
    indicators: IndicatorCounts
    sections: tuple[SectionLoad, ...]
    departments: tuple[DepartmentLoad, ...]
    overdue: tuple[Task, ...]
    due_soon: tuple[Task, ...]
    silent: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class TaskPage:
    """Everything about one task."""

    task: Task
    section_title: str
    steps: tuple[Step, ...]
    reports: tuple[Report, ...]
    extensions: tuple[Extension, ...]
    plan_dates: tuple[PlanDate, ...]
    indicators: tuple[Indicator, ...]
    findings: tuple[Finding, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """Everything about one indicator; measurements are the oldest first."""

    indicator: Indicator
    task: Task | None
    measurements: tuple[Measurement, ...]
    findings: tuple[Finding, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """One ISO week as of a day: the state of everything, and what moved since Monday, the oldest first."""

    name: str
    monday: str
    as_of: str
    status: Status
    tasks: tuple[Task, ...]
    indicators: tuple[Indicator, ...]
    changes: tuple[FieldChange, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """A plan's source, line by line, with what was understood: the ref that begins on a line, the lines left out."""

    title: str
    lines: tuple[str, ...]
    refs: dict[int, str]
    skipped: frozenset[int]
    findings: tuple[Finding, ...]
