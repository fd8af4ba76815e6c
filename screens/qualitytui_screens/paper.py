"""What stands on the terminal, so that nothing is sent a second time: on a slow line every cell takes its time.

Textual paints a whole screen anew wherever the focus moves or another screen comes; most of it stands there already.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.color import ColorSystem
from rich.console import Console
from rich.control import Control
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

from qualitytui_screens.pen import Cell, Pen, cells_of

Piece = tuple[int, int, Strip]
"""Some cells of a line: the line, the first cell, what stands there."""
Run = tuple[int, Sequence[Cell]]
"""Cells that have to be sent: the first, and what stands there."""
BRIDGE: Final = 4
"""So many cells that stand there already are sent again where going over them would take more."""


class Paper:
    """Keeps what was sent, cell by cell."""

    def __init__(self) -> None:
        self._lines: dict[int, dict[int, Cell]] = {}

    def forget(self) -> None:
        """Takes the terminal for empty: whatever is painted next is sent."""
        self._lines.clear()

    def sparing(self, update: CompositorUpdate) -> CompositorUpdate:
        """The same update, that sends only what is not there yet."""
        if isinstance(update, LayoutUpdate):
            return Sparing(self, _of_layout(update))
        return Sparing(self, _of_chops(update)) if isinstance(update, ChopsUpdate) else update

    def put(self, row: int, at: int, strip: Strip, system: ColorSystem | None = None) -> list[Run]:
        """Notes that a piece stands there from now on; the runs of it that did not before."""
        line, cells = self._lines.setdefault(row, {}), list(cells_of(strip, system))
        changed = [nth for nth, cell in enumerate(cells, at) if line.get(nth) != cell]
        if not changed:
            return []
        _break(line, at, at + len(cells))
        line.update(enumerate(cells, at))
        return [(first, cells[first - at : last + 1 - at]) for first, last in _spans(changed, cells, at)]


def _break(line: dict[int, Cell], first: int, last: int) -> None:
    """Half of a wide character is gone where the other half is written over."""
    if first in line and not line[first].text:
        line.pop(first - 1, None)
    if last in line and not line[last].text:
        del line[last]


def _spans(changed: Sequence[int], cells: Sequence[Cell], at: int) -> Iterator[tuple[int, int]]:
    """The first and last cell of what has to be sent; a wide character whole, what is near in one."""
    first = last = None
    for nth in changed:
        begin = nth - 1 if not cells[nth - at].text and nth > at else nth
        end = nth + 1 if nth + 1 - at < len(cells) and not cells[nth + 1 - at].text else nth
        if first is None or last is None:
            first, last = begin, end
        elif begin - last <= BRIDGE:
            last = max(last, end)
        else:
            yield first, last
            first, last = begin, end
    if first is not None and last is not None:
        yield first, last


class Sparing(CompositorUpdate):
    """An update of which only what is new to the paper is sent."""

    def __init__(self, paper: Paper, pieces: Iterable[Piece]) -> None:
        self._paper = paper
        self._pieces = pieces

    def render_segments(self, console: Console) -> str:
        """The new cells, each run at its place, with no more about their looks than has to be told."""
        system = console._color_system  # noqa: SLF001 - rich tells it by name only
        pen = Pen()
        sent = "".join(
            Control.move_to(first, row).segment.text + pen.written(cells)
            for row, at, strip in self._pieces
            for first, cells in self._paper.put(row, at, strip, system)
        )
        return sent + pen.laid_down()


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
