"""Departments: whom to call, and what each answers for."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.department import DepartmentStanding
from qualitytui.model.filter import Filter, Term
from qualitytui.model.indicator import Indicator
from qualitytui.model.task import Task
from qualitytui.workbook.commands.department import AddAlias, RenameDepartment
from qualitytui.workbook.queries.board import board, indicators_by_id, tasks_by_id
from qualitytui.workbook.queries.department_sheets import standings
from qualitytui.workbook.queries.departments import departments_called
from qualitytui_screens import lists
from qualitytui_screens.command_screen import Item
from qualitytui_screens.contact import ask_contact
from qualitytui_screens.export import export_shown
from qualitytui_screens.item import ItemScreen
from qualitytui_screens.items_screen import ItemsScreen
from qualitytui_screens.keys import ACTS, DEPARTMENTS, EVERYWHERE, LIST, SCREEN, bindings
from qualitytui_screens.orderings import BY_REF, URGENT
from qualitytui_screens.picker import Choice, Picker
from qualitytui_screens.sheet import SheetScreen
from qualitytui_screens.widgets.drawn import is_for_reader
from qualitytui_screens.widgets.footer import Footer
from qualitytui_screens.widgets.record_list import RecordList
from qualitytui_screens.widgets.title import Title


class DepartmentsScreen(ItemsScreen):
    """Left the departments, who is to be called first; right what the one under the cursor answers for."""

    BINDINGS: ClassVar[list[Binding]] = bindings(SCREEN, ACTS, DEPARTMENTS)  # type: ignore[assignment]  # one kind of what may stand here
    KEYS = (*DEPARTMENTS, *ACTS, *LIST, *EVERYWHERE)

    def __init__(self) -> None:
        super().__init__()
        self.standings: dict[int, DepartmentStanding] = {}
        self._shown_id: int | None = None
        """The department whose items stand on the right."""
        self.departments = RecordList[DepartmentStanding](lists.DEPARTMENTS, self._read, id="departments")
        self.task_list = RecordList[Task](lists.TASKS, self._read_tasks, id="tasks")
        self.indicator_list = RecordList[Indicator](lists.INDICATORS, self._read_indicators, id="indicators")

    def _read(self, ids: Sequence[int]) -> Sequence[DepartmentStanding]:
        return [self.standings[one] for one in ids if one in self.standings]

    def _read_tasks(self, ids: Sequence[int]) -> Sequence[Task]:
        return self.app.book.ask(tasks_by_id, ids)

    def _read_indicators(self, ids: Sequence[int]) -> Sequence[Indicator]:
        return self.app.book.ask(indicators_by_id, ids)

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
        self.standings = {one.id: one for one in self.app.book.ask(standings)}
        most = max((one.load.own.total for one in self.standings.values() if one.load.own), default=0)
        self.departments.columns = lists.department_columns(most)
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
        held = set(own)
        ids = [*own, *(key for key in view.task_ids if key not in held)]
        first = ids[0] if ids and one.id != self._shown_id else None
        self._shown_id = one.id
        self.task_list.fill(ids, order=URGENT, cursor=first)
        self.indicator_list.fill(view.indicator_ids, order=BY_REF)
        heard = say(
            "last heard {day}", day=lists.short_day(one.heard, self.app.hand.today.isoformat()) if one.heard else "-"
        )
        contact = one.load.contact.text if one.load.contact else ""
        parts = (one.name, str(len(view.task_ids)), contact, heard)
        self.task_list.entitle("  ".join(filter(None, parts)))
        self.indicator_list.entitle(f"{say('indicators')} {len(view.indicator_ids)}")

    @on(events.DescendantFocus)
    def _focus(self, event: events.DescendantFocus) -> None:
        self.set_class(event.widget is not self.departments, "at-right")

    @on(RecordList.Opened, "#departments")
    def action_sheet(self) -> None:
        """Opens the sheet of the department."""
        if self.departments.current is not None:
            self.app.push_screen(SheetScreen(self.departments.current.name))

    @on(RecordList.Opened, "#tasks")
    def _open(self) -> None:
        self.app.push_screen(ItemScreen("task", self.task_list.ids.tolist(), self.task_list.cursor))

    @on(RecordList.Opened, "#indicators")
    def _open_indicator(self) -> None:
        self.app.push_screen(ItemScreen("indicator", self.indicator_list.ids.tolist(), self.indicator_list.cursor))

    def targets(self) -> Sequence[Item]:
        """The items of the department that are marked, else the one under the cursor of the right side."""
        marked = [one for one in self._worked_in.ids if one in self._worked_in.marked]
        if marked:
            return self._worked_in.records(marked)
        return self.targets_under_cursor()

    @property
    def _worked_in(self) -> RecordList[Task] | RecordList[Indicator]:
        return self.indicator_list if self.indicator_list.has_focus else self.task_list

    def targets_under_cursor(self) -> Sequence[Item]:
        """The item under the cursor of the right side."""
        current: Item | None = self.indicator_list.current if self.indicator_list.has_focus else self.task_list.current
        return [current] if current is not None else []

    def reporter(self, tasks: Sequence[Task]) -> str:
        """The department under the cursor: it is the one that is called."""
        return self.departments.current.name if self.departments.current else super().reporter(tasks)

    def action_find(self) -> None:
        """Goes to a department by its name, an alias, pinyin or initials."""

        def search(typed: str) -> Sequence[Choice[int]]:
            try:
                found = set(self.app.book.ask(departments_called, typed)) if typed.strip() else set(self.standings)
            except Refused:
                found = set()
            return [Choice(key, one.name, key) for key, one in self.standings.items() if key in found]

        def chosen(key: int | None) -> None:
            if key is not None:
                self.departments.put_cursor(self.departments.ids.index(key))
                self.set_focus(self.departments)

        self.app.push_screen(Picker(say("which department?"), search(""), search=search), chosen)

    def action_contact(self) -> None:
        """Notes whom to call, and under which number."""
        one = self.departments.current
        if one is not None:
            ask_contact(self, one.name, one.load.contact)

    def action_calls(self) -> None:
        """Opens the list of whom to call today."""
        from qualitytui_screens.call_list import CallListScreen  # noqa: PLC0415 - on demand

        self.app.push_screen(CallListScreen())

    def action_alias(self) -> None:
        """Gives the department another name by which it is found."""
        if self.departments.current is not None:
            self.ask_for(AddAlias, {"department": self.departments.current.name}, about=self.departments.current.name)

    def action_rename(self) -> None:
        """Gives the department a new name."""
        if self.departments.current is not None:
            name = self.departments.current.name
            self.ask_for(RenameDepartment, {"department": name}, about=name, known={"title": name})

    def action_mark(self) -> None:
        """Marks the task or the indicator under the cursor."""
        if not self.departments.has_focus and self._worked_in.ids:
            self._worked_in.toggle_mark()
        else:
            self.app.warn(say("Tasks and indicators are marked; there is none under the cursor."))

    def action_mark_all(self) -> None:
        """Marks every task or indicator shown; where all are marked, none."""
        records = self._worked_in
        shown = set(records.ids)
        records.marked = records.marked - shown if shown <= records.marked else records.marked | shown
        records.refresh()

    def action_export(self) -> None:
        """Writes the tasks or the indicators shown into a CSV file."""
        if self.indicator_list.has_focus:
            export_shown(self.app, indicators=self._read_indicators(self.indicator_list.ids.tolist()))
        else:
            export_shown(self.app, tasks=self._read_tasks(self.task_list.ids.tolist()))

    def action_panel(self, by: int) -> None:
        """Goes to the next list, or the one before."""
        shown = [one for one in (self.departments, self.task_list, self.indicator_list) if self._is_used(one)]
        at = next((nth for nth, one in enumerate(shown) if one.has_focus), 0)
        self.set_focus(shown[(at + by) % len(shown)])

    def _is_used(self, records: RecordList[DepartmentStanding] | RecordList[Task] | RecordList[Indicator]) -> bool:
        return records is not self.indicator_list or not self.has_class("low")

    def action_escape(self) -> None:
        """Goes back to the departments, then to the board."""
        if self.departments.has_focus:
            self.dismiss()
        else:
            self.set_focus(self.departments)

    def action_back(self) -> None:
        """Goes back."""
        self.dismiss()
