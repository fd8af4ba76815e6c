"""Values on a time axis: readings against a target and the pace to it, or what was done against the year."""

from datetime import date, timedelta
from typing import NamedTuple

from qualitytui.model.amount import shown_amount
from qualitytui.presentation.drawings.marks import SOFT, STRONG, TODAY, Line, Mode, Run, merged
from qualitytui.sanitize import pad, width


class Point(NamedTuple):
    """A value of a day."""

    day: date
    value: float


class Axis(NamedTuple):
    """What is drawn: readings from the first to the last day, lines at the targets, the pace, today."""

    first: date
    last: date
    today: date
    readings: tuple[Point, ...]
    targets: tuple[float, ...] = ()
    pace: tuple[Point, Point] | None = None
    unit: str = ""
    light: str = "blue"


class _Frame(NamedTuple):
    """Where days and values stand."""

    axis: Axis
    cells: int
    rows: int
    low: float
    high: float

    def column(self, day: date) -> int:
        """The column of a day."""
        whole = max((self.axis.last - self.axis.first).days, 1)
        share = (day - self.axis.first).days / whole
        return min(max(round(share * (self.cells - 1)), 0), self.cells - 1)

    def row(self, value: float) -> int:
        """The row of a value, the highest first."""
        share = (value - self.low) / (self.high - self.low or 1.0)
        return min(max(round((1 - share) * (self.rows - 1)), 0), self.rows - 1)


def time_axis(axis: Axis, cells: int, rows: int, mode: Mode) -> list[Line]:
    """The drawing, with the values at its left and the months below it; `cells` and `rows` are all there are."""
    values = [point.value for point in axis.readings] + list(axis.targets)
    values += [point.value for point in axis.pace or ()]
    low, high = min(values, default=0.0), max(values, default=1.0)
    if axis.pace is not None:
        low = min(low, 0.0)
    if low == high:
        low, high = low - 1, high + 1
    labels = _labels(axis, low, high)
    room = max((width(text) for text in labels.values()), default=0) + 1
    frame = _Frame(axis, max(cells - room, 8), max(rows - 1, 2), low, high)
    grid = [[Run(" ")] * frame.cells for _ in range(frame.rows)]
    _draw(grid, frame, mode)
    marks = {frame.row(value): text for value, text in sorted(labels.items())}
    drawn = [merged((Run(pad(marks.get(nth, ""), room), SOFT), *row)) for nth, row in enumerate(grid)]
    return [*drawn, merged((Run(" " * room), Run(month_line(axis.first, axis.last, frame.cells), SOFT)))]


def _labels(axis: Axis, low: float, high: float) -> dict[float, str]:
    """The values at the left: the ends and the targets, these with their unit; one row has but one."""
    return {low: shown_amount(round(low, 2)), high: shown_amount(round(high, 2))} | {
        value: f"{shown_amount(value)}{axis.unit}" for value in axis.targets
    }


def _draw(grid: list[list[Run]], frame: _Frame, mode: Mode) -> None:
    axis = frame.axis
    level = "-" if mode == "ascii" else "─"
    for value in axis.targets:
        grid[frame.row(value)] = [Run(level, SOFT)] * frame.cells
    if axis.pace is not None:
        begin, end = axis.pace
        days = max((end.day - begin.day).days, 1)
        for day in (begin.day + timedelta(days=nth) for nth in range(days + 1)):
            value = begin.value + (end.value - begin.value) * (day - begin.day).days / days
            grid[frame.row(value)][frame.column(day)] = Run(".", SOFT)
    if axis.first <= axis.today <= axis.last:
        at = frame.column(axis.today)
        for row in grid:
            row[at] = Run("|" if mode == "ascii" else "│", TODAY)
    for point in axis.readings:
        cell = Run(" ", f"fill {axis.light}") if mode == "color" else Run("#", axis.light)
        grid[frame.row(point.value)][frame.column(point.day)] = cell
    if axis.readings:
        last = axis.readings[-1]
        grid[frame.row(last.value)][frame.column(last.day)] = Run("#", STRONG if mode != "color" else axis.light)


def month_line(first: date, last: date, cells: int) -> str:
    """The months below an axis: the number of each where it begins, as far as there is room."""
    whole = max((last - first).days, 1)
    line, day = "", first
    while day <= last:
        at = round((day - first).days / whole * (cells - 1))
        label = str(day.month)
        if at >= len(line) and at + len(label) <= cells:
            line = line.ljust(at) + label + " "
        day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return pad(line, cells)
