"""Which keys every screen offers beside each other; the settings, the footer and the help are read off this table."""

from collections.abc import Mapping
from typing import Final

from qualitytui_screens.keys import (
    ACTS,
    ASSESSMENT,
    BOARD,
    BY_STATUS,
    CALENDAR,
    CALLS,
    CRASH,
    DEPARTMENTS,
    EVERYWHERE,
    HELP,
    HISTORY,
    ITEM,
    LIST,
    LONG_TEXTS,
    PAPERS,
    PHONE,
    PLAN,
    SCREEN,
    SHEET,
    SNAPSHOTS,
    SUPERVISION,
    WHOLE_TEXT,
    YEAR_END,
    YEARS,
    Key,
)
from qualitytui_screens.reading_keys import LEDGER, PROPOSAL, RETURNS

MOVES: Final = tuple(key for key in LIST if key.action != "open")
"""The keys of a list on screens where Enter does something of their own."""
SCREEN_KEYS: Final[Mapping[str, tuple[Key, ...]]] = {
    "board": (*BOARD, *ACTS, *LIST, *EVERYWHERE),
    "item": (*ITEM, *ACTS, *EVERYWHERE),
    "by status": (*BY_STATUS, *ACTS, *LIST, *EVERYWHERE),
    "departments": (*DEPARTMENTS, *ACTS, *LIST, *EVERYWHERE),
    "calls": (*CALLS, *ACTS, *LIST, *EVERYWHERE),
    "calendar": (*CALENDAR, *ACTS, *EVERYWHERE),
    "text": EVERYWHERE,
    "document": SCREEN,
    "help": (*HELP, *SCREEN),
    "plan": (*PLAN, *EVERYWHERE),
    "proposal": (*PROPOSAL, *MOVES),
    "ledger": (*LEDGER, *MOVES),
    "sheet": (*SHEET, *EVERYWHERE),
    "outline": (*PHONE, *EVERYWHERE),
    "crash report": (*CRASH, *SCREEN),
    "history": (*HISTORY, *LIST, *EVERYWHERE),
    "supervision": (*SUPERVISION, *LIST, *EVERYWHERE),
    "letter": (*PAPERS, *EVERYWHERE),
    "assessment": (*ASSESSMENT, *YEARS, *LIST, *EVERYWHERE),
    "points": (*ASSESSMENT, *LIST, *EVERYWHERE),
    "year end": (*YEAR_END, *ACTS, *LIST, *EVERYWHERE),
    "returned forms": (*RETURNS, *MOVES),
    "snapshots": (*SNAPSHOTS, *LIST, *EVERYWHERE),
    "comparison": (*LONG_TEXTS, *LIST, *EVERYWHERE),
    "whole text": (*WHOLE_TEXT, *SCREEN),
}
"""The first table of an action that several screens have gives its place, the last its usual key."""
