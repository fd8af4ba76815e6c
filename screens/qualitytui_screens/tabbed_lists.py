"""Several lists of which a screen shows one at a time, under a line with the names of all."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from textual.widgets import Static

from qualitytui_screens.book_screen import BookScreen
from qualitytui_screens.header_lines import tabs_line
from qualitytui_screens.widgets.columns import ListColumn
from qualitytui_screens.widgets.groups import Group
from qualitytui_screens.widgets.record_list import RecordList


class Tab(NamedTuple):
    """One of the lists: its English name, its id, its columns."""

    name: str
    id: str
    columns: Sequence[ListColumn[Any]]


class TabbedLists:
    """The lists and their rows; keys go to the next list and to the one before."""

    def __init__(self, screen: BookScreen, tabs: Sequence[Tab], at: int, show: Callable[[], None]) -> None:
        self._screen = screen
        self._names = [tab.name for tab in tabs]
        self._show = show
        self.at = at
        """Which of the lists is shown."""
        self.rows: list[Mapping[int, Any]] = [{} for _ in tabs]
        self.lists = [RecordList[Any](tab.columns, partial(self.read, nth), id=tab.id) for nth, tab in enumerate(tabs)]

    def read(self, nth: int, ids: Sequence[int]) -> Sequence[Any]:
        """The rows of a list with these ids."""
        return [self.rows[nth][key] for key in ids if key in self.rows[nth]]

    @property
    def records(self) -> RecordList[Any]:
        """The list that is shown."""
        return self.lists[self.at]

    def fill(self, nth: int, rows: Mapping[int, Any], groups: Sequence[Group] = ()) -> None:
        """Puts rows into one of the lists."""
        self.rows[nth] = rows
        self.lists[nth].fill(rows, groups=groups)

    def turn_to(self, at: int) -> None:
        """Shows one of the lists."""
        self.at = at
        for nth, records in enumerate(self.lists):
            records.display = nth == at
        self._screen.set_focus(self.records)
        self._show()

    def show_names(self) -> None:
        """Shows the names of the lists with how many rows each has."""
        counts = dict(zip(self._names, map(len, self.rows), strict=True))
        self._screen.query_one("#kinds", Static).update(tabs_line(counts, self._names[self.at]), layout=False)

    def action_panel(self, by: int) -> None:
        """Goes to the next list, or the one before."""
        self.turn_to((self.at + by) % len(self.lists))
