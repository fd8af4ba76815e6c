"""A picker: choose one of several by digit, arrows, or typing part of it."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from qualitytui.data_class import dataclass
from qualitytui.i18n import say
from qualitytui.sanitize import capital, fold, visible
from qualitytui_screens.field import LineField
from qualitytui_screens.textual_compat.paced_screen import PacedDialog
from qualitytui_screens.widgets.columns import ListColumn
from qualitytui_screens.widgets.prose import Heading
from qualitytui_screens.widgets.record_list import RecordList

V = TypeVar("V")
GROUP_CELLS = 12
"""The cells of the names of groups."""


@dataclass(frozen=True, slots=True)
class Choice(Generic[V]):
    """One of the things to choose from: its place, how it reads, what it stands for."""

    id: int
    label: str
    value: V
    key: str = ""
    """What takes it, where that is not its number."""
    group: str = ""
    """What it belongs to, said at the first choice of each group."""


def choices(pairs: Iterable[tuple[str, V]], keys: Sequence[str] = ()) -> list[Choice[V]]:
    """Numbered choices from labels and values; or each with the key of its own that takes it."""
    numbered = list(enumerate(pairs, 1))
    own = (
        [*keys, *[""] * (len(numbered) - len(keys))] if keys else [str(nth) if nth < 10 else "" for nth, _ in numbered]
    )
    return [Choice(nth, label, value, key) for (nth, (label, value)), key in zip(numbered, own, strict=True)]


class Picker(PacedDialog[V | None], Generic[V]):
    """A short list over the screen; `search` finds more for what is typed, None offers no typing."""

    AUTO_FOCUS = "LineField, RecordList"
    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]  # a list of bindings is one kind of what may stand here
        Binding("escape", "leave", show=False),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]

    def __init__(
        self,
        title: str,
        offered: Sequence[Choice[V]],
        *,
        search: Callable[[str], Sequence[Choice[V]]] | None = None,
        is_typed: bool = False,
    ) -> None:
        super().__init__()
        self.heading = title
        self.offered = offered
        self.search = search or (self._narrowed if is_typed else None)
        self.shown = offered
        self.records = RecordList[Choice[V]](self._columns(), self._read, id="choices")
        self.records.is_lit = True

    def _columns(self) -> Sequence[ListColumn[Choice[V]]]:
        label = ListColumn[Choice[V]](0, lambda choice: choice.label)
        if any(choice.group for choice in self.offered):
            return (ListColumn(GROUP_CELLS, lambda choice: choice.group, from_width=40), label)
        if self.search:
            return (label,)
        return (ListColumn(1, lambda choice: choice.key), label)

    def _read(self, ids: Sequence[int]) -> Sequence[Choice[V]]:
        by_id = {choice.id: choice for choice in self.shown}
        return [by_id[one] for one in ids if one in by_id]

    def _narrowed(self, typed: str) -> Sequence[Choice[V]]:
        return [choice for choice in self.offered if fold(typed) in fold(choice.label)]

    def compose(self) -> ComposeResult:
        """Title, line to type in, list."""
        with Vertical(classes="dialog"):
            yield Heading(Content(visible(capital(self.heading), keep_lines=True)), classes="dialog-title")
            if self.search:
                yield LineField(id="typed", placeholder=say("type to find"))
            yield self.records
            yield Static(Content(self._advice()), classes="advice")

    def _advice(self) -> str:
        if self.search:
            return say("Enter takes it, Esc leaves")
        return say("a digit or Enter takes it, Esc leaves")

    def on_mount(self) -> None:
        """The first choice is under the cursor."""
        self._show(self.offered)
        self.records.styles.height = min(max(len(self.offered), 1), 14)

    def _show(self, found: Sequence[Choice[V]]) -> None:
        self.shown = found
        self.records.fill([choice.id for choice in found], cursor=found[0].id if found else None)

    @on(Input.Changed, "#typed")
    def _type(self, event: Input.Changed) -> None:
        if self.search and not (self.app.pace.is_letter_behind and self.focused is event.input):
            self._show(self.search(event.value))

    @on(Input.Submitted, "#typed")
    @on(RecordList.Opened)
    def _take(self) -> None:
        choice = self.records.current
        if choice is not None:
            self.dismiss(choice.value)

    def on_key(self, event: events.Key) -> None:
        """A digit takes that choice."""
        if not self.search and event.character:
            chosen = [choice for choice in self.shown if choice.key == event.character]
            if chosen:
                event.stop()
                self.dismiss(chosen[0].value)

    def action_move(self, by: int) -> None:
        """Moves the cursor while the line is typed in."""
        self.records.put_cursor(self.records.cursor + by)

    def action_leave(self) -> None:
        """Chooses nothing."""
        self.dismiss(None)
