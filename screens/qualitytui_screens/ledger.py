"""An office's own ledger before it comes in: what each head holds, a cell of each, and what would not come in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content

from qualitytui.exchange.ledger.columns import FIELDS, field_word
from qualitytui.exchange.ledger.news import Proposed, propose
from qualitytui.exchange.ledger.sheets import Ledger
from qualitytui.i18n import say, told
from qualitytui.model.omission import Omission
from qualitytui.sanitize import line, visible
from qualitytui.workbook.commands.old_ledger import TakeLedger
from qualitytui_screens.keys import bindings
from qualitytui_screens.long_work import MANY_ITEMS, work_on
from qualitytui_screens.picker import Picker, choices
from qualitytui_screens.reading_keys import LEDGER
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.textual_compat.paced_screen import PacedScreen
from qualitytui_screens.widgets.columns import ListColumn
from qualitytui_screens.widgets.footer import Footer
from qualitytui_screens.widgets.page import Page
from qualitytui_screens.widgets.prose import Prose
from qualitytui_screens.widgets.record_list import RecordList
from qualitytui_screens.widgets.title import Title

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices


@dataclass(frozen=True, slots=True)
class Head:
    """A head of the ledger: its place, what it says, the field that its column holds, and a cell of it."""

    id: int
    heading: str
    field: str
    sample: str


COLUMNS = (
    ListColumn[Head](16, lambda head: head.heading, head=told("head")),
    ListColumn[Head](8, lambda head: field_word(head.field), head=told("holds")),
    ListColumn[Head](0, lambda head: head.sample, head=told("for example")),
)
NARROW = 100


class LedgerScreen(PacedScreen[TakeLedger | None]):
    """The heads of a ledger; what one holds can be changed, and the ledger is imported only when accepted."""

    app: "AppServices"
    BINDINGS: ClassVar[list[Binding]] = bindings(LEDGER)  # type: ignore[assignment]  # one kind of what may stand here
    KEYS = SCREEN_KEYS["ledger"]

    def __init__(self, ledger: Ledger, key: str) -> None:
        super().__init__()
        self.ledgers = [ledger]
        """The ledger after each change of a head, the newest last."""
        self.key = key
        self.proposed: Proposed | None = None
        self.records = RecordList[Head](COLUMNS, self._read, id="heads")

    @property
    def ledger(self) -> Ledger:
        """The ledger with what its heads hold now."""
        return self.ledgers[-1]

    def _read(self, ids: Sequence[int]) -> Sequence[Head]:
        return [self._head(at - 1) for at in ids]

    def _head(self, at: int) -> Head:
        sample = next((cell for row in self.ledger.rows if (cell := line(row.cells[at]))), "")
        return Head(at + 1, self.ledger.headings[at], self.ledger.fields[at], sample)

    def compose(self) -> ComposeResult:
        """The heads, and beside them what would come in and what not."""
        yield Title()
        with Horizontal(id="halves"):
            yield self.records
            with Page(id="beside", can_focus=False):
                yield Prose(id="text")
        yield Footer(self.KEYS)

    def on_mount(self) -> None:
        """Shows the heads."""
        self.renew()
        self.set_focus(self.records)

    def on_resize(self, event: events.Resize) -> None:
        """Puts what would come in below the heads where the window is narrow."""
        self.set_class(event.size.width < NARROW, "narrow")

    def renew(self) -> None:
        """Shows what the ledger would add with its heads as they are now."""
        self.query_one(Title).entitle(Content(visible(f"{say('to be imported')}: {self.ledger.title}")))
        self.records.fill(range(1, len(self.ledger.headings) + 1))
        self.proposed, ledger = None, self.ledger

        def show(proposed: Proposed) -> None:
            self.proposed = proposed
            rows, items = len(ledger.rows), proposed.items
            sentence = say("{name}: {rows} rows, {items} items", name=ledger.name, rows=rows, items=items)
            if proposed.command.plan is None:
                sentence += "\n" + say("The workbook has these items; their changes are imported.")
            self._tell(sentence, [*proposed.refused, *proposed.aside])

        work_on(
            self.app,
            say("comparing {name}", name=ledger.name),
            lambda book: propose(book, ledger, self.key),
            show,
            refuse=lambda refusal: self._tell(refusal.sentence, []),
            is_long=len(ledger.rows) >= MANY_ITEMS,
            is_writing=False,
        )

    def _tell(self, sentence: str, notices: Sequence[Omission]) -> None:
        """Says what would come in, and what not and why."""
        parts = [(f"{visible(sentence, keep_lines=True)}\n\n", "bold")]
        for notice in notices:
            rows = "、".join(map(str, notice.rows[:8])) + ("…" if len(notice.rows) > 8 else "")
            text = say("row {rows}, {column}: {why}", rows=rows, column=notice.column, why=notice.why)
            parts.append((f"{visible(text)}\n", "$text-warning"))
        self.query_one("#text", Prose).update(Content.assemble(*parts))

    @on(RecordList.Opened)
    def action_open(self) -> None:
        """Asks what the head under the cursor holds."""
        at = self.records.cursor

        def chosen(field: str | None) -> None:
            if field is not None:
                self.ledgers.append(self.ledger.with_field(at, field))
                self.renew()

        offered = choices((field_word(field), field) for field in FIELDS)
        self.app.push_screen(Picker(self.ledger.headings[at], offered, is_typed=True), chosen)

    def action_undo(self) -> None:
        """Takes the last change of a head back."""
        if len(self.ledgers) > 1:
            self.ledgers.pop()
            self.renew()

    def action_accept(self) -> None:
        """Takes the ledger in."""
        if self.proposed is not None:
            self.dismiss(self.proposed.command)

    def action_leave(self) -> None:
        """Takes nothing in."""
        self.dismiss(None)
