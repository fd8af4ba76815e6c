"""The line in which a filter is typed."""

from typing import ClassVar

from textual.binding import Binding

from qualitytui_screens.field import LineField


class FilterLine(LineField):
    """A field that remembers; up and down walk through what was typed before."""

    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]  # a list of bindings is one kind of what may stand here
        Binding("up", "earlier(-1)", show=False),
        Binding("down", "earlier(1)", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.remembered: list[str] = []

    def put(self, text: str) -> None:
        """Shows a filter, from where it takes effect."""
        self.value = text
        self.cursor_position = len(text)

    def remember(self) -> None:
        """Keeps what stands in the line."""
        if self.value.strip() and self.value not in self.remembered:
            self.remembered.append(self.value)

    def action_earlier(self, by: int) -> None:
        """Puts what was typed before, or after that."""
        kept = self.remembered
        at = (kept.index(self.value) if self.value in kept else len(kept)) + by
        if 0 <= at < len(kept):
            self.put(kept[at])
        elif at == len(kept):
            self.put("")
