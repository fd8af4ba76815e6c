from pathlib import Path
from types import MethodType

from qualitytui_screens.action_owners import method_of
from qualitytui_screens.keys import LIST
from qualitytui_screens.matter_actions import MatterActions
from qualitytui_screens.navigation import Navigation
from qualitytui_screens.proposal import ProposalScreen
from tests.screens.stage import on_stage

WAYS = ((), ("i",), ("B", "enter"), ("B", "D"), ("p",), *(("B", key) for key in "CFKYHSP"))
"""The keys to one screen after the other."""


async def test_every_key_of_a_screen_has_something_that_does_it(workbook: Path) -> None:
    lists = {key.action for key in LIST}
    seen = set()
    async with on_stage(workbook) as stage:
        for keys in WAYS:
            await stage.press(*keys)
            screen = stage.app.screen
            seen.add(type(screen).__name__)
            for key in getattr(screen, "KEYS"):  # noqa: B009 - for the checker of types
                is_done = method_of(screen, key.action) or method_of(stage.app, key.action) or key.action in lists
                assert is_done, (screen, key.action)
    assert len(seen) == len(WAYS)


async def test_the_first_owner_that_has_an_action_does_it(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("F")
        report = method_of(stage.app.screen, "report")
        assert isinstance(report, MethodType)
        assert isinstance(report.__self__, MatterActions)
        assert method_of(stage.app.screen, "departments") is None
        place = method_of(stage.app, "departments")
        assert isinstance(place, MethodType)
        assert isinstance(place.__self__, Navigation)


async def test_an_action_with_a_number_is_given_it(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        assert await stage.app.run_action("view(9)", stage.app.screen)
        await stage.settle()
        assert "数字键 9 上没有常用筛选" in stage.text


async def test_a_screen_with_an_action_called_owners_is_asked_for_its_actions_too(tmp_path: Path) -> None:
    async with on_stage(tmp_path / "new.db") as stage:
        await stage.press("2")
        await stage.type("tiantai-2013")
        await stage.press("enter")
        screen = stage.app.screen
        assert isinstance(screen, ProposalScreen)
        assert method_of(screen, "owners") == screen.action_owners
        assert method_of(screen, "report") is None
