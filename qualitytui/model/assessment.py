"""The yearly assessment: its facts, and the points, scores, bands and ranks computed from them."""

from qualitytui.named_tuple import NamedTuple

SCALED = "折算"
"""The block name for a department without items: its other blocks are scaled up to 100."""
BLOCKS = ("tasks", "indicators", "returns", "letters", "rectification")
"""The blocks whose full points are reduced by deductions."""
BONUSES = ("province", "city", "leader", "spread")
"""The kinds of bonus, the highest level first."""
RECORDS = (*BONUSES, "rework", "corrected", "absent", "extension_late", "criticised")
"""The kinds of facts that are recorded by hand."""


class TaskCredit(NamedTuple):
    """A task that is a department's: `done` is the day it was reported or closed, `due` the day it is due.

    `has_word`, `says_slow` and `is_named` are of the department itself: a word of its own in the year, a form that
    says not started or behind, a letter or order to it. `is_told` says whether it knew of an assumed deadline.
    """

    ref: str
    label: str
    title: str
    role: str
    status: str
    due: str
    is_assumed: bool
    year_end: str
    done: str | None
    entry: int | None
    has_word: bool
    says_slow: bool
    is_named: bool
    is_told: bool


class GoalCredit(NamedTuple):
    """An indicator that a department answers for: its target, the value that decides, and whether that meets it."""

    ref: str
    label: str
    title: str
    kind: str
    target: float
    unit: str
    value: float | None
    is_met: bool
    end: str
    on: str | None
    entry: int | None


class ReturnFact(NamedTuple):
    """A return form asked of a department in a round; `returned` is None while nothing came."""

    round: str
    by: str
    returned: str | None
    entry: int | None
    former: str = ""
    """The former name of the department, where it was merged into another."""


class LetterFact(NamedTuple):
    """A supervision letter to a department; `matter` is the same for all letters of one chain on one item."""

    matter: str
    ref: str | None
    label: str
    number: str
    level: str
    on: str
    by: str | None
    is_late: bool
    is_settled: bool
    entry: int | None
    former: str = ""
    """The former name of the department, where it was merged into another."""


class ExtensionFact(NamedTuple):
    """A deadline of an item extended; `nth` counts the extensions of that item."""

    ref: str
    label: str
    before: str
    after: str
    on: str
    nth: int
    entry: int | None


class OrderFact(NamedTuple):
    """A rectification order; `ended` is the day it was reported or struck off.

    `rejected` and `reopened` are the days, with their entries, on which a report was not enough or the order was taken
    up again; `repeated` says whether the same had been ordered in the year before it.
    """

    ref: str | None
    label: str
    problem: str
    opened: str
    by: str
    ended: str | None
    rejected: tuple[tuple[str, int | None], ...]
    reopened: tuple[tuple[str, int | None], ...]
    is_repeated: bool
    entry: int | None
    former: str = ""
    """The former name of the department, where it was merged into another."""


class RecordFact(NamedTuple):
    """What was recorded by hand: a bonus, an absence, an adjustment, a veto."""

    kind: str
    matter: str
    on: str
    points: float | None
    evidence: str | None
    entry: int | None
    former: str = ""
    """The former name of the department, where it was merged into another."""


class DepartmentFacts(NamedTuple):
    """All that is counted of one department; `has_items` says whether an item of the year is still its own."""

    name: str
    leads: bool
    tasks: tuple[TaskCredit, ...]
    goals: tuple[GoalCredit, ...]
    returns: tuple[ReturnFact, ...]
    letters: tuple[LetterFact, ...]
    extensions: tuple[ExtensionFact, ...]
    orders: tuple[OrderFact, ...]
    records: tuple[RecordFact, ...]
    self_score: float | None


class NotAssessed(NamedTuple):
    """Who is not assessed, and why."""

    name: str
    why: str


class Point(NamedTuple):
    """One line of points: the fact, its day and the journal entry that proves it."""

    block: str
    what: str
    ref: str | None
    points: float
    entry: int | None
    why: str
    label: str | None = None


class BlockScore(NamedTuple):
    """The points of a block, out of its full points."""

    name: str
    full: float
    score: float


class DepartmentScore(NamedTuple):
    """A department's score, band and rank within its group; `remarks` say what changed the band and how.

    `now` is the score computed now, where it differs from the decided one.
    """

    name: str
    group: str
    score: float
    band: str
    rank: int
    self_score: float | None
    blocks: tuple[BlockScore, ...]
    points: tuple[Point, ...]
    remarks: tuple[str, ...] = ()
    is_reviewed: bool = False
    is_scaled: bool = False
    now: float | None = None


class Assessment(NamedTuple):
    """The assessment of a year as of a day; `undecided` are indicators not assigned to any department."""

    year: int
    as_of: str
    since: str
    until: str
    decided: bool
    departments: tuple[DepartmentScore, ...]
    not_assessed: tuple[NotAssessed, ...]
    undecided: tuple[str, ...] = ()


class Objection(NamedTuple):
    """An objection of a department to its score, and how it was answered."""

    id: int
    department: str
    text: str
    on: str
    state: str
    answer: str | None


class SelfScore(NamedTuple):
    """What a department gives itself in a block, and why."""

    block: str
    points: float
    note: str
