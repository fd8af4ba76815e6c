"""Filter controllers: filter line, filter menu, saved views, live narrowing, why an item is listed."""

from collections.abc import Callable, Sequence

from textual.css.query import NoMatches

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.filter import Filter, parse_filter
from qualitytui_screens.board_sections import Sections
from qualitytui_screens.book_screen import BookScreen
from qualitytui_screens.command_screen import CommandScreen, ref_of
from qualitytui_screens.item_lists import ItemLists
from qualitytui_screens.remedies import explained_in_line
from qualitytui_screens.widgets.filter_line import FilterLine
from qualitytui_screens.widgets.footer import Footer


class FilterController:
    """The active filter; it takes effect on Enter, and an invalid one is ignored."""

    def __init__(self, screen: BookScreen, to_list: Callable[[], None]) -> None:
        self._screen = screen
        self._to_list = to_list
        self.filter = Filter()
        """What narrows the lists."""

    @property
    def line(self) -> FilterLine:
        """The line in which the filter is typed."""
        return self._screen.query_one(FilterLine)

    def action_filter(self) -> None:
        """Goes to the filter line, which then knows the words it offers."""
        from qualitytui.workbook.queries.filter_help import filter_words  # noqa: PLC0415 - only typing asks for words

        line, app = self.line, self._screen.app
        line.know(app.book.ask(filter_words), app.memory.filters)
        self._screen.set_focus(line)

    def narrow(self, text: str) -> None:
        """Applies a filter; an invalid one leaves the previous filter active."""
        before = self.filter
        try:
            self.filter = parse_filter(text)
            self._screen.renew()
        except Refused:
            self.filter = before
            raise

    def refuse(self, refusal: Refused) -> None:
        """Says in the footer why a filter was not understood."""
        app = self._screen.app
        app.show_message(explained_in_line(refusal, app.keymap))

    def submit(self, text: str) -> None:
        """Narrows the lists by what was typed and gives them the focus."""
        try:
            self.narrow(text)
        except Refused as refusal:
            self.refuse(refusal)
            return
        self._to_list()

    def take_away(self) -> None:
        """Shows everything again."""
        self.line.put("")
        self.filter = Filter()
        self._screen.renew()
        self._to_list()


class LiveFilter(FilterController):
    """The filter of the board: what is typed takes effect at once, beside the heading under the cursor."""

    def __init__(self, screen: CommandScreen, lists: ItemLists, sections: Sections) -> None:
        super().__init__(screen, lists.focus)
        self._targets = screen.targets_under_cursor
        self._commands = screen.commands
        self._lists = lists
        self._sections = sections
        self.left = ""
        """The ref of the item that a change took out of what is shown."""

    @property
    def in_force(self) -> Filter:
        """The filter and the heading."""
        return Filter(self.filter.terms + self._sections.filter.terms)

    def type(self, text: str) -> None:
        """Narrows while typing; offers words; says what cannot be understood yet."""
        offered = self.line.offered
        if offered:
            self.offer(offered, None)
        try:
            self.narrow(text)
        except Refused as refusal:
            if not offered:
                self.refuse(refusal)
        else:
            self._lists.go_to_named(self.filter)

    def offer(self, words: Sequence[str], at: int | None) -> None:
        """Shows the words that Tab puts, in the footer."""
        self._screen.query_one(Footer).offer(words, at)

    def submit(self, text: str) -> None:
        """Remembers what was typed, which is in force already, and gives the lists the focus."""
        if text.strip():
            self._screen.app.memory.remember(text.strip())
        self._to_list()

    def set_filter(self, text: str) -> None:
        """Puts a filter into the line, from where it takes effect."""
        self.line.put(text)

    def leave_line(self) -> bool:
        """Gives the focus back from the filter line; whether it had it."""
        try:
            line = self.line
        except NoMatches:
            return False
        if line.has_focus:
            self._to_list()
            return True
        return False

    def action_filter_menu(self) -> None:
        """Offers departments, statuses, deadlines, lights."""
        from qualitytui_screens.filter_menu import ask_filter  # noqa: PLC0415 - on demand

        ask_filter(self._screen.app, self.filter, self.set_filter)

    def action_view(self, digit: int) -> None:
        """Shows the saved view of that digit."""
        app = self._screen.app
        for saved in self._lists.views:
            if saved.digit == digit:
                self._sections.widen()
                self.set_filter(saved.filter)
                self._screen.renew()
                app.show_message(f"{digit} {saved.name}  {saved.filter}")
                return
        app.warn(say("There is no view {digit}.", digit=digit))

    def action_views(self) -> None:
        """Offers to keep the filter, and what can be done with each saved view."""
        from qualitytui_screens.saved_views import ask_views  # noqa: PLC0415 - on demand

        ask_views(self._commands, self._lists.views, self.filter, self.action_view)

    def action_figures(self) -> None:
        """Offers the figures of what is shown, each with its rule and its rows."""
        from qualitytui_screens.figures import ask_figures  # noqa: PLC0415 - on demand

        ask_figures(self._screen.app, self.in_force)

    def action_why(self) -> None:
        """Says of the item under the cursor, or of any other, why it is shown or not."""
        from qualitytui_screens.filter_explanation import FilterExplanation  # noqa: PLC0415 - on demand

        targets = self._targets()
        ref = self.left or (ref_of(self._screen.app, targets[0]) if targets else "")
        self.left = ""
        self._screen.app.push_screen(FilterExplanation(self.in_force, ref))
