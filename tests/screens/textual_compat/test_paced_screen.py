"""The answer to a key is painted once and whole, keys that come faster are painted together, a focus paints little."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual._compositor import ChopsUpdate
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.events import Key

from qualitytui_screens.app import QualityApp
from qualitytui_screens.textual_compat import key_pace
from qualitytui_screens.textual_compat.crash_safe_app import CrashSafeApp
from qualitytui_screens.widgets.record_list import RecordList
from tests.screens.stage import SMALL, Stage, on_stage

Paintings = list[set[int]]


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> Paintings:
    """The lines of each painting."""
    paintings: Paintings = []
    shown = CrashSafeApp._display

    def display(app: QualityApp, screen: object, update: object) -> None:
        if isinstance(update, ChopsUpdate):
            paintings.append({row for row, _, _ in update.spans})
        elif update is not None:
            paintings.append(set(range(app.size.height)))
        shown(app, screen, update)  # type: ignore[arg-type]

    monkeypatch.setattr(CrashSafeApp, "_display", display)
    return paintings


def row_of(stage: Stage, said: Callable[[str], bool]) -> int:
    return next(row for row, line in enumerate(stage.lines) if said(line))


async def test_a_move_is_painted_once_with_both_rows_and_the_pane_below(workbook: Path, painted: Paintings) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("j")
        before = row_of(stage, lambda line: " >" in line[:3])
        painted.clear()
        await stage.press("j")
        detail = stage.app.screen.query_one("#detail").region
        assert len(painted) == 1
        assert {before, before + 1, detail.y + 1} <= painted[0]
        assert len(painted[0]) < 10


async def test_a_screen_that_is_opened_or_left_is_painted_once(workbook: Path, painted: Paintings) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("enter", "escape", "enter")
        painted.clear()
        await stage.press("escape")
        assert len(painted[0]) == SMALL[1]
        assert all(len(lines) < SMALL[1] for lines in painted[1:])


async def test_the_board_is_not_styled_again_where_one_comes_back_to_it(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("enter", "escape", "enter")
        styled: list[str | None] = []
        style = Stylesheet.apply

        def noted(sheet: Stylesheet, node: DOMNode, *, animate: bool = False, cache: Any = None) -> None:
            styled.append(node.id)
            style(sheet, node, animate=animate, cache=cache)

        monkeypatch.setattr(Stylesheet, "apply", noted)
        await stage.press("escape")
        assert not {"tasks", "sections", "detail"} & set(styled)


async def test_another_focus_does_not_paint_the_whole_screen(workbook: Path, painted: Paintings) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("slash", "escape")
        painted.clear()
        await stage.press("slash")
        assert set.union(*painted) < set(range(SMALL[1] - 2))


async def test_keys_that_come_faster_than_they_are_handled_are_painted_together(
    workbook: Path, painted: Paintings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_pace, "BURST", 3600.0)
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("j")
        painted.clear()
        for _ in range(10):
            stage.app.post_message(Key("j", "j"))
        await stage.pilot.pause()
        await stage.settle()
        records = stage.app.screen.query_one("#tasks", RecordList)
        assert records.cursor == 11
        assert len(painted) <= 2
        assert " >" in stage.lines[records.region.y + records.heads + 11 - records.scroll_offset.y][:3]


async def test_what_takes_long_is_painted_before_it_has_ended(
    workbook: Path, painted: Paintings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_pace, "WHOLE", 0.0)
    async with on_stage(workbook, SMALL) as stage, asyncio.timeout(60):
        await stage.press("j", "j")
        assert painted
        records = stage.app.screen.query_one("#tasks", RecordList)
        assert records.cursor == 2
