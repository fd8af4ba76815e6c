"""Departments as views show them."""

from typing import Literal, NamedTuple

Role = Literal["lead", "support", "responsible"]


class Responsibility(NamedTuple):
    """A department and the role in which it answers for an item; `by_hand` when the plan did not say so."""

    name: str
    role: Role
    by_hand: bool = False


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


class DepartmentList(NamedTuple):
    """The departments that answer for what matches a filter."""

    today: str
    filter: str
    departments: tuple[DepartmentLoad, ...]
