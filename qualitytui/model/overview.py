"""The workbook at a glance: plans, headings, counts, and the summary made of them."""

from typing import NamedTuple

from qualitytui.model.department import DepartmentLoad
from qualitytui.model.task import Task


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


class IndicatorCounts(NamedTuple):
    """How many indicators there are, have a value, and are reached."""

    total: int
    met: int
    measured: int


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
