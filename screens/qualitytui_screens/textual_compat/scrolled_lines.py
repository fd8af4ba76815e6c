"""Lines that stand on the terminal already, some lines higher or lower: it moves them itself, which takes few bytes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from rich.color import ColorSystem
from rich.control import Control
from textual.strip import Strip

from qualitytui.named_tuple import NamedTuple
from qualitytui_screens.textual_compat.cell_diff import Line, cells_of

Piece = tuple[int, int, Strip]
"""Some cells of a line: the line, the first cell, what stands there."""
LEAST: Final = 5
"""So many lines must move that it is worth while."""
FARTHEST: Final = 12
Key = tuple[tuple[str, object], ...]
"""All that is seen of a line."""


class Scroll(NamedTuple):
    """Lines from `first` through `last` move up by so many lines, or down where `by` is negative."""

    first: int
    last: int
    by: int

    def sequence(self) -> str:
        """What makes the terminal move them: a region, lines deleted or inserted in it, and no region."""
        at, what = (self.first, "M") if self.by > 0 else (self.first, "L")
        begin = f"\x1b[{self.first + 1};{self.last + 1}r{Control.move_to(0, at).segment.text}"
        return f"{begin}\x1b[{abs(self.by)}{what}\x1b[r"

    def move(self, lines: dict[int, Line]) -> None:
        """Notes that the lines stand elsewhere now; what stands in those that came in is not known."""
        moved = {row: lines.pop(row, {}) for row in range(self.first, self.last + 1)}
        for row, line in moved.items():
            if self.first <= row - self.by <= self.last:
                lines[row - self.by] = line


def scroll_in(
    lines: Mapping[int, Line], pieces: Sequence[Piece], system: ColorSystem = ColorSystem.TRUECOLOR
) -> Scroll | None:
    """The lines that another painting shows elsewhere, where all of them are repainted over their whole width."""
    if len({row for row, _, _ in pieces}) < LEAST or not lines:
        return None
    wide = max((max(line) for line in lines.values() if line), default=0) + 1
    wanted = _wanted(pieces, wide, system)
    there = {row: _key(line, wide) for row, line in lines.items() if line}
    places: dict[Key, list[int]] = {}
    for row, key in there.items():
        places.setdefault(key, []).append(row)
    moved = {row for row, key in wanted.items() if there.get(row) != key}
    votes = Counter(old - row for row in moved for old in places.get(wanted[row], ()) if abs(old - row) <= FARTHEST)
    by, count = max(votes.items(), key=lambda one: one[1], default=(0, 0))
    if count < LEAST:
        return None
    rows = [row for row in moved if there.get(row + by) == wanted[row]]
    first, last = min(rows) + min(by, 0), max(rows) + max(by, 0)
    whole = all(row in wanted for row in range(first, last + 1))
    return Scroll(first, last, by) if whole else None


def _wanted(pieces: Sequence[Piece], wide: int, system: ColorSystem) -> dict[int, Key]:
    """What the lines are to show that are painted from their first cell to their last."""
    lines_kept: dict[int, Line] = {}
    for row, at, strip in pieces:
        lines_kept.setdefault(row, {}).update(enumerate(cells_of(strip, system), at))
    return {row: _key(line, wide) for row, line in lines_kept.items() if len(line) == wide and max(line) < wide}


def _key(line: Line, wide: int) -> Key:
    return tuple((cell.text, cell.look) if (cell := line.get(at)) else ("", None) for at in range(wide))
