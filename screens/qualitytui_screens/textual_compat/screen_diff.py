"""A screen diff: only cells that differ from what the terminal shows are sent, which saves bytes on slow lines.

Textual paints a whole screen again wherever the focus moves or another screen comes; most of it stands there already.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS, Console
from rich.segment import Segment
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

from qualitytui_screens.textual_compat.cell_diff import Line, put_cells
from qualitytui_screens.textual_compat.pen import Pen
from qualitytui_screens.textual_compat.scrolled_lines import Piece, scroll_in


class ScreenDiff:
    """Keeps what was sent, cell by cell."""

    def __init__(self, question: Callable[[], str] = str) -> None:
        self._lines: dict[int, Line] = {}
        self._waiting: dict[int, list[Piece]] = {}
        self._question = question
        """What is sent behind the pieces of a painting."""

    def forget(self) -> None:
        """Takes the terminal for empty: whatever is painted next is sent."""
        self._lines.clear()
        self._waiting.clear()

    def note(self, pieces: Iterable[tuple[int, int, Iterable[Segment]]], system: ColorSystem) -> None:
        """Takes this for what the terminal shows, each piece in its line from its column on."""
        for row, at, cells in pieces:
            self.put(row, at, Strip(cells), system)

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

    def scroll(self, pieces: Sequence[Piece], system: ColorSystem) -> str:
        """What makes the terminal move lines that it shows already to where they are to stand; "" where none are."""
        scroll = scroll_in(self._lines, pieces, system)
        if scroll is None:
            return ""
        scroll.move(self._lines)
        return scroll.sequence()

    def put(
        self, row: int, at: int, strip: Strip, system: ColorSystem = ColorSystem.TRUECOLOR
    ) -> list[tuple[int, Strip]]:
        """Notes that a piece stands there from now on; the parts of it that did not before, each with its cell."""
        return put_cells(self._lines.setdefault(row, []), at, strip, system)


class DiffUpdate(CompositorUpdate):
    """An update of which only what differs from what the terminal shows is sent."""

    def __init__(self, diff: ScreenDiff, pieces: Iterable[Piece], question: Callable[[], str]) -> None:
        self._diff = diff
        self._pieces = pieces
        self._question = question

    def render_segments(self, console: Console) -> str:
        """The new pieces, each at its place, and the question whether they have come."""
        pen, pieces = Pen(system_of(console)), list(self._pieces)
        sent = self._diff.scroll(pieces, pen.system) + "".join(
            f"\x1b[{row + 1};{at + 1}H{pen.write(part)}"
            for row, first, strip in pieces
            for at, part in self._diff.put(row, first, strip, pen.system)
        )
        return sent and sent + pen.lift() + self._question()


def system_of(console: Console) -> ColorSystem:
    """The colours that a terminal has; where none are wanted the styles have none, and it does not matter."""
    return COLOR_SYSTEMS.get(console.color_system or "", ColorSystem.TRUECOLOR)


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
