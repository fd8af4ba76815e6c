"""Work that takes long, done beside the screen: from one second on it shows how far it is, and Esc stops it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.progress import Stopped
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.command import Command, each
from qualitytui.workbook.outcome import Outcome
from qualitytui_screens.services import present_hand
from qualitytui_screens.widgets.footer import show_in_dialog
from qualitytui_screens.work_screen import Work, WorkScreen

if TYPE_CHECKING:
    from qualitytui_screens.book_screen import BookScreen
    from qualitytui_screens.services import AppServices

V = TypeVar("V")
LARGE_FILE: Final = 200_000
"""Bytes of a file from which on reading it may take a second."""
LARGE_WORKBOOK = 8_000_000
"""Bytes of a workbook from which on asking for everything in it may take a second."""
MANY_ITEMS: Final = 1_000
"""Items from which on writing them may take a second."""
GRACE = 1.0
"""Seconds within which work is waited for before it is shown: what is done by then never flickers."""


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


def ask_beside(screen: "BookScreen", ask: Callable[[Workbook], V], show: Callable[[V], None]) -> None:
    """Asks what a screen shows, and shows it: at once or, of a large workbook, beside the screen."""
    app = screen.app
    if app.present is not None or not is_large_file(app.book.path, LARGE_WORKBOOK):
        show(ask(app.book))
        return
    if screen.is_asking:
        return

    def filled(answer: V) -> None:
        screen.is_asking = False
        if screen.is_attached:
            screen.is_filled = True
            show(answer)

    def refuse(refusal: Refused) -> None:
        screen.is_asking = False
        if not screen.is_filled and app.screen is screen:
            screen.dismiss()
        app.show_message(refusal.sentence, refusal.hint)

    screen.is_asking = True
    work_on(app, say("reading the workbook"), ask, filled, refuse=refuse, is_writing=False)


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
        copied_first(app, lambda: work_on(app, title, perform, done, refuse=refuse, is_long=False), refuse)


def run_command(
    app: "AppServices",
    command: Command,
    perform: Callable[[Workbook, bool], Outcome],
    done: Callable[[Outcome], object],
    *,
    refuse: Callable[[Refused], None] | None = None,
    dry_run: bool = False,
) -> None:
    """Does a command, or says what it would do; beside the screen where that may take long.

    One that would be refused is refused before the day's copy is made.
    """
    is_many = len(each(getattr(command, "refs", ()))) >= MANY_ITEMS
    is_long = is_many or command.is_long or bool(command.copied_before)
    title = say(command.purpose())

    def do(book: Workbook) -> Outcome:
        return perform(book, dry_run).settled() if is_long else perform(book, dry_run)

    def write() -> None:
        change(app, title, do, done, refuse=refuse, is_long=is_long)

    if dry_run:
        work_on(app, title, do, done, refuse=refuse, is_long=is_long)
    elif is_long or not is_copy_due(app):
        write()
    else:
        work_on(app, title, lambda book: perform(book, True), lambda _: write(), refuse=refuse, is_long=False)


def copied_first(app: "AppServices", act: Callable[[], None], refuse: Callable[[Refused], None] | None = None) -> None:
    """Does the first change of a day once there is the day's copy, which is made beside the screen; others at once."""
    if is_copy_due(app):
        title, daily, at = (
            say("A copy of the workbook, checked, before the first change of the day"),
            app.book.daily,
            app.book.hand.at,
        )
        do_apart(app, title, lambda: daily.copy_ahead(at), lambda _: act(), refuse=refuse)
    else:
        act()


def is_copy_due(app: "AppServices") -> bool:
    """Whether the next change is the first of its day, before which a copy is made that may take long."""
    book = app.book
    return not book.barred and is_large_file(book.path) and book.daily.is_due(book.hand.at)


def is_large_file(path: Path, size: int = LARGE_FILE) -> bool:
    """Whether reading a file may take a second."""
    try:
        return path.stat().st_size >= size
    except OSError:
        return False
