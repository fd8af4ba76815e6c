"""A row for each open item on an axis of days: its time, its steps, moved days, and today."""

from datetime import date
from typing import NamedTuple

from qualitytui.presentation.drawings.marks import SOFT, TODAY, Line, Mode, Run, merged

BARS = {"color": "▬", "plain": "▬", "ascii": "="}
STEPS = {"color": "◆", "plain": "◆", "ascii": "#"}
MOVED = {"color": "×", "plain": "×", "ascii": "x"}


class Span(NamedTuple):
    """The axis: its first and last day, and today."""

    first: date
    last: date
    today: date

    def cell(self, day: date, cells: int) -> int:
        """The cell of a day; what lies beyond stands at the end."""
        whole = max((self.last - self.first).days, 1)
        return min(max(round((day - self.first).days / whole * (cells - 1)), 0), cells - 1)


class Work(NamedTuple):
    """One open item: its light, when it begins and falls due, the days of open steps, the days it was moved from."""

    light: str
    begin: date
    due: date
    steps: tuple[date, ...] = ()
    moved: tuple[date, ...] = ()


def gantt_row(work: Work, span: Span, cells: int, mode: Mode) -> Line:
    """The bar to the deadline; dots from there to today where it is late."""
    row = [Run(" ")] * cells
    today, due = span.cell(span.today, cells), span.cell(work.due, cells)
    if span.first <= span.today <= span.last:
        row[today] = Run("|" if mode == "ascii" else "│", TODAY)
    for at in range(span.cell(work.begin, cells), due + 1):
        if at != today or at == due:
            row[at] = Run(BARS[mode], work.light)
    if work.due < span.today:
        for at in range(due + 1, today):
            row[at] = Run(".", work.light)
    for day in work.moved:
        row[span.cell(day, cells)] = Run(MOVED[mode], SOFT)
    for day in work.steps:
        row[span.cell(day, cells)] = Run(STEPS[mode], "red" if day < span.today else work.light)
    return merged(row)
