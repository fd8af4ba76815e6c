"""What is special about what is seen stands in a band on every screen, and acts are refused at their keys."""

from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui_screens.app import QualityApp
from qualitytui_screens.keys import WRITING
from qualitytui_screens.prefetch import Prefetch
from tests.screens.stage import SMALL, WIDE, Stage, hand_of, on_stage

PLACES = {
    "board": "B",
    "departments": "D",
    "calendar": "C",
    "history": "H",
    "snapshots": "S",
    "plan": "P",
    "item": "enter",
}
ACTS = ("s", "r", "m", "t", "M", "a", "b", "e", "ctrl+e", "u", "ctrl+r", "w")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_day_of_the_past_is_banded_on_every_screen_and_every_act_is_refused_at_its_key(
    workbook: Path, size: tuple[int, int]
) -> None:
    async with on_stage(workbook, size) as stage:
        await stage.press("H", "d")
        await stage.type("6/28")
        await stage.press("enter")
        before = workbook.read_bytes()
        for name, key in PLACES.items():
            await stage.press("B", key)
            assert stage.lines[0].startswith("[2013-06-28 历史视图，只能看；q 回到今天] "), name
        await stage.press("B")
        for key in ACTS:
            await stage.press(key)
            assert len(stage.app.screen_stack) == 1, key
            assert "按 q 回到今天" in stage.lines[-1], key
        await stage.press("q")
        assert not stage.lines[0].startswith("[")
        assert workbook.read_bytes() == before


async def test_a_workbook_open_for_reading_is_banded_on_every_screen(workbook: Path) -> None:
    app = QualityApp(workbook, hand_of(), Config(), ahead=Prefetch(workbook, hand_of(), Config(), read_only=True))
    async with app.run_test(size=SMALL) as pilot:
        stage = Stage(app, pilot)
        await stage.settle()
        for name, key in PLACES.items():
            await stage.press("B", key)
            assert stage.lines[0].startswith("[只读] "), name


def test_every_act_on_items_is_known_to_change_the_workbook() -> None:
    assert {"status", "report", "measure", "due", "retract", "assign", "steps", "edit", "edit_outside"} <= WRITING
    assert {"undo", "redo", "contact", "alias", "rename", "take_in", "decide"} <= WRITING
