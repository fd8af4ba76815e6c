"""The screens of words only, for a program that reads them aloud."""

from datetime import date
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui_screens.app import QualityApp
from tests.screens.stage import SMALL, WIDE, Stage, hand_of


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_there_are_no_lines_and_no_drawings_and_the_cursor_stands_at_the_row(
    workbook: Path, size: tuple[int, int]
) -> None:
    app = QualityApp(workbook, hand_of(), Config(), for_reader=True)
    async with app.run_test(size=size) as pilot:
        stage = Stage(app, pilot)
        await stage.settle()
        assert not {one for one in stage.text if "\u2500" <= one <= "\u25ff"}
        await stage.press("j")
        row = next(nth for nth, line in enumerate(stage.lines) if line.startswith(" >红 3.3.3"))
        assert app.cursor_position.y == row
        assert "全年已过" not in stage.text


async def test_red_indicators_are_named_there_too(workbook: Path) -> None:
    app = QualityApp(workbook, hand_of(date(2014, 1, 7)), Config(), for_reader=True)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        stage = Stage(app, pilot)
        await stage.settle()
        assert "红灯指标14：3.1.1#4" in stage.text
