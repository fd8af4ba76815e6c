"""A screen diff: only cells that differ from what the terminal shows are sent, which saves bytes on slow lines.

Textual paints a whole screen again wherever the focus moves or another screen comes; most of it stands there already.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS, Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Size
from textual.strip import Strip

from qualitytui_screens.textual_compat.brush import Brush
from qualitytui_screens.textual_compat.cell_diff import (
    Line,
    blank_cell,
    cells_of,
    changed_runs,
    doubtful_parts,
    put_cells,
)
from qualitytui_screens.textual_compat.pen import PLAIN, Look, Pen, ground_of, look_of
from qualitytui_screens.textual_compat.scrolled_lines import Drawn, scroll_in
from qualitytui_screens.textual_compat.strokes import Stroke, cut, flow, in_order

Piece = tuple[int, int, Strip]
"""Some cells of a line as Textual paints them: the line, the first cell, what stands there."""

Part = tuple[int, int]
"""The first of some cells of a line, and the one behind the last."""


class ScreenDiff:
    """Keeps what was sent, cell by cell, and the style in which the terminal writes."""

    def __init__(
        self, question: Callable[[], str] = str, size: Callable[[], Size] = Size, *, fills: bool = False
    ) -> None:
        self.fills = fills
        """Whether the terminal is known to fill with its background what it erases, called bce in terminfo."""
        self._lines: dict[int, Line] = {}
        self._doubts: dict[int, list[Part]] = {}
        """The parts of each line that may stand further right than thought."""
        self._pen = Pen()
        self._waiting: dict[int, list[Piece]] = {}
        self._question = question
        """What is sent behind the pieces of a painting."""
        self._size = size

    def forget(self) -> None:
        """Takes the terminal for unknown: whatever is painted next is sent."""
        self._lines.clear()
        self._doubts.clear()
        self._waiting.clear()
        self._pen.now = None

    def note(self, pieces: Iterable[tuple[int, int, Sequence[Segment]]], ground: Style, system: ColorSystem) -> None:
        """Takes this for what the terminal shows, each piece in its line from its column on, the rest on a ground."""
        size, blank = self._size(), blank_cell(ground_of(look_of(ground, system).back))
        if self._may_erase(blank[1]):
            self._lines.update({row: [blank] * size.width for row in range(size.height)})
        for row, at, segments in pieces:
            line, cells = self._lines.setdefault(row, []), cells_of(segments, system)
            put_cells(line, at, cells)
            doubtful = doubtful_parts(line, at, at + len(cells))
            self._doubts.setdefault(row, []).extend((first, at + len(cells)) for first, _ in doubtful[:1])

    def hold(self, update: CompositorUpdate) -> None:
        """Keeps an update for the next painting, in place of what it covers."""
        for piece in _pieces(update):
            row, at, strip = piece
            line = self._waiting.setdefault(row, [])
            end = at + strip.cell_length
            line[:] = [one for one in line if one[1] < at or one[1] + one[2].cell_length > end]
            line.append(piece)

    @property
    def is_holding(self) -> bool:
        """Whether something waits for the next painting."""
        return bool(self._waiting)

    def reduced(self, update: CompositorUpdate | None) -> CompositorUpdate:
        """What waited and this update, of which only what is not there yet is sent."""
        if not self._waiting:
            return DiffUpdate(self, _pieces(update), self._question)
        if update is not None:
            self.hold(update)
        pieces = [piece for _, line in sorted(self._waiting.items()) for piece in line]
        self._waiting.clear()
        return DiffUpdate(self, pieces, self._question)

    def painted(self, pieces: Iterable[Piece], system: ColorSystem = ColorSystem.TRUECOLOR) -> str:
        """What makes the terminal show these pieces too; "" where it does."""
        drawn = [(row, at, cells_of(strip, system)) for row, at, strip in pieces]
        sent = self._scrolled(drawn) if self._lines else self._cleared(drawn)
        shown: dict[int, Line] = {}
        parts: dict[int, list[Part]] = {}
        for row, at, cells in drawn:
            line, end = self._lines.setdefault(row, []), at + len(cells)
            if line[at:end] != cells:
                shown.setdefault(row, line.copy())
                parts.setdefault(row, []).append((at, end))
                put_cells(line, at, cells)
        strokes = [one for row, before in sorted(shown.items()) for one in self._strokes(row, before, parts[row])]
        brush = Brush(self._pen, shown, self._lines, self._size().width)
        ordered = in_order(strokes, self._pen.now or PLAIN)
        return sent + "".join(brush.write(one, may_erase=self._may_erase(one.look)) for one in ordered)

    def _strokes(self, row: int, shown: Line, parts: Sequence[Part]) -> Iterator[Stroke]:
        """What has to be written in a row."""
        line, before = self._lines[row], self._doubts.get(row, [])
        shown.extend([None] * (len(line) - len(shown)))
        new = {one for part in parts for one in doubtful_parts(line, *_with(part, before))}
        written = shown
        if new or before:
            flows = self._flows(row, shown, parts, new)
            yield from (flow(row, first, line[first:end]) for first, end in flows)
            for first, end in (*before, *flows):
                shown[first:end] = [None] * (end - first)
            written = shown.copy()
            for first, end in self._doubts[row]:
                written[first:end] = line[first:end]
        for first, end in changed_runs(written, line, self._may_erase):
            yield from cut(row, first, end, line, self._may_erase)

    def _flows(self, row: int, shown: Line, parts: Sequence[Part], new: set[Part]) -> list[Part]:
        """The doubtful parts of a line that have to be written; those that stay as they were stand already."""
        line, before = self._lines[row], self._doubts.get(row, [])
        stay = [one for one in before if one in new and shown[slice(*one)] == line[slice(*one)]]
        stay += [one for one in before if one not in new and not any(map(partial(_meet, one), parts))]
        flows = sorted(new.difference(stay))
        self._doubts[row] = [*stay, *flows]
        return flows

    def _may_erase(self, look: Look) -> bool:
        """Whether what is erased in a style is filled with its background."""
        return look.is_ground and (self.fills or not look.back)

    def _scrolled(self, drawn: Sequence[Drawn]) -> str:
        """What makes the terminal move lines that it shows already to where they are to stand; "" where none are."""
        scroll = scroll_in(self._lines, drawn)
        if scroll is None:
            return ""
        scroll.move(self._lines)
        scroll.move(self._doubts)
        return scroll.sequence()

    def _cleared(self, drawn: Sequence[Drawn]) -> str:
        """What makes a terminal blank of which all is painted, on the ground on which most of it ends."""
        size, ends, grounds = self._size(), dict[int, int](), Counter[Look]()
        for row, at, cells in drawn:
            if at != ends.get(row, 0):
                return ""
            ends[row] = at + len(cells)
            if cells and cells[-1][0] == " ":
                grounds[cells[-1][1]] += len(cells)
        ground = max(grounds, key=lambda look: grounds[look], default=PLAIN)
        if not ends or set(ends.values()) != {size.width} or len(ends) != size.height or not self._may_erase(ground):
            return ""
        self._lines.update({row: [blank_cell(ground)] * size.width for row in ends})
        return f"{self._pen.turn(ground)}\x1b[2J"


def _meet(one: Part, other: Part) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _with(part: Part, doubts: Iterable[Part]) -> Part:
    """Some cells, and the doubtful ones among which they are."""
    for one in doubts:
        if _meet(part, one):
            part = min(part[0], one[0]), max(part[1], one[1])
    return part


class DiffUpdate(CompositorUpdate):
    """An update of which only what differs from what the terminal shows is sent."""

    def __init__(self, diff: ScreenDiff, pieces: Iterable[Piece], question: Callable[[], str]) -> None:
        self._diff = diff
        self._pieces = pieces
        self._question = question

    def render_segments(self, console: Console) -> str:
        """The new pieces, each at its place, and the question whether they have come."""
        sent = self._diff.painted(self._pieces, system_of(console))
        return sent and sent + self._question()


def system_of(console: Console) -> ColorSystem:
    """The colours that a terminal has; where none are wanted the styles have none, and it does not matter."""
    return COLOR_SYSTEMS.get(console.color_system or "", ColorSystem.TRUECOLOR)


def size_of(update: ChopsUpdate | LayoutUpdate) -> Size:
    """The size of the window that an update was laid out for."""
    if isinstance(update, LayoutUpdate):
        return update.region.size
    return Size(update.chop_ends[0][-1], len(update.chops))


def _pieces(update: CompositorUpdate | None) -> Iterator[Piece]:
    """The pieces of an update of either kind."""
    if isinstance(update, LayoutUpdate):
        yield from _of_layout(update)
    elif isinstance(update, ChopsUpdate):
        yield from _of_chops(update)


def _of_layout(update: LayoutUpdate) -> Iterator[Piece]:
    for row, strips in enumerate(update.strips, update.region.y):
        at = update.region.x
        for strip in strips:
            yield row, at, strip
            at += strip.cell_length


def _of_chops(update: ChopsUpdate) -> Iterator[Piece]:
    """The pieces of the lines that have changed, cut off where the change ends."""
    for row, first, last in update.spans:
        for (at, strip), end in zip(update.chops[row].items(), update.chop_ends[row], strict=False):
            if strip is not None and at <= last and end > first:
                yield row, at, strip if end <= last else strip.crop(0, last - at)
