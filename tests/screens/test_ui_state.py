"""What is remembered from one day to the next, and what is said where nothing can be."""

import shutil
import sys
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.i18n import language
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui_screens.ui_state import UiState
from tests.samples import hand
from tests.screens.stage import on_stage


async def test_language_and_colours_chosen_hold_the_next_day(
    workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    state = tmp_path / "state"
    async with on_stage(workbook, state=state) as stage:
        await stage.press("L", "3", "L", "1")
    assert UiState(state).look == {"theme": "light", "language": "en"}
    async with on_stage(workbook, state=state) as stage:
        assert stage.app.theme == "light"
        await stage.press("L")
        assert "light colours (now)" in stage.text
    assert (state / "look.json").stat().st_mode & 0o077 == 0 or sys.platform == "win32"


async def test_the_settings_say_more_than_what_was_chosen_last(workbook: Path, tmp_path: Path) -> None:
    UiState(tmp_path / "state").choose("theme", "light")
    async with on_stage(workbook, config=Config(theme="contrast"), state=tmp_path / "state") as stage:
        assert stage.app.theme == "contrast"
        await stage.press("L", "2")
        assert stage.app.theme == "dark"
        assert "theme = contrast" in stage.lines[-1]


async def test_where_nothing_can_be_kept_it_is_said_once_and_everything_else_works(
    workbook: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    async with on_stage(workbook, state=tmp_path / "file" / "below") as stage:
        await stage.press("L", "3")
        assert "below" in stage.text
        await stage.press("L", "4")
        assert "below" not in stage.text
        await stage.press("slash")
        await stage.type("light:red")
        await stage.press("enter")
        assert "below" not in stage.text
        await stage.press("slash", "escape", "slash", "up")
        assert "light:red" in stage.text
        assert stage.app.theme == "contrast"


@pytest.mark.parametrize("kept", ["", "[]", "{", '{"theme": 3, "language": "fr"}', "\xff" * 9])
def test_what_is_no_memory_is_none(tmp_path: Path, kept: str) -> None:
    (tmp_path / "look.json").write_text(kept, encoding="latin-1")
    memory = UiState(tmp_path)
    memory.speak()
    assert language() == "zh"
    assert "theme" not in memory.look


async def test_an_older_copy_in_the_workbooks_place_is_said_at_the_start(workbook: Path, tmp_path: Path) -> None:
    old = shutil.copy(workbook, tmp_path / "old.db")
    state = tmp_path / "state"
    with Workbook.open(workbook, hand(), Config()) as book:
        book.noted_in = str(state / "last")
        book.do(ReportProgress("2.1.4", "有进展"))
    async with on_stage(workbook, state=state) as stage:
        assert "要旧" not in stage.text
    shutil.copy(old, workbook)
    async with on_stage(workbook, state=state) as stage:
        assert "要旧" in stage.text
