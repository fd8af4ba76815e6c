"""How the lines of a list are painted: heads of columns, heads of groups, records with mark, cursor and light."""

from collections.abc import Sequence
from typing import Final, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from qualitytui.i18n import say
from qualitytui.named_tuple import NamedTuple
from qualitytui.presentation.drawings.marks import Mode
from qualitytui.sanitize import folded, pad, visible
from qualitytui_screens.widgets.cells import Ground, cells_of
from qualitytui_screens.widgets.columns import ListColumn, head_line
from qualitytui_screens.widgets.drawn import is_for_reader, mode_of
from qualitytui_screens.widgets.groups import Group

V = TypeVar("V")
MANY: Final = 128
"""More lines than an empty list has to say."""


class Common(NamedTuple):
    """What all lines have in common that are painted together."""

    style: Style
    mode: Mode
    is_read: bool


class RowPainter:
    """Paints lines in the styles of the widget that is the list."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._common: Common | None = None

    def begin(self) -> None:
        """Has it looked anew for what the lines have in common that are painted next."""
        self._common = None

    @property
    def common(self) -> Common:
        """What the lines have in common."""
        if self._common is None:
            app = self._widget.app
            self._common = Common(self._widget.rich_style, mode_of(app), is_for_reader(app))
        return self._common

    def heads(self, columns: Sequence[ListColumn[V]], order: Sequence[str], room: int) -> Strip:
        """The heads of the columns, with a mark at those that are sorted by."""
        style = self._widget.get_component_rich_style("record-list--heads")
        return Strip([Segment(f"  {head_line(self._shown(columns), room, room - 2, order)}", style)])

    def record(
        self, columns: Sequence[ListColumn[V]], record: V, room: int, *, is_cursor: bool, is_lit: bool, is_marked: bool
    ) -> Strip:
        """A record: mark, cursor, cells."""
        base = self._style(is_lit=is_lit, is_marked=is_marked)
        sign = ("*" if is_marked else " ") + (">" if is_cursor else " ")
        ground = Ground(base, self._of_light, self.common.mode, self.common.is_read)
        segments = [Segment(sign, base), *cells_of(self._shown(columns), record, room - 2, ground)]
        return Strip(segments).adjust_cell_length(room, base)

    def group(self, group: Group, room: int, *, is_cursor: bool, is_lit: bool, is_folded: bool) -> Strip:
        """A head of a group, with what stands below it."""
        base = self._style(is_lit=is_lit, is_marked=False) + Style(bold=True)
        sign = (">" if is_cursor else " ") + ("+" if is_folded else "-")
        text = visible(f" {group.title or say('none')}  {group.size}  {group.note}")
        return Strip([Segment(sign, base), Segment(pad(text, room - 2), base)])

    def empty(self, text: str, nth: int, room: int) -> Strip:
        """A line where no record is: of the text that an empty list shows, or blank."""
        lines, style = folded(text, room - 2, MANY) if text else [], self.common.style
        segment = Segment(f"  {lines[nth]}" if nth < len(lines) else "", style)
        return Strip([segment]).adjust_cell_length(room, style)

    def _shown(self, columns: Sequence[ListColumn[V]]) -> Sequence[ListColumn[V]]:
        """The columns; a program that reads aloud has no use for drawings."""
        if self.common.is_read:
            return [column for column in columns if column.draw is None]
        return columns

    def _style(self, *, is_lit: bool, is_marked: bool) -> Style:
        style = self.common.style
        if is_marked:
            style += self._widget.get_component_rich_style("record-list--marked", partial=True)
        if is_lit:
            style += self._widget.get_component_rich_style("record-list--cursor", partial=True)
        return style

    def _of_light(self, light: str) -> Style:
        return self._widget.get_component_rich_style(f"record-list--{light}", partial=True)
