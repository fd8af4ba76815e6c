"""A screen that can be rebuilt in another language."""

from typing import Protocol, runtime_checkable

from textual.screen import Screen


@runtime_checkable
class Rebuildable(Protocol):
    """Knows how to make its like."""

    def again(self) -> Screen[None]:
        """A new screen that shows the same."""
