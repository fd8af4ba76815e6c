"""The tasks of the board by status: a column each, the same filter, the same actions."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from qualitytui.data_class import replace
from qualitytui.i18n import say, told
from qualitytui.model.filter import Filter, Term
from qualitytui.model.light import light_word
from qualitytui.model.task import Task
from qualitytui.sanitize import visible
from qualitytui.workbook.queries.board import board, tasks_by_id
from qualitytui.workbook.queries.items import task_outline
from qualitytui_screens.command_screen import CommandScreen, Item
from qualitytui_screens.detail import task_detail
from qualitytui_screens.item import ItemScreen
from qualitytui_screens.item_actions import ItemActions
from qualitytui_screens.keys import ACTS, BY_STATUS, SCREEN, bindings
from qualitytui_screens.list_columns import LAMP, left_of, short_status
from qualitytui_screens.orderings import URGENT
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.widgets.columns import ListColumn
from qualitytui_screens.widgets.drawn import is_for_reader
from qualitytui_screens.widgets.footer import Footer
from qualitytui_screens.widgets.record_list import RecordList
from qualitytui_screens.widgets.title import Title

STATUSES = ("not_started", "in_progress", "behind", "reported", "closed")
COLUMNS = (
    ListColumn[Task](2, lambda task: light_word(task.light), light=lambda task: task.light, head=LAMP),
    ListColumn[Task](6, lambda task: task.ref),
    ListColumn[Task](12, left_of, from_width=32, light=lambda task: task.light),
    ListColumn[Task](0, lambda task: task.title, from_width=24),
)
NARROW_HEADS = {"not_started": told("to do"), "in_progress": told("active"), "reported": told("check")}
"""The heads of columns that have room for one short word."""
FIVE_COLUMNS = 76
"""The cells of a window in which five columns have room."""
LOW = 16
"""The lines of a window in which the task under the cursor has room below them."""


class StatusBoardScreen(CommandScreen):
    """Not begun, going on, behind, to be verified, closed: how much stands where, and what is late in it."""

    BINDINGS: ClassVar[list[Binding]] = bindings(SCREEN, ACTS, BY_STATUS)  # type: ignore[assignment]  # one kind of what may stand here
    KEYS = SCREEN_KEYS["by status"]

    def __init__(self, filter_: Filter) -> None:
        super().__init__()
        self.owners_of_actions = (ItemActions(self),)
        self.filter = filter_
        self.is_narrow = False
        """Whether there is room for one column only."""
        self.lists = {name: RecordList[Task](COLUMNS, self._read, id=f"status-{name}") for name in STATUSES}

    def again(self) -> "StatusBoardScreen":
        """A screen of the same kind."""
        return StatusBoardScreen(self.filter)

    def _read(self, ids: Sequence[int]) -> Sequence[Task]:
        return self.app.book.ask(tasks_by_id, ids)

    def compose(self) -> ComposeResult:
        """Title, a column for each status, the task under the cursor, keys."""
        yield Title()
        with Horizontal(id="columns"):
            yield from self.lists.values()
        yield Static(id="detail")
        yield Footer(self.KEYS)

    def on_mount(self) -> None:
        """Asks for the first time; the first column with something has the focus."""
        self.renew()
        self._work_in(next((records for records in self.lists.values() if records.ids), self.lists["in_progress"]))

    def on_resize(self, event: events.Resize) -> None:
        """Shows one column where five have no room, and no task below them where lines are few."""
        self.is_narrow = event.size.width < FIVE_COLUMNS or is_for_reader(self.app)
        self.query_one("#detail").display = event.size.height >= LOW
        self._work_in(self.records)

    def _work_in(self, records: RecordList[Task]) -> None:
        """Goes to a column, which stands alone in a narrow window."""
        for one in self.lists.values():
            one.display = one is records or not self.is_narrow
        self.set_focus(records)

    def renew(self) -> None:
        """Asks the board's query for each status."""
        for name, records in self.lists.items():
            only = Filter((*self.filter.terms, Term("status", (name,))))
            records.fill(self.app.book.ask(board, only, task_sort=URGENT).task_ids)
            light, ref, *rest = COLUMNS
            records.columns = (light, replace(ref, head=str(len(records.ids))), *rest)
            word = say(NARROW_HEADS[name]) if name in NARROW_HEADS else short_status(name)
            records.entitle(f"{len(records.ids)} {short_status(name)}", word)
        total = sum(len(records.ids) for records in self.lists.values())
        self.query_one(Title).entitle(
            Content(visible(f"{say('by status')}  {say('{count} tasks', count=total)}  {self.filter.text}".rstrip()))
        )
        self._show()

    @property
    def records(self) -> RecordList[Task]:
        """The column that is worked in."""
        return next((records for records in self.lists.values() if records.has_focus), self.lists["in_progress"])

    @on(RecordList.Moved)
    @on(events.DescendantFocus)
    @on(events.Resize)
    def _show(self) -> None:
        """Shows the task under the cursor."""
        task, pane = self.records.current, self.query_one("#detail", Static)
        cells, rows = pane.content_size.width or self.size.width, max(pane.content_size.height, 1)
        detail = task_detail(self.app.book.ask(task_outline, task.id), cells, rows) if task else Content("")
        pane.update(detail, layout=False)

    @on(RecordList.Opened)
    def _open(self) -> None:
        self.app.push_screen(ItemScreen("task", self.records.ids.tolist(), self.records.cursor))

    def targets(self) -> Sequence[Item]:
        """The tasks marked in the column, else the one under the cursor."""
        marked = [one for one in self.records.ids if one in self.records.marked]
        return self._read(marked) if marked else self.targets_under_cursor()

    def targets_under_cursor(self) -> Sequence[Item]:
        """The task under the cursor."""
        return [self.records.current] if self.records.current is not None else []

    def action_mark(self) -> None:
        """Marks the task under the cursor."""
        self.records.toggle_mark()

    def action_panel(self, by: int) -> None:
        """Goes to the next column with something in it, or the one before."""
        names = [name for name in STATUSES if self.lists[name].ids or self.lists[name].has_focus]
        at = next((nth for nth, name in enumerate(names) if self.lists[name].has_focus), 0)
        if names:
            self._work_in(self.lists[names[(at + by) % len(names)]])

    def action_by_status(self) -> None:
        """Goes back to the list."""
        self.dismiss()
