"""A list of tasks that is sorted, grouped, marked and exported."""

from collections.abc import Sequence

from qualitytui.model.board import Board as BoardView
from qualitytui.model.indicator import Indicator
from qualitytui.model.light import light_word
from qualitytui.model.task import Task
from qualitytui.words import say
from qualitytui.workbook.queries.board import indicators_by_id, tasks_by_id
from qualitytui_screens import lists
from qualitytui_screens.narrowing import Narrowing
from qualitytui_screens.pick import Pick, choices
from qualitytui_screens.sorts import BY_REF, FIELDS, GROUPS, PLAN_ORDER, URGENT, sorted_anew
from qualitytui_screens.widgets.record_list import Group, RecordList


class Arranging(Narrowing):
    """Holds the order, the grouping and the marks of its tasks."""

    def __init__(self) -> None:
        super().__init__()
        self.sort: Sequence[str] = URGENT
        self.group: str | None = None
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

    def fill_tasks(self, view: BoardView) -> None:
        """Puts the tasks into their list, under the heads of their groups."""
        groups = [Group(group.title, group.size, _lights(group.by_light)) for group in view.groups]
        self.task_list.fill(view.task_ids, groups=groups, order=self.sort or BY_REF)

    def action_mark(self) -> None:
        """Marks the task under the cursor, or all of the group whose head is there."""
        if self.is_at_indicators or not self.task_list.ids:
            self.app.warn(say("Tasks are marked; there is none under the cursor."))
            return
        group = self.task_list.group
        if group is None:
            self.task_list.toggle_mark()
        else:
            self._mark(self._ids_of(group))
        self.show_marks()

    def _ids_of(self, group: Group) -> set[int]:
        view, begun = self.view, 0
        for one in view.groups if view else ():
            if view and one.title == group.title:
                return set(view.task_ids[begun : begun + one.size])
            begun += one.size
        return set()

    def action_mark_all(self) -> None:
        """Marks every task shown; where all are marked, none of them."""
        self._mark(set(self.view.task_ids) if self.view else set())
        self.show_marks()

    def _mark(self, ids: set[int]) -> None:
        held = self.task_list.marked
        self.task_list.marked = held - ids if ids <= held else held | ids
        self.task_list.refresh()

    def fold(self) -> bool:
        """Folds the group whose head is under the cursor, or unfolds it; whether there is one."""
        group = self.task_list.group
        if group is None or self.view is None:
            return False
        self.task_list.folded ^= {group.title}
        self.fill_tasks(self.view)
        return True

    def action_sort(self) -> None:
        """Offers the orders; a field chosen comes first, those before it stay behind it."""
        pairs = [
            (say("the most urgent first"), URGENT),
            (say("by the plan's order"), PLAN_ORDER),
            *(
                (say("first by {name}, then as now", name=say(name)), sorted_anew(self.sort, field))
                for field, name in FIELDS.items()
            ),
        ]

        def chosen(sort: Sequence[str] | None) -> None:
            if sort is not None:
                self.sort = sort
                self.renew()

        self.app.push_screen(Pick(say("sort"), choices(pairs)), chosen)

    def action_group(self) -> None:
        """Offers what the tasks can be grouped by."""
        pairs = [(say("no groups"), ""), *((say("by {fields}", fields=say(name)), key) for key, name in GROUPS.items())]

        def chosen(key: str | None) -> None:
            if key is not None:
                self.group = key or None
                self.task_list.folded = set()
                self.renew()

        self.app.push_screen(Pick(say("group"), choices(pairs)), chosen)

    def action_export(self) -> None:
        """Writes exactly what is shown into a file."""
        from qualitytui_screens.export import export_shown  # noqa: PLC0415 - only here

        if self.is_at_indicators:
            export_shown(self.app, indicators=self.read_indicators(self.indicator_list.items))
        else:
            export_shown(self.app, tasks=self.read_tasks(self.view.task_ids if self.view else ()))

    def action_zoom(self) -> None:
        """Gives the panel the whole width, or back."""
        if self.has_class("narrow"):
            self.app.say_so(say("In this window one panel has the whole width already."))
            return
        self.toggle_class("zoomed")


def _lights(by_light: dict[str, int]) -> str:
    return " ".join(f"{light_word(light)}{count}" for light, count in by_light.items() if count)
