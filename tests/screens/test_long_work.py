"""Work that takes long shows how far it is beside the screen, and Esc stops it."""

from pathlib import Path
from threading import Event

import pytest

from qualitytui.model.filter import parse_filter
from qualitytui.progress import counted
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.status import StartTask
from qualitytui.workbook.queries.item_lists import list_tasks
from qualitytui_screens import undo as undo_module
from qualitytui_screens.long_work import work_on
from qualitytui_screens.work_screen import WorkScreen
from tests.screens.stage import on_stage

WAIT = 30
"""Seconds that a test waits at most for another thread."""


class Work:
    """Three hundred pieces; each waits until it may go on."""

    def __init__(self) -> None:
        self.has_begun, self.may_go_on = Event(), Event()
        self.done = 0

    def __call__(self, _: Workbook) -> int:
        for _piece in counted(range(300), "pieces"):
            self.has_begun.set()
            assert self.may_go_on.wait(WAIT)
            self.done += 1
        return self.done


async def test_it_shows_how_far_the_work_is_and_goes_on_with_the_answer(workbook: Path) -> None:
    work, answers = Work(), list[int]()
    async with on_stage(workbook, grace=0) as stage:
        work_on(stage.app, "count", work, answers.append, is_long=True)
        await stage.press()
        screen = stage.app.screen
        assert isinstance(screen, WorkScreen)
        assert work.has_begun.wait(WAIT)
        screen._show_line()
        await stage.press()
        assert "pieces：0/300" in stage.text
        assert not answers
        work.may_go_on.set()
        await stage.finish()
        assert answers == [300]
        assert not isinstance(stage.app.screen, WorkScreen)


async def test_esc_stops_it_and_says_that_nothing_was_written(workbook: Path) -> None:
    work, answers = Work(), list[int]()
    async with on_stage(workbook, grace=0) as stage:
        work_on(stage.app, "count", work, answers.append, is_long=True)
        await stage.press()
        assert work.has_begun.wait(WAIT)
        await stage.press("escape")
        work.may_go_on.set()
        await stage.finish()
        assert "已停止" in stage.text
    assert (answers, work.done) == ([], 100)


async def test_a_large_entry_is_taken_back_beside_the_screen(workbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undo_module, "MANY_ROWS", 1)
    async with on_stage(workbook) as stage:
        (task, *_) = stage.app.book.ask(list_tasks, parse_filter("status:未启动")).tasks
        stage.app.book.do(StartTask((task.ref,)))
        await stage.press("u")
        await stage.finish()
        await stage.finish()
        assert "已撤销" in stage.text
