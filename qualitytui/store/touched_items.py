"""The items that a change touched."""

from __future__ import annotations

from qualitytui.named_tuple import NamedTuple


class Touched(NamedTuple):
    """The ids of the tasks and the indicators that a change touched."""

    tasks: frozenset[int] = frozenset()
    indicators: frozenset[int] = frozenset()

    def and_of(self, other: Touched) -> Touched:
        """These and those of another change."""
        return Touched(self.tasks | other.tasks, self.indicators | other.indicators)
