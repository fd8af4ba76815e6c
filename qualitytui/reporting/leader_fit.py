"""Fits the leader's page to one sheet of A4, and counts the rows each part leaves out."""

from math import ceil
from typing import Final

from qualitytui.i18n import language
from qualitytui.model.leader_page import DueItem, LeaderPage, LeftOut, Matter, Unit
from qualitytui.reporting.drawing import LOOKS_ROW, unit_height
from qualitytui.reporting.leader_words import ask_text, due_cells, next_text, reason_text
from qualitytui.reporting.table import shortened
from qualitytui.rules.plan_label import cited
from qualitytui.sanitize import line, width

HEIGHT: Final = 784.0
"""What the sheet has between its margins, in points."""
ROOM: Final = 510.0
LEFT, RIGHT = 266.0, 232.0
"""The columns, with what lies between them."""
HEAD, NUMBERS, HEADING, LINE, SMALL, FOOT = 66.0, 51.0, 20.0, 14.5, 12.5, 44.0
REMARK: Final = 150.0
"""How wide the box is in which a leader writes."""
VERDICT: Final = {"zh": 124, "en": 216}
DECISIONS, TWICE = 18, 22
"""Cells: what the first paragraph says beside names, where decisions are asked for, where a count is in another."""
LATIN: Final = 0.2
"""What a Latin letter takes beyond a cell where its font is a wide one."""
TREND: Final = 92.0
LEGEND, DAYS, BARS_LEGEND = 11.0 + LOOKS_ROW, 10.0, 11.0
"""The lines that say what the tiles and the bars mean, and of which days the values are."""
MATTERS, DUE, BARS, GAPS = 3, 5, 5, 10
"""How many rows a part has at most."""
FEW_GAPS: Final = 5
"""How many rates stay where units have no room."""
REASON, TITLE = 160, 60
"""Cells: two lines of a reason, a title; the whole stands in the weekly report."""


def _wide(text: str) -> float:
    """The cells of a text on paper, where a Latin letter may take more than half of a Chinese one."""
    return width(text) + LATIN * sum(char < "\u1100" for char in text)


def _matter_height(matter: Matter) -> float:
    """How tall an item for the leader's attention is."""
    first = _wide(f"1. {cited(matter.label, matter.title)}（{matter.who}）　{matter.state}")
    why = "  ".join(filter(None, (reason_text(matter), next_text(matter))))
    lines = ceil(first / 94) + sum(ceil((_wide(text) + 2) / 94) for text in (why, ask_text(matter)) if text)
    return lines * LINE


def _due_height(item: DueItem) -> float:
    """How tall a row of what falls due is."""
    day, what, who, _ = map(_wide, due_cells(item))
    return SMALL * max(ceil(day / 20), ceil(what / 51), ceil(who / 24), 1)


def _verdict_height(page: LeaderPage) -> float:
    """How tall the first paragraph is: what every one says, and the names in it."""
    worst = [f"{matter.label}{matter.title}{matter.who}{matter.state}" for matter in (page.worst,) if matter]
    farthest = [f"{gap.title}{gap.who}{gap.on[5:]}{gap.value}{gap.distance}" for gap in page.gaps[:1]]
    cells = VERDICT[language()] + sum(map(_wide, (*worst, *farthest)))
    cells += TWICE * (bool(page.late_behind) + bool(page.late_silent)) + (DECISIONS if page.asked else 0)
    return 4 + 16.5 * ceil(cells / 84)


def _cut(page: LeaderPage) -> LeaderPage:
    """The page with long titles and reasons cut, and no rows that it never takes; no name of a unit ever is cut."""
    return page._replace(
        matters=tuple(_short(matter) for matter in page.matters[:MATTERS]),
        worst=page.worst and page.worst._replace(title=shortened(page.worst.title, TITLE)),
        gaps=tuple(gap._replace(title=shortened(gap.title, TITLE)) for gap in page.gaps[:GAPS]),
        due=tuple(item._replace(title=shortened(item.title, TITLE)) for item in page.due[:DUE]),
    )


def _short(matter: Matter) -> Matter:
    """A matter with its long words cut."""
    return matter._replace(
        title=shortened(matter.title, TITLE),
        reason=matter.reason and shortened(line(matter.reason), REASON),
        next_step=matter.next_step and shortened(line(matter.next_step), REASON // 2),
        ask=matter.ask and shortened(line(matter.ask), REASON) if matter.is_own else matter.ask,
    )


def fitted(whole: LeaderPage) -> LeaderPage:
    """The page with as many rows as one sheet takes."""
    page = _cut(whole)
    matters, due = page.matters, page.due
    above = HEAD + _verdict_height(page) + NUMBERS + HEADING + sum(map(_matter_height, matters))
    below = HEADING + (sum(map(_due_height, due)) or SMALL) + FOOT
    room = HEIGHT - above - below
    units = _units(page.units, LEFT, room - HEADING - LEGEND)
    rest = room - DAYS - (HEADING + TREND if len(page.trend) > 1 else 0)
    bars = page.bars[:BARS]
    rest -= HEADING + BARS_LEGEND + SMALL * (len(bars) + 1) if bars else 0
    most = GAPS if len(units) == len(page.units) else FEW_GAPS
    gaps = page.gaps[: max(min(most, int((rest - HEADING - SMALL) // (SMALL + 1))), 0)]
    rest -= HEADING + SMALL + (SMALL + 1) * len(gaps) if gaps else 0
    beside = _units(page.units[len(units) :], RIGHT, rest - HEADING)
    left_out = LeftOut(
        matters=len(whole.matters) + whole.further_matters - len(matters),
        units=len(page.units) - len(units) - len(beside),
        late_units=sum(unit.is_behind for unit in page.units[len(units) + len(beside) :]),
        gaps=len(whole.gaps) - len(gaps),
        bars=len(page.bars) - len(bars),
        due=len(whole.due) - len(due),
    )
    return page._replace(matters=matters, units=units, beside=beside, bars=bars, gaps=gaps, due=due, left_out=left_out)


def _units(units: tuple[Unit, ...], wide: float, room: float) -> tuple[Unit, ...]:
    """The first units, as many as fit."""
    tall = 0.0
    for nth, unit in enumerate(units):
        tall += unit_height(unit, wide)
        if tall > room:
            return units[:nth]
    return units
