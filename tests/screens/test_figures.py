"""A figure is a set: chosen by name, its rule in words above its rows, each row leading to its item."""

from pathlib import Path

import pytest

from qualitytui.model.filter import Filter
from qualitytui.workbook.queries.figure_names import NAMES
from qualitytui.workbook.queries.figures import figure
from qualitytui_screens.figures import show_figure
from tests.screens.stage import SMALL, WIDE, Stage, on_stage


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_figure_shows_its_rule_and_its_rows_and_enter_opens_one(workbook: Path, size: tuple[int, int]) -> None:
    async with on_stage(workbook, size) as stage:
        await stage.press("equals_sign")
        assert "逾期 2" in stage.text
        assert "超期未报 14" in stage.text
        await stage.press("1")
        assert "逾期 2" in stage.text
        assert stage.app.book.ask(figure, "overdue", Filter()).rule[:8] in stage.text
        assert "3.1.3" in stage.text
        assert "3.3.3 县商务局 逾期9天(7个工作日)" in stage.text
        await stage.press("2")
        assert stage.lines[0].startswith("红 3.3.3")


async def test_every_figure_that_is_offered_opens(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        for name in NAMES:
            show_figure(stage.app, name, Filter())
            await stage.settle()
            rows = stage.app.book.ask(figure, name, Filter()).rows
            assert f" {len(rows)}\n" in heading(stage), name
            await stage.press("escape")
            assert len(stage.app.screen_stack) == 1, name


async def test_the_figures_are_those_of_what_is_shown(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("slash")
        await stage.type("dept:商务局")
        await stage.press("enter", "equals_sign")
        assert "逾期 2" in stage.text
        await stage.press("3")
        assert "县商务局" in stage.text


def heading(stage: Stage) -> str:
    return str(stage.app.screen.heading)  # type: ignore[attr-defined]
