"""The rows of supervision: letters with their files and new days, rectification orders with reports and extensions."""

from typing import ClassVar, Final

from qualitytui.data_class import dataclass
from qualitytui.store.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRow(Row):
    """A supervision letter or rectification notice to one department on one matter.

    A draft has neither number nor day; `within` is its limit in working days, `by_date` the day once it is fixed.
    """

    table: ClassVar[str] = "letter"
    kind: str
    level: str | None = None
    department: int
    task: int | None = None
    indicator: int | None = None
    follows: int | None = None
    rectification: int | None = None
    drafted: str
    reason: str | None = None
    within: int | None = None
    by_date: str | None = None
    series: str = ""
    year: int | None = None
    running: int | None = None
    on_date: str | None = None
    approved_by: str | None = None
    state: str = "draft"
    delivered_on: str | None = None
    delivered_to: str | None = None
    answered_on: str | None = None
    ended_on: str | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterReturnRow(Row):
    """An answer sent back: the day the letter ran to, when it was answered, the new day and why."""

    table: ClassVar[str] = "letter_return"
    letter: int
    before: str
    answered_on: str | None
    after: str
    reason: str
    on_date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFileRow(Row):
    """A file that a letter was written to; `running` is the number that stood on it, None on a draft."""

    table: ClassVar[str] = "letter_file"
    letter: int
    path: str
    running: int | None
    on_date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RectificationRow(Row):
    """An order to a department to put something right by a day; `reading` is the measurement that showed it is."""

    table: ClassVar[str] = "rectification"
    task: int | None = None
    indicator: int | None = None
    department: int
    problem: str
    opened: str
    by_date: str
    measure: str | None = None
    goal: str | None = None
    found_by: str | None = None
    state: str = "open"
    reported_on: str | None = None
    closed_on: str | None = None
    checked_by: str | None = None
    evidence: str | None = None
    reading: int | None = None
    approved_by: str | None = None
    stamped: int = 0
    reopened: int = 0
    second_look: str | None = None
    looked_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RectificationReportRow(Row):
    """What the department reported on an order, or why the order was taken up again."""

    table: ClassVar[str] = "rectification_report"
    rectification: int
    kind: str
    on_date: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RectificationExtensionRow(Row):
    """The day of an order moved, with the reason."""

    table: ClassVar[str] = "rectification_extension"
    rectification: int
    before: str
    after: str
    reason: str
    on_date: str


SUPERVISION_ROWS: Final = (
    LetterRow,
    LetterReturnRow,
    LetterFileRow,
    RectificationRow,
    RectificationReportRow,
    RectificationExtensionRow,
)
