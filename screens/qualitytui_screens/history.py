"""The journal in words, the newest first; and the workbook as it was on a day."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.dates import describe_day, parse_day, weekday_word
from qualitytui.model.journal import JournalEntry, JournalList
from qualitytui.sanitize import visible
from qualitytui.workbook.queries.history import entries_by_id, list_journal
from qualitytui_screens import list_columns
from qualitytui_screens.as_of_mode import look_back
from qualitytui_screens.book_screen import BookScreen
from qualitytui_screens.filter_controller import FilterController
from qualitytui_screens.item import open_items
from qualitytui_screens.keys import HISTORY, SCREEN, bindings
from qualitytui_screens.picker import Choice, Picker, choices
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.services import present_hand
from qualitytui_screens.whole_text import WholeTextScreen
from qualitytui_screens.widgets.filter_line import FilterLine
from qualitytui_screens.widgets.footer import Footer
from qualitytui_screens.widgets.groups import Group
from qualitytui_screens.widgets.prose import fitted
from qualitytui_screens.widgets.record_list import RecordList
from qualitytui_screens.widgets.title import Title

DAYS_OFFERED = 9
PAGES = 40
"""How many items of one entry can be gone through."""


def _day(text: str) -> str:
    """A day with its weekday."""
    return f"{text} {weekday_word(date.fromisoformat(text))}"


class HistoryScreen(BookScreen):
    """Who did what when; undo and redo work here as everywhere; a day can be looked back to."""

    BINDINGS: ClassVar[list[Binding]] = bindings(SCREEN, HISTORY)  # type: ignore[assignment]  # one kind of what may stand here
    KEYS = SCREEN_KEYS["history"]

    def __init__(self) -> None:
        super().__init__()
        self.journal = JournalList((), {}, 0)
        """What is listed."""
        self.records = RecordList[JournalEntry](list_columns.ENTRIES, self._read, id="entries")
        self.filtering = FilterController(self, self._to_list)
        self.owners_of_actions = (self.filtering,)

    def _read(self, ids: Sequence[int]) -> Sequence[JournalEntry]:
        return self.app.book.ask(entries_by_id, ids)

    def compose(self) -> ComposeResult:
        """Title, filter, the entries, the one under the cursor in full, keys."""
        yield Title()
        with Horizontal(id="filter-line"):
            yield Static(Content(say("filter>")), id="prompt")
            yield FilterLine(id="filter")
        yield self.records
        yield Static(id="detail")
        yield Footer(self.KEYS)

    def on_mount(self) -> None:
        """Asks for the first time."""
        self.renew()
        self.set_focus(self.records)

    def renew(self) -> None:
        """Asks the journal again."""
        self.journal = found = self.app.book.ask(list_journal, self.filtering.filter)
        first = next(iter(found.ids), None) if self.records.cursor_id is None else None
        groups = [Group(_day(day), count, "") for day, count in found.days.items()]
        self.records.fill(found.ids, cursor=first, groups=groups)
        mark = say("  {count} corrections of closed weeks", count=found.corrected) if found.corrected else ""
        self.query_one(Title).entitle(Content(f"{say('history')}  {len(found.ids)}{mark}"))
        self._show()

    def on_resize(self) -> None:
        """Folds what is under the cursor to the new width."""
        self.call_after_refresh(self._show)

    @on(RecordList.Moved)
    def _show(self) -> None:
        shown = self._whole()
        pane = self.query_one("#detail", Static)
        room = pane.content_size
        lines = fitted([visible(shown, keep_lines=True)], room.width or self.size.width, max(room.height, 1))
        pane.update(Content("\n".join(lines)), layout=False)

    def _whole(self) -> str:
        """The entry under the cursor, with its number, when and who; "" where there is none."""
        entry = self.records.current
        if entry is None:
            return ""
        mark = say("  corrects {week}", week=entry.corrects) if entry.corrects else ""
        return f"{entry.id}  {entry.at[:16].replace('T', ' ')}  {entry.who}{mark}\n{entry.said}"

    def action_whole(self) -> None:
        """Shows the whole entry."""
        if whole := self._whole():
            self.app.push_screen(WholeTextScreen(say("history"), whole))

    def action_copy(self) -> None:
        """Sends the whole entry to the terminal's clipboard."""
        if whole := self._whole():
            self.app.copy(whole)

    @property
    def entry_to_undo(self) -> int | None:
        """The entry that undo is about here: the one under the cursor."""
        return self.records.current.id if self.records.current and self.focused is self.records else None

    @on(RecordList.Opened)
    def _open(self) -> None:
        """Goes to the items of the entry, as far as they are of one kind."""
        entry = self.records.current
        if (group := self.records.group) is not None:
            self.records.folded ^= {group.title}
            self.renew()
            return
        if entry is None or not entry.refs:
            self.app.warn(say("This entry is about no single item."))
            return
        open_items(self.app, entry.refs[:PAGES])

    def _to_list(self) -> None:
        self.set_focus(self.records)

    @on(Input.Submitted, "#filter")
    def _submit(self, event: Input.Submitted) -> None:
        self.filtering.submit(event.value)

    def action_day(self) -> None:
        """Asks for the day to look back to: one with entries, or any that is typed."""
        now = present_hand(self.app).today
        offered: list[Choice[date]] = choices(
            [
                *(
                    (day, date.fromisoformat(day))
                    for day in list(self.journal.days)[:DAYS_OFFERED]
                    if day < now.isoformat()
                )
            ]
        )

        def search(typed: str) -> Sequence[Choice[date]]:
            if not typed.strip():
                return offered
            try:
                day = parse_day(typed, now, "past")
            except Refused:
                return []
            return choices([(f"{day} {describe_day(day, now)}", day)])

        def chosen(day: date | None) -> None:
            if day is not None:
                look_back(self.app, day)

        self.app.push_screen(Picker(say("As it was on which day? (only to be read)"), offered, search=search), chosen)

    def action_escape(self) -> None:
        """Takes the filter away, or goes back."""
        if self.filtering.filter.terms or self.focused is not self.records:
            self.filtering.take_away()
        else:
            self.dismiss()
