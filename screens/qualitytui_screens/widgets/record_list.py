"""A virtual list with pagination: it holds ids, reads records a page at a time, and keeps its cursor by id."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from textual import events, on
from textual.binding import Binding
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from qualitytui.i18n import say
from qualitytui_screens.keys import LIST, bindings
from qualitytui_screens.widgets.cells import LIGHTS
from qualitytui_screens.widgets.columns import PAGE, ROOM_FOR_HEADS, ListColumn, width_needed
from qualitytui_screens.widgets.drawn import is_for_reader
from qualitytui_screens.widgets.groups import HEAD, Group, rows_of
from qualitytui_screens.widgets.row_painter import RowPainter
from qualitytui_screens.widgets.scroll import ThumbInPlace
from qualitytui_screens.widgets.titled_border import TitledBorder

V = TypeVar("V")


class RecordList(TitledBorder, ThumbInPlace, ScrollView, Generic[V], can_focus=True):
    """A list of records under a cursor; the records are read only where they are shown."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "record-list--heads",
        "record-list--cursor",
        "record-list--marked",
        *(f"record-list--{light}" for light in LIGHTS),
    }
    BINDINGS: ClassVar[list[Binding]] = bindings(LIST)  # type: ignore[assignment]  # one kind of what may stand here
    cursor: reactive[int] = reactive(0, repaint=False)

    class Moved(Message):
        """The cursor stands on another record, or on none."""

        def __init__(self, records: "RecordList[Any]") -> None:
            super().__init__()
            self.records = records

        @property
        def control(self) -> "RecordList[Any]":
            """The list that sent it."""
            return self.records

    class Opened(Moved):
        """Enter was pressed on a record."""

    def __init__(
        self,
        columns: Sequence[ListColumn[V]],
        read: Callable[[Sequence[int]], Sequence[V]],
        *,
        id: str,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id)
        self.columns = columns
        self.order: Sequence[str] = ()
        """The fields by which the records stand sorted, - before those that go down."""
        self.ids = array("q")
        self.marked: set[int] = set()
        self.folded: set[str] = set()
        self.empty = ""
        """What stands in the list while it has no records."""
        self.is_lit = False
        """Whether the cursor is shown as with the focus, because a field beside moves it."""
        self._around: tuple[object, ...] = ()
        """What is painted even where there are no records."""
        self._read = read
        self.groups: Sequence[Group] = ()
        self._put_on: int | None = None
        self._pages: dict[int, dict[int, V]] = {}
        self._need: int | None = None
        self._moved_to: int | None = None
        self._painter = RowPainter(self)
        self.owners_of_actions = (CursorActions(self),)

    def fill(
        self,
        ids: Iterable[int],
        *,
        groups: Sequence[Group] = (),
        order: Sequence[str] = (),
        cursor: int | None = None,
    ) -> None:
        """Shows these records by group; the cursor is on `cursor`, or where it was last put, or near where it was."""
        wanted = [one for one in (cursor, self._put_on, self.cursor_id) if one is not None]
        self.groups, self.order = groups, order
        before, self.ids = self.ids, rows_of(array("q", ids), groups, self.folded)
        self._pages.clear()
        self._need = None
        _take_room(self, self.size.width)
        first = next((row for row, one in enumerate(self.ids) if one > HEAD), 0)
        there = next((self.ids.index(cell) for cell in wanted if cell in self.ids), self.cursor if wanted else first)
        self.cursor = max(min(there, len(self.ids) - 1), 0)
        around = (self.columns, order, self.empty)
        if before or self.ids or around != self._around:
            self._around = around
            self.refresh()
        _scroll_to(self, self.cursor, self.heads)
        self._tell()

    @property
    def heads(self) -> int:
        """The lines that the heads of the columns take: one, or none where there is no room or they say nothing."""
        has_room = self.scrollable_content_region.height >= ROOM_FOR_HEADS
        return int(has_room and any(column.head for column in self.columns))

    @property
    def items(self) -> list[int]:
        """The ids of the records, without the heads of groups."""
        return [key for key in self.ids if key > HEAD]

    @property
    def group(self) -> Group | None:
        """The group whose head is under the cursor."""
        key = self.cursor_id
        return self.groups[HEAD - key] if key is not None and key <= HEAD and self.groups else None

    @property
    def cursor_id(self) -> int | None:
        """The id under the cursor."""
        return self.ids[self.cursor] if self.cursor < len(self.ids) else None

    @property
    def current(self) -> V | None:
        """The record under the cursor."""
        return self.record(self.cursor)

    def record(self, row: int) -> V | None:
        """The record of a row; None where it has gone meanwhile."""
        if not 0 <= row < len(self.ids):
            return None
        number = row // PAGE
        if number not in self._pages:
            ids = [key for key in self.ids[number * PAGE : (number + 1) * PAGE] if key > HEAD]
            if len(self._pages) > 16:
                self._pages.clear()
            self._pages[number] = {record.id: record for record in self._read(ids)}  # type: ignore[attr-defined]  # every record has an id
        return self._pages[number].get(self.ids[row])

    def records(self, ids: Iterable[int]) -> Sequence[V]:
        """The records of these ids, in the list's order."""
        wanted = set(ids)
        return self._read([key for key in self.ids if key in wanted])

    def need(self) -> int:
        """The width at which every column and nine texts of ten of the first page have room."""
        if self._need is None:
            first = [record for row in range(min(len(self.ids), PAGE)) if (record := self.record(row)) is not None]
            self._need = width_needed(self.columns, first)
        return self._need

    def toggle_mark(self) -> None:
        """Marks the record under the cursor or takes its mark away, and moves on."""
        if self.cursor_id is not None and self.group is None:
            self.marked ^= {self.cursor_id}
            self._paint(self.cursor)
            self.put_cursor(self.cursor + 1)

    def watch_cursor(self, before: int, now: int) -> None:
        """Paints the two lines that look different now."""
        self._paint(before)
        self._paint(now)
        _scroll_to(self, self.cursor, self.heads)
        self._tell()
        if self.has_focus and is_for_reader(self.app):
            self.call_after_refresh(_park, self)

    def _paint(self, row: int) -> None:
        """Paints the line of a row again."""
        self.refresh_line(row + self.heads)

    def _tell(self) -> None:
        if self.is_mounted and self.cursor_id != self._moved_to:
            self._moved_to = self.cursor_id
            self.post_message(self.Moved(self))

    def on_resize(self, event: events.Resize) -> None:
        """Keeps the cursor in sight; every line may stand elsewhere, because the heads come and go with the height."""
        _take_room(self, event.size.width)
        _scroll_to(self, self.cursor, self.heads)
        self.refresh()

    @on(events.Focus)
    @on(events.Blur)
    def _change_focus(self, event: events.Focus | events.Blur) -> None:
        """The cursor looks different with the focus."""
        self._paint(self.cursor)
        if isinstance(event, events.Focus) and is_for_reader(self.app):
            self.call_after_refresh(_park, self)

    def on_click(self, event: events.Click) -> None:
        """Moves the cursor to the row; a second click opens it."""
        row = event.y - self.heads + self.scroll_offset.y
        if event.y >= self.heads and row < len(self.ids):
            self.put_cursor(row)
            if event.chain > 1 and self.cursor_id is not None:
                self.post_message(self.Opened(self))

    def put_cursor(self, row: int) -> None:
        """Puts the cursor on a row, from where it comes back after a filter."""
        self.cursor = max(min(row, len(self.ids) - 1), 0)
        self._put_on = self.cursor_id

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines, in what looks they have now."""
        self._painter.begin()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """The heads of the columns, or one row: mark, cursor, cells."""
        row, room = y - self.heads + self.scroll_offset.y, self.scrollable_content_region.width
        if y < self.heads:
            return self._painter.heads(self.columns, self.order, room)
        is_cursor = row == self.cursor
        is_lit = is_cursor and (self.has_focus or self.is_lit)
        if row < len(self.ids) and self.ids[row] <= HEAD:
            group = self.groups[HEAD - self.ids[row]]
            is_folded = group.title in self.folded
            return self._painter.group(group, room, is_cursor=is_cursor, is_lit=is_lit, is_folded=is_folded)
        record = self.record(row)
        if record is None:
            return self._painter.empty("" if self.ids else self.empty, y, room)
        is_marked = self.ids[row] in self.marked
        return self._painter.record(self.columns, record, room, is_cursor=is_cursor, is_lit=is_lit, is_marked=is_marked)


def _take_room(records: RecordList[Any], width: int) -> None:
    """Tells the room that the rows need; they are laid out anew unless all of them have room before and after."""
    size = Size(width, len(records.ids) + records.heads)
    has_room = max(size.height, records.virtual_size.height) <= records.container_size.height
    if has_room and not records.styles.auto_dimensions and not records.show_vertical_scrollbar:
        records.set_reactive(RecordList.virtual_size, size)
    else:
        records.virtual_size = size


def _park(records: RecordList[Any]) -> None:
    """Puts the terminal's cursor at the row, where a program that reads aloud looks."""
    region, row = records.content_region, records.heads + records.cursor
    records.app.cursor_position = Offset(region.x, region.y + row - records.scroll_offset.y)
    records.refresh_line(row)


def _scroll_to(view: ScrollView, row: int, heads: int) -> None:
    """Scrolls just far enough to show a row below the heads."""
    top, height = view.scroll_offset.y, view.scrollable_content_region.height - heads
    if height <= 0:
        return
    if row < top:
        view.scroll_to(y=row, animate=False, force=True)
    elif row >= top + height:
        view.scroll_to(y=row - height + 1, animate=False, force=True)


class CursorActions:
    """Does the actions of the keys that move the cursor of a list and open what is under it."""

    def __init__(self, records: RecordList[Any]) -> None:
        self._records = records

    def action_move(self, by: int) -> None:
        """Moves the cursor."""
        self._records.put_cursor(self._records.cursor + by)

    def action_page(self, pages: int) -> None:
        """Moves the cursor by a screenful."""
        height = self._records.scrollable_content_region.height - self._records.heads
        self._records.put_cursor(self._records.cursor + pages * max(height - 1, 1))

    def action_go(self, row: int) -> None:
        """Moves the cursor to the first or the last record."""
        self._records.put_cursor(row % max(len(self._records.ids), 1))

    def action_open(self) -> None:
        """Opens the record under the cursor."""
        if self._records.cursor_id is not None:
            self._records.post_message(self._records.Opened(self._records))
        elif not self._records.screen.is_modal:
            self._records.app.show_message(say("There is nothing to open."))  # type: ignore[attr-defined]  # our app
