"""History, snapshots, the plan's document."""

from pathlib import Path

from qualitytui.workbook.commands.task import ReportProgress
from tests.screens.stage import on_stage


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


async def test_the_weeks_snapshot_is_taken_with_one_key_listed_and_verified(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("w")
        assert (workbook.parent / "snapshots" / "2013-W29" / "manifest.toml").is_file()
        await stage.press("S")
        assert "2013-W29" in stage.text
        await stage.press("v")
        assert "完好" in stage.text or "完整" in stage.text


async def test_a_week_that_exists_is_kept_unless_it_is_wanted_anew(workbook: Path) -> None:
    folder = workbook.parent / "snapshots"
    async with on_stage(workbook) as stage:
        await stage.press("w", "w", "1")
        assert not (folder / "2013-W29.1").exists()
        await stage.press("w", "2")
        assert (folder / "2013-W29.1").is_dir()
        assert (folder / "2013-W29").is_dir()


async def test_a_changed_file_of_a_snapshot_is_named(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("w", "S")
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
