"""Supervision: the rounds of return forms, the register of letters, the ledger of orders."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from qualitytui.i18n import say, told
from qualitytui.model.forms import RoundState
from qualitytui.model.supervision import Letter
from qualitytui.sanitize import folded
from qualitytui.workbook.queries.form_rounds import round_states
from qualitytui.workbook.queries.supervision.letters import list_letters, list_rectifications
from qualitytui_screens.command_screen import CommandScreen, Item
from qualitytui_screens.filter_controller import FilterController
from qualitytui_screens.item_actions import ItemActions
from qualitytui_screens.keys import SCREEN, SUPERVISION, bindings
from qualitytui_screens.matter_actions import Matter, MatterActions, department_about, items_about
from qualitytui_screens.round_actions import RoundActions, SupervisionCommands
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.supervision_detail import DETAIL_LINES, matter_detail, nothing_text, round_detail
from qualitytui_screens.supervision_lists import LETTERS, ORDERS, ROUNDS, LetterRow, OrderRow, RoundRow
from qualitytui_screens.supervision_page import MatterScreen, RoundScreen
from qualitytui_screens.tabbed_lists import Tab, TabbedLists
from qualitytui_screens.widgets.filter_line import FilterLine
from qualitytui_screens.widgets.footer import Footer
from qualitytui_screens.widgets.record_list import RecordList
from qualitytui_screens.widgets.title import Title

TABS = (
    Tab(told("rounds of return forms"), "rounds", ROUNDS),
    Tab(told("letters"), "letters", LETTERS),
    Tab(told("orders to put right"), "orders", ORDERS),
)


KEYS_OF_LIST = (
    ("panel(1)", "send_forms", "take_forms", "stamped", "filter", "undo"),
    ("panel(1)", "status", "letter", "write_paper", "item", "filter", "undo"),
    ("panel(1)", "status", "report", "order", "item", "filter", "undo"),
)
"""The most useful keys of each list."""


class SupervisionScreen(CommandScreen):
    """Three lists, one at a time; the actions are about the row under the cursor."""

    BINDINGS: ClassVar[list[Binding]] = bindings(SCREEN, SUPERVISION)  # type: ignore[assignment]  # one kind of what may stand here
    KEYS = SCREEN_KEYS["supervision"]
    command_runner = SupervisionCommands

    def __init__(self, at: int = 0) -> None:
        super().__init__()
        self.tabs = TabbedLists(self, TABS, at, self._show)
        self.filtering = FilterController(self, self._to_list)
        matters = (RoundActions(self, self.matter), MatterActions(self, self.matter))
        self.owners_of_actions = (self.tabs, self.filtering, *matters, ItemActions(self))

    def again(self) -> "SupervisionScreen":
        """The same list."""
        return SupervisionScreen(self.tabs.at)

    def compose(self) -> ComposeResult:
        """Title, the names of the lists, the lists, the row under the cursor, keys."""
        yield Title()
        yield Static(id="kinds")
        with Horizontal(id="filter-line"):
            yield Static(Content(say("filter>")), id="prompt")
            yield FilterLine(id="filter")
        yield from self.tabs.lists
        yield Static(id="detail")
        yield Footer(self.KEYS)

    def on_mount(self) -> None:
        """Asks for the first time."""
        self.renew()
        self.query_one("#filter-line").display = False
        self.tabs.turn_to(self.tabs.at)

    def _show_keys(self) -> None:
        """The keys at the foot are those of the list that is shown."""
        self.query_one(Footer).prefer(KEYS_OF_LIST[self.tabs.at])

    def renew(self) -> None:
        """Asks the three queries again."""
        today, filter_ = self.app.hand.today.isoformat(), self.filtering.filter
        states = self.app.book.ask(round_states, filter_)
        letters = sorted(self.app.book.ask(list_letters, filter_), key=lambda letter: -letter.id)
        orders = sorted(self.app.book.ask(list_rectifications, filter_), key=lambda order: -order.id)
        for nth, records in enumerate(self.tabs.lists):
            records.empty = self._nothing(nth)
        self.tabs.fill(0, {state.round.number: RoundRow(state.round.number, state, today) for state in states})
        self.tabs.fill(1, {letter.id: LetterRow(letter.id, letter, today) for letter in letters})
        self.tabs.fill(2, {order.id: OrderRow(order.id, order, today) for order in orders})
        counts = say(
            "forms not back {missing}, letters overdue {letters}, orders overdue {orders}",
            missing=len(states[0].missing) if states else 0,
            letters=sum(letter.overdue for letter in letters),
            orders=sum(order.overdue for order in orders),
        )
        self.query_one(Title).entitle(Content(f"{say('supervision')}  {counts}"))
        self._show()

    def on_resize(self) -> None:
        """Folds what is under the cursor to the new width."""
        self.call_after_refresh(self._show)

    @on(RecordList.Moved)
    def _show(self) -> None:
        """The names of the lists, and the row under the cursor in words."""
        self.tabs.show_names()
        self._show_keys()
        matter, cells = self.matter(), max(self.app.size.width - 4, 20)
        if isinstance(matter, RoundState):
            detail = round_detail(self.app, matter, cells)
        elif matter is not None:
            detail = matter_detail(matter, cells, self.app.key("status"))
        else:
            detail = Content("\n".join(folded(self._nothing(self.tabs.at), cells, DETAIL_LINES)))
        self.query_one("#detail", Static).update(detail, layout=False)

    def _nothing(self, at: int) -> str:
        return nothing_text(self.app, at, is_filtered=bool(self.filtering.filter.terms))

    def matter(self) -> Matter | RoundState | None:
        """The round, the letter or the order under the cursor."""
        row, at = self.tabs.records.current, self.tabs.at
        if row is None:
            return None
        return row.state if at == 0 else row.letter if at == 1 else row.order  # type: ignore[no-any-return]  # as the rows say

    def targets(self) -> Sequence[Item]:
        """The item that the letter or order is about."""
        return items_about(self.app, self.matter())

    def addressed(self) -> str:
        """The department of the letter or order."""
        return department_about(self.matter())

    @on(RecordList.Opened)
    def _open(self) -> None:
        matter = self.matter()
        if isinstance(matter, RoundState):
            self.app.push_screen(RoundScreen(matter.round.number))
        elif matter is not None:
            self.app.push_screen(MatterScreen("letter" if isinstance(matter, Letter) else "order", matter.id))

    def action_filter(self) -> None:
        """Goes to the line of the filter, which narrows all three lists."""
        self.query_one("#filter-line").display = True
        self.filtering.action_filter()

    @on(Input.Submitted, "#filter")
    def _submit(self, event: Input.Submitted) -> None:
        self.filtering.submit(event.value)

    def _to_list(self) -> None:
        """Gives the focus to the list that is shown; the line stays while there is a filter."""
        self.query_one("#filter-line").display = bool(self.filtering.filter.terms)
        self.set_focus(self.tabs.records)

    def action_escape(self) -> None:
        """Takes the filter away, or goes back."""
        if not self.filtering.filter.terms and not self.filtering.line.has_focus:
            self.dismiss()
            return
        self.filtering.take_away()
