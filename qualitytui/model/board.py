"""The views that screens and command-line tables show whole."""

from typing import NamedTuple

from qualitytui.model.department import DepartmentLoad
from qualitytui.model.history import Entry, FieldChange
from qualitytui.model.indicator import Indicator, Measurement
from qualitytui.model.plan import Finding
from qualitytui.model.task import Extension, PlanDate, Report, Step, Task


class PlanSummary(NamedTuple):
    """One plan of the workbook; `is_archive` when its year is over."""

    id: int
    key: str
    title: str
    document_number: str | None
    issuer: str | None
    issued: str | None
    year: int | None
    is_archive: bool


class SectionLoad(NamedTuple):
    """A heading with the tasks below it."""

    id: int
    ref: str
    plan: str
    number: str
    title: str
    total: int
    done: int
    by_light: dict[str, int]


class SavedView(NamedTuple):
    """A filter kept under a digit."""

    digit: int
    name: str
    filter: str


class IndicatorCounts(NamedTuple):
    """How many indicators there are, have a value, and are reached."""

    total: int
    met: int
    measured: int


class TaskList(NamedTuple):
    """Tasks that match a filter, out of all."""

    today: str
    filter: str
    total: int
    tasks: tuple[Task, ...]


class IndicatorList(NamedTuple):
    """Indicators that match a filter, out of all."""

    today: str
    filter: str
    total: int
    indicators: tuple[Indicator, ...]


class DepartmentList(NamedTuple):
    """The departments that answer for what matches a filter."""

    today: str
    filter: str
    departments: tuple[DepartmentLoad, ...]


class DueWeek(NamedTuple):
    """The unfinished tasks that fall due in one ISO week; `week` is "overdue" for those past."""

    week: str
    monday: str | None
    tasks: tuple[Task, ...]


class DueList(NamedTuple):
    """What falls due, by week."""

    today: str
    filter: str
    weeks: tuple[DueWeek, ...]


class Board(NamedTuple):
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


class Status(NamedTuple):
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
    entries: tuple[Entry, ...]


class IndicatorPage(NamedTuple):
    """Everything about one indicator; measurements are the oldest first."""

    indicator: Indicator
    task: Task | None
    measurements: tuple[Measurement, ...]
    findings: tuple[Finding, ...]
    entries: tuple[Entry, ...]


class Week(NamedTuple):
    """One ISO week as of a day: the state of everything, and what moved since Monday, the oldest first."""

    name: str
    monday: str
    as_of: str
    status: Status
    tasks: tuple[Task, ...]
    indicators: tuple[Indicator, ...]
    changes: tuple[FieldChange, ...]
    entries: tuple[Entry, ...]


class PlanDocument(NamedTuple):
    """A plan's source, line by line, with what was understood: the ref that begins on a line, the lines left out."""

    title: str
    lines: tuple[str, ...]
    refs: dict[int, str]
    skipped: frozenset[int]
    findings: tuple[Finding, ...]
