"""A virtual list: it holds ids, reads rows by the page, and keeps its cursor by id."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from qualitytui.i18n import say
from qualitytui.sanitize import folded, pad, visible, width
from qualitytui_screens.keys import LIST, bindings
from qualitytui_screens.widgets.cells import LIGHTS, Ground, cells_of
from qualitytui_screens.widgets.columns import GAP, ListColumn, head_line
from qualitytui_screens.widgets.drawn import is_for_reader, mode_of
from qualitytui_screens.widgets.groups import HEAD, Group, rows_of
from qualitytui_screens.widgets.titled_border import TitledBorder

V = TypeVar("V")
PAGE = 128
FRAME = 5
"""The cells of a list's border, its scroll bar, and the marks before each row."""
ROOM_FOR_HEADS = 8
"""The lines a list must have before one of them goes to the heads of its columns."""


class RecordList(TitledBorder, ScrollView, Generic[V], can_focus=True):
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
        self._read = read
        self.groups: Sequence[Group] = ()
        self._put_on: int | None = None
        self._pages: dict[int, dict[int, V]] = {}
        self._moved_to: int | None = None

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
        self.ids = rows_of(array("q", ids), groups, self.folded)
        self._pages.clear()
        self.virtual_size = Size(self.size.width, len(self.ids) + self._heads)
        there = next((self.ids.index(one) for one in wanted if one in self.ids), self.cursor if wanted else 0)
        self.cursor = max(min(there, len(self.ids) - 1), 0)
        self.refresh()
        self._follow()
        self._tell()

    @property
    def _heads(self) -> int:
        """The lines that the heads of the columns take: one, or none where there is no room or they say nothing."""
        has_room = self.scrollable_content_region.height >= ROOM_FOR_HEADS
        return int(has_room and any(column.head for column in self.columns))

    @property
    def items(self) -> list[int]:
        """The ids of the records, without the heads of groups."""
        return [one for one in self.ids if one > HEAD]

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
            ids = [one for one in self.ids[number * PAGE : (number + 1) * PAGE] if one > HEAD]
            if len(self._pages) > 16:
                self._pages.clear()
            self._pages[number] = {record.id: record for record in self._read(ids)}  # type: ignore[attr-defined]  # every record has an id
        return self._pages[number].get(self.ids[row])

    def records(self, ids: Iterable[int]) -> Sequence[V]:
        """The records of these ids, in the list's order."""
        wanted = set(ids)
        return self._read([one for one in self.ids if one in wanted])

    def need(self) -> int:
        """The width at which every column and nine texts of ten of the first page have room."""
        first = [record for row in range(min(len(self.ids), PAGE)) if (record := self.record(row)) is not None]
        *fixed, last = self.columns
        lengths = sorted(width(visible(" ".join(last.show(record).split()))) for record in first)
        longest = lengths[len(lengths) * 9 // 10] if lengths else 0
        return sum(column.wide(0) + GAP for column in fixed) + max(longest, last.cells) + FRAME

    def toggle_mark(self) -> None:
        """Marks the record under the cursor or takes its mark away, and moves on."""
        if self.cursor_id is not None and self.group is None:
            self.marked ^= {self.cursor_id}
            self._paint(self.cursor)
            self.action_move(1)

    def watch_cursor(self, before: int, now: int) -> None:
        """Paints the two lines that look different now."""
        self._paint(before)
        self._paint(now)
        self._follow()
        self._tell()
        if self.has_focus and is_for_reader(self.app):
            self.call_after_refresh(self._park)

    def _park(self) -> None:
        """Puts the terminal's cursor at the row, where a program that reads aloud looks."""
        region = self.content_region
        self.app.cursor_position = Offset(region.x, region.y + self._heads + self.cursor - self.scroll_offset.y)
        self._paint(self.cursor)

    @property
    def _shown_columns(self) -> Sequence[ListColumn[V]]:
        """The columns; a program that reads aloud has no use for drawings."""
        if is_for_reader(self.app):
            return [column for column in self.columns if column.draw is None]
        return self.columns

    def _paint(self, row: int) -> None:
        """Paints the line of a row anew."""
        self.refresh_line(row + self._heads)

    def _tell(self) -> None:
        if self.is_mounted and self.cursor_id != self._moved_to:
            self._moved_to = self.cursor_id
            self.post_message(self.Moved(self))

    def _follow(self) -> None:
        """Scrolls just far enough to show the cursor."""
        top, height = self.scroll_offset.y, self.scrollable_content_region.height - self._heads
        if height <= 0:
            return
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, force=True)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False, force=True)

    def on_resize(self, event: events.Resize) -> None:
        """Keeps the cursor in sight; every line may stand elsewhere, because the heads come and go with the height."""
        self.virtual_size = Size(event.size.width, len(self.ids) + self._heads)
        self._follow()
        self.refresh()

    def on_focus(self) -> None:
        """The cursor looks different with the focus."""
        self._paint(self.cursor)
        if is_for_reader(self.app):
            self.call_after_refresh(self._park)

    def on_blur(self) -> None:
        """The cursor looks different without the focus."""
        self._paint(self.cursor)

    def on_click(self, event: events.Click) -> None:
        """Moves the cursor to the row; a second click opens it."""
        row = event.y - self._heads + self.scroll_offset.y
        if event.y >= self._heads and row < len(self.ids):
            self.put_cursor(row)
            if event.chain > 1:
                self.action_open()

    def action_move(self, by: int) -> None:
        """Moves the cursor."""
        self.put_cursor(self.cursor + by)

    def action_page(self, pages: int) -> None:
        """Moves the cursor by a screenful."""
        self.put_cursor(self.cursor + pages * max(self.scrollable_content_region.height - self._heads - 1, 1))

    def action_go(self, row: int) -> None:
        """Moves the cursor to the first or the last record."""
        self.put_cursor(row % max(len(self.ids), 1))

    def action_open(self) -> None:
        """Opens the record under the cursor."""
        if self.cursor_id is not None:
            self.post_message(self.Opened(self))

    def put_cursor(self, row: int) -> None:
        """Puts the cursor on a row, from where it comes back after a filter."""
        self.cursor = max(min(row, len(self.ids) - 1), 0)
        self._put_on = self.cursor_id

    def render_line(self, y: int) -> Strip:
        """The heads of the columns, or one row: mark, cursor, cells."""
        row, room = y - self._heads + self.scroll_offset.y, self.scrollable_content_region.width
        if y < self._heads:
            style = self.get_component_rich_style("record-list--heads")
            return Strip([Segment(f"  {head_line(self._shown_columns, room, room - 2, self.order)}", style)])
        if row < len(self.ids) and self.ids[row] <= HEAD:
            return self._head(self.groups[HEAD - self.ids[row]], room, is_cursor=row == self.cursor)
        record = self.record(row)
        if record is None:
            said = folded(self.empty, room - 2, PAGE) if not self.ids else []
            return Strip([Segment(f"  {said[y]}" if y < len(said) else "", self.rich_style)]).adjust_cell_length(
                room, self.rich_style
            )
        is_cursor, is_marked = row == self.cursor, self.ids[row] in self.marked
        base = self._style(is_cursor=is_cursor, is_marked=is_marked)
        sign = ("*" if is_marked else " ") + (">" if is_cursor else " ")
        ground = Ground(base, self._of_light, mode_of(self.app), is_for_reader(self.app))
        segments = [Segment(sign, base), *cells_of(self._shown_columns, record, room - 2, ground)]
        return Strip(segments).adjust_cell_length(room, base)

    def _head(self, group: Group, room: int, *, is_cursor: bool) -> Strip:
        """A head of a group, with what stands below it."""
        base = self._style(is_cursor=is_cursor, is_marked=False) + Style(bold=True)
        sign = (">" if is_cursor else " ") + ("+" if group.title in self.folded else "-")
        return Strip(
            [
                Segment(sign, base),
                Segment(pad(visible(f" {group.title or say('none')}  {group.size}  {group.note}"), room - 2), base),
            ]
        )

    def _style(self, *, is_cursor: bool, is_marked: bool) -> Style:
        style = self.rich_style
        if is_marked:
            style += self.get_component_rich_style("record-list--marked", partial=True)
        if is_cursor and (self.has_focus or self.is_lit):
            style += self.get_component_rich_style("record-list--cursor", partial=True)
        return style

    def _of_light(self, light: str) -> Style:
        return self.get_component_rich_style(f"record-list--{light}", partial=True)
