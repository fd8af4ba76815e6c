"""Work that takes long, done beside the screen: it shows how far it is, and Esc stops it."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, Final, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.progress import Stopped, progress_text, told_to
from qualitytui.sanitize import visible
from qualitytui.workbook.book import Workbook
from qualitytui_screens.as_of_mode import present_hand
from qualitytui_screens.textual_compat.paced_screen import PacedDialog
from qualitytui_screens.widgets.prose import Prose

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices

V = TypeVar("V")
LARGE_FILE: Final = 200_000
"""Bytes of a file from which on reading it may take a second."""
MANY_ITEMS: Final = 1_000
"""Items from which on writing them may take a second."""
EVERY: Final = 0.5
"""Seconds after which it is shown anew how far the work is."""


class WorkScreen(PacedDialog["Callable[[], None]"]):
    """Shows what is being done; leaves with what is to be done behind it."""

    app: "AppServices"
    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]  # a list of bindings is one kind of what may stand here
        Binding("escape", "stop", show=False),
    ]

    def __init__(self, title: str, work: Callable[[], Callable[[], None]]) -> None:
        super().__init__()
        self._title = title
        self._work = work
        self._what = ""
        self._begun = monotonic()
        self._stop = Event()

    def compose(self) -> ComposeResult:
        """What is done, how far it is, the key that stops it."""
        with Vertical(classes="dialog"):
            yield Prose(Content(visible(self._title)))
            yield Prose(id="work-progress")
            yield Static(Content(say("Esc stops; then nothing is written")), classes="advice")

    def on_mount(self) -> None:
        """Begins the work in a thread of its own."""
        self.set_interval(EVERY, self._show)
        self._show()
        self.app.run_worker(self._run, thread=True)

    def _show(self) -> None:
        seconds = say("{seconds} s", seconds=int(monotonic() - self._begun))
        text = " · ".join(filter(None, (self._what or say("working"), seconds)))
        self.query_one("#work-progress", Static).update(Content(visible(text)))

    def _hear(self, what: str, done: int, total: int) -> None:
        """Remembers how far the work is; stops it where that is wanted."""
        if self._stop.is_set():
            raise Stopped
        self._what = progress_text(what, done, total)

    def _run(self) -> None:
        try:
            with told_to(self._hear):
                behind = self._work()
        except Stopped:
            behind = self._say_stopped
        except Refused as refusal:
            refused = refusal
            behind = lambda: self.app.refuse(refused)  # noqa: E731 - one of three
        if self.app.is_running:
            self.app.call_from_thread(self.dismiss, behind)

    def _say_stopped(self) -> None:
        self.app.show_message(say("Stopped; nothing was written."))

    def action_stop(self) -> None:
        """Ends the work at the next item."""
        self._stop.set()


def work_on(
    app: "AppServices",
    title: str,
    work: Callable[[Workbook], V],
    done: Callable[[V], None],
    *,
    is_long: bool,
) -> None:
    """Works on the workbook and goes on with the answer: at once or, where that takes long, beside the screen."""
    if not is_long:
        try:
            answer = work(app.book)
        except Refused as refusal:
            app.refuse(refusal)
            return
        done(answer)
        return

    def apart() -> Callable[[], None]:
        with Workbook.open(app.path, present_hand(app), app.config) as book:
            answer = work(book)
        return lambda: done(answer)

    def go_on(behind: Callable[[], None] | None) -> None:
        if behind is not None:
            behind()

    app.push_screen(WorkScreen(title, apart), go_on)


def is_large_file(path: Path) -> bool:
    """Whether reading a file may take a second."""
    try:
        return path.stat().st_size >= LARGE_FILE
    except OSError:
        return False
