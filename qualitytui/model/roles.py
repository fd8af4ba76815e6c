"""The roles in which departments answer for items, and who answers before others."""

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
"""The roles, the one that answers first before the others."""
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
    for one in departments:
        halves.setdefault(one.ref, []).append(one)
    found = [one for half in halves.values() for one in _of_half(half)]
    by_rank = sorted(found, key=lambda one: RANK.index(one.role))
    return tuple(one for nth, one in enumerate(by_rank) if one.name not in {past.name for past in by_rank[:nth]})


def _of_half(known: Sequence[Responsibility]) -> list[Responsibility]:
    named = ([one for one in known if one.role == role] for role in ANSWERING)
    return next(filter(None, named), [])
