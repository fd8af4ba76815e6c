"""What a crash left and what the settings say is told on the screen, not only on the terminal behind it."""

from pathlib import Path

from qualitytui_screens.crash_notice import CrashScreen
from tests.screens.stage import SMALL, on_stage


async def test_the_start_after_a_crash_names_its_report_until_it_was_opened(workbook: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    state.mkdir()
    report = state / "crash-7.txt"
    report.write_text("qualitytui 1\nZeroDivisionError\nboard.py:3 renew\n", encoding="utf-8")
    async with on_stage(workbook, state=state) as stage:
        assert "crash-7.txt" in stage.text
        assert "上次出错的报告" in stage.text
        await stage.press("j")
        assert "crash-7.txt" not in stage.text
        await stage.press("colon")
        await stage.paste("上次出错")
        await stage.press("enter")
        assert isinstance(stage.app.screen, CrashScreen)
        assert "board.py:3 renew" in stage.text
        await stage.press("escape")
    async with on_stage(workbook, state=state) as stage:
        assert "crash-7.txt" not in stage.text
        await stage.press("colon")
        await stage.paste("crash report")
        await stage.press("enter", "X")
        assert "已删除" in stage.lines[-1]
    assert not report.exists()


async def test_a_warning_about_the_settings_stands_on_the_first_screen(workbook: Path) -> None:
    async with on_stage(workbook, SMALL, warnings=["config.toml:1：没有设置项 themee。"]) as stage:
        assert "没有设置项 themee" in stage.text
        await stage.press("j")
        assert "themee" not in stage.text
