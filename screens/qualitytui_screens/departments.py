"""Departments: whom to call, and what each answers for."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content

from qualitytui.i18n import say
from qualitytui.model.department import DepartmentStanding
from qualitytui.model.filter import Filter, Term
from qualitytui.model.task import Task
from qualitytui.workbook.queries.board import board
from qualitytui.workbook.queries.department_sheets import department_standings
from qualitytui_screens import list_columns
from qualitytui_screens.command_screen import CommandScreen, Item
from qualitytui_screens.department_actions import DepartmentActions
from qualitytui_screens.item_actions import ItemActions
from qualitytui_screens.item_lists import ItemLists
from qualitytui_screens.keys import ACTS, DEPARTMENTS, SCREEN, bindings
from qualitytui_screens.list_actions import ListActions
from qualitytui_screens.long_work import ask_beside
from qualitytui_screens.orderings import BY_REF, URGENT
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.widgets.drawn import is_for_reader
from qualitytui_screens.widgets.footer import Footer
from qualitytui_screens.widgets.record_list import RecordList
from qualitytui_screens.widgets.title import Title


class DepartmentsScreen(CommandScreen):
    """Left the departments, who is to be called first; right what the one under the cursor answers for."""

    BINDINGS: ClassVar[list[Binding]] = bindings(SCREEN, ACTS, DEPARTMENTS)  # type: ignore[assignment]  # one kind of what may stand here
    KEYS = SCREEN_KEYS["departments"]

    def __init__(self) -> None:
        super().__init__()
        self.standings: dict[int, DepartmentStanding] = {}
        self._shown_id: int | None = None
        """The department whose items stand on the right."""
        self.departments = RecordList[DepartmentStanding](list_columns.DEPARTMENTS, self._read, id="departments")
        self.lists = ItemLists(self, lambda: self.indicator_list.has_focus)
        self.task_list, self.indicator_list = self.lists.tasks, self.lists.indicators
        self.list_actions = ListActions(self.lists)
        self.department_actions = DepartmentActions(self, self.departments)
        self.owners_of_actions = (self.department_actions, self.list_actions, ItemActions(self))

    def _read(self, ids: Sequence[int]) -> Sequence[DepartmentStanding]:
        return [self.standings[one] for one in ids if one in self.standings]

    def compose(self) -> ComposeResult:
        """Title, the lists, keys."""
        yield Title()
        with Horizontal(id="panels"):
            yield self.departments
            with Vertical(id="right"):
                yield self.task_list
                yield self.indicator_list
        yield Footer(self.KEYS)

    def on_mount(self) -> None:
        """Asks for the first time."""
        self.renew()
        self.set_focus(self.departments)

    def on_resize(self, event: events.Resize) -> None:
        """One side at a time where both have no room."""
        self.set_class(event.size.width < 76 or is_for_reader(self.app), "narrow")
        self.set_class(event.size.width >= 120, "wide")
        self.set_class(event.size.height < 28, "low")

    def renew(self) -> None:
        """Asks the departments' query again."""
        ask_beside(self, lambda book: book.ask(department_standings), self._fill)

    def _fill(self, standings: Sequence[DepartmentStanding]) -> None:
        self.standings = {one.id: one for one in standings}
        most = max((one.load.own.total for one in self.standings.values() if one.load.own), default=0)
        self.departments.columns = list_columns.department_columns(most)
        self.departments.fill(self.standings)
        late = sum(one.late > 0 for one in self.standings.values())
        silent = sum(one.silent > 0 for one in self.standings.values())
        counts = say(
            "{count} departments, with something overdue {late}, silent {silent} ({pairs} items)",
            count=len(self.standings),
            late=late,
            silent=silent,
            pairs=sum(one.silent for one in self.standings.values()),
        )
        self.query_one(Title).entitle(Content(f"{say('departments')}  {counts}"))
        self._show()

    @on(RecordList.Moved, "#departments")
    def _show(self) -> None:
        one = self.departments.current
        if one is None:
            self.task_list.fill([])
            self.indicator_list.fill([])
            return
        view = self.app.book.ask(board, Filter((Term("dept", (one.name,)),)), task_sort=URGENT)
        own = self.app.book.ask(board, Filter((Term("answers", (one.name,)),)), task_sort=URGENT).task_ids
        own_ids = set(own)
        ids = [*own, *(key for key in view.task_ids if key not in own_ids)]
        first = ids[0] if ids and one.id != self._shown_id else None
        self._shown_id = one.id
        self.task_list.fill(ids, order=URGENT, cursor=first)
        self.indicator_list.fill(view.indicator_ids, order=BY_REF)
        heard = say(
            "last heard {day}",
            day=list_columns.short_day(one.heard, self.app.hand.today.isoformat()) if one.heard else "-",
        )
        contact = one.load.contact.text if one.load.contact else ""
        parts = (one.name, str(len(view.task_ids)), contact, heard)
        self.task_list.entitle("  ".join(filter(None, parts)))
        self.indicator_list.entitle(f"{say('indicators')} {len(view.indicator_ids)}")

    @on(events.DescendantFocus)
    def _focus(self, event: events.DescendantFocus) -> None:
        self.set_class(event.widget is not self.departments, "at-right")

    @on(RecordList.Opened, "#departments")
    def _open_sheet(self) -> None:
        self.department_actions.action_sheet()

    @on(RecordList.Opened, "#tasks")
    def _open_task(self) -> None:
        self.lists.open(self.task_list)

    @on(RecordList.Opened, "#indicators")
    def _open_indicator(self) -> None:
        self.lists.open(self.indicator_list)

    def targets(self) -> Sequence[Item]:
        """The items of the department that are marked, else the one under the cursor of the right side."""
        records = self.lists.worked_in
        return records.records(records.marked) or self.lists.under_cursor

    def targets_under_cursor(self) -> Sequence[Item]:
        """The item under the cursor of the right side."""
        return self.lists.under_cursor

    def reporter(self, tasks: Sequence[Task]) -> str:
        """The department under the cursor: it is the one that is called."""
        return self.departments.current.name if self.departments.current else super().reporter(tasks)

    def action_mark(self) -> None:
        """Marks the task or the indicator under the cursor."""
        if self.departments.has_focus:
            self.app.warn(say("Tasks and indicators are marked; there is none under the cursor."))
        else:
            self.list_actions.action_mark()

    def action_panel(self, by: int) -> None:
        """Goes to the next list, or the one before."""
        shown = [one for one in (self.departments, self.task_list, self.indicator_list) if self._is_used(one)]
        at = next((nth for nth, one in enumerate(shown) if one.has_focus), 0)
        self.set_focus(shown[(at + by) % len(shown)])

    def _is_used(self, records: RecordList[Any]) -> bool:
        return records is not self.indicator_list or not self.has_class("low")

    def action_escape(self) -> None:
        """Goes back to the departments, then to the board."""
        if self.departments.has_focus:
            self.dismiss()
        else:
            self.set_focus(self.departments)
