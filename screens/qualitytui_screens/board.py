"""The first screen: sections, tasks and indicators under one filter."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from qualitytui.i18n import say
from qualitytui.model.board import Board as BoardView
from qualitytui.model.board import SavedView
from qualitytui.model.dates import iso_week
from qualitytui.model.filter import Filter, Term
from qualitytui.model.task import Task
from qualitytui.paths import is_snapshot, snapshots_folder
from qualitytui.workbook.queries.filter_help import nearest
from qualitytui.workbook.queries.items import task_page
from qualitytui_screens.board_panels import EVERYTHING, PANELS, BoardPanels
from qualitytui_screens.command_screen import Item
from qualitytui_screens.detail import indicator_detail, nothing_detail, task_detail
from qualitytui_screens.header_lines import lights_line, title_line
from qualitytui_screens.keys import ACTS, BOARD, EVERYWHERE, LIST, SCREEN, bindings
from qualitytui_screens.orderings import WAYS
from qualitytui_screens.textual_compat.slow_line import PAUSE
from qualitytui_screens.widgets.filter_line import FilterLine
from qualitytui_screens.widgets.footer import Footer
from qualitytui_screens.widgets.record_list import RecordList
from qualitytui_screens.widgets.title import Title


class BoardScreen(BoardPanels):
    """What needs me today, and everything behind it."""

    BINDINGS: ClassVar[list[Binding]] = bindings(SCREEN, ACTS, BOARD)  # type: ignore[assignment]  # one kind of what may stand here
    KEYS = (*BOARD, *ACTS, *LIST, *EVERYWHERE)
    AUTO_FOCUS = "#tasks"

    def __init__(self) -> None:
        super().__init__()
        self._is_detail_due = False
        self._shown: tuple[object, ...] | None = None
        """What the detail is of, so that it is not asked for twice."""
        self._rest: Timer | None = None

    def again(self) -> "BoardScreen":
        """A board that stands as this one does."""
        new = BoardScreen()
        new.filter, new.orders = self.filter, self.orders
        new.task_list.marked, new.indicator_list.marked = self.task_list.marked, self.indicator_list.marked
        return new

    def compose(self) -> ComposeResult:
        """Title, lights, filter, three panels, the item under the cursor, keys."""
        self.fit(self.app.size)
        yield Title()
        with Horizontal(id="lights-line"):
            yield Static(id="lights")
            yield Static(id="pulse")
        yield Static(id="red-line")
        with Horizontal(id="filter-line"):
            yield Static(Content(say("filter>")), id="prompt")
            yield FilterLine(self.filter.text, id="filter")
            yield Static(id="counts")
        with Horizontal(id="tabs-line"):
            yield Static(id="tabs")
            yield Static(id="pulse-below")
        with Horizontal(id="panels"):
            yield self.sections
            with Vertical(id="work"):
                yield self.task_list
                yield self.indicator_list
        yield Static(id="detail")
        yield Footer(self.KEYS)

    def on_mount(self) -> None:
        """Asks for the first time; the tasks have the focus."""
        self.renew()
        self.to_list()

    def to_list(self) -> None:
        """Gives the focus to the tasks; to the indicators where only such are shown."""
        self.set_focus(self.task_list if self.task_list.ids or not self.indicator_list.ids else self.indicator_list)

    def on_resize(self, event: events.Resize) -> None:
        """Chooses the layout that fits."""
        self.fit(event.size)
        if self.view is not None:
            self.share_width()
            self.query_one(Title).entitle(title_line(self.view, self.app.book.shown_path, self.size.width))
            self.show_all_indicators()
            self.call_after_refresh(self.show_marks)
        self._detail()

    def renew(self) -> None:
        """Asks the board's query again; cursors and marks stay."""
        self.view = view = self._prefetched() or self.ask_board(self._section())
        self.app.is_archive = bool(view.plans) and all(plan.is_archive for plan in view.plans)
        self.app.has_several_plans = len(view.plans) > 1 or any(plan.is_archive for plan in view.plans)
        self._shown = None
        self.sections.fill([EVERYTHING, *(section.id for section in view.sections if section.total)])
        self.fill_task_list(view)
        self.show_all_indicators()
        self.share_width_once()
        self.sections.entitle(say("sections"))
        self.task_list.entitle(f"{say('tasks')}  {self.order_shown('tasks')}".rstrip())
        self.query_one(Title).entitle(title_line(view, self.app.book.shown_path, self.size.width))
        self.show("lights", lights_line(view, is_week_kept=self._is_week_kept(view)))
        self.show_marks()
        self._detail()

    def _prefetched(self) -> BoardView | None:
        """What was asked while the program was loaded: the whole board or, until all is counted, its first rows."""
        ahead = self.app.ahead
        if ahead is None or self.app.book is not ahead.book:
            return None
        if self.view is None and not self.filter.terms:
            return ahead.take(lambda: self.app.call_later(self._count))
        view = ahead.whole()
        return view if not self.in_force().terms else None

    def _count(self) -> None:
        """Shows the counts and all the rows, once they are there."""
        if self.view is not None and not self.view.is_counted:
            self.renew()

    def _is_week_kept(self, view: BoardView) -> bool:
        """Whether the snapshot of this week is made; looked for on its last working day only."""
        if view.last_working_day != view.today:
            return False
        return is_snapshot(snapshots_folder(self.app.path) / iso_week(date.fromisoformat(view.today)))

    def _renew(self) -> None:
        """Asks again after a change; says so where it takes the item under the cursor out of what is shown."""
        before = next(iter(self.targets_under_cursor()), None)
        super()._renew()
        records = self.indicator_list if self.is_at_indicators else self.task_list
        if before is not None and self.in_force().terms and before.id not in records.ids:
            self.left = self.ref(before)
            self.app.warn(
                say("{ref} no longer matches what is shown; {key} says why.", ref=before.ref, key=self.app.key("why"))
            )

    def _section(self) -> Filter:
        """The filter of the heading under the cursor."""
        current = self.sections.current
        if current is None or current.id == EVERYTHING:
            return Filter()
        return Filter((Term("plan", (current.plan,)), Term("in", (current.ref,))))

    def in_force(self) -> Filter:
        """The filter and the heading."""
        return Filter(self.filter.terms + self._section().terms)

    def views(self) -> Sequence[SavedView]:
        """The saved views."""
        return self.view.views if self.view else ()

    def widen(self) -> None:
        """Goes back to all headings."""
        self.sections.put_cursor(0)

    @on(events.DescendantFocus)
    def _focus(self, event: events.DescendantFocus) -> None:
        if isinstance(event.widget, RecordList):
            self.enter_panel(event.widget.id or "")
            self.show_marks()
            self._detail()

    @on(RecordList.Moved)
    def _move(self, event: RecordList.Moved) -> None:
        if event.records is self.sections and self.sections.has_focus:
            self.renew()
        else:
            self._detail()

    def _detail(self) -> None:
        """Shows the item under the cursor, when all is painted where it has no room yet; once, however often asked.

        On a slow line it waits until no key has come for a moment.
        """
        if self.app.line.is_slow:
            if self._rest is not None:
                self._rest.stop()
            self._rest = self.set_timer(PAUSE, self._show_detail)
        elif not self._is_detail_due:
            self._is_detail_due = True
            soon = self.call_later if self.query_one("#detail").size else self.call_after_refresh
            soon(self._show_detail)

    def _show_detail(self) -> None:
        """Shows the item under the cursor, or what to do where there is none."""
        self._is_detail_due = False
        item = next(iter(self.targets_under_cursor()), None)
        room = self.query_one("#detail").content_size
        cells, rows = max(room.width or self.size.width, 10), max(room.height, 1)
        basis = (item, self.panel, self.layout_kind, cells, rows)
        if item is not None and basis == self._shown:
            return
        self._shown = basis
        self.set_class(item is None and self.worked_in.group is None, "nothing")
        if isinstance(item, Task):
            page = self.app.book.ask(task_page, item.id)
            self.show_indicators_of(page)
            shown = task_detail(page, cells, rows)
        elif item is not None:
            shown = indicator_detail(item, cells, rows)
        elif self.worked_in.group is not None:
            shown = Content(say("Enter folds and unfolds the group, {key} marks all of it.", key=self.app.key("mark")))
        else:
            shown = nothing_detail(
                self.view,
                self.in_force(),
                self.app.book.ask(nearest, self.in_force()),
                f"{self.app.key('plan')} {self.app.key('take_in')}",
                cells,
            )
        self.show("detail", shown)

    def targets_under_cursor(self) -> list[Item]:
        """The item under the cursor of the active panel; that of the tasks where sections are active."""
        current: Item | None = self.indicator_list.current if self.is_at_indicators else self.task_list.current
        return [current] if current is not None else []

    def targets(self) -> Sequence[Item]:
        """The items marked in the list that is worked in, else the one under the cursor."""
        marked = sorted(self.worked_in.marked)
        if marked:
            return self.read_indicators(marked) if self.is_at_indicators else self.read_tasks(marked)
        return self.targets_under_cursor()

    @on(RecordList.Opened)
    def _open(self, event: RecordList.Opened) -> None:
        if event.records is self.sections:
            self.to_list()
        elif not self.fold():
            self._go("indicator" if self.is_at_indicators else "task", self.worked_in)

    def _go(self, kind: Literal["task", "indicator"], records: RecordList[Any]) -> None:
        from qualitytui_screens.item import ItemScreen  # noqa: PLC0415 - on demand

        items = records.items
        self.app.push_screen(ItemScreen(kind, items, items.index(records.ids[records.cursor])))

    def action_escape(self) -> None:
        """One step back, and says which: out of the line, then filter, section, groups, order, zoom, marks."""
        was_in_line = self.leave_line()
        if self.query_one(FilterLine).value or self.filter.terms:
            self.set_filter("")
            self.app.show_message(say("Filter taken away: everything is shown."))
        elif was_in_line:
            return
        elif self.sections.cursor:
            self.widen()
            self.renew()
            self.app.show_message(say("All sections again."))
        elif self.order != WAYS[self.kind].first or self.has_class("zoomed"):
            self.remove_class("zoomed")
            self.put_in_order(WAYS[self.kind].first)
            self.app.show_message(say("No groups, and the order of the start."))
        elif self.worked_in.marked:
            self.worked_in.marked = set()
            self.worked_in.refresh()
            self.show_marks()
            self.app.show_message(say("Marks taken away."))

    def action_panel(self, by: int) -> None:
        """Goes to the next panel, or the one before."""
        if not self.leave_line():
            self.set_focus(self.query_one(f"#{PANELS[(PANELS.index(self.panel) + by) % len(PANELS)]}"))

    def action_by_status(self) -> None:
        """Shows the same tasks in a column for each status."""
        from qualitytui_screens.by_status import StatusBoardScreen  # noqa: PLC0415 - on demand

        self.app.push_screen(StatusBoardScreen(self.in_force()))

    def action_board(self) -> None:
        """Is here already."""

    def action_back(self) -> None:
        """Leaves the program; from a day of the past, comes back to today."""
        from qualitytui_screens.as_of_mode import come_back  # noqa: PLC0415 - only from the past

        if self.app.present:
            come_back(self.app)
        else:
            self.app.exit(0)
