"""The opening picture holds what the board then shows, cell by cell, and so is never painted twice."""

import asyncio
from pathlib import Path

import pytest
from rich.color import ColorSystem
from textual.strip import Strip

from qualitytui.config import Config
from qualitytui.i18n import use
from qualitytui.model.filter_terms import Filter
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.board import board
from qualitytui_screens.opening_picture import Picture, opening_picture
from qualitytui_screens.orderings import URGENT
from qualitytui_screens.textual_compat.cell_diff import Cell, cells_of
from qualitytui_screens.theme_colours import PALETTES
from qualitytui_screens.title_text import title_text
from tests.screens.stage import SMALL, WIDE, hand_of, on_stage


def picture_of(workbook: Path, size: tuple[int, int], theme: str) -> Picture:
    with Workbook.open(workbook, hand_of(), Config()) as book:
        view = book.ask(board, Filter(), task_sort=URGENT)
        return opening_picture(view, book, size, theme, title_text(view, workbook, book.shown_path, size[0]))


def board_of(workbook: Path, size: tuple[int, int], theme: str) -> list[list[Cell]]:
    async def shown() -> list[list[Cell]]:
        async with on_stage(workbook, size, config=Config(theme=theme)) as stage:
            return [cells_of(strip) for strip in stage.app.screen._compositor.render_strips()]

    return asyncio.run(shown())


def differences(workbook: Path, size: tuple[int, int], theme: str) -> list[tuple[int, list[Cell], list[Cell]]]:
    picture, lines = picture_of(workbook, size, theme), board_of(workbook, size, theme)
    wrong = []
    for row, at, segments in picture.pieces:
        cells = cells_of(Strip(segments), ColorSystem.TRUECOLOR)
        there = lines[row][at : at + len(cells)]
        if there != cells:
            wrong.append((row, cells, there))
    return wrong


@pytest.mark.parametrize("size", [SMALL, WIDE, (180, 50), (99, 30), (100, 15), (24, 8)], ids=str)
def test_whatever_stands_in_the_picture_stands_in_the_board(workbook: Path, size: tuple[int, int]) -> None:
    assert differences(workbook, size, "dark") == []


@pytest.mark.parametrize("theme", PALETTES)
def test_it_looks_so_in_every_theme_and_language(workbook: Path, theme: str) -> None:
    use("en")
    assert differences(workbook, WIDE, theme) == []
