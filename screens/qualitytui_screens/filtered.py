"""A screen with a line in which a filter is typed."""

from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen
from textual.widgets import Input

from qualitytui.errors import Refused
from qualitytui.model.filter import Filter, parse_filter
from qualitytui_screens.remedies import explained
from qualitytui_screens.widgets.filter_line import FilterLine

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices


class Filtered(Screen[None]):
    """Offers the words of a filter where one is typed."""

    app: "AppServices"
    filter = Filter()
    """What narrows the lists."""

    def renew(self) -> None:
        """Asks again, by the filter."""
        raise NotImplementedError

    def to_list(self) -> None:
        """Gives the focus to the list."""
        raise NotImplementedError

    def action_filter(self) -> None:
        """Goes to the filter line."""
        from qualitytui.workbook.queries.filter_help import filter_words  # noqa: PLC0415 - only typing asks for words

        line = self.query_one(FilterLine)
        line.know(self.app.book.ask(filter_words), self.app.memory.filters)
        self.set_focus(line)


class FilteredOnEnter(Filtered):
    """Narrows its lists when Enter is pressed in the line; what is not understood changes nothing."""

    @on(Input.Submitted, "#filter")
    def _narrow(self, event: Input.Submitted) -> None:
        before = self.filter
        try:
            self.filter = parse_filter(event.value)
            self.renew()
        except Refused as refusal:
            self.filter = before
            self.app.show_message(explained(refusal, self.app.keymap, " "))
            return
        self.to_list()

    def take_filter_away(self) -> None:
        """Shows everything again."""
        self.query_one(FilterLine).put("")
        self.filter = Filter()
        self.renew()
        self.to_list()
