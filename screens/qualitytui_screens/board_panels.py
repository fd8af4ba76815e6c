"""The panels of the board: how they share the window, what is drawn above them, which indicators are shown."""

from datetime import date
from typing import Final

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from qualitytui.i18n import say
from qualitytui.model.board import Board as BoardView
from qualitytui.model.dates import iso_week
from qualitytui.model.item_page import TaskPage
from qualitytui.model.task import Task
from qualitytui.paths import is_snapshot, snapshots_folder
from qualitytui.sanitize import cut, visible, width
from qualitytui_screens.board_layout import LOW, Layout, Needs, counts_width, layout_of, panel_widths
from qualitytui_screens.board_sections import Sections
from qualitytui_screens.book_screen import BookScreen
from qualitytui_screens.filter_controller import LiveFilter
from qualitytui_screens.header_lines import LEAST_PULSE, lights_line, pulse_line, red_line, tabs_line
from qualitytui_screens.item_lists import ItemLists
from qualitytui_screens.orderings import BY_REF, WAYS, order_said
from qualitytui_screens.services import AppServices
from qualitytui_screens.title_text import title_text
from qualitytui_screens.widgets.drawn import is_for_reader, mode_of
from qualitytui_screens.widgets.title import Title, put_text

PANELS: Final = ("sections", "tasks", "indicators")


class BoardPanels:
    """Sections, tasks and indicators: beside each other, tasks above indicators, or one at a time."""

    def __init__(self, screen: BookScreen, lists: ItemLists, sections: Sections, filtering: LiveFilter) -> None:
        self._screen = screen
        self._lists = lists
        self._sections = sections
        self._filtering = filtering
        self.layout_kind: Layout = "narrow"
        self.size = Size(0, 0)
        self._is_shared = False
        """Whether the width is shared by what the panels need."""
        for records in (sections.records, lists.tasks, lists.indicators):
            records.add_class("titled", update=False)
        lists.tasks.add_class("active", update=False)
        screen.add_class("at-tasks", update=False)

    def fit(self, size: Size) -> None:
        """Chooses the layout for a window."""
        self.size = size
        self.layout_kind = "narrow" if is_for_reader(self._screen.app) else layout_of(size.width, size.height)
        is_styled = bool(self._screen.children)
        for name in ("narrow", "stacked", "broad"):
            self._screen.set_class(self.layout_kind == name, name, update=is_styled)

    def share_width(self) -> None:
        """Gives each panel the width that its words need, as far as there is room."""
        sections, tasks, indicators = self._sections.records, self._lists.tasks, self._lists.indicators
        if self.layout_kind == "narrow":
            sections.styles.width = indicators.styles.width = "1fr"
            return
        needs = Needs(sections.need(), tasks.need(), indicators.need() if self.layout_kind == "broad" else 0)
        widths = panel_widths(self.size.width, self.layout_kind, needs)
        sections.styles.width = widths.sections
        indicators.styles.width = widths.indicators if self.layout_kind == "broad" else "1fr"

    def share_width_once(self) -> None:
        """Shares the width by all that is shown first; what a filter leaves does not move the panels."""
        if not self._is_shared:
            self._is_shared = self._lists.view is not None and self._lists.view.is_counted
            self.share_width()

    def show(self, where: str, what: Content) -> None:
        """Shows something else in a line or pane; none of them is as wide or high as what it shows."""
        put_text(self._screen.query_one(f"#{where}", Static), what)

    def show_head(self, view: BoardView) -> None:
        """Shows the plan, the day and the file in the first line, the lights in the second."""
        app, cells = self._screen.app, self.size.width
        self._screen.query_one(Title).entitle(Content(title_text(view, app.path, app.book.shown_path, cells)))
        room = cells - (0 if self.layout_kind == "narrow" else LEAST_PULSE)
        lights = lights_line(view, room, is_week_kept=_has_snapshot(app, view))
        self.show("lights", lights if self.layout_kind == "narrow" else self._with_pulse(lights, view))

    def _with_pulse(self, line: Content, view: BoardView) -> Content:
        """A line with the bar of lights at its end, where that has room."""
        app = self._screen.app
        if is_for_reader(app):
            return line
        room = self.size.width - line.cell_length
        pulse = pulse_line(view, app.overdue_weeks, app.config.pace, room - 2, mode_of(app))
        return line + Content(" " * (room - pulse.cell_length)) + pulse if pulse.cell_length else line

    def show_weeks(self) -> None:
        """Shows how much was overdue week by week, once that is counted."""
        if self._lists.view is not None:
            self.show_head(self._lists.view)
            self.show_marks()

    @property
    def previewed(self) -> Task | None:
        """The task whose indicators alone are shown: the one under the cursor, unless indicators are worked in."""
        view = self._lists.view
        if self.layout_kind != "stacked" or self.panel == "indicators" or view is None or not view.is_counted:
            return None
        return self._lists.tasks.current

    def show_all_indicators(self) -> None:
        """Shows every indicator that matches, unless only those of the task under the cursor are shown."""
        if self._lists.view is not None and self._lists.view.is_counted and self.previewed is None:
            self._lists.fill_indicators(self._lists.view)
            self._lists.indicators.entitle(f"{say('indicators')}  {self.order_shown('indicators')}".rstrip())

    def show_indicators_of(self, page: TaskPage) -> None:
        """Shows the indicators of the task under the cursor, each linked pair once."""
        task, view = self.previewed, self._lists.view
        if task is None or view is None or task.id != page.task.id:
            return
        known = {one.ref for one in page.indicators}
        ids = [one.id for one in page.indicators if one.same_as not in known]
        self._lists.indicators.empty = say(
            "This task has no indicator. {key} shows those of every task.", key=self._screen.app.key("panel(1)")
        )
        self._lists.indicators.fill(ids, order=BY_REF)
        said = say(
            "indicators {count}/{every}  ({key} all)  task {ref}",
            ref=task.ref,
            count=len(ids),
            key=self._screen.app.key("panel(1)"),
            every=len(view.indicator_ids),
        )
        self._lists.indicators.entitle(said)

    def enter_panel(self, entered: str) -> None:
        """Marks the panel that has the focus; in the indicators all are shown, the cursor on the first of before."""
        first = next(iter(self._lists.indicators.ids), None)
        for name in PANELS:
            self._screen.query_one(f"#{name}").set_class(entered == name, "active")
            self._screen.set_class(entered == name, f"at-{name}")
        if self.layout_kind == "stacked" and self.is_at_indicators:
            self.show_all_indicators()
            if first is not None and first in self._lists.indicators.ids:
                self._lists.indicators.put_cursor(self._lists.indicators.ids.index(first))

    def order_shown(self, kind: str) -> str:
        """How a list stands, in words; "" where it stands as it begins."""
        return order_said(WAYS[kind], self._lists.orders[kind])

    def show_marks(self) -> None:
        """Shows the active view, how many are shown of how many, and how many are marked."""
        view, marked = self._lists.view, len(self._lists.worked_in.marked)
        if view is None or not view.is_counted:
            return
        shown = f"{len(view.task_ids)}/{view.task_total}  {len(view.indicator_ids)}/{view.indicator_total}"
        hidden = self._lists.hidden_marks
        shown += f"  {say('marked {count}', count=marked)}" if marked else ""
        shown += say(", {count} not in the list", count=hidden) if hidden else ""
        cells = counts_width(self.layout_kind, self.size.height)
        self._screen.query_one("#counts").styles.width = cells
        room = cells - width(shown) - 2
        name = next((f"{one.digit} {one.name}" for one in view.views if one.filter == self._filtering.filter.text), "")
        self.show("counts", Content(f"{cut(visible(name), room)}  {shown}" if name and room > 4 else shown))
        counts = (len(self._sections.records.ids) - 1, len(view.task_ids), len(view.indicator_ids))
        tabs, order = tabs_line(dict(zip(PANELS, counts, strict=True)), self.panel), self.order_shown(self._lists.kind)
        self.show("tabs", self._with_pulse(tabs + Content(f" {order}" if order else ""), view))
        red = red_line(view, self.size.width)
        self._screen.query_one("#red-line").display = bool(red) and self.size.height >= LOW
        self.show("red-line", red)

    @property
    def panel(self) -> str:
        """The name of the panel that has, or last had, the focus."""
        for name in PANELS:
            if self._screen.query_one(f"#{name}").has_class("active"):
                return name
        return "tasks"

    @property
    def is_at_indicators(self) -> bool:
        """Whether the indicators are worked in."""
        return self.panel == "indicators"

    def action_panel(self, by: int) -> None:
        """Goes to the next panel, or the one before."""
        if not self._filtering.leave_line():
            name = PANELS[(PANELS.index(self.panel) + by) % len(PANELS)]
            self._screen.set_focus(self._screen.query_one(f"#{name}"))

    def action_zoom(self) -> None:
        """Gives the panel the whole width, or back."""
        if self._screen.has_class("narrow"):
            self._screen.app.show_message(say("In this window one panel has the whole width already."))
            return
        self._screen.toggle_class("zoomed")


def _has_snapshot(app: AppServices, view: BoardView) -> bool:
    """Whether the snapshot of this week is made; looked for on its last working day only."""
    if view.last_working_day != view.today:
        return False
    return is_snapshot(snapshots_folder(app.path) / iso_week(date.fromisoformat(view.today)))
