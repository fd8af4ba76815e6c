"""A week, or another period, as reports show it: one frozen view that every format is made from."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, Literal, get_args

from qualitytui.i18n import say
from qualitytui.model.assessment import DepartmentScore
from qualitytui.model.department import OwnFigures
from qualitytui.model.indicator import Indicator, Measurement
from qualitytui.model.item_page import DatedStep
from qualitytui.model.journal import FieldChange
from qualitytui.model.office import Office
from qualitytui.model.silence import Silence
from qualitytui.model.summary import Counts, Status
from qualitytui.model.supervision import Letter, Rectification
from qualitytui.model.task import Task
from qualitytui.named_tuple import NamedTuple

TREND: Final = 6
"""How many weeks a trend shows, this one included."""
MoveKind = Literal[
    "closed",
    "reported",
    "behind",
    "extended",
    "advanced",
    "set",
    "returned",
    "reopened",
    "started",
    "resumed",
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
        "advanced": say("brought forward"),
        "set": say("deadline set"),
        "returned": say("returned"),
        "reopened": say("reopened"),
        "started": say("started"),
        "resumed": say("no longer behind"),
        "cancelled": say("cancelled"),
        "measured": say("new value"),
        "corrected": say("put right"),
        "news": say("report"),
    }[kind]


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
    """How much of a plan's time is gone: working days since its notice, and the share of its calendar year.

    `share` is the share gone by the clock that the setting `pace` names, counted from `begun`, both ends included.
    """

    plan: str
    since: str
    until: str
    working_days_gone: int
    working_days: int
    year_share: float
    clock: str = "year"
    begun: str = ""
    share: float = 0.0
    is_over: bool = False

    @property
    def year(self) -> int:
        """The plan's last year."""
        return date.fromisoformat(self.until).year


class PaceClasses(NamedTuple):
    """The attributed tasks that are not cancelled, each in one class."""

    done: tuple[int, ...]
    to_verify: tuple[int, ...]
    on_pace: tuple[int, ...]
    not_begun: tuple[int, ...]
    slow: tuple[int, ...]


class Past(NamedTuple):
    """How each task was on an evening: its status, light and the reason of it; and who was silent on what."""

    day: str
    tasks: Mapping[int, tuple[str, str, str]] = MappingProxyType({})
    silent: frozenset[tuple[str, int]] = frozenset()


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
    pace: PaceClasses
    changes: tuple[FieldChange, ...]
    department: str = ""
    """The department that the report is about; its figures are of what it answers for itself."""
    supported: tuple[Task, ...] = ()
    """What that department only supports."""
    own_before: Mapping[str, OwnFigures] = MappingProxyType({})
    """The own figures of each department on the evening before."""
    steps: tuple[DatedStep, ...] = ()
    """The steps of unfinished tasks with a day, the earliest first."""
    labels: Mapping[int, str] = MappingProxyType({})
    """How papers cite each task, by its id."""
    indicator_labels: Mapping[int, str] = MappingProxyType({})
    """How papers cite each indicator, by its id."""
    letter_labels: Mapping[int, str] = MappingProxyType({})
    """How papers cite the item of each letter, by the letter's id."""
    order_labels: Mapping[int, str] = MappingProxyType({})
    """How papers cite the item of each rectification order, by the order's id."""
    orders: tuple[Rectification, ...] = ()
    """The rectification orders opened since the year of the plans began."""
    letterhead: Office = Office()
    """The office and its papers, as they held then."""
    reporting_interval: int = 30
    """The days after which a unit without a word is silent."""
    issue: int = 1
    """The number of this week's paper in its year."""
    in_a_row: Mapping[int, int] = MappingProxyType({})
    """For how many weekly papers in a row each late task is overdue, behind or silent, this one included."""
    ranking: tuple[DepartmentScore, ...] = ()
    """The scores of the year that is assessed, once they are decided."""
    past: tuple[Past, ...] = ()
    """How each task was on the evenings of the trend before now, the oldest first."""
    then: Past = Past("")
    """How each task was on the evening before `since`."""
    letters: tuple[Letter, ...] = ()
    """The letters of the register."""
    ledger: tuple[Rectification, ...] = ()
    """The orders of the ledger, of whatever year."""

    @property
    def is_year_over(self) -> bool:
        """Whether the year of every plan is over."""
        return bool(self.passed) and all(time.is_over for time in self.passed)
