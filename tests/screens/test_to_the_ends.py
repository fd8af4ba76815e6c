"""g and G lead to the first and the last line wherever there is more than a window holds."""

from pathlib import Path

from textual.containers import VerticalScroll

from qualitytui_screens.widgets.record_list import RecordList
from tests.screens.stage import SMALL, Stage, on_stage

PLACES = {
    "board": (),
    "item": ("enter",),
    "help": ("question_mark",),
    "plan": ("P",),
    "preview": ("V", "t", "'7月底", "tab", "'设备未到", "enter"),
    "sheet": ("D", "i"),
    "calls": ("D", "p"),
    "outline": ("D", "p", "i"),
    "calendar": ("C",),
    "history": ("H",),
    "week": ("w",),
}
"""The keys that lead to each place from the board."""
LONG = {"board", "help", "plan", "sheet", "history", "week", "preview"}
"""The places that hold more than the window."""


async def test_g_and_capital_g_lead_to_both_ends_everywhere(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        for name, keys in PLACES.items():
            for key in keys:
                await (stage.type(key[1:]) if key.startswith("'") else stage.press(key))
            await stage.finish()
            await stage.press("G")
            assert at_end(stage), name
            assert name not in LONG or not at_begin(stage), name
            await stage.press("g")
            assert at_begin(stage), name
            while stage.app.screen.is_modal:
                await stage.press("escape")
            await stage.press("B")
            await stage.press("escape", "escape")
            if type(stage.app.screen).__name__ == "BoardScreen":
                stage.app.screen.lists.focus()  # type: ignore[attr-defined]


def moved(stage: Stage) -> RecordList[object] | VerticalScroll:
    focused = stage.app.screen.focused
    if isinstance(focused, RecordList):
        return focused
    return stage.app.screen.query(VerticalScroll).first()


def at_end(stage: Stage) -> bool:
    held = moved(stage)
    if isinstance(held, RecordList):
        return held.cursor == len(held.ids) - 1
    return held.scroll_offset.y == held.max_scroll_y


def at_begin(stage: Stage) -> bool:
    held = moved(stage)
    return held.cursor == 0 if isinstance(held, RecordList) else held.scroll_offset.y == 0
