"""Departments as views show them."""

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from qualitytui.model.indicator import Indicator
    from qualitytui.model.task import Task

Role = Literal["lead", "support", "responsible"]


class Responsibility(NamedTuple):
    """A department and the role in which it answers for an item; `by_hand` when the plan did not say so."""

    name: str
    role: Role
    by_hand: bool = False


class Contact(NamedTuple):
    """Whom to call in a department, and under which number."""

    person: str | None
    phone: str | None

    @property
    def text(self) -> str:
        """The person and the number."""
        return " ".join(part for part in self if part)


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


class DepartmentSheet(NamedTuple):
    """All that one department answers for; `silent` holds the ids of its open tasks without news for long."""

    today: str
    standing: DepartmentStanding
    tasks: "tuple[Task, ...]"
    indicators: "tuple[Indicator, ...]"
    silent: frozenset[int]
