"""The journal in words, the newest first."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from qualitytui.model.filter import Filter
from qualitytui.model.history import Entry
from qualitytui.text import visible
from qualitytui.words import say
from qualitytui.workbook.queries.history import list_entries
from qualitytui_screens import lists
from qualitytui_screens.keys import EVERYWHERE, SCREEN, bindings
from qualitytui_screens.widgets.foot import Foot
from qualitytui_screens.widgets.record_list import RecordList

if TYPE_CHECKING:
    from qualitytui_screens.app import QualityApp


class HistoryScreen(Screen[None]):
    """Who did what when; undo and redo work here as everywhere."""

    app: "QualityApp"
    BINDINGS: ClassVar[list[Binding]] = bindings(SCREEN)  # type: ignore[assignment]  # one kind of what may stand here
    KEYS = EVERYWHERE

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[int, Entry] = {}
        self.records = RecordList[Entry](lists.ENTRIES, self._read, id="entries")

    def _read(self, ids: Sequence[int]) -> Sequence[Entry]:
        return [self.entries[one] for one in ids if one in self.entries]

    def compose(self) -> ComposeResult:
        """Title, the entries, the one under the cursor in full, keys."""
        yield Static(id="title")
        yield self.records
        yield Static(id="detail")
        yield Foot(EVERYWHERE)

    def on_mount(self) -> None:
        """Asks for the first time and is told of every change."""
        self.app.changed.subscribe(self, lambda _: self.renew())
        self.renew()
        self.set_focus(self.records)

    def renew(self) -> None:
        """Asks the journal again."""
        found = self.app.book.ask(list_entries, Filter())
        self.entries = {entry.id: entry for entry in found}
        self.records.fill(self.entries)
        self.query_one("#title", Static).update(Content(f"{say('history')}  {len(found)}"))
        self._show()

    @on(RecordList.Moved)
    def _show(self) -> None:
        entry = self.records.current
        shown = f"{entry.at} {entry.who} {entry.command} {' '.join(entry.refs[:12])}\n{entry.said}" if entry else ""
        self.query_one("#detail", Static).update(Content(visible(shown, keep_lines=True)), layout=False)

    def action_renew(self) -> None:
        """Asks again."""
        self.renew()

    def action_escape(self) -> None:
        """Goes back."""
        self.dismiss()

    def action_back(self) -> None:
        """Goes back."""
        self.dismiss()
