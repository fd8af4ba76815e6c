"""Writes strokes on a terminal with the fewest bytes: where the cursor goes, in which style, what is erased."""

from collections.abc import Mapping

from qualitytui_screens.textual_compat.cell_diff import Line
from qualitytui_screens.textual_compat.cursor_moves import Place, to_cell
from qualitytui_screens.textual_compat.pen import Look, Pen
from qualitytui_screens.textual_compat.strokes import Stroke

LONGEST_WAY = 5
"""The bytes of the longest sequence that goes a few cells further."""


class Brush:
    """Takes the terminal from what it shows to what is wanted, stroke by stroke."""

    def __init__(self, pen: Pen, shown: Mapping[int, Line], wanted: Mapping[int, Line], width: int) -> None:
        self._pen = pen
        self._shown = shown
        self._wanted = wanted
        self._width = width
        """How wide the terminal is; 0 where that is not known."""
        self._place: Place | None = None

    def write(self, stroke: Stroke, *, may_erase: bool) -> str:
        """What writes a stroke."""
        row, at, end, parts = stroke.row, stroke.at, stroke.end, stroke.parts
        turned = self._pen.turn(parts[0][1])
        moved = self._move(row, at, parts[0][1])
        self._shown[row][at:end] = self._wanted[row][at:end]
        if stroke.is_blank and may_erase:
            erased = self._erased(row, at, end)
            if len(erased) < end - at:
                self._place = (row, at)
                return turned + moved + erased
        self._place = (row, None if stroke.is_flow or end == self._width else end)
        written = turned + moved + _linked(*parts[0])
        for text, look in parts[1:]:
            written += self._pen.turn(look) + _linked(text, look)
        return written

    def _erased(self, row: int, at: int, end: int) -> str:
        """What makes cells blank: up to the end of the line where nothing else stands behind them."""
        line = self._wanted[row]
        ground = line[at]
        is_rest = len(line) == self._width and line[end:].count(ground) == len(line) - end
        return "\x1b[K" if is_rest else f"\x1b[{end - at}X"

    def _move(self, row: int, at: int, look: Look) -> str:
        """What puts the cursor into a cell: where it has only a little to go, what stands between is written again."""
        place = self._place
        moved = to_cell(place, row, at)
        if place is not None and place[0] == row and place[1] is not None and 0 < at - place[1] < LONGEST_WAY:
            again = self._between(row, place[1], at, look)
            if again is not None and len(again.encode()) < len(moved):
                return again
        return moved

    def _between(self, row: int, first: int, end: int, look: Look) -> str | None:
        """What stands between two cells, if it looks so; None where it does not. A blank is for what comes later."""
        text = ""
        for shown, wanted in zip(self._shown[row][first:end], self._wanted[row][first:end], strict=True):
            if shown is None or wanted is None:
                return None
            if shown != wanted:
                text += " "
            elif not _looks(wanted[0], wanted[1], look):
                return None
            else:
                text += wanted[0]
        return text


def _looks(text: str, wanted: Look, look: Look) -> bool:
    """Whether a character that is written in a style looks as wanted."""
    is_blank_ground = text == " " and wanted == Look(back=look.back) and look.is_ground
    return (wanted == look and not look.link) or is_blank_ground


def _linked(text: str, look: Look) -> str:
    return f"\x1b]8;;{look.link}\x1b\\{text}\x1b]8;;\x1b\\" if look.link else text
