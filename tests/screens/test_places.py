"""History, snapshots, the plan's document."""

from pathlib import Path

from qualitytui.workbook.commands.task import ReportProgress
from tests.screens.stage import on_stage


async def test_the_history_is_undone_and_redone_where_it_is_read(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        with stage.outside() as other:
            other.do(ReportProgress("3.1.3", "外来进展"))
        await stage.press("H")
        assert "外来进展" in stage.lines[4]
        await stage.press("u")
        assert "外来进展" in stage.lines[4]
        assert "已撤销" in stage.text
        await stage.press("ctrl+r")
        assert "192" in stage.text or "外来进展" in stage.lines[4]


async def test_nothing_left_to_redo_is_said(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("ctrl+r")
        assert "重做" in stage.text or "恢复" in stage.text


async def test_the_plans_document_shows_open_points_and_each_items_ref(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("P")
        assert "A1.6" in stage.text
        document = ""
        for _ in range(8):
            await stage.press("ctrl+d")
            document += stage.text
        assert "2.2.3\n" in document or "2.2.3 " in document


async def test_places_lead_to_each_other_and_back_to_the_board(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        for key in "DCHSP":
            await stage.press(key)
            assert len(stage.app.screen_stack) == 3
        await stage.press("B")
        assert len(stage.app.screen_stack) == 2
