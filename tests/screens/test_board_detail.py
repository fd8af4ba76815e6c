"""The pane below the board asks for an item once, however often it is told to show it."""

from pathlib import Path
from typing import Any

import pytest

from qualitytui.workbook.queries.items import task_outline
from qualitytui_screens import board_detail
from tests.screens.stage import SMALL, WIDE, on_stage


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The ids that were asked for."""
    ids: list[int] = []

    def page(reader: Any, key: int) -> Any:
        ids.append(key)
        return task_outline(reader, key)

    monkeypatch.setattr(board_detail, "task_outline", page)
    return ids


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_each_move_asks_once_and_standing_still_not_at_all(
    workbook: Path, asked: list[int], size: tuple[int, int]
) -> None:
    async with on_stage(workbook, size) as stage:
        records = stage.app.screen.task_list  # type: ignore[attr-defined]  # the board
        asked.clear()
        await stage.press("j", "j", "k")
        ids = list(records.ids)
        assert asked[-1] == ids[1] == records.cursor_id
        assert len(asked) <= 3
        asked.clear()
        await stage.press("k", "k")
        assert asked == [ids[0]]
        stage.app.screen.detail.show_soon()  # type: ignore[attr-defined]
        await stage.settle()
        assert asked == [ids[0]]


async def test_a_change_asks_again_for_the_same_item(workbook: Path, asked: list[int]) -> None:
    async with on_stage(workbook) as stage:
        current = stage.app.screen.task_list.cursor_id  # type: ignore[attr-defined]  # the board
        asked.clear()
        stage.app.changed.publish(None)
        await stage.settle()
        assert asked == [current]


async def test_after_an_empty_filter_the_pane_shows_as_much_as_before(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        before = stage.text.splitlines()[-4:-1]
        await stage.press("/")
        await stage.type("没有这样的字")
        await stage.press("escape", "escape")
        await stage.press("g")
        assert stage.text.splitlines()[-4:-1] == before
