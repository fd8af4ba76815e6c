"""The leader's page: one frozen view of what a leader has to know of a week."""

from typing import Literal, NamedTuple

TileLook = Literal["overdue", "slow", "open", "not_started", "to_verify", "closed"]


class Headline(NamedTuple):
    """One of the large numbers: what is counted, of how many, and how much it changed since the last paper."""

    word: str
    value: int
    base: int | None
    change: int | None
    is_good: bool
    """Whether more of it is better."""
    figure: str = ""
    """The name of the figure that is counted."""
    meaning: str = ""
    """What is counted, in a few words."""
    is_part: bool = False
    """Whether all of it is counted in the number before it too."""


class Matter(NamedTuple):
    """An item for the leader's attention: who answers for it, how it stands, why, what is asked, what comes next."""

    task: int
    label: str
    title: str
    who: str
    state: str
    reason: str | None
    reason_on: str | None
    ask: str | None
    next_step: str | None = None
    promised: str | None = None
    is_own: bool = False
    """Whether the unit itself asks it, and not the paper."""
    times: int = 0
    """The how manieth weekly paper in a row this is that has it as late."""
    is_problem: bool = False
    """Whether the reason is a problem that the unit named, and not only its last report."""
    days_broken: int = 0
    """For how many days the promise has been past; 0 where it still holds."""
    days_mute: int = 0
    """For how many days nothing was heard since the reason was given; 0 where nobody is silent on it."""


class Tile(NamedTuple):
    """One item of a unit: its label, how it looks, the word for it, which green ones need not, and its title."""

    task: int
    label: str
    look: TileLook
    word: str
    title: str = ""


class Unit(NamedTuple):
    """A unit that leads or answers, with its items, the latest first; "" is nobody."""

    name: str
    done: int
    total: int
    tiles: tuple[Tile, ...]

    @property
    def is_behind(self) -> bool:
        """Whether anything of it is overdue or slow."""
        return any(tile.look in {"overdue", "slow"} for tile in self.tiles)


class Gap(NamedTuple):
    """An indicator short of its goal, how far in its own unit, who answers for it, and the day of its value."""

    title: str
    value: str
    target: str
    distance: str
    who: str = ""
    on: str = ""


class Bar(NamedTuple):
    """A running total: the share reached, the share of its time that has passed, and the day of its value."""

    title: str
    done: float
    passed: float
    text: str
    is_met: bool
    on: str = ""


class DueItem(NamedTuple):
    """What falls due soon."""

    day: str
    label: str
    title: str
    who: str
    status: str
    is_assumed: bool = False
    """Whether the day stands in no plan and nobody set it."""


class Stand(NamedTuple):
    """How things stood on an evening: closed or to be verified, overdue, yellow."""

    day: str
    done: int
    overdue: int
    yellow: int


class LeftOut(NamedTuple):
    """How many rows of each part the page does not show."""

    matters: int = 0
    units: int = 0
    gaps: int = 0
    bars: int = 0
    due: int = 0
    late_units: int = 0
    """How many of the units have something late."""


class LeaderPage(NamedTuple):
    """Everything that the page says; every format is made from it."""

    year: int
    issue: int
    as_of: str
    office: str
    headlines: tuple[Headline, ...]
    matters: tuple[Matter, ...]
    units: tuple[Unit, ...]
    trend: tuple[Stand, ...]
    gaps: tuple[Gap, ...]
    bars: tuple[Bar, ...]
    passed: float | None
    due: tuple[DueItem, ...]
    due_until: str
    left_out: LeftOut = LeftOut()
    worst: Matter | None = None
    """The most urgent of what is late or slow; nothing where only decisions are asked for."""
    asked: int = 0
    """In how many matters the units themselves ask for a decision."""
    late_behind: int = 0
    """How many of the overdue items are behind too."""
    late_silent: int = 0
    """How many of the silent items are overdue or behind too."""
    shared: int = 0
    """How many items stand with several units."""
    further_matters: int = 0
    """How many matters there are beyond those that are told here."""
    beside: tuple[Unit, ...] = ()
    """The units for which the left column has no room."""

    @property
    def all_units(self) -> tuple[Unit, ...]:
        """The units of both columns."""
        return self.units + self.beside
