"""The week looked at before it is written, and its snapshot written behind the screen."""

from collections.abc import Iterator
from threading import Event
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from qualitytui.errors import Refused
from qualitytui.model.week import Week
from qualitytui.paths import snapshots_folder
from qualitytui.reporting.formats import DATABASE, FILES
from qualitytui.reporting.snapshot import Taken, take_snapshot
from qualitytui.reporting.tables import counts
from qualitytui.text import pad, visible, width
from qualitytui.words import say
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.week import week_of

if TYPE_CHECKING:
    from qualitytui_screens.app import QualityApp

MANY = 6
"""How many refs or names stand on a line."""


def take_week(app: "QualityApp") -> None:
    """Shows the week; Enter writes its snapshot."""
    try:
        app.push_screen(WeekScreen(app.book.ask(week_of)))
    except Refused as refusal:
        app.refuse(refusal)


class _Stopped(Exception):  # noqa: N818 - the person's wish, no error
    """The person does not want the snapshot after all."""


class WeekScreen(ModalScreen[None]):
    """What the week says; Enter writes it, Esc leaves or stops the writing, y copies where it went."""

    app: "QualityApp"
    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]  # a list of bindings is one kind of what may stand here
        Binding("enter", "write", show=False),
        Binding("escape,q", "leave", show=False),
        Binding("y", "copy_path", show=False),
    ]

    def __init__(self, week: Week) -> None:
        super().__init__()
        self.week = week
        self.phase: Literal["looking", "writing", "written"] = "looking"
        self.stop = Event()
        self.written = 0

    def compose(self) -> ComposeResult:
        """Title, the week in a few lines, what Enter does."""
        with Vertical(classes="dialog"):
            title = say("Snapshot {week}, as of {day}", week=self.week.name, day=self.week.as_of)
            yield Static(Content(title), classes="dialog-title")
            with VerticalScroll(id="fields"):
                yield Static(Content("\n".join(visible(line) for line in _lines(self.week))))
            yield Static(Content(visible(self._advice())), classes="advice", id="week-advice")

    @property
    def folder(self) -> str:
        """Where the snapshot goes."""
        return str(snapshots_folder(self.app.path) / self.week.name)

    @property
    def exists(self) -> bool:
        """Whether the week has a snapshot already."""
        return (snapshots_folder(self.app.path) / self.week.name).exists()

    def _advice(self) -> str:
        if self.exists:
            return say(
                "{week} exists: Enter writes it anew, the old one becomes {week}.1; Esc leaves", week=self.week.name
            )
        return say("Enter writes {count} files, Esc leaves", count=len(FILES) + 2)

    def action_write(self) -> None:
        """Writes the snapshot; once it is written, leaves."""
        if self.phase == "written":
            self.dismiss()
        elif self.phase == "looking":
            self.phase = "writing"
            self.run_worker(self._write, thread=True)

    def action_leave(self) -> None:
        """Leaves; while the snapshot is being written, stops that first."""
        if self.phase == "writing":
            self.stop.set()
        else:
            self.dismiss()

    def action_copy_path(self) -> None:
        """Copies where the snapshot is."""
        if self.phase == "written":
            self.app.copy(self.folder)

    def _write(self) -> None:
        app = self.app
        try:
            with Workbook.open(app.path, app.hand, app.config) as book:
                folder = snapshots_folder(app.path)
                taken = take_snapshot(book, folder, replace=self.exists, progress=self._progress)
        except _Stopped:
            app.call_from_thread(self._over, say("Stopped; nothing was written."))
        except Refused as refusal:
            app.call_from_thread(self._over, f"{refusal.sentence} {refusal.hint}".strip())
        else:
            app.call_from_thread(self._done, taken)

    def _progress(self, name: str) -> None:
        """Runs in the writing thread before each file."""
        if self.stop.is_set():
            raise _Stopped
        self.written += 1
        done, count = self.written - 1, len(FILES) + 1
        self.app.call_from_thread(
            self._tell, say("{done} of {count}: writing {name}; Esc stops", done=done, count=count, name=name)
        )

    def _over(self, sentence: str) -> None:
        self.phase, self.written = "looking", 0
        self.stop.clear()
        self._tell(f"{sentence} {self._advice()}")

    def _done(self, taken: Taken) -> None:
        self.phase = "written"
        self._tell(
            say("{count} files in {path}; y copies the path, Enter leaves", count=len(taken.files), path=taken.path)
        )
        self.app.changed.publish(None)

    def _tell(self, sentence: str) -> None:
        self.query_one("#week-advice", Static).update(Content(visible(sentence)))


def _lines(week: Week) -> Iterator[str]:
    """The week in a few lines: counts now and before, what moved, who is late and who is silent."""
    table = counts(week)
    room = [max(map(width, column)) + 2 for column in zip(table.head, *table.rows, strict=True)]
    for row in (table.head, *table.rows):
        yield "".join(pad(cell, cells) for cell, cells in zip(row, room, strict=True)).rstrip()
    yield ""
    moved = [
        f"{_moved_word(kind)} {held}"
        for kind in dict.fromkeys(m.kind for m in week.moves)
        if (held := _held(week, kind))
    ]
    yield say("since {day}: {what}", day=week.since, what="  ".join(moved) or say("nothing recorded"))
    yield _named(say("overdue"), [task.ref for task in week.status.overdue])
    yield _named(say("silent departments"), [one.name for one in week.silent_departments])
    yield _named(say("never measured"), list(week.gaps.no_value))
    yield ""
    yield " ".join((DATABASE, *FILES))


def _held(week: Week, kind: str) -> int:
    return sum(move.kind == kind for move in week.moves)


def _moved_word(kind: str) -> str:
    return {
        "closed": say("closed"),
        "reported": say("reported, to be checked"),
        "behind": say("behind"),
        "extended": say("extended"),
        "returned": say("returned"),
        "reopened": say("reopened"),
        "started": say("started"),
        "cancelled": say("cancelled"),
        "measured": say("new values"),
        "corrected": say("corrected values"),
        "news": say("reports"),
    }[kind]


def _named(what: str, names: list[str]) -> str:
    more = " .." if len(names) > MANY else ""
    return f"{what} {len(names)}: {', '.join(names[:MANY])}{more}" if names else f"{what} 0"
