"""Base class of screens with a filter: filter line, filter menu, saved views, why an item is listed."""

from collections.abc import Sequence

from textual import on
from textual.css.query import NoMatches
from textual.widgets import Input

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.board import SavedView
from qualitytui.model.filter import Filter, parse_filter
from qualitytui_screens.filtered import Filtered
from qualitytui_screens.items_screen import ItemsScreen
from qualitytui_screens.remedies import explained
from qualitytui_screens.widgets.filter_line import FilterLine
from qualitytui_screens.widgets.footer import Footer


class FilterScreen(Filtered, ItemsScreen):
    """Holds the filter in force; what is typed takes effect at once, what is not understood changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.left = ""
        """The ref of the item that a change took out of what is shown."""

    def widen(self) -> None:
        """Takes away whatever else narrows the lists."""

    def views(self) -> Sequence[SavedView]:
        """The filters kept under digits."""
        raise NotImplementedError

    @on(Input.Changed, "#filter")
    def _type(self, event: Input.Changed) -> None:
        """Narrows while typing; offers words; says what cannot be understood yet."""
        offered = self.query_one(FilterLine).offered
        if offered:
            self.query_one(Footer).offer(offered, None)
        try:
            self._apply(parse_filter(event.value))
        except Refused as refusal:
            if not offered:
                self.app.show_message(explained(refusal, self.app.keymap, " "))

    def _apply(self, wanted: Filter) -> None:
        before, self.filter = self.filter, wanted
        try:
            self.renew()
        except Refused:
            self.filter = before
            raise
        self.go_to_named(wanted)

    def go_to_named(self, wanted: Filter) -> None:
        """Puts the cursor on the item whose ref was typed."""

    @on(FilterLine.Completed)
    def _completed(self, event: FilterLine.Completed) -> None:
        self.query_one(Footer).offer(event.offered, event.at)

    @on(Input.Submitted, "#filter")
    def _typed(self) -> None:
        line = self.query_one(FilterLine)
        if line.value.strip():
            self.app.memory.remember(line.value.strip())
        self.to_list()

    def set_filter(self, text: str) -> None:
        """Puts a filter into the line, from where it takes effect."""
        self.query_one(FilterLine).put(text)

    def action_filter_menu(self) -> None:
        """Offers departments, statuses, deadlines, lights."""
        from qualitytui_screens.filter_menu import ask_filter  # noqa: PLC0415 - on demand

        ask_filter(self.app, self.filter, self.set_filter)

    def action_view(self, digit: int) -> None:
        """Shows the saved view of that digit."""
        for saved in self.views():
            if saved.digit == digit:
                self.widen()
                self.set_filter(saved.filter)
                self.renew()
                self.app.show_message(f"{digit} {saved.name}  {saved.filter}")
                return
        self.app.warn(say("There is no view {digit}.", digit=digit))

    def action_views(self) -> None:
        """Offers to keep the filter, and what can be done with each saved view."""
        from qualitytui_screens.saved_views import ask_views  # noqa: PLC0415 - on demand

        ask_views(self, self.views(), self.filter, self.action_view)

    def action_figures(self) -> None:
        """Offers the figures of what is shown, each with its rule and its rows."""
        from qualitytui_screens.figures import ask_figures  # noqa: PLC0415 - on demand

        ask_figures(self.app, self.in_force())

    def action_why(self) -> None:
        """Says of the item under the cursor, or of any other, why it is shown or not."""
        from qualitytui_screens.filter_explanation import Why  # noqa: PLC0415 - on demand

        targets = self.targets_under_cursor()
        ref = self.left or (self.ref(targets[0]) if targets else "")
        self.left = ""
        self.app.push_screen(Why(self.in_force(), ref))

    def in_force(self) -> Filter:
        """The filter, with whatever else narrows the lists."""
        return self.filter

    def leave_line(self) -> bool:
        """Gives the focus back from the filter line; whether it had it."""
        try:
            line = self.query_one(FilterLine)
        except NoMatches:
            return False
        if line.has_focus:
            self.to_list()
            return True
        return False
