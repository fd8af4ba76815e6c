"""The pane below the board: the item under the cursor, debounced on a slow line, or what to do where there is none."""

from textual.content import Content
from textual.timer import Timer

from qualitytui.i18n import say
from qualitytui.model.task import Task
from qualitytui.workbook.queries.filter_help import nearest
from qualitytui.workbook.queries.items import task_outline
from qualitytui_screens.board_panels import BoardPanels
from qualitytui_screens.book_screen import BookScreen
from qualitytui_screens.detail import indicator_detail, nothing_detail, task_detail
from qualitytui_screens.filter_controller import LiveFilter
from qualitytui_screens.item_lists import ItemLists
from qualitytui_screens.textual_compat.slow_line import PAUSE


class BoardDetail:
    """Shows the item under the cursor; once, however often it is asked for."""

    def __init__(self, screen: BookScreen, lists: ItemLists, panels: BoardPanels, filtering: LiveFilter) -> None:
        self._screen = screen
        self._lists = lists
        self._panels = panels
        self._filtering = filtering
        self._is_due = False
        self._shown: tuple[object, ...] | None = None
        """What the pane shows and the room it has, so that nothing is asked for twice."""
        self._rest: Timer | None = None

    def show_anew(self) -> None:
        """Shows the item soon, even if it is the same: it may have changed."""
        self._shown = None
        self.show_soon()

    def show_soon(self) -> None:
        """Shows the item with the next paint, or behind it while the pane has no room yet.

        On a slow line it waits until no key has come for a moment.
        """
        if self._screen.app.line.is_slow:
            if self._rest is not None:
                self._rest.stop()
            self._rest = self._screen.set_timer(PAUSE, self._show)
        elif not self._is_due:
            self._is_due = True
            has_room = bool(self._screen.query_one("#detail").size)
            (self._screen.call_later if has_room else self._screen.call_after_refresh)(self._show)

    def _show(self) -> None:
        self._is_due = False
        item = next(iter(self._lists.under_cursor), None)
        room = self._screen.query_one("#detail").content_size
        cells, rows = max(room.width or self._screen.size.width, 10), max(room.height, 1)
        basis = (item, self._panels.panel, self._panels.layout_kind, cells, rows)
        if item is not None and basis == self._shown:
            return
        self._shown = basis
        group = self._lists.worked_in.group
        is_nothing = item is None and group is None
        if is_nothing != self._screen.has_class("nothing"):
            self._screen.set_class(is_nothing, "nothing")
            self._screen.call_after_refresh(self.show_anew)  # the pane has another height then
        app = self._screen.app
        if isinstance(item, Task):
            page = app.book.ask(task_outline, item.id)
            self._panels.show_indicators_of(page)
            content = task_detail(page, cells, rows)
        elif item is not None:
            content = indicator_detail(item, cells, rows)
        elif group is not None:
            content = Content(say("Enter folds and unfolds the group, {key} marks all of it.", key=app.key("mark")))
        else:
            wanted = self._filtering.in_force
            keys = f"{app.key('plan')} {app.key('take_in')}"
            content = nothing_detail(self._lists.view, wanted, app.book.ask(nearest, wanted), keys, cells)
        self._panels.show("detail", content)
