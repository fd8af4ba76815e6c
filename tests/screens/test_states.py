"""A workbook without a plan, one that can only be read, one whose year is over."""

from datetime import date
from pathlib import Path

from qualitytui.config import Config
from qualitytui.workbook.book import Hand, Workbook
from qualitytui.workbook.commands.filing import ClosePlan
from qualitytui.workbook.initial_commands import first_commands
from qualitytui_screens.app import QualityApp
from qualitytui_screens.prefetch import Prefetch
from tests.screens.stage import SMALL, Stage, hand_of, on_stage


async def test_a_workbook_without_a_plan_says_how_to_take_one_in(tmp_path: Path) -> None:
    path = tmp_path / "workbook.db"
    Workbook.create(path, hand_of(), Config(), first_commands(None, Config())).close()
    async with on_stage(path) as stage:
        assert "P i" in stage.text
        await stage.press("s", "r", "enter", "O", "2", "escape", "W", "escape", "V", "x", "escape")
        assert len(stage.app.screen_stack) == 1


async def test_a_workbook_open_for_reading_says_so_and_every_act_says_why_not(workbook: Path) -> None:
    app = QualityApp(workbook, hand_of(), Config(), ahead=Prefetch(workbook, hand_of(), Config(), read_only=True))
    async with app.run_test(size=SMALL) as pilot:
        stage = Stage(app, pilot)
        await stage.settle()
        assert "[只读]" in stage.lines[0]
        for key in ("r", "u", "s", "t"):
            await stage.press(key)
            assert len(stage.app.screen_stack) == 1, key
        assert "只读" in stage.lines[-1]


async def test_a_workbook_whose_plans_are_all_closed_is_marked_as_an_archive(workbook: Path) -> None:
    with Workbook.open(workbook, hand_of(), Config()) as book:
        book.do(ClosePlan("tiantai-2013"))
    app = QualityApp(workbook, Hand(date(2014, 3, 1), "小陈"), Config())
    async with app.run_test(size=SMALL) as pilot:
        stage = Stage(app, pilot)
        await stage.settle()
        assert "[存档]" in stage.text or "[归档]" in stage.text
