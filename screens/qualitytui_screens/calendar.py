"""Months, weeks and everything that falls due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from qualitytui.i18n import say, told
from qualitytui.model.calendar import Calendar, DueItem, WorkSpan
from qualitytui.model.dates import describe_day, iso_week, weekday_word
from qualitytui.model.filter import Filter
from qualitytui.model.light import light_word
from qualitytui.model.task import Task
from qualitytui.model.value_text import lateness_short
from qualitytui.rules.figures.naming import all_names, names_answering, short_name
from qualitytui.sanitize import capital
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.board import tasks_by_id
from qualitytui.workbook.queries.calendar import calendar, work_spans
from qualitytui_screens.command_screen import CommandScreen, Item
from qualitytui_screens.export import export_shown
from qualitytui_screens.item import ItemScreen
from qualitytui_screens.item_actions import ItemActions
from qualitytui_screens.keys import ACTS, CALENDAR, SCREEN, bindings
from qualitytui_screens.list_columns import LAMP, short_day
from qualitytui_screens.long_work import ask_beside
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.widgets.columns import ListColumn
from qualitytui_screens.widgets.drawn import is_for_reader, mode_of
from qualitytui_screens.widgets.footer import Footer
from qualitytui_screens.widgets.gantt import gantt
from qualitytui_screens.widgets.months import Months
from qualitytui_screens.widgets.record_list import RecordList
from qualitytui_screens.widgets.title import Title
from qualitytui_screens.widgets.weeks import timeline


@dataclass(frozen=True, slots=True)
class Due:
    """A line of the list: what falls due, and the task it belongs to."""

    id: int
    due: DueItem
    task: Task
    today: str

    @property
    def title(self) -> str:
        """The task's title, or the step's with who does it."""
        if self.due.kind == "task":
            return self.task.title
        word = {"step": say("step:"), "order": say("order:")}.get(self.due.kind, say("second look:"))
        return f"{word} {self.due.step}" + (f" {self.due.person}" if self.due.person else "")

    @property
    def day(self) -> str:
        """Month and day, with ? where the deadline is assumed."""
        is_assumed = self.due.kind == "task" and self.task.is_due_assumed
        return short_day(self.due.day, self.today) + ("?" if is_assumed else "")


COLUMNS = (
    ListColumn[Due](2, lambda item: light_word(item.due.light), light=lambda item: item.due.light, head=LAMP),
    ListColumn[Due](9, lambda item: item.day, from_width=50, head=told("due"), field="due"),
    ListColumn[Due](
        12,
        lambda item: lateness_short(item.due.day, item.today),
        light=lambda item: item.due.light,
        head=told("time left"),
    ),
    ListColumn[Due](4, lambda item: weekday_word(date.fromisoformat(item.due.day)), from_width=72),
    ListColumn[Due](6, lambda item: item.task.ref, from_width=40, head=told("ref")),
    ListColumn[Due](
        12,
        lambda item: all_names(item.task.departments),
        from_width=84,
        head=told("department"),
        fit=lambda item, cells: short_name(item.task.departments, cells),
        roomy_cells=22,
    ),
    ListColumn[Due](0, lambda item: item.title, head=told("task")),
)


def _asked(book: Workbook) -> tuple[Calendar, tuple[WorkSpan, ...], Sequence[Task]]:
    """What falls due, the tasks with their time, and these in full."""
    spans = book.ask(work_spans, Filter())
    return book.ask(calendar, Filter()), spans, book.ask(tasks_by_id, [span.task for span in spans])


class CalendarScreen(CommandScreen):
    """Left the months, right what falls due in order of days, underneath the weeks; day and item go together."""

    BINDINGS: ClassVar[list[Binding]] = bindings(SCREEN, ACTS, CALENDAR)  # type: ignore[assignment]  # one kind of what may stand here
    KEYS = SCREEN_KEYS["calendar"]

    def __init__(self) -> None:
        super().__init__()
        self.owners_of_actions = (ItemActions(self),)
        self.items: dict[int, DueItem] = {}
        self.lights: dict[date, list[str]] = {}
        self.spans: tuple[WorkSpan, ...] = ()
        self.spanned: dict[int, Task] = {}
        self.records = RecordList[Due](COLUMNS, self._read, id="due")

    def _read(self, ids: Sequence[int]) -> Sequence[Due]:
        items = [self.items[key] for key in ids if key in self.items]
        tasks = {task.id: task for task in self.app.book.ask(tasks_by_id, [item.task for item in items])}
        today = self.app.hand.today.isoformat()
        return [Due(item.id, item, tasks[item.task], today) for item in items if item.task in tasks]

    def compose(self) -> ComposeResult:
        """Title, months and list, weeks, keys."""
        yield Title()
        with Horizontal(id="panels"):
            yield Months(self.app.hand.today, id="months")
            yield self.records
        yield Static(id="weeks")
        yield Static(id="gantt")
        yield Footer(self.KEYS)

    def on_mount(self) -> None:
        """Asks for the first time."""
        months = self.query_one(Months)
        months.border_title = Content(capital(say("working days")))
        months.border_subtitle = Content(say("H holiday, W work, last digit: due"))
        self.records.entitle(say("what falls due"))
        self.renew()
        self.set_focus(self.records)

    def on_resize(self, event: events.Resize) -> None:
        """Leaves out the months where there is no room for them."""
        self.set_class(event.size.width < 76 or event.size.height < 16 or is_for_reader(self.app), "narrow")
        self.set_class(event.size.height >= 36, "tall")
        self.call_after_refresh(self._title)

    def renew(self) -> None:
        """Asks what falls due again."""
        ask_beside(self, _asked, self._fill)

    def _fill(self, answer: tuple[Calendar, tuple[WorkSpan, ...], Sequence[Task]]) -> None:
        due_calendar, self.spans, spanned = answer
        self.items = {item.id: item for item in due_calendar.items}
        self.spanned = {task.id: task for task in spanned}
        self.lights = {}
        for item in due_calendar.items:
            self.lights.setdefault(date.fromisoformat(item.day), []).append(item.light)
        months = self.query_one(Months)
        months.today = self.app.hand.today
        months.fill(self.lights)
        self.records.fill(self.items, order=("due",))
        self._title()

    def _title(self) -> None:
        today, day = self.app.hand.today, self.query_one(Months).day
        shown = (
            f"{say('deadlines')}  {today} {weekday_word(today)} {iso_week(today)}  >{day} {describe_day(day, today)}"
        )
        current = self.records.current
        names = names_answering(current.task.departments) if current is not None else ()
        if current is not None and len(names) > 1:
            shown += f"  {current.task.ref} {'、'.join(names)}"
        self.query_one(Title).entitle(Content(shown))
        cells = max(self.query_one("#weeks").content_size.width, 10)
        self.query_one("#weeks", Static).update(timeline(self.lights, today, day, cells), layout=False)
        self._draw()

    def _draw(self) -> None:
        """Draws the open tasks around the one under the cursor on an axis of days."""
        pane = self.query_one("#gantt", Static)
        room, item = pane.content_size, self.items.get(self.records.cursor_id or 0)
        chosen = item.task if item else 0
        today, mode = self.app.hand.today, mode_of(self.app)
        pane.update(gantt(self.spans, self.spanned, chosen, today, room.width, room.height, mode), layout=False)

    def action_gantt(self) -> None:
        """Gives the axis of days the room of the months, or back."""
        self.toggle_class("gantt")
        self.call_after_refresh(self._title)

    @on(RecordList.Moved)
    def _follow(self) -> None:
        """The day follows the item."""
        item = self.items.get(self.records.cursor_id or 0)
        if item is not None and not self.query_one(Months).has_focus:
            self.query_one(Months).day = date.fromisoformat(item.day)
        self._title()

    @on(Months.Moved)
    def _lead(self) -> None:
        """The item follows the day: the first that falls due then or later."""
        day = self.query_one(Months).day.isoformat()
        later = (nth for nth, key in enumerate(self.records.ids) if self.items[key].day >= day)
        self.records.put_cursor(next(later, max(len(self.records.ids) - 1, 0)))
        self._title()

    @on(Months.Opened)
    def _enter(self) -> None:
        self.set_focus(self.records)

    @on(RecordList.Opened)
    def _open(self) -> None:
        ids = list(dict.fromkeys(item.task for item in self.items.values()))
        current = self.items.get(self.records.cursor_id or 0)
        if current is not None:
            self.app.push_screen(ItemScreen("task", ids, ids.index(current.task)))

    def targets(self) -> Sequence[Item]:
        """The task that falls due, or whose step does."""
        current = self.records.current
        return [current.task] if current is not None else []

    def action_panel(self) -> None:
        """Goes to the months, or back to the list."""
        months = self.query_one(Months)
        to_list = months.has_focus or self.has_class("narrow")
        self.set_focus(self.records if to_list else months)

    def action_export(self) -> None:
        """Writes the tasks that are listed into a CSV file."""
        ids = list(dict.fromkeys(item.task for item in self.items.values()))
        export_shown(self.app, "tasks", ids)
