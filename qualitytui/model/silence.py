"""A silence as views show it."""

from __future__ import annotations

from qualitytui.named_tuple import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from qualitytui.model.roles import Role


class Silence(NamedTuple):
    """A department that answers for an unfinished task and has said nothing of it for `days`.

    `last` is the day of its last word, None where it never spoke.
    """

    task: int
    plan: str
    ref: str
    title: str
    department: str
    role: Role
    days: int
    last: str | None
