"""Supervision: the rounds of return forms, the register of letters, the ledger of orders."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from qualitytui.i18n import say, told
from qualitytui.model.forms import RoundState
from qualitytui.model.supervision import Letter
from qualitytui.reporting.supervision_page import missing_line
from qualitytui.sanitize import cut, folded, line, visible
from qualitytui.workbook.commands.forms import RecordPaper
from qualitytui.workbook.queries.departments import contacts_of
from qualitytui.workbook.queries.form_rounds import round_states
from qualitytui.workbook.queries.supervision.letters import list_letters, list_rectifications
from qualitytui_screens.filtered import FilteredOnEnter
from qualitytui_screens.header_lines import COLOURS, tabs_line
from qualitytui_screens.keys import EVERYWHERE, LIST, SCREEN, SUPERVISION, bindings
from qualitytui_screens.supervising import Matter, Supervising, told_matter
from qualitytui_screens.supervision_lists import LETTERS, ORDERS, ROUNDS, LetterRow, OrderRow, RoundRow
from qualitytui_screens.supervision_page import MatterScreen, RoundScreen
from qualitytui_screens.widgets.filter_line import FilterLine
from qualitytui_screens.widgets.footer import Footer
from qualitytui_screens.widgets.record_list import RecordList
from qualitytui_screens.widgets.title import Title

if TYPE_CHECKING:
    from qualitytui.workbook.command import Command
    from qualitytui.workbook.outcome import Outcome

NAMES = (told("rounds of return forms"), told("letters"), told("orders to put right"))
DETAIL_LINES = 5


class SupervisionScreen(FilteredOnEnter, Supervising):
    """Three lists, one at a time; the acts are about the row under the cursor."""

    BINDINGS: ClassVar[list[Binding]] = bindings(SCREEN, SUPERVISION)  # type: ignore[assignment]  # one kind of what may stand here
    KEYS = (*SUPERVISION, *LIST, *EVERYWHERE)

    def __init__(self, at: int = 0) -> None:
        super().__init__()
        self.at = at
        """Which of the lists is shown."""
        self.rows: list[dict[int, Any]] = [{}, {}, {}]
        self.rounds = RecordList[RoundRow](ROUNDS, lambda ids: self._read(0, ids), id="rounds")
        self.letters = RecordList[LetterRow](LETTERS, lambda ids: self._read(1, ids), id="letters")
        self.orders = RecordList[OrderRow](ORDERS, lambda ids: self._read(2, ids), id="orders")

    def _read(self, at: int, ids: Sequence[int]) -> Sequence[Any]:
        return [self.rows[at][one] for one in ids if one in self.rows[at]]

    def again(self) -> "SupervisionScreen":
        """The same list."""
        return SupervisionScreen(self.at)

    @property
    def lists(self) -> tuple[RecordList[Any], ...]:
        """The lists in their order."""
        return (self.rounds, self.letters, self.orders)

    def compose(self) -> ComposeResult:
        """Title, the names of the lists, the lists, the row under the cursor, keys."""
        yield Title()
        yield Static(id="kinds")
        with Horizontal(id="filter-line"):
            yield Static(Content(say("filter>")), id="prompt")
            yield FilterLine(id="filter")
        yield from self.lists
        yield Static(id="detail")
        yield Footer(self.KEYS)

    def on_mount(self) -> None:
        """Asks for the first time."""
        self.renew()
        self.query_one("#filter-line").display = False
        self._turn_to(self.at)

    def renew(self) -> None:
        """Asks the three queries again."""
        today = self.app.hand.today.isoformat()
        states = self.app.book.ask(round_states, self.filter)
        letters = sorted(self.app.book.ask(list_letters, self.filter), key=lambda one: -one.id)
        orders = sorted(self.app.book.ask(list_rectifications, self.filter), key=lambda one: -one.id)
        self.rows = [
            {one.round.number: RoundRow(one.round.number, one, today) for one in states},
            {one.id: LetterRow(one.id, one, today) for one in letters},
            {one.id: OrderRow(one.id, one, today) for one in orders},
        ]
        for nth, (records, rows) in enumerate(zip(self.lists, self.rows, strict=True)):
            records.empty = self._nothing(nth)
            records.fill(rows)
        counts = say(
            "forms not back {missing}, letters overdue {letters}, orders overdue {orders}",
            missing=len(states[0].missing) if states else 0,
            letters=sum(one.overdue for one in letters),
            orders=sum(one.overdue for one in orders),
        )
        self.query_one(Title).entitle(Content(f"{say('supervision')}  {counts}"))
        self._show()

    def _turn_to(self, at: int) -> None:
        """Shows one of the lists."""
        self.at = at
        for nth, records in enumerate(self.lists):
            records.display = nth == at
        self.set_focus(self.lists[at])
        self._show()

    def action_panel(self, by: int) -> None:
        """Goes to the next list, or the one before."""
        self._turn_to((self.at + by) % len(self.lists))

    @on(RecordList.Moved)
    def _show(self) -> None:
        """The names of the lists, and the row under the cursor in words."""
        counts = dict(zip(NAMES, map(len, self.rows), strict=True))
        self.query_one("#kinds", Static).update(tabs_line(counts, NAMES[self.at]), layout=False)
        self.query_one("#detail", Static).update(self._detail(), layout=False)

    def _detail(self) -> Content:
        held, cells = self.matter(), max(self.app.size.width - 4, 20)
        if isinstance(held, RoundState):
            return self._round_detail(held, cells)
        if held is None:
            return Content("\n".join(folded(self._nothing(self.at), cells, DETAIL_LINES)))
        first, *rest = told_matter(held).split("\n")
        number = (
            ("" if held.number else say("draft {id}", id=held.id))
            if isinstance(held, Letter)
            else f"{say('order')}{held.id}"
        )
        why = (held.reason or held.remark or "") if isinstance(held, Letter) else (held.report or held.measure or "")
        lines = [cut(visible(line(one)), cells) for one in (f"{number}  {first}".strip(), *rest, why) if one]
        return Content.assemble((lines[0], COLOURS["red"] if held.overdue else "bold"), "\n", "\n".join(lines[1:]))

    def _round_detail(self, state: RoundState, cells: int) -> Content:
        """Who is missing, each with the number to call."""
        missing = [one for one in state.departments if one.returned is None]
        if not missing:
            return Content(say("Every form is back."))
        contacts = dict(self.app.book.ask(contacts_of, [one.name for one in missing]))
        head = say("not back: {count} of {all}", count=len(missing), all=len(state.departments))
        called = [missing_line(one, contacts) for one in missing if one.name in contacts]
        others = "、".join(one.name for one in missing if one.name not in contacts)
        said = line("；".join([*called, *([f"{say('no contact noted')}: {others}"] if others else [])]))
        lines = folded(visible(said), cells, DETAIL_LINES - 1)
        return Content.assemble((head, "bold"), "\n", "\n".join(lines))

    def _no_round(self) -> str:
        return say("No return form was sent yet; {key} sends them.", key=self.app.key("send_forms"))

    def _nothing(self, at: int) -> str:
        """What a list says that has nothing in it."""
        if self.filter.terms:
            return say("Nothing here matches the filter; {key} takes it away.", key="Esc")
        if at == 0:
            return self._no_round()
        if at == 1:
            return say("There is no letter yet; {key} on an item drafts one.", key=self.app.key("letter"))
        return say("There is no order yet; {key} opens one.", key=self.app.key("order"))

    def matter(self) -> Matter | RoundState | None:
        """The round, the letter or the order under the cursor."""
        row = self.lists[self.at].current
        if row is None:
            return None
        return row.state if self.at == 0 else row.letter if self.at == 1 else row.order  # type: ignore[no-any-return]  # as the rows say

    @on(RecordList.Opened)
    def _open(self) -> None:
        held = self.matter()
        if isinstance(held, RoundState):
            self.app.push_screen(RoundScreen(held.round.number))
        elif held is not None:
            self.app.push_screen(MatterScreen("letter" if isinstance(held, Letter) else "order", held.id))

    def action_stamped(self) -> None:
        """Notes that the stamped paper of a department's form has come."""
        states = self.app.book.ask(round_states)
        held = self.matter()
        state = held if isinstance(held, RoundState) else states[0] if states else None
        if state is None:
            self.app.warn(self._no_round())
            return
        self.ask_for(RecordPaper, {"round": str(state.round.number)}, about=state.round.title)

    def action_send_forms(self) -> None:
        """Sends out return forms: one file a department, and the round."""
        from qualitytui_screens.sending_forms import SendRound, usual_folder  # noqa: PLC0415 - on demand

        self.ask_for(SendRound, {}, known={"folder": usual_folder(self.app.book)})

    def perform(self, command: "Command", dry_run: bool) -> "Outcome":
        """Does a command; a round is sent out with its files."""
        from qualitytui_screens.sending_forms import SendRound, send  # noqa: PLC0415 - on demand

        return send(self.app.book, command) if isinstance(command, SendRound) else super().perform(command, dry_run)

    def action_take_forms(self) -> None:
        """Takes in forms that came back, after their differences were looked at."""
        from qualitytui_screens.returned_forms import ask_returned  # noqa: PLC0415 - on demand

        ask_returned(self.app)

    def action_filter(self) -> None:
        """Goes to the line of the filter, which narrows all three lists."""
        self.query_one("#filter-line").display = True
        super().action_filter()

    def to_list(self) -> None:
        """Gives the focus to the list that is shown; the line stays while there is a filter."""
        self.query_one("#filter-line").display = bool(self.filter.terms)
        self.set_focus(self.lists[self.at])

    def action_escape(self) -> None:
        """Takes the filter away, or goes back."""
        if not self.filter.terms and not self.query_one(FilterLine).has_focus:
            self.dismiss()
            return
        self.take_filter_away()

    def action_back(self) -> None:
        """Goes back."""
        self.dismiss()
