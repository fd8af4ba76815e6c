"""The filter of the screen of supervision."""

from datetime import date
from pathlib import Path

from qualitytui.workbook.commands.supervision.letters import SuperviseItem
from qualitytui.workbook.commands.supervision.orders import OpenRectification
from qualitytui_screens.supervision import SupervisionScreen
from tests.screens.stage import SMALL, on_stage
from tests.screens.test_supervision import do, send


async def test_a_filter_narrows_the_three_lists(workbook: Path, tmp_path: Path) -> None:
    send(workbook, tmp_path)
    do(workbook, SuperviseItem("2.1.1", level="blue", sign=True), SuperviseItem("2.1.2", level="blue", sign=True))
    do(workbook, OpenRectification("台账不全", ref="2.1.1", dept="县质监局", by=date(2013, 8, 5)))
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("F", "slash")
        await stage.type("dept:zjj")
        await stage.press("enter")
        assert "报送期 1  函 1  整改 1" in stage.lines[1]
        assert "未报 1 " in stage.lines[0]
        await stage.press("tab")
        assert "2.1.2" not in stage.text
        await stage.press("slash")
        await stage.type(" light:purple")
        await stage.press("enter")
        assert "purple" in stage.text
        await stage.press("escape")
        assert "报送期 1  函 2  整改 1" in stage.lines[1]
        await stage.press("slash")
        await stage.type("kjj")
        await stage.press("enter")
        assert "按 Esc" in stage.text
        await stage.press("escape", "escape")
        assert not isinstance(stage.app.screen, SupervisionScreen)


async def test_the_foot_shows_the_keys_of_the_list_that_is_shown(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("F")
        assert "n 发报送表" in stage.lines[-1]
        assert "限期整改" not in stage.lines[-1]
        await stage.press("l", "l")
        assert "T 限期整改" in stage.lines[-1]
        assert "发报送表" not in stage.lines[-1]
