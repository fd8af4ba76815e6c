"""What a year leaves: unfinished items of a plan, and the evidence of every department; the plan put on file."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from qualitytui.i18n import say, told
from qualitytui.model.filter import of_plans
from qualitytui.model.indicator import Indicator
from qualitytui.model.self_assessment import ItemEvidence
from qualitytui.model.summary import PlanSummary
from qualitytui.model.task import Task
from qualitytui.sanitize import folded, visible
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.items import list_indicators, list_tasks, task_page
from qualitytui.workbook.queries.plans import all_plans
from qualitytui.workbook.queries.self_assessment import evidence_checklists
from qualitytui.workbook.queries.unfinished import Unfinished, unfinished
from qualitytui_screens.command_screen import CommandScreen, Item, item_at
from qualitytui_screens.detail import task_detail
from qualitytui_screens.header_lines import COLOURS
from qualitytui_screens.item import open_items
from qualitytui_screens.item_actions import ItemActions
from qualitytui_screens.keys import ACTS, SCREEN, YEAR_END, bindings
from qualitytui_screens.long_work import ask_beside
from qualitytui_screens.mode import note_plans
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.tabbed_lists import Tab, TabbedLists
from qualitytui_screens.widgets.drawn import is_for_reader, mode_of
from qualitytui_screens.widgets.footer import Footer
from qualitytui_screens.widgets.record_list import RecordList
from qualitytui_screens.widgets.title import Title
from qualitytui_screens.year_end_actions import YearEndActions
from qualitytui_screens.year_end_head import Look, YearFigures, figures_of, head_of
from qualitytui_screens.year_end_rows import (
    EVIDENCE,
    LEFT,
    EvidenceRow,
    LeftRow,
    evidence_detail,
    left_by_kind,
    rows_by_department,
)

TABS = (Tab(told("unfinished"), "left", LEFT), Tab(told("checklist of evidence"), "evidence", EVIDENCE))
DETAIL_LINES = 5
TALL = 30
"""The lines of a window from which on the pane below and the next steps have all their lines."""
LOW = 20
"""The lines of a window below which the figures have no room."""


class _OfYear(NamedTuple):
    """What a plan's year leaves, its tasks, their evidence by department, its indicators."""

    left: Sequence[Unfinished]
    tasks: Sequence[Task]
    checklists: Mapping[str, Sequence[ItemEvidence]]
    indicators: Sequence[Indicator]


def _of_year(key: str, book: Workbook) -> _OfYear:
    """All of that of one plan; of no plan, what holds of all."""
    return _OfYear(
        book.ask(unfinished, key) if key else (),
        book.ask(list_tasks, of_plans([key])).tasks,
        book.ask(evidence_checklists, None, of_plans([key])),
        book.ask(list_indicators, of_plans([key])).indicators,
    )


class YearEndScreen(CommandScreen):
    """What the year came to, above two lists, one at a time; actions are about what is marked or under the cursor."""

    BINDINGS: ClassVar[list[Binding]] = bindings(SCREEN, YEAR_END, ACTS)  # type: ignore[assignment]  # one kind of what may stand here
    KEYS = SCREEN_KEYS["year end"]

    def __init__(self, plan: str = "", at: int = 0) -> None:
        super().__init__()
        self.key = plan
        """The plan whose items are listed; the first that is not on file, where none is named."""
        self.tabs = TabbedLists(self, TABS, at, self._show)
        self.left, self.evidence = self.tabs.lists
        self.figures: YearFigures | None = None
        self.owners_of_actions = (self.tabs, YearEndActions(self, self), ItemActions(self))

    def again(self) -> "YearEndScreen":
        """The same list of the same plan."""
        return YearEndScreen(self.key, self.tabs.at)

    def marked_left(self) -> list[Unfinished]:
        """What is left and marked."""
        return [row.left for row in self.tabs.rows[0].values() if row.id in self.left.marked]

    def department(self) -> str | None:
        """The department on whose checklist the cursor is."""
        row = self.evidence.current if self.tabs.at else None
        return None if row is None else row.department

    def turn_to_plan(self, key: str) -> None:
        """Lists another plan's items."""
        self.key = key
        self.left.marked = set()
        self.renew()

    def _wanted(self, plans: Sequence[PlanSummary]) -> PlanSummary | None:
        """The plan whose items are listed; None where the workbook has none."""
        wanted = [plan for plan in plans if plan.key == self.key] or [plan for plan in plans if not plan.is_archive]
        return next(iter(wanted or plans), None)

    def targets(self) -> Sequence[Item]:
        """The items marked, or the one under the cursor."""
        records = self.tabs.records
        keys = [item for item in records.items if item in records.marked] or [records.cursor_id or 0]
        refs = dict.fromkeys(row.address for row in self.tabs.read(self.tabs.at, keys) if row.ref)
        return [item for item in (item_at(self.app, ref) for ref in refs) if item is not None]

    def targets_under_cursor(self) -> Sequence[Item]:
        """The item under the cursor."""
        row = self.tabs.records.current
        item = item_at(self.app, row.address) if row is not None and row.ref else None
        return [] if item is None else [item]

    def compose(self) -> ComposeResult:
        """Title, the figures, the names of the lists, the lists, the row under the cursor, keys."""
        yield Title()
        yield Static(id="year")
        yield Static(id="kinds")
        yield from self.tabs.lists
        yield Static(id="detail")
        yield Footer(self.KEYS)

    def on_mount(self) -> None:
        """Asks for the first time."""
        self.renew()
        self.tabs.turn_to(self.tabs.at)

    def on_resize(self, event: events.Resize) -> None:
        """Gives the figures and the row under the cursor the lines there are."""
        self.query_one("#year").display = event.size.height >= LOW
        self.query_one("#detail").styles.height = DETAIL_LINES + 2 if event.size.height >= TALL else DETAIL_LINES
        self._show_figures()
        self._show()

    def renew(self) -> None:
        """Asks the queries again."""
        plans = self.app.book.ask(all_plans)
        note_plans(self.app, plans)
        plan = self._wanted(plans)
        self.key = plan.key if plan else ""

        def show(of_year: _OfYear) -> None:
            lights = {task.ref: task.light for task in of_year.tasks}
            lights |= {one.ref: one.light for one in of_year.indicators}
            self.tabs.fill(0, *left_by_kind(of_year.left, self.key, lights))
            self.tabs.fill(1, *rows_by_department(of_year.checklists))
            self.query_one(Title).entitle(self._title(plan, len(of_year.left)))
            self.figures = figures_of(self.app, plan, *of_year[:3]) if plan else None
            self._show_figures()
            self._show()

        ask_beside(self, partial(_of_year, self.key), show)

    def _show_figures(self) -> None:
        """The figures at the width there is."""
        size, head = self.app.size, self.query_one("#year", Static)
        look = Look(size.width - 2, mode_of(self.app), not is_for_reader(self.app), size.height >= TALL)
        head.update(head_of(self.figures, look, self.app.key) if self.figures else Content(""))

    def _title(self, plan: PlanSummary | None, count: int) -> Content:
        if plan is None:
            return Content(say("The workbook holds no plan yet."))
        state = say("on file since {day}", day=plan.closed_on) if plan.is_archive else say("current")
        after = f"  {say('unfinished: {count}', count=count)}"
        after += f"  {plan.key}" if self.app.has_several_plans else f"  {say('the year')} {plan.year or ''}"
        colour = COLOURS["blue" if plan.is_archive else "green"]
        return Content.assemble(visible(f"{plan.title}  "), (state, colour), visible(after))

    @on(RecordList.Moved)
    def _show(self) -> None:
        """The names of the lists, and the row under the cursor in words."""
        self.tabs.show_names()
        row, cells = self.tabs.records.current, max(self.app.size.width - 4, 20)
        self.query_one("#detail", Static).update(self._detail(row, cells), layout=False)

    def _detail(self, row: LeftRow | EvidenceRow | None, cells: int) -> Content:
        rows = DETAIL_LINES if self.app.size.height >= TALL else DETAIL_LINES - 2
        item = item_at(self.app, row.address) if isinstance(row, LeftRow) and row.ref else None
        if isinstance(item, Task) and isinstance(row, LeftRow) and row.left.kind in {"task", "evidence"}:
            return task_detail(self.app.book.ask(task_page, item.id), cells, rows)
        if row is None:
            lines = self._nothing()
        else:
            lines = evidence_detail(row) if isinstance(row, EvidenceRow) else row.detail()
        return Content("\n".join([part for line in lines for part in folded(visible(line), cells, rows)][:rows]))

    def _nothing(self) -> list[str]:
        group = self.tabs.records.group
        if group is not None:
            return [f"{group.title}  {group.note}"]
        return [say("Nothing is left; {key} puts the plan on file.", key=self.app.key("close_plan"))]

    @on(RecordList.Opened)
    def _open(self) -> None:
        row = self.tabs.records.current
        if row is not None and row.ref:
            open_items(self.app, [row.address])
        else:
            self.app.show_message(say("No item is under the cursor."))

    def action_mark(self) -> None:
        """Marks the row under the cursor or takes its mark away."""
        self.tabs.records.toggle_mark()

    def action_mark_all(self) -> None:
        """Marks every row, or none where all are."""
        records, every = self.tabs.records, set(self.tabs.records.items)
        records.marked = set() if records.marked == every else every
        records.refresh()
