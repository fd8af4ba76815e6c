"""The first screen: sections, tasks and indicators under one filter."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from qualitytui.errors import Refused
from qualitytui.model.board import Board as BoardView
from qualitytui.model.filter import Filter, Term, parse_filter
from qualitytui.model.indicator import Indicator
from qualitytui.model.overview import SectionLoad
from qualitytui.model.task import Task
from qualitytui.words import say
from qualitytui.workbook.queries.board import board, indicators_by_id, tasks_by_id
from qualitytui.workbook.queries.items import task_page
from qualitytui_screens import lists
from qualitytui_screens.asking import Item
from qualitytui_screens.desk import Desk
from qualitytui_screens.detail import indicator_detail, nothing_detail, task_detail
from qualitytui_screens.export import export_shown
from qualitytui_screens.filter_menu import ask_filter
from qualitytui_screens.head import lights_line, tabs_line, title_line
from qualitytui_screens.item import ItemScreen
from qualitytui_screens.keys import ACTS, BOARD, EVERYWHERE, SCREEN, bindings
from qualitytui_screens.pick import Pick, choices
from qualitytui_screens.sorts import SORTS, URGENT
from qualitytui_screens.widgets.filter_line import FilterLine
from qualitytui_screens.widgets.foot import Foot
from qualitytui_screens.widgets.record_list import RecordList

PANELS = ("sections", "tasks", "indicators")
EVERYTHING = 0


class BoardScreen(Desk):
    """What needs me today, and everything behind it."""

    BINDINGS: ClassVar[list[Binding]] = bindings(SCREEN, ACTS, BOARD)  # type: ignore[assignment]  # one kind of what may stand here
    KEYS = (*BOARD, *ACTS, *EVERYWHERE)

    def __init__(self) -> None:
        super().__init__()
        self.filter = Filter()
        self.sort: Sequence[str] = URGENT
        self.view: BoardView | None = None
        self.sections = RecordList[SectionLoad](lists.SECTIONS, self._read_sections, id="sections")
        self.task_list = RecordList[Task](lists.TASKS, self._read_tasks, id="tasks")
        self.indicator_list = RecordList[Indicator](lists.INDICATORS, self._read_indicators, id="indicators")
        self.task_list.add_class("active")

    def _read_tasks(self, ids: Sequence[int]) -> Sequence[Task]:
        return self.app.book.ask(tasks_by_id, ids)

    def _read_indicators(self, ids: Sequence[int]) -> Sequence[Indicator]:
        return self.app.book.ask(indicators_by_id, ids)

    def _read_sections(self, ids: Sequence[int]) -> Sequence[SectionLoad]:
        if self.view is None:
            return ()
        held = {section.id: section for section in self.view.sections}
        total = sum(self.view.by_light.values())
        done = self.view.by_light["blue"]
        held[EVERYTHING] = SectionLoad(EVERYTHING, "", "", "", say("all"), total, done, self.view.by_light)
        return [held[one] for one in ids if one in held]

    def compose(self) -> ComposeResult:
        """Title, lights, filter, three panels, the item under the cursor, keys."""
        yield Static(id="title")
        yield Static(id="lights")
        with Horizontal(id="filter-line"):
            yield Static(Content(say("filter>")), id="prompt")
            yield FilterLine(id="filter")
            yield Static(id="counts")
        yield Static(id="tabs")
        with Horizontal(id="panels"):
            yield self.sections
            yield self.task_list
            yield self.indicator_list
        yield Static(id="detail")
        yield Foot(self.KEYS)
        yield Static(Content(say("window too small")), id="too-small")

    def on_mount(self) -> None:
        """Asks for the first time; the tasks have the focus."""
        super().on_mount()
        for panel, name in zip(PANELS, (say("sections"), say("tasks"), say("indicators")), strict=True):
            self.query_one(f"#{panel}", RecordList).border_title = Content(name)
        self.renew()
        self.set_focus(self.task_list)

    def on_resize(self, event: events.Resize) -> None:
        """Chooses the layout that fits."""
        width, height = event.size
        self.set_class(width < 100 or height < 28, "narrow")
        self.set_class(height < 16, "low")
        self.set_class(width < 20 or height < 5, "too-small")
        self.call_after_refresh(self._detail)

    def renew(self) -> None:
        """Asks the board's query again; cursors and marks stay."""
        self.view = view = self.app.book.ask(board, self.filter, self._section(), task_sort=self.sort)
        self.app.has_several_plans = len(view.plans) > 1
        self.sections.fill([EVERYTHING, *(section.id for section in view.sections if section.total)])
        self.task_list.fill(view.task_ids)
        self.indicator_list.fill(view.indicator_ids)
        self._show("title", title_line(view, self.app.book.path.name, is_demo=self.app.is_demo))
        self._show("lights", lights_line(view, self.size.width))
        self._count()
        self._detail()

    def _section(self) -> Filter:
        """The filter of the heading under the cursor."""
        current = self.sections.current
        if current is None or current.id == EVERYTHING:
            return Filter()
        return Filter((Term("plan", (current.plan,)), Term("in", (current.ref,))))

    def _count(self) -> None:
        view, marked = self.view, len(self.task_list.marked)
        if view is None:
            return
        shown = f"{len(view.task_ids)}/{view.task_total}  {len(view.indicator_ids)}/{view.indicator_total}"
        mark = f"  {say('marked {count}', count=marked)}" if marked else ""
        self._show("counts", Content(shown + mark))
        counts = (len(self.sections.ids) - 1, len(view.task_ids), len(view.indicator_ids))
        self._show("tabs", tabs_line(dict(zip(PANELS, counts, strict=True)), self.panel))

    @property
    def panel(self) -> str:
        """The name of the panel that has, or last had, the focus."""
        for name in PANELS:
            if self.query_one(f"#{name}").has_class("active"):
                return name
        return "tasks"

    @on(events.DescendantFocus)
    def _focus(self, event: events.DescendantFocus) -> None:
        if isinstance(event.widget, RecordList):
            for name in PANELS:
                self.query_one(f"#{name}").set_class(event.widget.id == name, "active")
            self._count()
            self._detail()

    @on(RecordList.Moved)
    def _move(self, event: RecordList.Moved) -> None:
        if event.records is self.sections and self.sections.has_focus:
            self.renew()
        else:
            self._detail()

    def _detail(self) -> None:
        """Shows the item under the cursor, or what to do where there is none."""
        items = self.targets_under_cursor()
        cells = max(self.query_one("#detail").content_size.width, 10)
        if not items:
            shown = nothing_detail(self.view, self.filter)
        elif isinstance(items[0], Task):
            shown = task_detail(self.app.book.ask(task_page, items[0].id), cells)
        else:
            shown = indicator_detail(items[0], cells)
        self._show("detail", shown)

    def _show(self, where: str, what: Content) -> None:
        self.query_one(f"#{where}", Static).update(what, layout=False)

    def targets_under_cursor(self) -> list[Item]:
        """The item under the cursor of the active panel; that of the tasks where sections are active."""
        current: Item | None = self.indicator_list.current if self.panel == "indicators" else self.task_list.current
        return [current] if current is not None else []

    def targets(self) -> Sequence[Item]:
        """The tasks marked, else the item under the cursor."""
        if self.panel != "indicators" and self.task_list.marked:
            return self._read_tasks(sorted(self.task_list.marked))
        return self.targets_under_cursor()

    @on(RecordList.Opened)
    def _open(self, event: RecordList.Opened) -> None:
        if event.records is self.sections:
            self.set_focus(self.task_list)
            return
        is_task = event.records is self.task_list
        self.app.push_screen(
            ItemScreen("task" if is_task else "indicator", event.records.ids.tolist(), event.records.cursor)
        )

    @on(Input.Changed, "#filter")
    def _type(self, event: Input.Changed) -> None:
        """Narrows while typing; what cannot be understood yet is said and changes nothing."""
        try:
            self._apply(parse_filter(event.value))
        except Refused as refusal:
            self.app.say_so(f"{refusal.sentence} {refusal.hint}")

    def _apply(self, wanted: Filter) -> None:
        before, self.filter = self.filter, wanted
        try:
            self.renew()
        except Refused:
            self.filter = before
            raise

    @on(Input.Submitted, "#filter")
    def _typed(self) -> None:
        self.query_one(FilterLine).remember()
        self.set_focus(self.task_list)

    def set_filter(self, text: str) -> None:
        """Puts a filter into the line, from where it takes effect."""
        self.query_one(FilterLine).put(text)

    def action_filter(self) -> None:
        """Goes to the filter line."""
        self.set_focus(self.query_one(FilterLine))

    def action_filter_menu(self) -> None:
        """Offers departments, statuses, deadlines, lights."""
        ask_filter(self.app, self.filter, self.set_filter)

    def action_escape(self) -> None:
        """One step back: out of the line, then the filter, then the section, then the marks."""
        line = self.query_one(FilterLine)
        if line.value or self.filter.terms:
            self.set_filter("")
        elif self.sections.cursor:
            self.sections.cursor = 0
            self.renew()
        elif self.task_list.marked:
            self.task_list.marked.clear()
            self.task_list.refresh()
            self._count()
        if line.has_focus:
            self.set_focus(self.task_list)

    def action_panel(self, by: int) -> None:
        """Goes to the next panel, or the one before."""
        if self.query_one(FilterLine).has_focus:
            self.set_focus(self.task_list)
            return
        self.set_focus(self.query_one(f"#{PANELS[(PANELS.index(self.panel) + by) % len(PANELS)]}"))

    def action_mark(self) -> None:
        """Marks the task under the cursor."""
        if self.panel == "tasks":
            self.task_list.toggle_mark()
            self._count()

    def action_mark_all(self) -> None:
        """Marks every task shown; where all are marked, none."""
        shown = set(self.task_list.ids)
        self.task_list.marked = set() if shown <= self.task_list.marked else self.task_list.marked | shown
        self.task_list.refresh()
        self._count()

    def action_sort(self) -> None:
        """Offers the orders."""

        def chosen(sort: Sequence[str] | None) -> None:
            if sort is not None:
                self.sort = sort
                self.renew()

        self.app.push_screen(Pick(say("sort"), choices((say(name), sort) for name, sort in SORTS)), chosen)

    def action_export(self) -> None:
        """Writes exactly what is shown into a CSV file."""
        if self.panel == "indicators":
            export_shown(self.app, indicators=self._read_indicators(self.indicator_list.ids.tolist()))
        else:
            export_shown(self.app, tasks=self._read_tasks(self.task_list.ids.tolist()))

    def action_zoom(self) -> None:
        """Gives the panel the whole width, or back."""
        self.toggle_class("zoomed")

    def action_view(self, digit: int) -> None:
        """Shows the saved view of that digit."""
        for saved in self.view.views if self.view else ():
            if saved.digit == digit:
                self.sections.cursor = 0
                self.set_filter(saved.filter)
                self.renew()
                return
        self.app.warn(say("There is no view {digit}.", digit=digit))

    def action_board(self) -> None:
        """Is here already."""

    def action_back(self) -> None:
        """Leaves the program."""
        self.app.exit(0)
