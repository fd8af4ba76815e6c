"""The rows of the assessment: what is recorded by hand, objections, self-scores, decisions."""

from typing import ClassVar, Final

from qualitytui.data_class import dataclass
from qualitytui.store.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentRecordRow(Row):
    """What counts in a year and no other record shows: a bonus, an absence, an adjustment of points, a veto."""

    table: ClassVar[str] = "assessment_record"
    year: int
    department: int
    kind: str
    matter: str
    points: float | None = None
    evidence: str | None = None
    on_date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentObjectionRow(Row):
    """An objection of a department to its score, and how it was answered."""

    table: ClassVar[str] = "assessment_objection"
    year: int
    department: int
    text: str
    on_date: str
    state: str = "open"
    answer: str | None = None
    answered_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentSelfRow(Row):
    """What a department gives itself in one block, and why."""

    table: ClassVar[str] = "assessment_self"
    year: int
    department: int
    block: str
    points: float
    note: str = ""
    on_date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentDecisionRow(Row):
    """The scores of a year as decided, with the rules they follow; `reopened_on` ends what was decided."""

    table: ClassVar[str] = "assessment_decision"
    year: int
    decided_on: str
    despite: str | None = None
    rules: str
    result: str
    reopened_on: str | None = None
    reason: str | None = None


ASSESSMENT_ROWS: Final = (AssessmentRecordRow, AssessmentObjectionRow, AssessmentSelfRow, AssessmentDecisionRow)
