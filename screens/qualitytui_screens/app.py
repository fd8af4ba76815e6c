"""The app: it opens the screens, handles global keys, and publishes changes."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.screen import Screen

from qualitytui.config import Config
from qualitytui.workbook.book import Hand, Workbook
from qualitytui_screens.board_layout import LOW, is_too_small
from qualitytui_screens.global_actions import GlobalActions
from qualitytui_screens.input_method import InputMethod
from qualitytui_screens.keys import EVERYWHERE, GLOBAL, WRITING, bindings
from qualitytui_screens.mode import may_act, may_write
from qualitytui_screens.navigation import Navigation
from qualitytui_screens.prefetch import Prefetch
from qualitytui_screens.services import AppServices
from qualitytui_screens.start import first_screen, go_on
from qualitytui_screens.ui_state import UiState
from qualitytui_screens.unbound_key import tell_unbound
from qualitytui_screens.widgets.footer import Footer

POLL_SECONDS = 1.0
WITHOUT_BOOK = {"help", "palette", "look", "suspend_process"}
"""What can be done before there is a workbook."""


class QualityApp(AppServices):
    """The app: it opens the screens, and says what changed."""

    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = "app.tcss"
    VERTICAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [(0, "-low"), (LOW, "-high")]  # type: ignore[misc]  # as Textual reads it
    BINDINGS: ClassVar[list[Binding]] = bindings(GLOBAL)  # type: ignore[assignment]  # one kind of what may stand here

    def __init__(
        self,
        path: Path,
        hand: Hand,
        config: Config,
        *,
        ascii_only: bool = False,
        for_reader: bool = False,
        slow_line: bool = False,
        is_demo: bool = False,
        editor: str = "",
        is_language_asked: bool = False,
        ahead: Prefetch | None = None,
        memory: UiState | None = None,
        warnings: Sequence[str] = (),
    ) -> None:
        super().__init__(
            path,
            hand,
            config,
            is_demo=is_demo,
            editor=editor,
            is_language_asked=is_language_asked,
            ahead=ahead,
            memory=memory,
        )
        self.line.is_slow = slow_line
        self.warnings = [*warnings, *self.warnings]
        self.warnings += self.dress(config.theme, self.memory.look.get("theme", ""))
        self._size_before: Size | None = None
        self._input_method = InputMethod(self)
        self.owners_of_actions = (Navigation(self), GlobalActions(self))
        self.set_keymap(self.keymap)
        self.set_class(ascii_only, "ascii")
        self.set_class(for_reader, "reader")
        if ahead is not None:
            self.use(ahead.book)
        elif path.exists():
            self.use(Workbook.open(path, hand, config))

    def get_default_screen(self) -> Screen[None]:
        """The screen it begins with."""
        return first_screen(self)

    def on_mount(self) -> None:
        """Begins what goes on beside the screens."""
        self.app_resume_signal.subscribe(self, lambda _: self.repaint())
        self.call_after_refresh(go_on, self)
        self.set_interval(POLL_SECONDS, self.notice_others)

    def on_resize(self, event: events.Resize) -> None:
        """Hides everything while the window is too small, and brings it back; the terminal may have moved its lines.

        What was painted for the window as it was before may have come after it changed: then all is painted again.
        """
        self.screen_diff.forget()
        size_before, self._size_before = self._size_before, event.size
        if self.is_begun.is_set() or size_before not in {None, event.size}:
            self.call_after_refresh(self.repaint)
        elif self.early_terminal is not None:
            self.early_terminal.note_in(self.screen_diff, event.size)
        is_hidden = getattr(self.screen, "is_hiding", False)
        if is_too_small(*event.size) and not is_hidden:
            from qualitytui_screens.too_small import TooSmall  # noqa: PLC0415 - on demand

            self.push_screen(TooSmall())
        elif is_hidden and not is_too_small(*event.size):
            self.pop_screen()

    def notice_others(self) -> None:
        """Tells the screens that the day has changed, and where another process has written."""
        from qualitytui_screens.polled_changes import notice  # noqa: PLC0415 - loaded when the first screen stands

        if self.file_watch is not None:
            notice(self, self.file_watch)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No action while a field is typed in, no screen without a workbook."""
        if action in {key.action for key in EVERYWHERE}:
            is_for_reading = any(getattr(screen, "is_for_reading", False) for screen in self.screen_stack[-1:])
            if is_for_reading and (action in WRITING or action == "help"):
                return False
            return (self.has_book or action in WITHOUT_BOOK) and not self.is_typed_in
        return super().check_action(action, parameters)

    def may_do(self, action: str) -> bool:
        """Whether an action can be done now; an action is refused at its key where nothing can be changed."""
        return action not in WRITING or (may_write(self) and may_act(self, action))

    def before_typed(self, event: events.Key | events.Paste) -> events.Key | events.Paste:
        """What is meant by what was typed; the message at the bottom has been read."""
        for foot in self.screen.query(Footer):
            if foot.is_telling:
                foot.show_keys()
        meant = self._input_method.meant(event)
        if isinstance(meant, events.Key):
            tell_unbound(self, meant)
        return meant
