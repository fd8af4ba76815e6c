"""Lines that stand on the terminal already, some lines higher or lower: it moves them itself, which takes few bytes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

from qualitytui.named_tuple import NamedTuple
from qualitytui_screens.textual_compat.cell_diff import Cell, Line

Drawn = tuple[int, int, Sequence[Cell]]
"""Some cells of a line: the line, the first cell, what stands there."""
T = TypeVar("T")
LEAST: Final = 5
"""So many lines must move that it is worth while."""
FARTHEST: Final = 12
SHIFTS: Final = tuple(by for by in range(-FARTHEST, FARTHEST + 1) if by)


class Scroll(NamedTuple):
    """Lines from `first` through `last` move up by so many lines, or down where `by` is negative."""

    first: int
    last: int
    by: int

    def sequence(self) -> str:
        """What makes the terminal move them: a region, lines deleted or inserted in it, and no region."""
        at, what = (self.first, "M") if self.by > 0 else (self.first, "L")
        begin = f"\x1b[{self.first + 1};{self.last + 1}r\x1b[{at + 1}H"
        return f"{begin}\x1b[{abs(self.by)}{what}\x1b[r"

    def move(self, lines: dict[int, list[T]]) -> None:
        """Notes that what is known of lines is elsewhere now; nothing is of those that came in."""
        moved = {row: lines.pop(row) for row in range(self.first, self.last + 1) if row in lines}
        for row, line in moved.items():
            if self.first <= row - self.by <= self.last:
                lines[row - self.by] = line


def scroll_in(lines: Mapping[int, Line], pieces: Sequence[Drawn]) -> Scroll | None:
    """The lines that another painting shows elsewhere, where all of them are repainted over their whole width."""
    if len({row for row, _, _ in pieces}) < LEAST or not lines:
        return None
    wanted = _wanted(pieces, max(map(len, lines.values())))
    moved = [row for row, line in wanted.items() if lines.get(row) != line]
    if len(moved) < LEAST:
        return None
    votes = Counter(by for row in moved for by in SHIFTS if lines.get(row + by) == wanted[row])
    by, count = max(votes.items(), key=lambda one: one[1], default=(0, 0))
    if count < LEAST:
        return None
    rows = [row for row in moved if lines.get(row + by) == wanted[row]]
    first, last = min(rows) + min(by, 0), max(rows) + max(by, 0)
    whole = all(row in wanted for row in range(first, last + 1))
    return Scroll(first, last, by) if whole else None


def _wanted(pieces: Sequence[Drawn], wide: int) -> dict[int, Line]:
    """What the lines are to show that are painted from their first cell to their last."""
    painted: dict[int, Line] = {}
    for row, at, cells in pieces:
        line = painted.setdefault(row, [])
        line.extend([None] * (at + len(cells) - len(line)))
        line[at : at + len(cells)] = cells
    return {row: line for row, line in painted.items() if len(line) == wide and None not in line}
