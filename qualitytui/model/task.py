"""A task as views show it."""

from qualitytui.model.roles import Responsibility
from qualitytui.named_tuple import NamedTuple


class Report(NamedTuple):
    """A dated progress note; `via` is how it came in, such as 电话; `promised` is a day.

    `decision` is what somebody above the department must settle.
    """

    id: int
    on: str
    text: str
    department: str | None
    person: str | None
    via: str | None
    problem: str | None = None
    next_step: str | None = None
    promised: str | None = None
    decision: str | None = None


class Note(NamedTuple):
    """The coordinator's own note; it ends no silence. A reminder is of `department`, else of all who answer."""

    id: int
    on: str
    text: str
    department: str | None = None
    is_reminder: bool = False


class Evidence(NamedTuple):
    """One piece of evidence: what it is, where it is kept, who checked it, and the day it was named."""

    name: str
    place: str | None
    checked_by: str | None
    on: str | None

    @property
    def text(self) -> str:
        """The evidence with its place."""
        return f"{self.name}（{self.place}）" if self.place else self.name


class TaskRow(NamedTuple):
    """What a line of a list says of a task, which is far less than all that is known of it; days are ISO text.

    `departments` are those that lead or are responsible; `as_of` is the day for which all this is said.
    """

    id: int
    ref: str
    plan: str
    title: str
    status: str
    light: str
    due: str | None
    due_source: str | None
    as_of: str
    departments: tuple[Responsibility, ...]

    @property
    def is_due_assumed(self) -> bool:
        """Whether the deadline stands in no plan and nobody set it: the coordinator assumed it."""
        return self.due_source == "assumed"


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
    reason: str = ""
    """Why the light is what it is: a key of TASK_REASONS."""
    late_days: int | None = None
    red_indicators: tuple[str, ...] = ()
    made_on: str | None = None
    handed_by: str | None = None
    as_of: str = ""
    """The day for which all this is said."""
    reasons: Report | None = None
    """The latest report that names a problem, a next step, a promised day or a matter to settle."""
    carried_from: str | None = None
    """PLANKEY:REF of the item of an earlier year that goes on in this one."""
    carried_to: str | None = None
    """PLANKEY:REF of the item in which this one goes on; it counts there and nowhere else."""
    evidence_list: tuple[Evidence, ...] = ()

    @property
    def is_due_assumed(self) -> bool:
        """Whether the deadline stands in no plan and nobody set it: the coordinator assumed it."""
        return self.due_source == "assumed"
