"""Item lists: sorting, grouping, marking and export of tasks and indicators."""

import re
from collections.abc import Sequence

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.board import Board as BoardView
from qualitytui.model.board import ItemGroup
from qualitytui.model.filter import Filter
from qualitytui.model.indicator import Indicator
from qualitytui.model.light import light_word
from qualitytui.model.task import Task
from qualitytui.workbook.queries.board import board, indicators_by_id, tasks_by_id
from qualitytui.workbook.queries.items import item_called
from qualitytui_screens import lists
from qualitytui_screens.filter_screen import FilterScreen
from qualitytui_screens.orderings import BY_REF, PLAN_ORDER, URGENT, WAYS, Order, sorted_anew
from qualitytui_screens.picker import Picker, choices
from qualitytui_screens.widgets.groups import Group
from qualitytui_screens.widgets.record_list import RecordList

REF = re.compile(r"[A-Za-z]?\d+(?:\.\d+)*(?:#\d+)?")
"""What a ref looks like."""


class ItemListsScreen(FilterScreen):
    """Holds the order, the grouping and the marks of its tasks and of its indicators."""

    def __init__(self) -> None:
        super().__init__()
        self.orders = {name: ways.first for name, ways in WAYS.items()}
        self.view: BoardView | None = None
        self.task_list = RecordList[Task](lists.TASKS, self.read_tasks, id="tasks")
        self.indicator_list = RecordList[Indicator](lists.INDICATORS, self.read_indicators, id="indicators")

    def read_tasks(self, ids: Sequence[int]) -> Sequence[Task]:
        """The tasks of these ids."""
        return self.app.book.ask(tasks_by_id, ids)

    def read_indicators(self, ids: Sequence[int]) -> Sequence[Indicator]:
        """The indicators of these ids."""
        return self.app.book.ask(indicators_by_id, ids)

    def show_marks(self) -> None:
        """Shows how many are marked."""
        raise NotImplementedError

    @property
    def is_at_indicators(self) -> bool:
        """Whether the indicators are worked in."""
        return False

    @property
    def kind(self) -> str:
        """What is worked in: tasks, or indicators."""
        return "indicators" if self.is_at_indicators else "tasks"

    @property
    def worked_in(self) -> RecordList[Task] | RecordList[Indicator]:
        """The list that is worked in."""
        return self.indicator_list if self.is_at_indicators else self.task_list

    @property
    def order(self) -> Order:
        """The order of the list that is worked in."""
        return self.orders[self.kind]

    def put_in_order(self, order: Order) -> None:
        """Puts the list that is worked in into another order."""
        self.orders[self.kind] = order
        self.worked_in.folded = set()
        self.renew()

    def ask_board(self, section: Filter) -> BoardView:
        """What matches the filter and the section, in the orders chosen."""
        tasks, indicators = self.orders["tasks"], self.orders["indicators"]
        return self.app.book.ask(
            board,
            self.filter,
            section,
            task_sort=tasks.sort,
            task_group=tasks.group,
            indicator_sort=indicators.sort,
            indicator_group=indicators.group,
        )

    def fill_lists(self, view: BoardView) -> None:
        """Puts tasks and indicators into their lists, under the heads of their groups."""
        self.fill_task_list(view)
        self.fill_indicator_list(view)

    def fill_task_list(self, view: BoardView) -> None:
        """Puts the tasks into their list."""
        order = self.orders["tasks"].sort or BY_REF
        self.task_list.fill(view.task_ids, groups=_heads(view.task_groups), order=order)

    def fill_indicator_list(self, view: BoardView) -> None:
        """Puts all the indicators that match into their list."""
        order = self.orders["indicators"].sort or BY_REF
        self.indicator_list.fill(view.indicator_ids, groups=_heads(view.indicator_groups), order=order)

    def go_to_named(self, wanted: Filter) -> None:
        """Puts the cursor on the item whose ref was typed, whatever else has the same figures in its own."""
        words = [term.values[0] for term in wanted.terms if term.key == "word" and REF.fullmatch(term.values[0])]
        for word in words[:1]:
            try:
                kind, key = self.app.book.ask(item_called, word)
            except Refused:
                return
            records = self.task_list if kind == "task" else self.indicator_list
            if key in records.ids:
                records.put_cursor(records.ids.index(key))

    def shown_ids(self) -> Sequence[int]:
        """The ids in the list that is worked in, those in folded groups too."""
        if self.view is not None and not self.view.is_counted:
            self.renew()
        if self.view is None:
            return ()
        return self.view.indicator_ids if self.is_at_indicators else self.view.task_ids

    def action_mark(self) -> None:
        """Marks the item under the cursor, or all of the group whose head is there."""
        if not self.worked_in.ids:
            self.app.warn(say("Tasks and indicators are marked; there is none under the cursor."))
            return
        group = self.worked_in.group
        if group is None:
            self.worked_in.toggle_mark()
        else:
            self._mark(self._ids_of(group))
        self.show_marks()

    def _ids_of(self, group: Group) -> set[int]:
        begun = 0
        for one in self.worked_in.groups:
            if one is group:
                break
            begun += one.size
        return set(self.shown_ids()[begun : begun + group.size])

    def action_mark_all(self) -> None:
        """Marks every item shown; where all are marked, none of them."""
        self._mark(set(self.shown_ids()))
        self.show_marks()

    def _mark(self, ids: set[int]) -> None:
        held = self.worked_in.marked
        self.worked_in.marked = held - ids if ids <= held else held | ids
        self.worked_in.refresh()

    def fold(self) -> bool:
        """Folds the group whose head is under the cursor, or unfolds it; whether there is one."""
        group = self.worked_in.group
        if group is None or self.view is None:
            return False
        self.worked_in.folded ^= {group.title}
        self.fill_lists(self.view)
        return True

    def action_sort(self) -> None:
        """Offers the orders; a field chosen comes first, those before it stay behind it."""
        pairs = [
            (say("the most urgent first"), URGENT),
            (say("by the plan's order"), PLAN_ORDER),
            *(
                (say("first by {name}, then as now", name=say(name)), sorted_anew(self.order.sort, field))
                for field, name in WAYS[self.kind].fields.items()
            ),
        ]

        def chosen(sort: Sequence[str] | None) -> None:
            if sort is not None:
                self.put_in_order(self.order._replace(sort=sort))

        self.app.push_screen(Picker(say("sort"), choices(pairs)), chosen)

    def action_group(self) -> None:
        """Offers what the items can be grouped by."""
        groups = WAYS[self.kind].groups
        pairs = [(say("no groups"), ""), *((say("by {fields}", fields=say(name)), key) for key, name in groups.items())]

        def chosen(key: str | None) -> None:
            if key is not None:
                self.put_in_order(self.order._replace(group=key or None))

        self.app.push_screen(Picker(say("group"), choices(pairs)), chosen)

    def action_export(self) -> None:
        """Writes exactly what is shown into a file."""
        from qualitytui_screens.export import export_shown  # noqa: PLC0415 - on demand

        if self.is_at_indicators:
            export_shown(self.app, indicators=self.read_indicators(self.shown_ids()))
        else:
            export_shown(self.app, tasks=self.read_tasks(self.shown_ids()))

    def action_zoom(self) -> None:
        """Gives the panel the whole width, or back."""
        if self.has_class("narrow"):
            self.app.show_message(say("In this window one panel has the whole width already."))
            return
        self.toggle_class("zoomed")


def _heads(groups: Sequence[ItemGroup]) -> list[Group]:
    return [Group(group.title, group.size, _lights(group.by_light)) for group in groups]


def _lights(by_light: dict[str, int]) -> str:
    return " ".join(f"{light_word(light)}{count}" for light, count in by_light.items() if count)
