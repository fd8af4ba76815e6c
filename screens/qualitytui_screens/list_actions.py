"""The actions on item lists: mark, sort, group, export."""

from collections.abc import Callable, Sequence

from qualitytui.i18n import say
from qualitytui_screens.item_lists import ItemLists
from qualitytui_screens.orderings import PLAN_ORDER, URGENT, WAYS, sorted_anew, turned_round
from qualitytui_screens.picker import Picker, choices
from qualitytui_screens.widgets.groups import Group


class ListActions:
    """Does the actions of the keys about the list that is worked in, as a whole."""

    def __init__(self, lists: ItemLists, show_marks: Callable[[], None] = lambda: None) -> None:
        self._lists = lists
        self._show_marks = show_marks

    def action_mark(self) -> None:
        """Marks the item under the cursor, or all of the group whose head is there."""
        records = self._lists.worked_in
        if not records.ids:
            self._lists.screen.app.warn(say("Tasks and indicators are marked; there is none under the cursor."))
            return
        group = records.group
        if group is None:
            records.toggle_mark()
        else:
            self._mark(self._ids_of(group))
        self._show_marks()

    def _ids_of(self, group: Group) -> set[int]:
        begun = 0
        for one in self._lists.worked_in.groups:
            if one is group:
                break
            begun += one.size
        return set(self._lists.shown_ids[begun : begun + group.size])

    def action_mark_all(self) -> None:
        """Marks every item shown; where all are marked, none of them."""
        self._mark(set(self._lists.shown_ids))
        self._show_marks()

    def _mark(self, ids: set[int]) -> None:
        records = self._lists.worked_in
        before = records.marked
        records.marked = before - ids if ids <= before else before | ids
        records.refresh()

    def action_sort(self) -> None:
        """Offers the orders; a field chosen comes first, those before it stay behind it; r turns the order round."""
        lists, sort = self._lists, self._lists.order.sort
        pairs = [
            (say("the most urgent first"), URGENT),
            (say("by the plan's order"), PLAN_ORDER),
            *(
                (say("first by {name}, then as now", name=say(name)), sorted_anew(sort, field))
                for field, name in WAYS[lists.kind].fields.items()
            ),
        ]
        digits = [str(nth) if nth < 10 else "" for nth in range(1, len(pairs) + 1)]
        if sort:
            pairs.append((say("as now, the other way round"), turned_round(sort)))
            digits.append("r")

        def chosen(sort: Sequence[str] | None) -> None:
            if sort is not None:
                lists.put_in_order(lists.order._replace(sort=sort))

        lists.screen.app.push_screen(Picker(say("sort"), choices(pairs, digits)), chosen)

    def action_group(self) -> None:
        """Offers what the items can be grouped by."""
        lists = self._lists
        groups = WAYS[lists.kind].groups
        pairs = [(say("no groups"), ""), *((say("by {fields}", fields=say(name)), key) for key, name in groups.items())]

        def chosen(key: str | None) -> None:
            if key is not None:
                lists.put_in_order(lists.order._replace(group=key or None))

        lists.screen.app.push_screen(Picker(say("group"), choices(pairs)), chosen)

    def action_export(self) -> None:
        """Writes exactly what is shown into a file."""
        from qualitytui_screens.export import export_shown  # noqa: PLC0415 - on demand

        lists, app = self._lists, self._lists.screen.app
        export_shown(app, lists.kind, lists.shown_ids)
