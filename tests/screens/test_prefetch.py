"""A large workbook shows its first rows while all is being counted; then it looks like any other."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.strip import Strip

from qualitytui.config import Config
from qualitytui.model.filter import parse_filter
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.status import StartTask
from qualitytui.workbook.queries import board as board_module
from qualitytui.workbook.queries import first_rows
from qualitytui.workbook.queries.items import list_tasks
from qualitytui_screens import prefetch
from qualitytui_screens.app import QualityApp
from qualitytui_screens.opening_picture import opening_picture
from qualitytui_screens.orderings import Order
from qualitytui_screens.prefetch import Prefetch
from qualitytui_screens.textual_compat.cell_diff import cells_of
from tests.screens.stage import SMALL, WIDE, Stage, hand_of, on_stage


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Makes every workbook a large one, which is counted when the event is set."""
    is_counted = Event()

    def board(*arguments: Any, **named: Any) -> Any:
        is_counted.wait()
        return board_module.board(*arguments, **named)

    monkeypatch.setattr(first_rows, "LARGE", 1)
    monkeypatch.setattr(first_rows, "ROWS", 2)
    monkeypatch.setattr(prefetch, "board", board)
    monkeypatch.setattr(Prefetch, "count_weeks", lambda *_: None)
    yield is_counted
    is_counted.set()


def started(workbook: Path, theme: str = "") -> QualityApp:
    return QualityApp(workbook, hand_of(), Config(theme=theme), ahead=Prefetch(workbook, hand_of(), Config()))


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_the_first_rows_stand_before_all_is_counted(
    workbook: Path, counted: Event, size: tuple[int, int]
) -> None:
    async with on_stage(workbook, size) as stage:
        whole, first = stage.lines, list(stage.app.screen.task_list.ids[:2])  # type: ignore[attr-defined]  # the board
    app = started(workbook)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        stage = Stage(app, pilot)
        records = app.screen.task_list  # type: ignore[attr-defined]  # the board
        assert (list(records.ids), records.has_focus) == (first, True)
        if size == WIDE:
            assert "正在统计……" in stage.text
            assert "任务 3" not in stage.text
        await stage.press("j")
        under_cursor = records.cursor_id
        counted.set()
        await stage.wait_for("/32")
        assert records.cursor_id == under_cursor == first[1]
        await stage.press("k")
        assert stage.lines == whole, "the panels have the widths that they have where all was there at once"


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_the_opening_picture_has_the_first_rows(workbook: Path, counted: Event, size: tuple[int, int]) -> None:
    app = started(workbook, theme="dark")
    assert app.ahead is not None
    first = app.ahead.first
    assert first is not None
    assert not first.is_counted
    picture = opening_picture(first, app.ahead.book, size, "dark", "")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        lines = [cells_of(strip) for strip in app.screen._compositor.render_strips()]
        counted.set()
        await Stage(app, pilot).wait_for("/32")
    pieces = [(row, at, cells_of(Strip(cells))) for row, at, cells in picture.pieces]
    assert len(pieces) >= 3
    assert [cells for *_, cells in pieces] == [lines[row][at : at + len(cells)] for row, at, cells in pieces]


async def test_a_filter_typed_before_all_is_counted_waits_for_it(workbook: Path, counted: Event) -> None:
    app = started(workbook)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        stage = Stage(app, pilot)
        counted.set()
        await stage.press("slash")
        await stage.type("zjj")
        filtered = stage.lines
    async with on_stage(workbook) as stage:
        await stage.press("slash")
        await stage.type("zjj")
        assert stage.lines == filtered


async def test_an_order_chosen_before_all_is_counted_holds_when_it_is(workbook: Path, counted: Event) -> None:
    app = started(workbook)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        stage = Stage(app, pilot)
        counted.set()
        app.screen.lists.put_in_order(Order(("title",)))  # type: ignore[attr-defined]  # the board
        await stage.settle()
        ordered = list(app.screen.task_list.ids)  # type: ignore[attr-defined]
        assert ordered == list(app.book.ask(board_module.board, board_module.EVERYTHING, task_sort=["title"]).task_ids)


async def test_marking_all_marks_those_not_counted_yet_too(workbook: Path, counted: Event) -> None:
    app = started(workbook)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        stage = Stage(app, pilot)
        assert len(app.screen.task_list.ids) == 2  # type: ignore[attr-defined]  # the board
        counted.set()
        await stage.press("V")
        assert "已选32项" in stage.text.replace(" ", "")


async def test_what_was_written_while_it_was_counted_is_seen(workbook: Path, counted: Event) -> None:
    ahead = Prefetch(workbook, hand_of(), Config())
    counted.set()
    assert ahead.take(lambda: None) is not None
    with Workbook.open(workbook, hand_of(), Config()) as other:
        other.do(StartTask((other.ask(list_tasks, parse_filter("status:not_started")).tasks[0].ref,)))
        expected = other.ask(board_module.board, board_module.EVERYTHING)
    assert ahead.book.ask(board_module.board, board_module.EVERYTHING) == expected
    ahead.book.close()
