"""A screen diff: only cells that differ from what the terminal shows are sent, which saves bytes on slow lines.

Textual paints a whole screen anew wherever the focus moves or another screen comes; most of it stands there already.
"""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.control import Control
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

Piece = tuple[int, int, Strip]
"""Some cells of a line: the line, the first cell, what stands there."""


class ScreenDiff:
    """Keeps the pieces that were sent, by line and first cell."""

    def __init__(self) -> None:
        self._lines: dict[int, dict[int, Strip]] = {}

    def forget(self) -> None:
        """Takes the terminal for empty: whatever is painted next is sent."""
        self._lines.clear()

    def reduced(self, update: CompositorUpdate) -> CompositorUpdate:
        """The same update, that sends only what is not there yet."""
        if isinstance(update, LayoutUpdate):
            return DiffUpdate(self, _of_layout(update))
        return DiffUpdate(self, _of_chops(update)) if isinstance(update, ChopsUpdate) else update

    def put(self, row: int, at: int, strip: Strip) -> bool:
        """Notes that a piece stands there from now on; whether it did not before."""
        line = self._lines.setdefault(row, {})
        if line.get(at) == strip:
            return False
        end = at + strip.cell_length
        for other in [one for one, held in line.items() if one < end and one + held.cell_length > at]:
            del line[other]
        line[at] = strip
        return True


class DiffUpdate(CompositorUpdate):
    """An update of which only what differs from what the terminal shows is sent."""

    def __init__(self, diff: ScreenDiff, pieces: Iterable[Piece]) -> None:
        self._diff = diff
        self._pieces = pieces

    def render_segments(self, console: Console) -> str:
        """The new pieces, each at its place."""
        return "".join(
            Control.move_to(at, row).segment.text + strip.simplify().render(console)
            for row, at, strip in self._pieces
            if self._diff.put(row, at, strip)
        )


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
