"""A week, or another period, as reports show it: one frozen view that every format is made from."""

from typing import Literal, NamedTuple, get_args

from qualitytui.model.history import FieldChange
from qualitytui.model.indicator import Indicator, Measurement
from qualitytui.model.overview import IndicatorCounts, Status, TaskCounts
from qualitytui.model.silence import Silence
from qualitytui.model.task import Task
from qualitytui.words import say

MoveKind = Literal[
    "closed",
    "reported",
    "behind",
    "extended",
    "returned",
    "reopened",
    "started",
    "cancelled",
    "measured",
    "corrected",
    "news",
]
MOVE_KINDS: tuple[MoveKind, ...] = get_args(MoveKind)


def move_word(kind: MoveKind) -> str:
    """What a move is called."""
    return {
        "closed": say("closed"),
        "reported": say("reported, to be checked"),
        "behind": say("fell behind"),
        "extended": say("extended"),
        "returned": say("returned"),
        "reopened": say("reopened"),
        "started": say("started"),
        "cancelled": say("cancelled"),
        "measured": say("new value"),
        "corrected": say("put right"),
        "news": say("report"),
    }[kind]


class Counts(NamedTuple):
    """How everything stood on the evening of a day."""

    day: str
    total: int
    by_status: dict[str, int]
    by_light: dict[str, int]
    tasks: TaskCounts
    indicators: IndicatorCounts
    overdue: int
    silent: int
    silences: int


class Move(NamedTuple):
    """One thing that is different now: what kind, of which item, the words for it, which closed week it corrects."""

    kind: MoveKind
    plan: str
    ref: str
    title: str
    who: str
    text: str
    corrects: str | None = None


class DepartmentDue(NamedTuple):
    """What a department that leads or answers has overdue, and due by the end of next week."""

    name: str
    overdue: tuple[Task, ...]
    due: tuple[Task, ...]


class SilentDepartment(NamedTuple):
    """A department that has said nothing of unfinished items it answers for, the longest silent first."""

    name: str
    silences: tuple[Silence, ...]


class Gaps(NamedTuple):
    """The refs of what is without a department, without a deadline, never measured."""

    no_department: tuple[str, ...]
    no_due: tuple[str, ...]
    no_value: tuple[str, ...]


class TimePassed(NamedTuple):
    """How much of a plan's time is gone: working days since its notice, and the share of its calendar year."""

    plan: str
    since: str
    until: str
    working_days_gone: int
    working_days: int
    year_share: float


class Week(NamedTuple):
    """One ISO week, or another period, as of a day: the state of everything, and what moved, the oldest first.

    `since` is the first day of what moved: the day after the last report was due; `before` is how
    everything stood on the evening before it; `trend` holds the same for each of the last weeks, the oldest first,
    and now. `slow` holds the ids of the tasks that are behind the pace.
    """

    name: str
    monday: str
    since: str
    as_of: str
    filter: str
    office: str
    due_until: str
    status: Status
    before: Counts
    trend: tuple[Counts, ...]
    tasks: tuple[Task, ...]
    indicators: tuple[Indicator, ...]
    histories: dict[int, tuple[Measurement, ...]]
    moves: tuple[Move, ...]
    by_department: tuple[DepartmentDue, ...]
    silent_departments: tuple[SilentDepartment, ...]
    gaps: Gaps
    passed: tuple[TimePassed, ...]
    slow: frozenset[int]
    changes: tuple[FieldChange, ...]
