"""Rows of what was said of a task: reports, news, notes."""

from typing import ClassVar

from qualitytui.data_class import dataclass
from qualitytui.store.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow(Row):
    """A dated progress note; `promised` is a day, `decision` what somebody above must settle.

    `form` is the return form that it came with, `evidence` what that names.
    """

    table: ClassVar[str] = "report"
    task: int
    on_date: str
    text: str
    department: int | None = None
    person: str | None = None
    via: str | None = None
    problem: str | None = None
    next_step: str | None = None
    promised: str | None = None
    decision: str | None = None
    search: str
    evidence: str | None = None
    form: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsRow(Row):
    """A department said something of a task that is no report: a status, a step done, a deadline, a return form."""

    table: ClassVar[str] = "news"
    task: int
    department: int
    on_date: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow(Row):
    """The coordinator's own note on a task; it ends no silence. A reminder of `department`, else of all who answer."""

    table: ClassVar[str] = "note"
    task: int
    on_date: str
    text: str
    department: int | None = None
    is_reminder: int | None = None
    search: str
