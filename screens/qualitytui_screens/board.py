"""The first screen: sections, tasks and indicators under one filter."""

from collections.abc import Sequence
from typing import ClassVar, Self

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from qualitytui.i18n import say
from qualitytui.model.board import Board as BoardView
from qualitytui_screens.board_detail import BoardDetail
from qualitytui_screens.board_panels import BoardPanels
from qualitytui_screens.board_sections import Sections
from qualitytui_screens.command_screen import CommandScreen, Item, ref_of
from qualitytui_screens.filter_controller import LiveFilter
from qualitytui_screens.item_actions import ItemActions
from qualitytui_screens.item_lists import ItemLists
from qualitytui_screens.keys import ACTS, BOARD, SCREEN, bindings
from qualitytui_screens.list_actions import ListActions
from qualitytui_screens.mode import note_plans
from qualitytui_screens.orderings import WAYS
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.widgets.filter_line import FilterLine
from qualitytui_screens.widgets.footer import Footer
from qualitytui_screens.widgets.record_list import RecordList
from qualitytui_screens.widgets.title import Title


class BoardScreen(CommandScreen):
    """What needs me today, and everything behind it."""

    BINDINGS: ClassVar[list[Binding]] = bindings(SCREEN, ACTS, BOARD)  # type: ignore[assignment]  # one kind of what may stand here
    KEYS = SCREEN_KEYS["board"]
    AUTO_FOCUS = "#tasks"
    is_home = True

    def __init__(self) -> None:
        super().__init__()
        self.lists = ItemLists(self, lambda: self.panels.is_at_indicators)
        self.task_list, self.indicator_list = self.lists.tasks, self.lists.indicators
        self.sections = Sections(self.lists)
        self.filtering = LiveFilter(self, self.lists, self.sections)
        self.panels = BoardPanels(self, self.lists, self.sections, self.filtering)
        self.detail = BoardDetail(self, self.lists, self.panels, self.filtering)
        marks = ListActions(self.lists, self.panels.show_marks)
        self.owners_of_actions = (self.filtering, self.panels, marks, ItemActions(self))

    def again(self) -> Self:
        """A board that stands as this one does."""
        new = super().again()
        new.filtering.filter, new.lists.orders = self.filtering.filter, self.lists.orders
        new.task_list.marked, new.indicator_list.marked = self.task_list.marked, self.indicator_list.marked
        return new

    def compose(self) -> ComposeResult:
        """Title, lights, filter, three panels, the item under the cursor, keys."""
        self.panels.fit(self.app.size)
        yield Title()
        yield Static(id="lights")
        yield Static(id="red-line")
        with Horizontal(id="filter-line"):
            yield Static(Content(say("filter>")), id="prompt")
            yield FilterLine(self.filtering.filter.text, id="filter")
            yield Static(id="counts")
        yield Static(id="tabs")
        with Horizontal(id="panels"):
            yield self.sections.records
            with Vertical(id="work"):
                yield self.task_list
                yield self.indicator_list
        yield Static(id="detail")
        yield Footer(self.KEYS)

    def on_mount(self) -> None:
        """Asks for the first time; the tasks have the focus."""
        self.renew()
        self.lists.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Chooses the layout that fits; the first one was chosen when the screen was composed."""
        if event.size == self.panels.size:
            return
        self.panels.fit(event.size)
        if self.lists.view is not None:
            self.panels.share_width()
            self.panels.show_head(self.lists.view)
            self.panels.show_all_indicators()
            self.panels.show_marks()
        self.detail.show_soon()

    def renew(self) -> None:
        """Asks the board's query again; cursors and marks stay."""
        view = _prefetched(self) or self.lists.ask_board(self.filtering.filter, self.sections.filter)
        self.lists.view = view
        note_plans(self.app, view.plans)
        self.sections.fill(view)
        self.lists.fill_tasks(view)
        self.panels.show_all_indicators()
        self.panels.share_width_once()
        self.task_list.entitle(f"{say('tasks')}  {self.panels.order_shown('tasks')}".rstrip())
        self.panels.show_head(view)
        self.panels.show_marks()
        self.detail.show_anew()

    def renew_after_change(self) -> None:
        """Asks again; says so where the change takes the item under the cursor out of what is shown."""
        before = next(iter(self.targets_under_cursor()), None)
        super().renew_after_change()
        if before is not None and self.filtering.in_force.terms and before.id not in self.lists.worked_in.ids:
            self.filtering.left = ref_of(self.app, before)
            self.app.warn(
                say("{ref} no longer matches what is shown; {key} says why.", ref=before.ref, key=self.app.key("why"))
            )

    def targets(self) -> Sequence[Item]:
        """The items marked in the list that is worked in, else the one under the cursor."""
        return self.lists.marked or self.lists.under_cursor

    def targets_under_cursor(self) -> Sequence[Item]:
        """The item under the cursor of the active panel; that of the tasks where sections are active."""
        return self.lists.under_cursor

    @on(events.DescendantFocus)
    def _focus(self, event: events.DescendantFocus) -> None:
        if isinstance(event.widget, RecordList):
            self.panels.enter_panel(event.widget.id or "")
            self.panels.show_marks()
            self.detail.show_soon()

    @on(RecordList.Moved)
    def _move(self, event: RecordList.Moved) -> None:
        if event.records is self.sections.records and event.records.has_focus:
            self.renew()
        else:
            self.detail.show_soon()

    @on(RecordList.Opened)
    def _open(self, event: RecordList.Opened) -> None:
        if event.records is self.sections.records:
            self.lists.focus()
        elif not self.lists.fold():
            self.lists.open(self.lists.worked_in)

    @on(Input.Changed, "#filter")
    def _type(self, event: Input.Changed) -> None:
        if not (self.app.pace.is_letter_behind and self.focused is event.input):
            self.filtering.type(event.value)

    @on(Input.Submitted, "#filter")
    def _submit(self, event: Input.Submitted) -> None:
        self.filtering.submit(event.value)

    @on(FilterLine.Completed)
    def _complete(self, event: FilterLine.Completed) -> None:
        self.filtering.offer(event.offered, event.at)

    def action_escape(self) -> None:
        """One step back, and says which: out of the line, then filter, section, groups, order, zoom, marks."""
        was_in_line, lists = self.filtering.leave_line(), self.lists
        if self.filtering.line.value or self.filtering.filter.terms:
            self.filtering.set_filter("")
            self.app.show_message(say("Filter cleared: everything is shown."))
        elif was_in_line:
            return
        elif self.sections.records.cursor:
            self.sections.widen()
            self.renew()
            self.app.show_message(say("All sections again."))
        elif lists.order != WAYS[lists.kind].first or self.has_class("zoomed"):
            self.remove_class("zoomed")
            lists.put_in_order(WAYS[lists.kind].first)
            self.app.show_message(say("No groups, and the order of the start."))
        elif lists.worked_in.marked:
            lists.worked_in.marked = set()
            lists.worked_in.refresh()
            self.panels.show_marks()
            self.app.show_message(say("Marks cleared."))

    def action_by_status(self) -> None:
        """Shows the same tasks in a column for each status."""
        from qualitytui_screens.by_status import StatusBoardScreen  # noqa: PLC0415 - on demand

        self.app.push_screen(StatusBoardScreen(self.filtering.in_force))

    def action_board(self) -> None:
        """Is here already."""

    def action_back(self) -> None:
        """Leaves the program; from a day of the past, comes back to today."""
        from qualitytui_screens.as_of_mode import come_back  # noqa: PLC0415 - only from the past

        if self.app.present:
            come_back(self.app)
        else:
            self.app.exit(0)


def _prefetched(screen: BoardScreen) -> BoardView | None:
    """What was asked while the program was loaded: the whole board or, until all is counted, its first rows."""
    ahead, lists = screen.app.ahead, screen.lists
    if ahead is None or screen.app.book is not ahead.book:
        return None
    is_usual = not screen.filtering.in_force.terms and all(lists.orders[name] == WAYS[name].first for name in WAYS)
    if lists.view is None and is_usual:
        screen.call_after_refresh(ahead.go_on)
        return ahead.take(lambda: screen.app.call_later(_show_counts, screen))
    view = ahead.whole()
    return view if is_usual else None


def _show_counts(screen: BoardScreen) -> None:
    """Shows the counts and all the rows, once they are there."""
    if screen.lists.view is not None and not screen.lists.view.is_counted:
        screen.renew()
