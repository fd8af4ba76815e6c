"""The line in which a filter is typed."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding
from textual.message import Message

from qualitytui.model.filter_explanation import FilterWords
from qualitytui_screens.completion import Offer, offers
from qualitytui_screens.field import LineField


class FilterLine(LineField):
    """A field that remembers and completes: up and down walk through what was typed before, Tab through the words."""

    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]  # a list of bindings is one kind of what may stand here
        Binding("up", "earlier(-1)", show=False),
        Binding("down", "earlier(1)", show=False),
        Binding("tab", "complete(1)", show=False),
        Binding("shift+tab", "complete(-1)", show=False),
    ]

    class Completed(Message):
        """A word was taken from those offered."""

        def __init__(self, offered: Sequence[str], at: int) -> None:
            super().__init__()
            self.offered = offered
            self.at = at

    def __init__(self, value: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(value, id=id)
        self._remembered: Sequence[str] = ()
        self._words = FilterWords((), (), ())
        self._typed = ""
        self._offers: Sequence[Offer] = ()
        self._at: int | None = None

    def know(self, words: FilterWords, remembered: Sequence[str]) -> None:
        """Takes the words that can be named, and what was typed before."""
        self._words = words
        self._remembered = remembered

    @property
    def offered(self) -> list[str]:
        """What Tab would put, one after the other; nothing while the caret stands inside the line."""
        if self._at is None:
            self._typed = self.value
            self._offers = offers(self.value, self._words) if self.has_focus and self.cursor_at_end else ()
        return [offer.label for offer in self._offers]

    def put(self, text: str) -> None:
        """Shows a filter, from where it takes effect."""
        self.value = text
        self.cursor_position = len(text)

    def on_key(self, event: events.Key) -> None:
        """Any key but Tab ends the walk through the words."""
        if event.key not in {"tab", "shift+tab"}:
            self._at = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tab completes only where there is something to complete; elsewhere it leaves the line."""
        if action == "complete":
            return bool(self.offered)
        return super().check_action(action, parameters)

    def action_complete(self, by: int) -> None:
        """Puts the next word of those offered, or the one before."""
        labels = self.offered
        step = (0 if by > 0 else -1) if self._at is None else self._at + by
        self._at = step % len(labels)
        self.put(self._offers[self._at].line)
        self.post_message(self.Completed(labels, self._at))

    def action_earlier(self, by: int) -> None:
        """Puts what was typed before, or after that."""
        lines = list(self._remembered)
        at = (lines.index(self.value) if self.value in lines else len(lines)) + by
        if 0 <= at < len(lines):
            self.put(lines[at])
        elif at == len(lines):
            self.put("")
