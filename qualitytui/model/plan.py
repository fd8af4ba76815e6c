"""A parsed plan document: what `plan read` prints and `plan.toml` contains."""

from __future__ import annotations

import datetime

from qualitytui.model.roles import Role
from qualitytui.named_tuple import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Comparator = Literal["at_least", "at_most", "equal", "more_than", "less_than", "between", "about"]
    Recurrence = Literal["yearly", "quarterly", "monthly", "weekly"]
else:
    Recurrence = str
    Comparator = str


class Attribution(NamedTuple):
    """A department and the role in which it answers for an item."""

    name: str
    role: Role


class Target(NamedTuple):
    """A number to reach: `text` is the plan's wording; `upper` only with `between`.

    `title` names it where another number of the plan has the same wording.
    """

    comparator: Comparator
    value: float
    unit: str
    text: str
    upper: float | None = None
    title: str = ""


class Deadline(NamedTuple):
    """A date written in the plan: `date` is its last day, `start` its first where a period is given.

    `kind` is `by`, `in`, `period`, `relative`, `recurring`, `start`, `ongoing` (长期坚持: no last day), `no_year`
    (a date whose year the document never says) or `unread` (words that stand where a limit does and are not
    understood); `assumed_year` says that the year was taken from the document and not written beside the date.
    """

    date: datetime.date | None
    text: str
    start: datetime.date | None = None
    recurs: Recurrence | None = None
    kind: str = "by"
    assumed_year: bool = False


class PlanSection(NamedTuple):
    """A heading: `number` is its own label as written (一、 or (二)), `ref` its path in digits."""

    ref: str
    number: str
    title: str


class PlanTask(NamedTuple):
    """A leaf item of the body: `section` is the ref of its heading ("" for none), `line` counts from 1."""

    ref: str
    number: str
    section: str
    title: str
    text: str
    line: int
    departments: tuple[Attribution, ...] = ()
    open_ended: bool = False
    deadlines: tuple[Deadline, ...] = ()
    targets: tuple[Target, ...] = ()


class PlanIndicator(NamedTuple):
    """A row of an annex table; `same_as` is the in-text target (`3.3.1#1`) that says the same thing."""

    ref: str
    number: str
    title: str
    condition: str | None
    target: Target | None
    departments: tuple[Attribution, ...] = ()
    same_as: str | None = None


class PlanGoal(NamedTuple):
    """A paragraph that is no item and asks for numbers or days all the same: 总体目标, closing duties of reporting."""

    text: str
    line: int
    targets: tuple[Target, ...] = ()
    deadlines: tuple[Deadline, ...] = ()


class Finding(NamedTuple):
    """Something the plan's own text leaves open or contradicts; `ref` is "" for the whole plan."""

    kind: str
    ref: str
    text: str


class Skipped(NamedTuple):
    """A skipped line, and why it is not part of the plan."""

    line: int
    text: str
    why: str


class PlanTable(NamedTuple):
    """A table: the line it begins on, its body rows, and how many of them became tasks or indicators."""

    line: int
    rows: int
    read: int


class Plan(NamedTuple):
    """One parsed notice or plan document; dates and year are None where the text has none."""

    title: str
    document_number: str | None
    issuer: str | None
    issued: datetime.date | None
    year: int | None
    sections: tuple[PlanSection, ...] = ()
    tasks: tuple[PlanTask, ...] = ()
    indicators: tuple[PlanIndicator, ...] = ()
    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    tables: tuple[PlanTable, ...] = ()
    goals: tuple[PlanGoal, ...] = ()

    @property
    def text_indicators(self) -> int:
        """How many indicators stand in the text only: an annex row and the target that it repeats are one."""
        return sum(len(task.targets) for task in self.tasks) - sum(
            indicator.same_as is not None for indicator in self.indicators
        )


class PlanDocument(NamedTuple):
    """A plan's source, line by line, with the parse: the ref that begins on a line, the skipped lines, the headings."""

    title: str
    lines: tuple[str, ...]
    refs: dict[int, str]
    skipped: frozenset[int]
    findings: tuple[Finding, ...]
    goals: tuple[PlanGoal, ...] = ()
    headings: frozenset[int] = frozenset()
