"""A list is laid out anew only where its rows come to need a scroll bar or no longer do."""

from pathlib import Path

import pytest
from textual.screen import Screen

from qualitytui_screens.widgets.record_list import RecordList
from tests.screens.stage import WIDE, on_stage


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A name for each time that a screen was laid out."""
    names: list[str] = []
    lay_out = Screen._refresh_layout

    def counted(screen: Screen[object], *sizes: object, **options: bool) -> None:
        names.append(type(screen).__name__)
        lay_out(screen, *sizes, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Screen, "_refresh_layout", counted)
    return names


async def test_moves_lay_nothing_out_while_the_indicators_of_each_task_come_and_go(
    workbook: Path, layouts: list[str]
) -> None:
    async with on_stage(workbook, WIDE) as stage:
        indicators = stage.app.screen.query_one("#indicators", RecordList)
        await stage.press("j")
        layouts.clear()
        counts = set()
        for _ in range(8):
            await stage.press("j")
            counts.add(len(indicators.ids))
            assert len([line for line in stage.lines[24:33] if "#" in line[:45]]) <= max(len(indicators.ids), 1)
        assert len(counts) > 1
        assert layouts == []


async def test_a_scroll_bar_comes_and_goes_with_the_rows(workbook: Path, layouts: list[str]) -> None:
    async with on_stage(workbook, WIDE) as stage:
        tasks = stage.app.screen.query_one("#tasks", RecordList)
        ids = list(tasks.ids)
        assert tasks.show_vertical_scrollbar
        tasks.fill(ids[:3])
        await stage.settle()
        assert not tasks.show_vertical_scrollbar
        layouts.clear()
        tasks.fill(ids[:5])
        await stage.settle()
        assert layouts == []
        tasks.fill(ids)
        await stage.settle()
        assert tasks.show_vertical_scrollbar
        assert layouts


async def test_a_list_that_has_been_empty_and_stays_so_shows_another_reason(workbook: Path) -> None:
    async with on_stage(workbook, WIDE) as stage:
        indicators = stage.app.screen.query_one("#indicators", RecordList)
        for reason in ("Nothing is open.", "Nothing was found."):
            indicators.empty = reason
            indicators.fill([])
            await stage.settle()
            assert reason in stage.text
