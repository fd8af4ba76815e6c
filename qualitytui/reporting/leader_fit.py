"""The leader's page cut so that it takes one sheet of A4, and how many rows of each part that leaves out."""

from math import ceil
from typing import Final

from qualitytui.model.leader_page import LeaderPage, LeftOut, Matter, Unit
from qualitytui.reporting.drawing import ROW, unit_lines
from qualitytui.text import cut, line, width

HEIGHT: Final = 780.0
"""What the sheet has between its margins, in points."""
ROOM: Final = 510.0
LEFT, RIGHT = 266.0, 232.0
"""The columns, with what lies between them."""
HEAD, VERDICT, NUMBERS, HEADING, LINE, SMALL, FOOT = 60.0, 52.0, 42.0, 20.0, 14.5, 12.5, 44.0
TREND: Final = 92.0
MATTERS, DUE, BARS, GAPS = 3, 5, 5, 10
"""How many rows a part has at most."""
REASON: Final = 184
"""Cells: two lines of a reason; the whole stands in the weekly report."""


def matter_height(matter: Matter) -> float:
    """How tall an item for the leader's attention is."""
    first = width(f"1. {matter.label} {matter.title}{matter.who}{matter.state}")
    lines = ceil(first / 94) + sum(ceil((width(text) + 12) / 94) for text in (matter.reason, matter.ask) if text)
    return lines * LINE


def fitted(page: LeaderPage) -> LeaderPage:
    """The page with as many rows as one sheet takes."""
    matters = tuple(one._replace(reason=one.reason and cut(line(one.reason), REASON)) for one in page.matters[:MATTERS])
    due = page.due[:DUE]
    above = HEAD + VERDICT + NUMBERS + HEADING + sum(map(matter_height, matters))
    below = HEADING + SMALL * max(len(due), 1) + FOOT
    room = HEIGHT - above - below
    units = _units(page.units, room - HEADING - 2 * SMALL)
    rest = room - (HEADING + TREND if len(page.trend) > 1 else 0)
    bars = page.bars[: min(BARS, len(page.bars))]
    taken = HEADING + SMALL * (len(bars) + 1) if bars else 0
    gaps = page.gaps[: max(min(GAPS, int((rest - taken - HEADING - SMALL) // (SMALL + 1))), 0)]
    left_out = LeftOut(
        matters=len(page.matters) - len(matters),
        units=len(page.units) - len(units),
        gaps=len(page.gaps) - len(gaps),
        bars=len(page.bars) - len(bars),
        due=len(page.due) - len(due),
    )
    return page._replace(matters=matters, units=units, bars=bars, gaps=gaps, due=due, left_out=left_out)


def _units(units: tuple[Unit, ...], room: float) -> tuple[Unit, ...]:
    """The first units, as many as fit."""
    tall = 0.0
    for nth, unit in enumerate(units):
        tall += ROW * len(unit_lines(unit, LEFT)) + 1
        if tall > room:
            return units[:nth]
    return units
