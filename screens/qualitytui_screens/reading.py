"""Screens that are read: a title, a long text, keys."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from qualitytui.model.dates import weekday_word
from qualitytui.model.filter import Filter
from qualitytui.model.light import light_word
from qualitytui.model.wording import chief
from qualitytui.model.working_days import working_days_between
from qualitytui.text import visible
from qualitytui.words import say
from qualitytui.workbook.queries.due import due_by_week
from qualitytui.workbook.queries.plans import plan_documents
from qualitytui_screens.head import COLOURS
from qualitytui_screens.keys import EVERYWHERE, SCREEN, Key, bindings, shown_key
from qualitytui_screens.widgets.foot import Foot

if TYPE_CHECKING:
    from qualitytui_screens.app import QualityApp


class Reading(Screen[None]):
    """A page of text that scrolls."""

    app: "QualityApp"
    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]  # one kind of what may stand here
        *bindings(SCREEN),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
        Binding("ctrl+d,pagedown,space", "scroll(15)", show=False),
        Binding("ctrl+u,pageup", "scroll(-15)", show=False),
        Binding("g,home", "scroll(-100000)", show=False),
        Binding("G,end", "scroll(100000)", show=False),
    ]

    def heading(self) -> str:
        """The title of the page."""
        raise NotImplementedError

    def text(self) -> Content:
        """The page."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Title, page, keys."""
        yield Static(id="title")
        with VerticalScroll(id="page"):
            yield Static(id="text")
        yield Foot(EVERYWHERE)

    def on_mount(self) -> None:
        """Asks for the first time and is told of every change."""
        self.app.changed.subscribe(self, lambda _: self.renew())
        self.renew()

    def renew(self) -> None:
        """Asks again."""
        self.query_one("#title", Static).update(Content(visible(self.heading())))
        self.query_one("#text", Static).update(self.text())

    def action_renew(self) -> None:
        """Asks again."""
        self.renew()

    def action_scroll(self, by: int) -> None:
        """Scrolls the page."""
        self.query_one("#page", VerticalScroll).scroll_relative(y=by, animate=False)

    def action_escape(self) -> None:
        """Goes back."""
        self.dismiss()

    def action_back(self) -> None:
        """Goes back."""
        self.dismiss()


class CalendarScreen(Reading):
    """What falls due, week by week, with the working days of each week."""

    def heading(self) -> str:
        """Names the screen and the day."""
        return f"{say('deadlines by week')}  {self.app.hand.today.isoformat()} {weekday_word(self.app.hand.today)}"

    def text(self) -> Content:
        """The weeks that hold a deadline."""
        view = self.app.book.ask(due_by_week, Filter())
        parts: list[str | tuple[str, str]] = []
        for week in view.weeks:
            if week.monday is None:
                parts.append((say("overdue") + "\n", "bold"))
            else:
                monday = date.fromisoformat(week.monday)
                working = working_days_between(monday, monday + timedelta(days=6))
                head = say("{week}, from {day}, {working} working days", week=week.week, day=monday, working=working)
                parts.append((head + "\n", "bold"))
            for task in week.tasks:
                assumed = "?" if task.due_source == "assumed" else " "
                parts += [
                    (f"  {light_word(task.light)}", COLOURS[task.light]),
                    visible(f" {task.due}{assumed} {task.ref} {chief(task.departments)} {task.title}\n"),
                ]
        return Content.assemble(*parts) if parts else Content(say("Nothing has a deadline that is still to come."))


class PlanScreen(Reading):
    """The source document with what was understood beside each item, and what it leaves open."""

    def heading(self) -> str:
        """Names the screen."""
        return say("the plan's document")

    def text(self) -> Content:
        """Each plan: open points first, then the document, the item's ref before the line where it begins."""
        parts: list[str | tuple[str, str]] = []
        for document in self.app.book.ask(plan_documents):
            parts += [(visible(document.title) + "\n", "bold"), "\n"]
            if document.findings:
                parts.append((say("open points: {count}", count=len(document.findings)) + "\n", "bold"))
                parts += [f"  {visible(finding.text)}\n" for finding in document.findings]
                parts.append("\n")
            for number, line in enumerate(document.lines, 1):
                if number in document.skipped:
                    parts.append((visible(f"- {line}\n"), "$text-muted"))
                elif number in document.refs:
                    parts += [(f"{document.refs[number]} ", "bold $text-primary"), visible(line) + "\n"]
                else:
                    parts.append(visible(line) + "\n")
            parts.append("\n")
        return Content.assemble(*parts) if parts else Content(say("The workbook holds no plan yet."))


class HelpScreen(Reading):
    """The keys of the screen it was asked from, as the person has them, and the filter's words."""

    def __init__(self, keys: tuple[Key, ...]) -> None:
        super().__init__()
        self.keys = keys

    def heading(self) -> str:
        """Names the screen."""
        return say("help")

    def text(self) -> Content:
        """A line for each key, then how to filter."""
        keymap = self.app.keymap
        parts: list[str | tuple[str, str]] = [(say("keys of this screen") + "\n", "bold")]
        told = dict[str, list[str]]()
        for key in self.keys:
            keys = keymap.get(key.action, key.keys)
            told.setdefault(key.label, []).append(" ".join(shown_key(one) for one in keys.split(",")))
        for label, ways in told.items():
            shown = ways[0] if len(ways) == 1 else f"{ways[0]} - {ways[-1]}"
            parts += [(f"  {shown:<16}", "bold"), f"{say(label)}\n"]
        for keys, label in (
            ("j k", say("move, also with the arrows")),
            ("g G", say("first, last, also Home and End")),
            ("Ctrl-D Ctrl-U", say("by the page, also PgDn and PgUp")),
            ("Enter", say("open it")),
        ):
            parts += [(f"  {keys:<16}", "bold"), f"{label}\n"]
        parts += ["\n", (say("filter") + "\n", "bold"), _filter_help(), "\n"]
        return Content.assemble(*parts)


def _filter_help() -> str:
    return say(
        "  word zjj: in title, text, ref, department, reports; pinyin and initials too\n"
        "  dept:质监局 lead:质监局 support:质监局 resp:质监局: by department\n"
        "  status:behind,reported: by status; open is what is not finished\n"
        "  light:red,yellow: by light\n"
        "  due:overdue due:7d due:2013-09 due:week due:none: by deadline\n"
        "  in:2.1 plan:KEY silent:30d changed:7d: by section, plan, silence, change\n"
        "  no:dept no:due no:report no:step no:value: what is missing\n"
        "  -term: not; a,b: or; terms side by side: and"
    )
