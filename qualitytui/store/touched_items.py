"""The items that a change touched."""

from __future__ import annotations

from qualitytui.named_tuple import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection


class Touched(NamedTuple):
    """The ids of the tasks and the indicators that a change touched."""

    tasks: frozenset[int] = frozenset()
    indicators: frozenset[int] = frozenset()

    def and_of(self, other: Touched) -> Touched:
        """These and those of another change."""
        return Touched(self.tasks | other.tasks, self.indicators | other.indicators)


def tasks_among(column: str, part: Touched | None) -> str:
    """The condition that a column is a task of a part of all items, as SQL; always true of all."""
    return "1" if part is None else _among(column, part.tasks)


def indicators_among(column: str, part: Touched | None) -> str:
    """The same for an indicator."""
    return "1" if part is None else _among(column, part.indicators)


def _among(column: str, ids: Collection[int]) -> str:
    return f"{column} IN ({', '.join(map(str, sorted(ids)))})"
