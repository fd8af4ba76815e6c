"""The dialog that takes the week's snapshot: preview, progress, result."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from qualitytui.errors import Refused
from qualitytui.i18n import say, speaking
from qualitytui.model.dates import iso_week
from qualitytui.paths import snapshots_folder
from qualitytui.progress import Stopped
from qualitytui.reporting.formats import ReportSource
from qualitytui.reporting.snapshot import SnapshotResult, free_name, take_snapshot
from qualitytui.sanitize import visible
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.week import week_of
from qualitytui_screens.desktop_folder import open_folder
from qualitytui_screens.long_work import opened_apart, tell_stopped
from qualitytui_screens.remedies import explained
from qualitytui_screens.report_page import report_page
from qualitytui_screens.widgets.page import Page
from qualitytui_screens.widgets.prose import Prose
from qualitytui_screens.work_screen import Work, WorkDialog

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices


def _report(book: Workbook) -> str:
    """The report in words, as it will be written."""
    with speaking(book.config.paper_language):
        return ReportSource(book.ask(week_of), "week", book.config.own_templates).markdown


def take_week(app: "AppServices", as_of: date | None = None) -> None:
    """Shows the week before it is written; as of an earlier day, it is one that was missed."""
    app.push_screen(WeekScreen(as_of or (app.hand.today if app.present else None)))


class WeekScreen(WorkDialog):
    """One week from the look at it to the path where it is."""

    app: "AppServices"
    AUTO_FOCUS = "#week-page"
    BINDINGS: ClassVar[list[Binding]] = [
        Binding("enter", "write", show=False),
        Binding("escape", "leave", show=False),
        Binding("y", "copy", show=False),
        Binding("o", "open", show=False),
    ]

    def __init__(self, as_of: date | None = None) -> None:
        super().__init__()
        self.as_of = as_of
        self.result: SnapshotResult | None = None
        self.is_ready = False
        self.is_writing = False

    def compose(self) -> ComposeResult:
        """Title, the week's report, how far it is, keys."""
        with Vertical(classes="dialog week"):
            yield Static(id="week-title", classes="dialog-title")
            with Page(id="week-page"):
                yield Prose(id="week-text")
            yield Prose(id="week-progress")
            yield Static(id="week-advice", classes="advice")

    def on_mount(self) -> None:
        """Asks for the week beside the screen, so that keys are still taken."""
        self._put("title", say("Snapshot {week}, as of {day}", week=iso_week(self._day), day=self._day))
        self._put("progress", say("asking…"))
        self._put("advice", say("Esc leaves"))
        looking = Work(self._look)
        self.follow(looking, lambda: self._looked(looking))

    @property
    def _day(self) -> date:
        return self.as_of or self.app.hand.today

    @property
    def _target(self) -> Path:
        return snapshots_folder(self.app.path) / iso_week(self._day)

    def _put(self, part: str, sentence: str) -> None:
        if self.is_attached:
            self.query_one(f"#week-{part}", Static).update(Content(visible(sentence, keep_lines=True)))

    def show_progress(self, line: str) -> None:
        """Shows how far the work is."""
        self._put("progress", line)

    def _look(self) -> str:
        with opened_apart(self.app, is_today=True) as book:
            if self.as_of is None:
                return _report(book)
            with book.as_of(self.as_of) as then:
                return _report(then)

    def _looked(self, looking: Work[str]) -> None:
        try:
            self._show(looking.answer())
        except Stopped:
            return
        except Refused as refusal:
            self._put("progress", refusal.sentence)

    def _show(self, text: str) -> None:
        self.is_ready = True
        self.query_one("#week-text", Static).update(report_page(text))
        self._put("progress", self._where())
        self._put("advice", say("Enter writes it, j k move, Esc leaves"))

    def _where(self) -> str:
        lines = [say("will be written to {path}", path=self._target)]
        if self._target.exists():
            lines.append(say("The week exists; the old one is kept as {kept}.", kept=free_name(self._target).name))
        return "\n".join(lines)

    def action_write(self) -> None:
        """Writes the week; a second time, leaves."""
        if self.result is not None:
            self.dismiss()
        elif self.is_ready and not self.is_writing:
            self.is_writing = True
            self._put("advice", say("Esc stops; then nothing is written"))
            writing = Work(self._write)
            self.follow(writing, lambda: self._written(writing))

    def _write(self) -> SnapshotResult:
        with opened_apart(self.app, is_today=True) as book:
            return take_snapshot(book, self._target.parent, replace=self._target.exists(), as_of=self.as_of)

    def _written(self, writing: Work[SnapshotResult]) -> None:
        try:
            self._tell(writing.answer())
        except Stopped:
            self.leave()
            tell_stopped(self.app)
        except Refused as refusal:
            self._refuse(refusal)

    def _refuse(self, refusal: Refused) -> None:
        self.is_writing = False
        self._put("progress", explained(refusal, self.app.keymap))
        self._put("advice", say("Enter tries again, Esc leaves"))

    def _tell(self, result: SnapshotResult) -> None:
        self.is_writing = False
        self.result = result
        count = len(result.files)
        self._put(
            "progress", say("Snapshot {week}: {count} files in {path}", week=result.week, count=count, path=result.path)
        )
        self._put("advice", say("y copies the path, o opens the folder, Enter leaves"))
        self.app.changed.publish(None)

    def action_copy(self) -> None:
        """Sends the path to the clipboard, once there is one."""
        if self.result is not None:
            self.app.copy(str(self.result.path))

    def action_open(self) -> None:
        """Opens the folder on a desktop."""
        if self.result is not None and not open_folder(self.result.path):
            self._put("advice", say("There is no desktop here to open it on; {key} copies the path.", key="y"))

    def action_leave(self) -> None:
        """Stops what is being written, or leaves."""
        if not (self.is_writing and self.stop()):
            self.dismiss()
