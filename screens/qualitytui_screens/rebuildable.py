"""A screen that can be rebuilt in another language."""

from typing import Protocol, runtime_checkable

from textual.screen import Screen


@runtime_checkable
class Rebuildable(Protocol):
    """A screen that can create a copy of itself."""

    def again(self) -> Screen[None]:
        """A new screen with the same content."""
