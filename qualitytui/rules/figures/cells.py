"""Cells of a drawing shared out by what they stand for."""

from collections.abc import Sequence


def cells_of_whole(counts: Sequence[int], cells: int) -> tuple[int, ...]:
    """So many cells for each count that they add up; whatever is counted has at least one where there are enough."""
    whole = sum(counts)
    if whole <= 0 or cells <= 0:
        return tuple(0 for _ in counts)
    cells_of = [max(count * cells // whole, 1 if count > 0 else 0) for count in counts]
    while sum(cells_of) > cells:
        cells_of[max(range(len(cells_of)), key=lambda at: (cells_of[at], -at))] -= 1
    while sum(cells_of) < cells:
        cells_of[max(range(len(cells_of)), key=lambda at: counts[at] * cells / whole - cells_of[at])] += 1
    return tuple(cells_of)
