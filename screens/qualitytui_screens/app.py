"""The app: it opens the screens, handles global keys, and publishes changes."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding
from textual.screen import Screen

from qualitytui.config import Config
from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.workbook.book import Hand, Outcome, Workbook
from qualitytui.workbook.queries.order import later_entries_in
from qualitytui_screens.board import BoardScreen
from qualitytui_screens.file_watch import Watch
from qualitytui_screens.gc_pause import resume_gc
from qualitytui_screens.input_method import InputMethod
from qualitytui_screens.keys import EVERYWHERE, GLOBAL, WRITING, Key, bindings
from qualitytui_screens.mode import may_act, may_write
from qualitytui_screens.offered_next import offer_after
from qualitytui_screens.places import Places
from qualitytui_screens.prefetch import Prefetch
from qualitytui_screens.textual_compat.terminal_setup import leave_on_signals
from qualitytui_screens.too_small import TooSmall, is_too_small
from qualitytui_screens.ui_state import Memory
from qualitytui_screens.unbound_key import tell_unbound
from qualitytui_screens.widgets.footer import Footer

if TYPE_CHECKING:
    from qualitytui.workbook.commands.plan import ImportPlan

POLL_SECONDS = 1.0
WITHOUT_BOOK = {"help", "palette", "look", "suspend_process"}
"""What can be done before there is a workbook."""


class QualityApp(Places):
    """The app: it opens the screens, and says what changed."""

    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = "look.tcss"
    VERTICAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [(0, "-low"), (16, "-high")]  # type: ignore[misc]  # as Textual reads it
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
        memory: Memory | None = None,
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
        self._warnings += self.dress(config.theme, self.memory.look.get("theme", ""))
        self._watch: Watch | None = None
        self._are_weeks_shown = False
        self._input_method = InputMethod(self)
        self.set_class(ascii_only, "ascii")
        self.set_class(for_reader, "reader")
        if ahead is not None:
            self.use(ahead.book)
        elif path.exists():
            self.use(Workbook.open(path, hand, config))

    def use(self, book: Workbook) -> None:
        """Shows and changes this workbook from now on, and watches for what others write."""
        super().use(book)
        self._watch = Watch(book)

    def on_mount(self) -> None:
        """Keys, colours, signals, and the first screen."""
        self.set_keymap(self.keymap)
        leave_on_signals(self.exit)
        self.app_resume_signal.subscribe(self, lambda _: self.repaint())
        self.push_screen(self._first_screen())
        self.call_after_refresh(resume_gc)
        self._warnings += self._later_entries()
        if self.ahead is not None:
            self.call_after_refresh(self.ahead.count_weeks)
        if self._warnings:
            self.call_after_refresh(self.warn, "  ".join(self._warnings))
        self.set_interval(POLL_SECONDS, self.notice_others)

    def _later_entries(self) -> tuple[str, ...]:
        """That what is shown holds entries of days after today, where the clock is earlier than the journal."""
        sentence = self._book.ask(later_entries_in) if self._book is not None else ""
        return (sentence,) if sentence else ()

    def _first_screen(self) -> Screen[None]:
        """The board; where there is no workbook yet, the ways to one."""
        if self._book is not None:
            return BoardScreen()
        from qualitytui_screens.first_run import FirstRun  # noqa: PLC0415 - only the first time

        return FirstRun()

    def on_resize(self, event: events.Resize) -> None:
        """Hides everything while the window is too small, and brings it back; the terminal may have moved its lines."""
        self.screen_diff.forget()
        is_hidden = isinstance(self.screen, TooSmall)
        if is_too_small(event.size) and not is_hidden:
            self.push_screen(TooSmall())
        elif is_hidden and not is_too_small(event.size):
            self.pop_screen()

    def make(self, plan: "ImportPlan | None") -> None:
        """Makes the workbook and goes to the board."""
        from qualitytui_screens.new_workbook import make_workbook  # noqa: PLC0415 - only the first time

        make_workbook(self, plan)

    def make_demo(self) -> None:
        """Makes a sample in a temporary folder and goes to its board."""
        from qualitytui_screens.new_workbook import make_sample  # noqa: PLC0415 - only for the sample

        make_sample(self)

    def notice_others(self) -> None:
        """Tells the screens that the day has changed, and where another process has written."""
        from qualitytui_screens.polled_changes import notice  # noqa: PLC0415 - loaded when the first screen stands

        if self._watch is not None:
            notice(self, self._watch)
        if self.overdue_weeks and not self._are_weeks_shown:
            self._are_weeks_shown = True
            for screen in self.screen_stack:
                if isinstance(screen, BoardScreen):
                    screen.show_pulse()

    def tell_outcome(self, outcome: Outcome) -> None:
        """Says what was done and how to take it back, and tells the screens."""
        hint = say("({key} takes it back)") if outcome.back == "undo" else say("({key} puts it back)")
        new_day = self._watch.new_day() if self._watch else ""
        back = hint.format(key=self.key(outcome.back)) if outcome.entry else ""
        self.show_message(
            " ".join(filter(None, (new_day, outcome.sentence))),
            "  ".join(filter(None, (offer_after(self, outcome), back))),
        )
        self.changed.publish(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No act while a field is typed in, no screen without a workbook."""
        if action in {key.action for key in EVERYWHERE}:
            return (self.has_book or action in WITHOUT_BOOK) and not self.is_typed_in
        return super().check_action(action, parameters)

    def may_do(self, action: str) -> bool:
        """Whether an action can be done now; an act is refused at its key where nothing can be changed."""
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

    def action_undo(self) -> None:
        """Takes the newest act back; in the history the one under the cursor."""
        from qualitytui_screens.undoing import undo_entry  # noqa: PLC0415 - on demand

        undo_entry(self, getattr(self.screen, "entry_to_undo", None))

    def action_redo(self) -> None:
        """Puts back what was taken back."""
        try:
            self.tell_outcome(self.book.redo())
        except Refused as refusal:
            self.refuse(refusal)

    def action_snapshot(self) -> None:
        """Takes the week's snapshot; where the week exists, asks."""
        from qualitytui_screens.weekly import take_week  # noqa: PLC0415 - on demand

        take_week(self)

    def action_palette(self) -> None:
        """Offers every command and every item."""
        from qualitytui_screens.palette import open_palette  # noqa: PLC0415 - on demand

        open_palette(self)

    def action_look(self) -> None:
        """Offers the other language and the themes."""
        from qualitytui_screens.theme_menu import ask_look  # noqa: PLC0415 - on demand

        ask_look(self)

    def action_help(self) -> None:
        """Shows the keys of the screen, and the manual."""
        from qualitytui_screens.help import HelpScreen  # noqa: PLC0415 - on demand

        keys: tuple[Key, ...] = getattr(self.screen, "KEYS", EVERYWHERE)
        self.push_screen(HelpScreen(keys))

    def action_board(self) -> None:
        """Goes back to the board."""
        while len(self.screen_stack) > 1 and not isinstance(self.screen, BoardScreen):
            self.pop_screen()
