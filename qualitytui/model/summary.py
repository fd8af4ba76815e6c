"""The workbook at a glance: plans, headings, counts, and the summary made of them."""

from __future__ import annotations

from qualitytui.named_tuple import Generic, NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing_extensions import TypeVar

    from qualitytui.model.department import DepartmentLoad
    from qualitytui.model.forms import RoundState
    from qualitytui.model.indicator import Indicator
    from qualitytui.model.silence import Silence
    from qualitytui.model.supervision import Letter, Rectification
    from qualitytui.model.task import Task, TaskRow

    T_co = TypeVar("T_co", bound=Task | TaskRow, default=Task, covariant=True)
else:
    T_co = None


class PlanSummary(NamedTuple):
    """One plan of the workbook; `is_archive` when it was closed, since `closed_on`."""

    id: int
    key: str
    title: str
    document_number: str | None
    issuer: str | None
    issued: str | None
    year: int | None
    is_archive: bool
    closed_on: str | None = None


class SectionLoad(NamedTuple):
    """A heading with the tasks below it: all, and of those that somebody answers for how many are closed.

    `attributed` is the base of `done`: without the cancelled.
    """

    id: int
    ref: str
    plan: str
    number: str
    title: str
    total: int
    done: int
    by_light: dict[str, int]
    attributed: int


class IndicatorCounts(NamedTuple):
    """How many indicators there are, each linked pair once, how many have a value and are met.

    `annex` and `text` are the two parts of `total`: rows of an annex, and targets that stand in the text only.
    """

    total: int
    met: int
    measured: int
    annex: int = 0
    text: int = 0


class TaskCounts(NamedTuple):
    """How many tasks somebody answers for, the cancelled left out: all, closed, reported and not closed.

    `cancelled` counts those left out; `unattributed` the tasks that nobody answers for; `handed` those of the
    attributed that a leader handed down and no plan names, `carried` those that go on from an earlier plan.
    """

    attributed: int
    done: int
    to_verify: int
    cancelled: int
    unattributed: int
    handed: int = 0
    carried: int = 0


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


class LateStep(NamedTuple):
    """A step of an unfinished task that is past its day."""

    id: int
    task: int
    plan: str
    ref: str
    title: str
    person: str | None
    due: str
    late_days: int


class WeekEnd(NamedTuple):
    """The week of a day: its name, its last working day (None in a week without one), its snapshot if it is made."""

    name: str
    last_working_day: str | None
    snapshot: str | None

    def is_due(self, today: str) -> bool:
        """Whether today is the day on which the week's snapshot is made."""
        return self.last_working_day == today


class Totals(NamedTuple):
    """How many there are of what the summary lists, also where only the first of them were built."""

    overdue: int
    due_soon: int
    silent: int
    silences: int
    red_indicators: int
    late_steps: int


class Status(NamedTuple, Generic[T_co]):
    """What `status` says: counts, sections, departments, what is late, due and silent.

    The lists hold all there is, or the first of each as a line says them; `totals` says how many there are.
    """

    today: str
    filter: str
    plans: tuple[PlanSummary, ...]
    total: int
    by_status: dict[str, int]
    by_light: dict[str, int]
    counts: TaskCounts
    indicators: IndicatorCounts
    sections: tuple[SectionLoad, ...]
    departments: tuple[DepartmentLoad, ...]
    overdue: tuple[T_co, ...]
    due_soon: tuple[T_co, ...]
    silent: tuple[T_co, ...]
    silences: tuple[Silence, ...]
    red_indicators: tuple[Indicator, ...]
    late_steps: tuple[LateStep, ...]
    totals: Totals
    week: WeekEnd | None = None
    forms: RoundState | None = None
    letters: tuple[Letter, ...] = ()
    """The letters that are past their day without an answer."""
    rectifications: tuple[Rectification, ...] = ()
    """The orders that are past their day with nothing reported."""
    second_looks: tuple[Rectification, ...] = ()
    """The orders struck off whose day to be looked at once more has come."""

    @property
    def with_late_step(self) -> frozenset[int]:
        """The ids of the tasks of the late steps."""
        return frozenset(step.task for step in self.late_steps)
