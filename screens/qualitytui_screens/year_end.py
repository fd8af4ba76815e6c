"""What a year leaves: unfinished items of a plan, and the evidence of every department; the plan put on file."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from qualitytui.i18n import say, told
from qualitytui.model.filter import of_plans
from qualitytui.model.summary import PlanSummary
from qualitytui.sanitize import folded, visible
from qualitytui.workbook.queries.plans import all_plans
from qualitytui.workbook.queries.self_assessment import evidence_checklists
from qualitytui.workbook.queries.unfinished import Unfinished, unfinished
from qualitytui_screens.command_screen import CommandScreen, Item, item_at
from qualitytui_screens.header_lines import COLOURS
from qualitytui_screens.item import open_items
from qualitytui_screens.item_actions import ItemActions
from qualitytui_screens.keys import ACTS, SCREEN, YEAR_END, bindings
from qualitytui_screens.mode import note_plans
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.tabbed_lists import Tab, TabbedLists
from qualitytui_screens.widgets.footer import Footer
from qualitytui_screens.widgets.record_list import RecordList
from qualitytui_screens.widgets.title import Title
from qualitytui_screens.year_end_actions import YearEndActions
from qualitytui_screens.year_end_rows import EVIDENCE, LEFT, LeftRow, evidence_detail, rows_by_department

TABS = (Tab(told("unfinished"), "left", LEFT), Tab(told("checklist of evidence"), "evidence", EVIDENCE))
DETAIL_LINES = 5


class YearEndScreen(CommandScreen):
    """Two lists, one at a time; the actions are about the items marked or the one under the cursor."""

    BINDINGS: ClassVar[list[Binding]] = bindings(SCREEN, YEAR_END, ACTS)  # type: ignore[assignment]  # one kind of what may stand here
    KEYS = SCREEN_KEYS["year end"]

    def __init__(self, plan: str = "", at: int = 0) -> None:
        super().__init__()
        self.key = plan
        """The plan whose items are listed; the first that is not on file, where none is named."""
        self.tabs = TabbedLists(self, TABS, at, self._show)
        self.left, self.evidence = self.tabs.lists
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
        """Title, the names of the lists, the lists, the row under the cursor, keys."""
        yield Title()
        yield Static(id="kinds")
        yield from self.tabs.lists
        yield Static(id="detail")
        yield Footer(self.KEYS)

    def on_mount(self) -> None:
        """Asks for the first time."""
        self.renew()
        self.tabs.turn_to(self.tabs.at)

    def renew(self) -> None:
        """Asks the two queries again."""
        plans = self.app.book.ask(all_plans)
        note_plans(self.app, plans)
        plan = self._wanted(plans)
        self.key = plan.key if plan else ""
        left = self.app.book.ask(unfinished, self.key) if plan else ()
        rows, groups = rows_by_department(self.app.book.ask(evidence_checklists, None, of_plans([self.key])))
        self.tabs.fill(0, {nth: LeftRow(nth, self.key, unfinished) for nth, unfinished in enumerate(left, 1)})
        self.tabs.fill(1, rows, groups)
        self.query_one(Title).entitle(self._title(plan, len(left)))
        self._show()

    def _title(self, plan: PlanSummary | None, count: int) -> Content:
        if plan is None:
            return Content(say("The workbook holds no plan yet."))
        state = say("on file since {day}", day=plan.closed_on) if plan.is_archive else say("current")
        head = f"{say('the year')} {plan.year or ''}  {plan.key}  {say('unfinished: {count}', count=count)}"
        return Content.assemble(visible(f"{head}  "), (state, COLOURS["blue" if plan.is_archive else "green"]))

    @on(RecordList.Moved)
    def _show(self) -> None:
        """The names of the lists, and the row under the cursor in words."""
        self.tabs.show_names()
        row, cells = self.tabs.records.current, max(self.app.size.width - 4, 20)
        lines = self._nothing() if row is None else row.detail() if not self.tabs.at else evidence_detail(row)
        text = "\n".join(part for line in lines for part in folded(visible(line), cells, DETAIL_LINES - 1))
        self.query_one("#detail", Static).update(Content(text), layout=False)

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
