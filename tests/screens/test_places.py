"""History, snapshots, the plan's document."""

from pathlib import Path

import pytest

from qualitytui.workbook.commands.task import ReportProgress
from qualitytui_screens.weekly import WeekScreen
from tests.screens.stage import SMALL, WIDE, Stage, on_stage


async def test_the_history_is_undone_and_redone_where_it_is_read(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        with stage.outside() as other:
            other.do(ReportProgress("3.1.3", "外来进展"))
        await stage.press("H")
        assert "外来进展" in stage.lines[2]
        await stage.press("u")
        assert "外来进展" in stage.lines[2]
        assert "已撤销" in stage.text
        await stage.press("ctrl+r")
        assert "192" in stage.text or "外来进展" in stage.lines[2]


async def test_nothing_left_to_redo_is_said(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("ctrl+r")
        assert "重做" in stage.text or "恢复" in stage.text


async def written(stage: Stage, *keys: str) -> None:
    """Presses keys and waits until the week is written behind the screen."""
    await stage.press(*keys)
    await stage.app.workers.wait_for_complete()
    await stage.settle()


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_the_week_is_looked_at_written_listed_and_verified(workbook: Path, size: tuple[int, int]) -> None:
    week = workbook.parent / "snapshots" / "2013-W29"
    async with on_stage(workbook, size) as stage:
        await stage.press("w")
        assert "2013-W29" in stage.text
        assert "2013-07-12" in stage.text
        assert "逾期 2: 3.1.3, 3.3.3" in stage.text
        assert not week.exists()
        await written(stage, "enter")
        assert (week / "manifest.toml").is_file()
        assert "10个文件" in stage.text
        await stage.press("y", "enter", "S")
        assert "2013-W29" in stage.text
        await stage.press("v")
        assert "完好" in stage.text or "完整" in stage.text


async def test_a_week_that_exists_is_kept_unless_it_is_wanted_anew(workbook: Path) -> None:
    folder = workbook.parent / "snapshots"
    async with on_stage(workbook) as stage:
        await written(stage, "w", "enter")
        await stage.press("enter", "w")
        assert "2013-W29.1" in stage.text
        await stage.press("escape")
        assert not (folder / "2013-W29.1").exists()
        await written(stage, "w", "enter")
        assert (folder / "2013-W29.1").is_dir()
        assert (folder / "2013-W29").is_dir()


async def test_the_writing_of_a_week_can_be_stopped_and_leaves_nothing(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("w")
        screen = stage.app.screen
        assert isinstance(screen, WeekScreen)
        screen.stop.set()
        await written(stage, "enter")
        assert "什么都没有写" in stage.text
        assert list((workbook.parent / "snapshots").iterdir()) == []
        await written(stage, "enter")
        assert (workbook.parent / "snapshots" / "2013-W29").is_dir()


async def test_a_week_that_cannot_be_written_says_why(workbook: Path) -> None:
    (workbook.parent / "snapshots").write_text("in the way")
    async with on_stage(workbook) as stage:
        await written(stage, "w", "enter")
        assert "--to" in stage.text
        await stage.press("escape")
        assert "3.1.3" in stage.text


async def test_a_changed_file_of_a_snapshot_is_named(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await written(stage, "w", "enter")
        await stage.press("enter", "S")
        report = workbook.parent / "snapshots" / "2013-W29" / "report.md"
        report.write_bytes(report.read_bytes() + b" ")
        await stage.press("v")
        assert "report.md" in stage.text


async def test_the_plans_document_shows_open_points_and_each_items_ref(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("P")
        assert "A1.6" in stage.text
        await stage.press(*["ctrl+d"] * 3)
        assert "2.2.3\n" in stage.text or "2.2.3 " in stage.text


async def test_places_lead_to_each_other_and_back_to_the_board(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        for key in "DCHSP":
            await stage.press(key)
            assert len(stage.app.screen_stack) == 3
        await stage.press("B")
        assert len(stage.app.screen_stack) == 2
