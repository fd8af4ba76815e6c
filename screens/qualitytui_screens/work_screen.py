"""How far work beside the screen is, in a dialog: Esc stops it, and so does leaving the program."""

import asyncio
from collections.abc import Callable
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

from qualitytui.i18n import say
from qualitytui.progress import Doing, told_to
from qualitytui.sanitize import visible
from qualitytui_screens.textual_compat.paced_screen import PacedDialog
from qualitytui_screens.widgets.prose import Prose

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices

V = TypeVar("V")
EVERY: Final = 0.5
"""Seconds after which it is shown anew how far the work is."""


class Work(Generic[V]):
    """Work in a thread of its own: how far it is, and what it came to."""

    def __init__(self, work: Callable[[], V]) -> None:
        self._work = work
        self._begun = monotonic()
        self._doing = Doing()
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
        self._doing.tell(what, done, total)

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
        what = say("stopping …") if self._is_unwanted.is_set() else self._doing.text or say("working")
        return f"{what} · {say('{seconds} s', seconds=int(monotonic() - self._begun))}"


class WorkDialog(PacedDialog[None]):
    """A dialog that shows how far work is; the work is stopped where the program is left meanwhile."""

    app: "AppServices"
    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]  # a list of bindings is one kind of what may stand here
        Binding("ctrl+c", "app.help_quit", show=False),
    ]
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

    BINDINGS: ClassVar[list[Binding]] = [
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
