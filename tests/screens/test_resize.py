"""A window that changes its size: what is under the cursor is folded anew, what was told too."""

from pathlib import Path

import pytest
from textual.content import Content
from textual.widgets import Static

from qualitytui.sanitize import width
from tests.screens.stage import WIDE, Stage, on_stage

NARROW = (60, 30)


def detail(stage: Stage) -> tuple[list[str], int]:
    """The lines of the pane below the list, and how many cells it has."""
    pane = stage.app.screen.query_one("#detail", Static)
    assert isinstance(pane.visual, Content)
    return pane.visual.plain.split("\n"), pane.content_size.width


@pytest.mark.parametrize("keys", [("H",), ("F",), ("D", "p")])
async def test_the_pane_below_a_list_is_folded_to_the_new_width(workbook: Path, keys: tuple[str, ...]) -> None:
    async with on_stage(workbook, WIDE) as stage:
        await stage.press(*keys)
        whole = "".join(detail(stage)[0]).replace(" ", "")
        await stage.pilot.resize_terminal(*NARROW)
        await stage.settle()
        lines, room = detail(stage)
        assert all(width(one) <= room for one in lines)
        shown = "".join(lines).replace(" ", "")
        assert shown == whole or shown.endswith("..")
        await stage.pilot.resize_terminal(*WIDE)
        await stage.settle()
        assert "".join(detail(stage)[0]).replace(" ", "") == whole


async def test_what_was_told_is_folded_to_the_new_width(workbook: Path) -> None:
    sentence = "有记录的日期晚于今天，都已计入这些数字。" * 3
    async with on_stage(workbook, NARROW) as stage:
        stage.app.show_message(sentence)
        await stage.settle()
        assert stage.lines[-3].startswith("有记录的日期")
        await stage.pilot.resize_terminal(140, 30)
        await stage.settle()
        assert stage.lines[-1] == sentence
        assert "有记录" not in stage.lines[-2]
        await stage.press("j")
        assert "? 帮助" in stage.lines[-1]
