"""The week on screen: looked at, written, stopped, found again, verified, compared, taken later."""

from pathlib import Path

import pytest

from qualitytui.reporting.snapshot import take_snapshot
from tests.screens.stage import SMALL, WIDE, Stage, on_stage

WEEK = "2013-W29"


def folder_of(workbook: Path) -> Path:
    return workbook.parent / "snapshots"


async def take(stage: Stage) -> None:
    for key in ("w", "enter", "enter"):
        await stage.finish(key)


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_the_week_is_seen_before_it_is_written_and_then_where_it_went(
    workbook: Path, size: tuple[int, int]
) -> None:
    async with on_stage(workbook, size) as stage:
        await stage.finish("w")
        assert WEEK in stage.text
        assert "质量强县工作督查专报" in stage.text
        assert "Enter 写入" in stage.text
        assert not folder_of(workbook).exists()
        await stage.finish("enter")
        assert "12个文件" in stage.text
        assert "y 复制路径" in stage.text
        assert (folder_of(workbook) / WEEK / "manifest.toml").is_file()
        await stage.press("enter", "S")
        assert WEEK in stage.lines[3]


async def test_a_look_alone_writes_nothing_and_a_week_that_exists_is_kept(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.finish("w")
        await stage.press("escape")
        assert not folder_of(workbook).exists()
        await take(stage)
        await stage.finish("w")
        assert f"{WEEK}.1" in stage.text
        await stage.finish("enter")
        assert sorted(path.name for path in folder_of(workbook).iterdir()) == [WEEK, f"{WEEK}.1"]


async def test_a_refusal_is_said_and_the_screen_stays(workbook: Path) -> None:
    folder_of(workbook).write_bytes(b"in the way")
    async with on_stage(workbook) as stage:
        await stage.finish("w", "enter")
        await stage.finish("enter")
        assert "未能写入" in stage.text
        assert "Enter 再试" in stage.text


async def test_a_changed_file_is_named_and_a_whole_week_called_so(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await take(stage)
        await stage.press("S", "v")
        await stage.wait_for("完好")
        report = folder_of(workbook) / WEEK / "report.md"
        report.write_bytes(report.read_bytes() + b" ")
        await stage.press("v")
        await stage.wait_for("report.md")


async def test_a_missed_week_is_taken_later_marked_and_compared(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await take(stage)
        await stage.press("S", "t")
        assert "2013-W28 2013-07-12" in stage.text
        await stage.finish("enter")
        await stage.finish("enter")
        await stage.press("enter")
        assert "补做" in stage.lines[4]
        assert "6+2" in stage.lines[3]
        await stage.press("space", "space", "c")
        assert stage.lines[0].startswith("2013-W28 (2013-07-12) -> 2013-W29 (2013-07-19)")
        assert "蓝 4" in stage.lines[1]
        assert "蓝 6" in stage.lines[2]
        assert "蓝 +2" in stage.lines[3]
        assert "2.1.4" in stage.text
        await stage.press("escape", "space", "c")
        assert "项有变动" in stage.lines[0]


async def test_the_path_of_a_week_is_copied_and_without_a_desktop_said_so(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    async with on_stage(workbook) as stage:
        take_snapshot(stage.app.book, folder_of(workbook), only=("md",))
        await stage.press("S", "y")
        assert stage.app.clipboard == str(folder_of(workbook) / WEEK)
        await stage.press("o")
        assert "没有桌面" in stage.text
