"""One frozen row per table; a field is a column."""

from typing import ClassVar

from qualitytui.data_class import dataclass
from qualitytui.store.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow(Row):
    """One imported plan; `source` is the document's text as it was read, `closed_on` the day it was put on file."""

    table: ClassVar[str] = "plan"
    key: str
    title: str
    document_number: str | None = None
    issuer: str | None = None
    issued: str | None = None
    year: int | None = None
    source_name: str = ""
    source: str = ""
    imported: str | None = None
    closed_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRow(Row):
    """A heading of a plan."""

    table: ClassVar[str] = "section"
    plan: int
    ref: str
    number: str
    title: str
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow(Row):
    """A leaf item with its status and deadline; `due_source` is plan, set or assumed.

    `made_on` and `handed_by` say when an item that the plan does not have was added, and who handed it down.
    """

    table: ClassVar[str] = "task"
    plan: int
    section: int | None
    ref: str
    number: str
    title: str
    text: str
    line: int
    position: int
    open_ended: int = 0
    status: str = "not_started"
    status_on: str | None = None
    status_note: str | None = None
    checked_by: str | None = None
    evidence: str | None = None
    due: str | None = None
    due_text: str | None = None
    due_original: str | None = None
    due_source: str | None = None
    changed: str
    search: str
    made_on: str | None = None
    handed_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRow(Row):
    """A date as the plan words it; a task can have several."""

    table: ClassVar[str] = "deadline"
    task: int
    date: str | None
    start: str | None
    recurs: str | None
    kind: str
    text: str
    assumed_year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRow(Row):
    """A number to reach; `same_as` is the indicator that keeps the measurements of both.

    `kind_reason` is the code of what proposed the kind, or decided for one set by hand.
    """

    table: ClassVar[str] = "indicator"
    plan: int
    task: int | None
    same_as: int | None = None
    ref: str
    number: str
    title: str
    source: str
    condition: str | None = None
    comparator: str | None = None
    value: float | None = None
    upper: float | None = None
    unit: str | None = None
    target_text: str | None = None
    position: int
    changed: str
    search: str
    goal_kind: str | None = None
    kind_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentRow(Row):
    """A unit that answers for items; `search` holds its name, pinyin and initials."""

    table: ClassVar[str] = "department"
    name: str
    search: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasRow(Row):
    """Another name of a department."""

    table: ClassVar[str] = "alias"
    department: int
    name: str
    search: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRow(Row):
    """Whom to call in a department, under which number, and the leader of the area with theirs."""

    table: ClassVar[str] = "contact"
    department: int
    person: str | None = None
    phone: str | None = None
    post: str | None = None
    leader: str | None = None
    leader_phone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsibilityRow(Row):
    """A department answers for a task or an indicator; `by_hand` is 1 when the plan did not say so."""

    table: ClassVar[str] = "responsibility"
    department: int
    role: str
    task: int | None = None
    indicator: int | None = None
    position: int
    by_hand: int = 0
    since: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionRow(Row):
    """A deadline moved; `before` is the date it had."""

    table: ClassVar[str] = "extension"
    task: int
    before: str
    after: str
    reason: str | None
    on_date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow(Row):
    """One piece a task is broken down into."""

    table: ClassVar[str] = "step"
    task: int
    position: int
    title: str
    person: str | None = None
    due: str | None = None
    done_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurementRow(Row):
    """One reported value; a retracted one stays and counts no more; `form` is the return form that it came with."""

    table: ClassVar[str] = "measurement"
    indicator: int
    on_date: str
    value: float
    source: str | None = None
    definition: str | None = None
    retracted_on: str | None = None
    form: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow(Row):
    """Something the plan's own text leaves open or contradicts."""

    table: ClassVar[str] = "finding"
    plan: int
    kind: str
    ref: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedRow(Row):
    """A line of the document that is no part of the plan."""

    table: ClassVar[str] = "skipped"
    plan: int
    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedViewRow(Row):
    """A filter saved under a digit."""

    table: ClassVar[str] = "saved_view"
    digit: int
    name: str
    filter: str
