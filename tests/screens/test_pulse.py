"""The bar of lights and the weeks of what was overdue, above the lists."""

from pathlib import Path

from qualitytui.config import Config
from qualitytui_screens.app import QualityApp
from qualitytui_screens.prefetch import Prefetch
from tests.screens.stage import SMALL, WIDE, Stage, hand_of


async def test_the_weeks_come_once_they_are_counted(workbook: Path) -> None:
    for size, row in ((WIDE, 1), (SMALL, 3)):
        ahead = Prefetch(workbook, hand_of(), Config())
        app = QualityApp(workbook, hand_of(), Config(), ahead=ahead, ascii_only=True)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            stage = Stage(app, pilot)
            assert "全年55%" in stage.lines[row]
            await stage.wait_for("逾期 .")
            assert set(stage.lines[row].rpartition("逾期 ")[2]) <= set("._-=#")
            assert len(stage.lines[row].rpartition("逾期 ")[2]) == 8
