"""Departments as views show them."""

from __future__ import annotations

from qualitytui.named_tuple import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from qualitytui.model.indicator import Indicator
    from qualitytui.model.task import Task


OFFICE_NAMES = ("强县办", "强市办", "强区办", "质量办", "质强办")
"""How the coordinator's own office is usually called; the setting own_department wins."""


def called_like_office(names: Iterable[str]) -> tuple[str, ...]:
    """Those of the names that are called like a coordinator's own office."""
    return tuple(name for name in names if name.endswith(OFFICE_NAMES))


class Contact(NamedTuple):
    """Whom to call in a department, under which number, and the leader of the area."""

    person: str | None
    phone: str | None
    post: str | None = None
    leader: str | None = None
    leader_phone: str | None = None

    @property
    def text(self) -> str:
        """The person with the post, and the number."""
        person = f"{self.person or ''}({self.post})" if self.post else self.person
        return " ".join(part for part in (person, self.phone) if part)

    @property
    def leader_text(self) -> str:
        """The leader of the area and the number."""
        return " ".join(part for part in (self.leader, self.leader_phone) if part)


class DepartmentLoad(NamedTuple):
    """How many items a department answers for, by role, and their lights."""

    id: int
    name: str
    aliases: tuple[str, ...]
    lead: int
    support: int
    responsible: int
    indicators: int
    by_light: dict[str, int]
    contact: Contact | None = None
    own: OwnFigures | None = None


class OwnFigures(NamedTuple):
    """The figures of a department's own items: those it leads or, where nobody leads, answers for.

    `total` leaves the cancelled out; `done` is closed, `to_verify` reported and not closed.
    """

    total: int
    done: int
    to_verify: int
    overdue: int
    silent: int
    by_light: dict[str, int]


class DepartmentList(NamedTuple):
    """The departments that answer for what matches a filter."""

    today: str
    filter: str
    departments: tuple[DepartmentLoad, ...]


class DepartmentStanding(NamedTuple):
    """A department as somebody who is to be called.

    `late` and `silent` count the open tasks it answers for itself; `heard` is the day of its latest report.
    """

    id: int
    name: str
    load: DepartmentLoad
    late: int
    silent: int
    heard: str | None
    months: tuple[int | None, ...] = ()
    """How often it spoke in each month of the year; None in a month that is still to come."""
    is_form_missing: bool = False
    """Whether it has not returned its form of the newest round."""


class DepartmentSheet(NamedTuple):
    """All that one department answers for; `silent` holds the ids of its open tasks without news for long."""

    today: str
    standing: DepartmentStanding
    tasks: tuple[Task, ...]
    indicators: tuple[Indicator, ...]
    silent: frozenset[int]
