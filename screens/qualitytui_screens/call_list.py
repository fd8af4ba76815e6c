"""Whom to call today, as a list that is worked in while one telephones."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from qualitytui.i18n import say, told
from qualitytui.model.call import Call
from qualitytui.model.filter import Filter
from qualitytui.model.light import light_word
from qualitytui.model.task import Task
from qualitytui.reporting.call_outline import outline, said_last, why_called
from qualitytui.sanitize import cut, line, visible
from qualitytui.workbook.queries.board import indicators_by_id, tasks_by_id
from qualitytui.workbook.queries.calls import list_call_sheets, list_calls
from qualitytui_screens.command_screen import CommandScreen, Item
from qualitytui_screens.contact import ask_contact
from qualitytui_screens.department_picker import ask_department
from qualitytui_screens.header_lines import COLOURS
from qualitytui_screens.item import ItemScreen
from qualitytui_screens.item_actions import ItemActions
from qualitytui_screens.keys import ACTS, CALLS, SCREEN, bindings
from qualitytui_screens.list_columns import LAMP
from qualitytui_screens.phone_screen import PhoneScreen
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.widgets.columns import ListColumn
from qualitytui_screens.widgets.footer import Footer
from qualitytui_screens.widgets.prose import fitted
from qualitytui_screens.widgets.record_list import RecordList
from qualitytui_screens.widgets.title import Title


class Row(NamedTuple):
    """A call with a number of its own, by which the cursor stays on it."""

    id: int
    call: Call


def _person(row: Row) -> str:
    contact = row.call.contact
    return (contact and contact.person) or "-"


def _phone(row: Row) -> str:
    contact = row.call.contact
    return (contact and contact.phone) or "-"


COLUMNS = (
    ListColumn[Row](2, lambda row: light_word(row.call.light), light=lambda row: row.call.light, head=LAMP),
    ListColumn[Row](12, lambda row: row.call.department, head=told("department")),
    ListColumn[Row](7, lambda row: row.call.ref, head=told("ref")),
    ListColumn[Row](24, lambda row: why_called(row.call), head=told("why called")),
    ListColumn[Row](8, _person, from_width=90, head=told("contact")),
    ListColumn[Row](14, _phone, from_width=90, head=told("phone number")),
    ListColumn[Row](4, lambda row: str(row.call.reminded or ""), from_width=90, head=told("reminded")),
    ListColumn[Row](0, lambda row: row.call.title, head=told("title")),
)


def _reminded(call: Call) -> str:
    return say("reminded {count} times", count=call.reminded) if call.reminded else ""


class CallListScreen(CommandScreen):
    """One row a department and item, the most urgent first; the actions fill in the department and its contact."""

    BINDINGS: ClassVar[list[Binding]] = bindings(SCREEN, ACTS, CALLS)  # type: ignore[assignment]  # one kind of what may stand here
    KEYS = SCREEN_KEYS["calls"]

    def __init__(self) -> None:
        super().__init__()
        self.owners_of_actions = (ItemActions(self, is_calling=True),)
        self.calls: dict[int, Call] = {}
        self._numbers: dict[tuple[str, str, str], int] = {}
        """A number for each department and item, the same as long as the screen is there."""
        self.records = RecordList[Row](COLUMNS, self._read, id="calls")

    def _read(self, ids: Sequence[int]) -> Sequence[Row]:
        return [Row(key, self.calls[key]) for key in ids if key in self.calls]

    @property
    def current(self) -> Call | None:
        """The call under the cursor."""
        row = self.records.current
        return row.call if row else None

    def compose(self) -> ComposeResult:
        """Title, list, what was said last, keys."""
        yield Title()
        yield self.records
        yield Static(id="detail")
        yield Footer(self.KEYS)

    def on_mount(self) -> None:
        """Asks for the first time."""
        self.renew()
        self.set_focus(self.records)

    def renew(self) -> None:
        """Asks the query again; the cursor stays on its row, or where it was."""
        calls = self.app.book.ask(list_calls, Filter()).calls
        self.calls = {self._number(call): call for call in calls}
        self.records.fill(self.calls)
        departments = len({call.department for call in calls})
        counts = say("{count} to call about, {departments} departments", count=len(calls), departments=departments)
        self.query_one(Title).entitle(Content(f"{say('whom to call today')}  {counts}"))
        self._show()

    def _number(self, call: Call) -> int:
        return self._numbers.setdefault((call.plan, call.ref, call.department), len(self._numbers) + 1)

    def on_resize(self) -> None:
        """Folds what is under the cursor to the new width."""
        self.call_after_refresh(self._show)

    @on(RecordList.Moved, "#calls")
    def _show(self) -> None:
        """Says of the row under the cursor who leads the area and what was said last."""
        call, pane = self.current, self.query_one("#detail", Static)
        if call is None:
            pane.update(Content(say("Nobody is to be called today.")))
            return
        contact = call.contact
        who = [call.department, contact.text if contact else say("no contact noted")]
        if contact and contact.leader_text:
            who.append(say("area leader: {leader}", leader=contact.leader_text))
        lines = [
            f"{call.ref} {call.title}",
            "  ".join(filter(None, who)),
            "  ".join(filter(None, (f"{say('last word')} {said_last(call.last) or say('never')}", _reminded(call)))),
        ]
        cells = pane.content_size.width or max(self.app.size.width - 4, 20)
        rows = max(pane.content_size.height, len(lines))
        head = cut(visible(lines[0]), cells)
        below = fitted([visible(line(text)) for text in lines[1:]], cells, rows - 1)
        pane.update(Content.assemble((head, COLOURS[call.light]), "\n", "\n".join(below)), layout=False)

    def targets(self) -> Sequence[Item]:
        """The item of the row under the cursor."""
        call = self.current
        if call is None:
            return []
        if call.task is None:
            return self.app.book.ask(indicators_by_id, [call.indicator or 0])
        return self.app.book.ask(tasks_by_id, [call.task])

    def reporter(self, tasks: Sequence[Task]) -> str:
        """The department of the row: it is the one that is called."""
        call = self.current
        return call.department if call else super().reporter(tasks)

    def addressed(self) -> str:
        """The department of the row."""
        return self.current.department if self.current else ""

    @on(RecordList.Opened, "#calls")
    def _open(self) -> None:
        call = self.current
        if call is not None and call.task is not None:
            self.app.push_screen(ItemScreen("task", [call.task], 0))
        elif call is not None and call.indicator is not None:
            self.app.push_screen(ItemScreen("indicator", [call.indicator], 0))

    def action_contact(self) -> None:
        """Notes whom to call in the department of the row."""
        call = self.current
        if call is not None:
            ask_contact(self.commands, call.department, call.contact)

    def action_outline(self) -> None:
        """Shows what to ask the department of the row."""
        call = self.current
        if call is not None:
            self.app.push_screen(OutlineScreen(call.department))

    def action_find(self) -> None:
        """Goes to the first row of a department, by its name, an alias, pinyin or initials."""
        first: dict[str, int] = {}
        for key, call in self.calls.items():
            first.setdefault(call.department, key)

        def go(key: int) -> None:
            self.records.put_cursor(self.records.ids.index(key))

        ask_department(self.app, first, go)


class OutlineScreen(PhoneScreen):
    """The outline of one department's call, to read while one telephones."""

    KEYS = SCREEN_KEYS["outline"]

    def again(self) -> "OutlineScreen":
        """The outline of the same department."""
        return OutlineScreen(self.department)

    def heading(self) -> str:
        """Names the department."""
        return f"{say('outline of the call')}  {self.department}  {self.app.hand.today}"

    def text(self) -> Content:
        """The outline as it is printed."""
        return Content(visible(self._outline(), keep_lines=True))

    def _outline(self) -> str:
        sheets = self.app.book.ask(list_call_sheets, Filter(), [self.department])
        return "\n".join(outline(sheet, self.app.hand.today) for sheet in sheets)

    def action_copy(self) -> None:
        """Sends the outline to the terminal's clipboard."""
        self.app.copy(self._outline())
