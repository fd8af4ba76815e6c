"""One-line bars: lights of a list, a sparkline of weeks, progress to a goal, months with a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qualitytui.presentation.drawings.marks import SOFT, Line, Mode, Run, filled, merged, put
from qualitytui.rules.figures.cells import cells_of_whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

LEVELS: Final = "▁▂▃▅▇"
ASCII_LEVELS: Final = "._-=#"
MORE: Final = "+"


def stacked_bar(counts: Mapping[str, int], cells: int, mode: Mode, tick: float | None = None) -> Line:
    """The lights as parts of one bar; `tick` is the share at which a mark stands, such as that of the year."""
    widths = cells_of_whole(list(counts.values()), cells)
    if not any(widths):
        return (Run("." * cells, SOFT),) if cells > 0 else ()
    line = merged(filled(light, width, mode) for light, width in zip(counts, widths, strict=True))
    return line if tick is None else put(line, _cell(tick, cells), "|")


def sparkline(values: Sequence[int], mode: Mode) -> str:
    """A sign for each value, the higher the more; nothing is the lowest sign, the most of all the highest."""
    levels = ASCII_LEVELS if mode == "ascii" else LEVELS
    most, top = max(values, default=0), len(levels) - 1
    return "".join(levels[-(-max(value, 0) * top // most) if most > 0 else 0] for value in values)


def goal_bar(done: float, passed: float | None, cells: int, light: str, mode: Mode) -> Line:
    """How far a goal is reached, with a mark where its time stands."""
    full = min(max(int(done * cells), int(done > 0)), cells)
    rest = Run("." * (cells - full), SOFT)
    body = filled(light, full, mode) if mode == "color" else Run("#" * full, light)
    line = merged((body, rest))
    return line if passed is None else put(line, _cell(passed, cells), "|")


def heat_strip(values: Sequence[int | None], mode: Mode) -> Line:
    """A sign for each month: how often, a dot for never, a blank for a month that is still to come."""
    return merged(_heat(value, mode) for value in values)


def _heat(value: int | None, mode: Mode) -> Run:
    if value is None:
        return Run(" ")
    if value <= 0:
        return Run(".", SOFT)
    sign = str(value) if value < 10 else MORE
    return Run(sign, "fill green" if mode == "color" else "green")


def _cell(share: float, cells: int) -> int:
    return min(max(int(share * cells), 0), cells - 1)
