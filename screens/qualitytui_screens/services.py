"""What every screen may ask of the app: the workbook, who writes, settings, messages; it imports no screen."""

from abc import abstractmethod
from collections.abc import Mapping
from pathlib import Path

from textual.signal import Signal

from qualitytui.config import Config
from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.named_tuple import NamedTuple
from qualitytui.workbook.book import Hand, Workbook
from qualitytui_screens.file_watch import FileWatch
from qualitytui_screens.keymap import keymap_of
from qualitytui_screens.messages import MessageApp
from qualitytui_screens.prefetch import Prefetch
from qualitytui_screens.ui_state import UiState


class Present(NamedTuple):
    """The workbook of today and who writes in it, while the screens show a past day."""

    book: Workbook
    hand: Hand


class AppServices(MessageApp):
    """The app as the screens know it; `QualityApp` is the only class made from it."""

    def __init__(
        self,
        path: Path,
        hand: Hand,
        config: Config,
        *,
        is_demo: bool = False,
        editor: str = "",
        is_language_asked: bool = False,
        ahead: Prefetch | None = None,
        memory: UiState | None = None,
    ) -> None:
        super().__init__()
        self.path = path
        self.hand = hand
        self.config = config
        self.is_demo = is_demo
        self.editor = editor
        self.is_language_asked = is_language_asked
        self.ahead = ahead
        self.usual_via: str | None = None
        self.drafts: dict[tuple[str, str], Mapping[str, str]] = {}
        """What was typed into forms and not saved, by command and what it is about."""
        self.has_several_plans = False
        self.is_archive = False
        self.present: Present | None = None
        self.changed: Signal[None] = Signal(self, "changed")
        self.keymap, self.warnings = keymap_of(config.keys)
        self.memory = memory or UiState(None)
        self.memory.tell = self.warn
        self._book: Workbook | None = None
        self.file_watch: FileWatch | None = None
        """What notices writes by other processes, and a new day."""

    @property
    def overdue_weeks(self) -> tuple[int, ...]:
        """How much was overdue in each of the last weeks; empty until it is counted, and for any other workbook."""
        return self.ahead.weeks if self.ahead is not None and self._book is self.ahead.book else ()

    @property
    def has_book(self) -> bool:
        """Whether a workbook is open."""
        return self._book is not None

    @property
    def book(self) -> Workbook:
        """The open workbook."""
        if self._book is None:
            raise Refused(say("There is no workbook at {path}.", path=self.path), "")
        return self._book

    def use(self, book: Workbook) -> None:
        """Shows and changes this workbook from now on, and watches for what others write."""
        self._book = book
        self.file_watch = FileWatch(book)
        book.daily.is_wanted = not self.is_demo

    def switch_workbook(self, book: Workbook, hand: Hand) -> None:
        """Shows another workbook on the board, as of its day."""
        self.hand = hand
        self.use(book)
        self.go_home()
        self.changed.publish(None)

    def go_home(self) -> None:
        """Goes back to the board."""
        while len(self.screen_stack) > 1 and not getattr(self.screen, "is_home", False):
            self.pop_screen()

    @abstractmethod
    def notice_others(self) -> None:
        """Tells the screens that the day has changed, and where another process has written."""


def present_hand(app: AppServices) -> Hand:
    """The author as of today."""
    return app.present.hand if app.present else app.hand
