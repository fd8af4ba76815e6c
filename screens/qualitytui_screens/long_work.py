"""Work that takes long, done beside the screen: from one second on it shows how far it is, and Esc stops it."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.events import ScreenResume
from textual.widgets import Static

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.progress import Stopped, progress_text, told_to
from qualitytui.sanitize import visible
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.command import Command, each
from qualitytui.workbook.outcome import Outcome
from qualitytui_screens.as_of_mode import present_hand
from qualitytui_screens.textual_compat.paced_screen import PacedDialog
from qualitytui_screens.widgets.footer import show_in_dialog
from qualitytui_screens.widgets.prose import Prose

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices

V = TypeVar("V")
LARGE_FILE: Final = 200_000
"""Bytes of a file from which on reading it may take a second."""
MANY_ITEMS: Final = 1_000
"""Items from which on writing them may take a second."""
GRACE = 1.0
"""Seconds within which work is waited for before it is shown: what is done by then never flickers."""
EVERY: Final = 0.5
"""Seconds after which it is shown anew how far the work is."""


class Work(Generic[V]):
    """Work in a thread of its own: how far it is, and what it came to."""

    def __init__(self, work: Callable[[], V]) -> None:
        self._work = work
        self._begun = monotonic()
        self._what = ""
        self._answer: list[V] = []
        self._failure: Exception | None = None
        self._is_unwanted, self._has_ended = Event(), Event()
        Thread(target=self._run).start()

    def _run(self) -> None:
        try:
            with told_to(self._hear, self._is_unwanted.is_set):
                self._answer.append(self._work())
        except Exception as error:  # noqa: BLE001 - raised again where the answer is asked for
            self._failure = error
        finally:
            self._has_ended.set()

    def _hear(self, what: str, done: int, total: int) -> None:
        self._what = progress_text(what, done, total)

    def stop(self) -> None:
        """Ends the work where it is asked next whether it is still wanted."""
        self._is_unwanted.set()

    def wait(self, seconds: float | None = None) -> bool:
        """Waits for the end of the work; whether it has ended."""
        return self._has_ended.wait(seconds)

    def answer(self) -> V:
        """What the work came to; raises what it raised, Stopped where it was stopped."""
        if self._failure is not None:
            raise self._failure
        return self._answer[0]

    @property
    def line(self) -> str:
        """What is being done, how far it is, and since when."""
        what = say("stopping …") if self._is_unwanted.is_set() else self._what or say("working")
        return f"{what} · {say('{seconds} s', seconds=int(monotonic() - self._begun))}"


class WorkDialog(PacedDialog[None]):
    """A dialog that shows how far work is; the work is stopped where the program is left meanwhile."""

    app: "AppServices"
    _followed: Work[Any] | None = None
    _is_left = False

    def follow(self, work: Work[V], ended: Callable[[], object]) -> None:
        """Shows how far the work is, and goes on when it has ended."""
        self._followed = work
        self.run_worker(self._wait(work, ended))

    async def _wait(self, work: Work[V], ended: Callable[[], object]) -> None:
        await asyncio.to_thread(work.wait)
        self._followed = None
        ended()

    def on_mount(self) -> None:
        """Shows anew again and again how far the work is. Textual calls this besides a screen's own on_mount."""
        self.set_interval(EVERY, self._show_line)

    def _show_line(self) -> None:
        if self._followed is not None:
            self.show_progress(self._followed.line)

    def show_progress(self, line: str) -> None:
        """Shows how far the work is."""
        raise NotImplementedError

    def stop(self) -> bool:
        """Stops the work; whether there is some."""
        if self._followed is None:
            return False
        self._followed.stop()
        self._show_line()
        return True

    def on_unmount(self) -> None:
        """Stops the work where the program is left meanwhile."""
        if self._followed is not None:
            self._followed.stop()

    def leave(self) -> None:
        """Leaves, but not while another screen stands above this one, as in a window that is too small."""
        self._is_left = True
        self._leave_at_last()

    @on(ScreenResume)
    def _leave_at_last(self) -> None:
        if self._is_left and self.app.screen is self:
            self.dismiss()


class WorkScreen(WorkDialog):
    """Shows what is being done; leaves when it has ended."""

    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]  # a list of bindings is one kind of what may stand here
        Binding("escape", "stop", show=False),
    ]

    def __init__(self, title: str, work: Work[V], advice: str) -> None:
        super().__init__()
        self._title = title
        self._work = work
        self._advice = advice

    def compose(self) -> ComposeResult:
        """What is done, how far it is, the key that stops it."""
        with Vertical(classes="dialog"):
            yield Prose(Content(visible(self._title)))
            yield Prose(id="work-progress")
            yield Static(Content(self._advice), classes="advice")

    def on_mount(self) -> None:
        """Shows how far the work is until it has ended."""
        self.show_progress(self._work.line)
        self.follow(self._work, self.leave)

    def show_progress(self, line: str) -> None:
        """Shows how far the work is."""
        self.query_one("#work-progress", Static).update(Content(visible(line)))

    def action_stop(self) -> None:
        """Ends the work at the next item."""
        self.stop()


def do_apart(
    app: "AppServices",
    title: str,
    work: Callable[[], V],
    done: Callable[[V], object],
    *,
    refuse: Callable[[Refused], None] | None = None,
    is_writing: bool = True,
) -> None:
    """Works in another thread and goes on with the answer, or says why there is none; shown where it takes long."""
    running = Work(work)

    def go_on(_: None = None) -> None:
        try:
            answer = running.answer()
        except Stopped:
            tell_stopped(app, refuse, is_writing=is_writing)
        except Refused as refusal:
            (refuse or app.refuse)(refusal)
        else:
            done(answer)

    if running.wait(GRACE):
        go_on()
    else:
        advice = say("Esc stops; then nothing is written") if is_writing else say("Esc stops")
        app.push_screen(WorkScreen(title, running, advice), go_on)


def tell_stopped(
    app: "AppServices", refuse: Callable[[Refused], None] | None = None, *, is_writing: bool = True
) -> None:
    """Says that work was stopped, where refusals of it are said, else where messages stand."""
    sentence = say("Stopped; nothing was written.") if is_writing else say("Stopped.")
    if refuse is not None:
        refuse(Refused(sentence))
    elif not show_in_dialog(app.screen, sentence):
        app.show_message(sentence)


def work_on(
    app: "AppServices",
    title: str,
    work: Callable[[Workbook], V],
    done: Callable[[V], object],
    *,
    refuse: Callable[[Refused], None] | None = None,
    is_long: bool = True,
    is_writing: bool = True,
) -> None:
    """Works on the workbook and goes on with the answer: at once or, where that may take long, beside the screen."""
    if is_long:

        def apart() -> V:
            with opened_apart(app) as book:
                return work(book)

        do_apart(app, title, apart, done, refuse=refuse, is_writing=is_writing)
        return
    try:
        answer = work(app.book)
    except Refused as refusal:
        (refuse or app.refuse)(refusal)
        return
    done(answer)


@contextmanager
def opened_apart(app: "AppServices", *, is_today: bool = False) -> Iterator[Workbook]:
    """The workbook as the screens show it, or as it is today, opened once more for another thread."""
    shown = app.book
    with Workbook.open(app.path, present_hand(app), app.config, read_only=bool(shown.barred)) as book:
        book.daily.is_wanted, book.noted_in = not app.is_demo, shown.noted_in
        if app.present is None or is_today:
            yield book
        else:
            with book.as_of(app.hand.today) as then:
                yield then


def change(
    app: "AppServices",
    title: str,
    perform: Callable[[Workbook], V],
    done: Callable[[V], object],
    *,
    refuse: Callable[[Refused], None] | None = None,
    is_long: bool,
) -> None:
    """Changes the workbook once there is the day's copy, and goes on with what was done; no other program wrote it."""

    def written(answer: V) -> None:
        if app.file_watch is not None:
            app.file_watch.has_changed()
        done(answer)

    if is_long:
        work_on(app, title, perform, written, refuse=refuse)
    else:
        copied_first(app, lambda: work_on(app, title, perform, done, refuse=refuse, is_long=False))


def run_command(
    app: "AppServices",
    command: Command,
    perform: Callable[[Workbook], Outcome],
    done: Callable[[Outcome], object],
    *,
    refuse: Callable[[Refused], None] | None = None,
    dry_run: bool = False,
) -> None:
    """Does a command, or says what it would do; beside the screen where that may take long."""
    is_many = len(each(getattr(command, "refs", ()))) >= MANY_ITEMS
    is_long = is_many or command.is_long or bool(command.copied_before)
    title = say(command.purpose())
    if not is_long:
        perform_settled = perform
    else:

        def perform_settled(book: Workbook) -> Outcome:
            return perform(book).settled()

    if dry_run:
        work_on(app, title, perform_settled, done, refuse=refuse, is_long=is_long)
    else:
        change(app, title, perform_settled, done, refuse=refuse, is_long=is_long)


def copied_first(app: "AppServices", act: Callable[[], None]) -> None:
    """Does the first change of a day once there is the day's copy, which is made beside the screen; others at once."""
    book = app.book
    at = book.hand.at
    if book.barred or not is_large_file(book.path) or not book.daily.is_due(at):
        act()
    else:
        title = say("A copy of the workbook, checked, before the first change of the day")
        do_apart(app, title, lambda: book.daily.copy_ahead(at), lambda _: act())


def is_large_file(path: Path) -> bool:
    """Whether reading a file may take a second."""
    try:
        return path.stat().st_size >= LARGE_FILE
    except OSError:
        return False
