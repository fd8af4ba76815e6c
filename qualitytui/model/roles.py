"""The roles in which departments answer for items, and their ranking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qualitytui.named_tuple import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, Literal

    Role = Literal["lead", "support", "responsible"]
else:
    Role = str


RANK: Final[tuple[Role, ...]] = ("lead", "responsible", "support")
"""The roles by rank, the one that answers first at the beginning."""
ANSWERING: Final[tuple[Role, ...]] = ("lead", "responsible")
"""The roles that answer for an item; support alone is a gap."""


class Responsibility(NamedTuple):
    """A department and its role in an item; `by_hand` when the plan did not say so.

    `ref` names the half of a linked pair of indicators that says so, where they are shown as one.
    """

    name: str
    role: Role
    by_hand: bool = False
    ref: str | None = None


def answering(departments: Iterable[Responsibility]) -> tuple[Responsibility, ...]:
    """Those who lead or, where nobody leads, those responsible, each once; of a linked pair those of either half."""
    halves: dict[str | None, list[Responsibility]] = {}
    for department in departments:
        halves.setdefault(department.ref, []).append(department)
    responsibilities = [responsibility for half in halves.values() for responsibility in _of_half(half)]
    by_rank = sorted(responsibilities, key=lambda responsibility: RANK.index(responsibility.role))
    return tuple(
        responsibility
        for nth, responsibility in enumerate(by_rank)
        if responsibility.name not in {past.name for past in by_rank[:nth]}
    )


def _of_half(known: Sequence[Responsibility]) -> list[Responsibility]:
    named = ([responsibility for responsibility in known if responsibility.role == role] for role in ANSWERING)
    return next(filter(None, named), [])
