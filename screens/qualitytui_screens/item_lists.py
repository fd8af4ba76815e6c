"""Item lists: tasks and indicators with their orders, groups and cursors."""

import re
from collections.abc import Callable, Sequence
from typing import Literal

from qualitytui.model.board import Board as BoardView
from qualitytui.model.board import ItemGroup, SavedView
from qualitytui.model.filter import Filter
from qualitytui.model.indicator import Indicator
from qualitytui.model.light import light_word
from qualitytui.model.task import Task
from qualitytui.workbook.queries.board import board, indicators_by_id, tasks_by_id
from qualitytui.workbook.queries.items import item_called
from qualitytui_screens import list_columns
from qualitytui_screens.book_screen import BookScreen
from qualitytui_screens.orderings import BY_REF, WAYS, Order
from qualitytui_screens.widgets.groups import Group
from qualitytui_screens.widgets.record_list import RecordList

REF = re.compile(r"[A-Za-z]?\d+(?:\.\d+)*(?:#\d+)?")
"""What a ref looks like."""


class ItemLists:
    """The tasks and the indicators that a screen shows, and which of the two is worked in."""

    def __init__(self, screen: BookScreen, is_at_indicators: Callable[[], bool]) -> None:
        self.screen = screen
        self._is_at_indicators = is_at_indicators
        self.orders = {name: ways.first for name, ways in WAYS.items()}
        self.view: BoardView | None = None
        """What was asked last, where the lists show the answer of the board's query."""
        self.tasks = RecordList[Task](list_columns.TASKS, self.read_tasks, id="tasks")
        self.indicators = RecordList[Indicator](list_columns.INDICATORS, self.read_indicators, id="indicators")

    def read_tasks(self, ids: Sequence[int]) -> Sequence[Task]:
        """The tasks of these ids."""
        return self.screen.app.book.ask(tasks_by_id, ids)

    def read_indicators(self, ids: Sequence[int]) -> Sequence[Indicator]:
        """The indicators of these ids."""
        return self.screen.app.book.ask(indicators_by_id, ids)

    @property
    def kind(self) -> Literal["tasks", "indicators"]:
        """What is worked in."""
        return "indicators" if self._is_at_indicators() else "tasks"

    @property
    def worked_in(self) -> RecordList[Task] | RecordList[Indicator]:
        """The list that is worked in."""
        return self.indicators if self._is_at_indicators() else self.tasks

    @property
    def under_cursor(self) -> Sequence[Task | Indicator]:
        """The item under the cursor of the list that is worked in."""
        current: Task | Indicator | None = self.worked_in.current
        return [current] if current is not None else []

    @property
    def hidden_marks(self) -> int:
        """How many items are marked in the list that is worked in and hidden by its filter."""
        return len(self.worked_in.marked.difference(self.shown_ids)) if self.worked_in.marked else 0

    @property
    def marked(self) -> Sequence[Task | Indicator]:
        """The items marked in the list that is worked in, those too that a filter hides."""
        ids = sorted(self.worked_in.marked)
        if not ids:
            return []
        return self.read_indicators(ids) if self._is_at_indicators() else self.read_tasks(ids)

    @property
    def shown_ids(self) -> Sequence[int]:
        """The ids in the list that is worked in, those in folded groups too."""
        if self.view is not None and not self.view.is_counted:
            self.screen.renew()
        if self.view is None:
            return self.worked_in.items
        return self.view.indicator_ids if self._is_at_indicators() else self.view.task_ids

    @property
    def views(self) -> Sequence[SavedView]:
        """The filters saved under digits."""
        return self.view.views if self.view else ()

    @property
    def order(self) -> Order:
        """The order of the list that is worked in."""
        return self.orders[self.kind]

    def put_in_order(self, order: Order) -> None:
        """Puts the list that is worked in into another order."""
        self.orders[self.kind] = order
        self.worked_in.folded = set()
        self.screen.renew()

    def ask_board(self, filter_: Filter, section: Filter) -> BoardView:
        """What matches the filter and the section, in the orders chosen."""
        tasks, indicators = self.orders["tasks"], self.orders["indicators"]
        return self.screen.app.book.ask(
            board,
            filter_,
            section,
            task_sort=tasks.sort,
            task_group=tasks.group,
            indicator_sort=indicators.sort,
            indicator_group=indicators.group,
        )

    def fill_tasks(self, view: BoardView) -> None:
        """Puts the tasks into their list, under the heads of their groups."""
        order = self.orders["tasks"].sort or BY_REF
        self.tasks.fill(view.task_ids, groups=_heads(view.task_groups), order=order)

    def fill_indicators(self, view: BoardView) -> None:
        """Puts all the indicators that match into their list, under the heads of their groups."""
        order = self.orders["indicators"].sort or BY_REF
        self.indicators.fill(view.indicator_ids, groups=_heads(view.indicator_groups), order=order)

    def fold(self) -> bool:
        """Folds the group whose head is under the cursor, or unfolds it; whether there is one."""
        group = self.worked_in.group
        if group is None or self.view is None:
            return False
        self.worked_in.folded ^= {group.title}
        self.fill_tasks(self.view)
        self.fill_indicators(self.view)
        return True

    def focus(self) -> None:
        """Gives the focus to the tasks; to the indicators where only such are shown."""
        self.screen.set_focus(self.tasks if self.tasks.ids or not self.indicators.ids else self.indicators)

    def go_to_named(self, wanted: Filter) -> None:
        """Puts the cursor on the item whose ref was typed, whatever else has the same figures in its own."""
        words = [term.values[0] for term in wanted.terms if term.key == "word" and REF.fullmatch(term.values[0])]
        for word in words[:1]:
            item = self.screen.app.book.ask(item_called, word)
            if item is None:
                return
            kind, key = item
            records = self.tasks if kind == "task" else self.indicators
            if key in records.ids:
                records.put_cursor(records.ids.index(key))

    def open(self, records: RecordList[Task] | RecordList[Indicator]) -> None:
        """Opens the item under the cursor of one of the lists, from where one goes on through that list."""
        ids = records.items
        kind: Literal["task", "indicator"] = "task" if records is self.tasks else "indicator"
        from qualitytui_screens.item import ItemScreen  # noqa: PLC0415 - on demand

        self.screen.app.push_screen(ItemScreen(kind, ids, ids.index(records.ids[records.cursor])))


def _heads(groups: Sequence[ItemGroup]) -> list[Group]:
    return [Group(group.title, group.size, _lights(group.by_light)) for group in groups]


def _lights(by_light: dict[str, int]) -> str:
    return " ".join(f"{light_word(light)}{count}" for light, count in by_light.items() if count)
