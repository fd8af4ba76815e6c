"""Departments with their load, and what each answers for."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from qualitytui.model.department import DepartmentLoad
from qualitytui.model.filter import Filter, Term
from qualitytui.model.light import LIGHTS, light_word
from qualitytui.model.task import Task
from qualitytui.text import visible
from qualitytui.words import say
from qualitytui.workbook.queries.board import board, tasks_by_id
from qualitytui.workbook.queries.departments import list_departments
from qualitytui_screens import lists
from qualitytui_screens.desk import Desk, Item
from qualitytui_screens.item import ItemScreen
from qualitytui_screens.keys import ACTS, EVERYWHERE, SCREEN, Key, bindings, told
from qualitytui_screens.widgets.foot import Foot
from qualitytui_screens.widgets.record_list import RecordList

PANEL = (Key("panel", "l,h,tab,shift+tab,left,right", told("other panel"), in_footer=True),)


class DepartmentsScreen(Desk):
    """Left the departments, right what the one under the cursor answers for."""

    BINDINGS: ClassVar[list[Binding]] = bindings(SCREEN, ACTS, PANEL)  # type: ignore[assignment]  # one kind of what may stand here
    KEYS = (*PANEL, *ACTS, *EVERYWHERE)

    def __init__(self) -> None:
        super().__init__()
        self.loads: dict[int, DepartmentLoad] = {}
        self.departments = RecordList[DepartmentLoad](lists.DEPARTMENTS, self._read, id="departments")
        self.task_list = RecordList[Task](lists.TASKS, self._read_tasks, id="tasks")

    def _read(self, ids: Sequence[int]) -> Sequence[DepartmentLoad]:
        return [self.loads[one] for one in ids if one in self.loads]

    def _read_tasks(self, ids: Sequence[int]) -> Sequence[Task]:
        return self.app.book.ask(tasks_by_id, ids)

    def compose(self) -> ComposeResult:
        """Title, the two lists, keys."""
        yield Static(id="title")
        with Horizontal(id="panels"):
            yield self.departments
            yield self.task_list
        yield Foot(self.KEYS)

    def on_mount(self) -> None:
        """Asks for the first time."""
        super().on_mount()
        lights = " ".join(light_word(light) for light in LIGHTS)
        heads = f"{lights} {say('lead')} {say('responsible')} {say('support')}"
        self.query_one("#title", Static).update(Content(f"{say('departments')}  {heads}"))
        self.renew()
        self.set_focus(self.departments)

    def renew(self) -> None:
        """Asks the departments' query again."""
        found = self.app.book.ask(list_departments, Filter())
        self.loads = {load.id: load for load in found.departments}
        self.departments.fill(self.loads)
        self._show()

    @on(RecordList.Moved, "#departments")
    def _show(self) -> None:
        load = self.departments.current
        if load is None:
            self.task_list.fill([])
            return
        view = self.app.book.ask(board, Filter((Term("dept", (load.name,)),)))
        self.task_list.fill(view.task_ids)
        self.task_list.border_title = Content(visible(f"{load.name} {len(view.task_ids)}"))

    @on(RecordList.Opened, "#departments")
    def _enter(self) -> None:
        self.set_focus(self.task_list)

    @on(RecordList.Opened, "#tasks")
    def _open(self) -> None:
        self.app.push_screen(ItemScreen("task", self.task_list.ids.tolist(), self.task_list.cursor))

    def targets(self) -> Sequence[Item]:
        """The task under the cursor."""
        return [self.task_list.current] if self.task_list.current is not None else []

    def action_panel(self) -> None:
        """Goes to the other list."""
        self.set_focus(self.departments if self.task_list.has_focus else self.task_list)

    def action_escape(self) -> None:
        """Goes back to the departments, then to the board."""
        if self.task_list.has_focus:
            self.set_focus(self.departments)
        else:
            self.dismiss()

    def action_back(self) -> None:
        """Goes back."""
        self.dismiss()
