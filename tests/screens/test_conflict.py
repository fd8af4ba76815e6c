"""Somebody else writes while a form is open."""

from datetime import date
from pathlib import Path

import pytest

from qualitytui.model.filter import parse_filter
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.task import SetDue
from qualitytui.workbook.queries.items import list_tasks
from qualitytui_screens.book_screen import BookScreen
from tests.screens.stage import SMALL, Stage, on_stage


def due(stage: Stage) -> str | None:
    return stage.app.book.ask(list_tasks, parse_filter("3.1.3")).tasks[0].due


async def changed_under_the_form(stage: Stage) -> None:
    """A form with a new deadline typed in, for a task whose deadline another program moves."""
    await stage.press("t")
    await stage.type("7/31")
    with stage.outside() as other:
        other.do(SetDue(("3.1.3",), date(2013, 8, 15), reason="上级推迟"))
    await stage.press("enter")


async def test_the_same_item_changed_under_a_form_gives_a_choice_and_mine_is_kept(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await changed_under_the_form(stage)
        assert "3.1.3 同时被小陈改动" in stage.text
        assert due(stage) == "2013-08-15"
        await stage.press("1")
        assert due(stage) == "2013-07-31"
        assert len(stage.app.screen_stack) == 1


async def test_theirs_is_taken_and_shown(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await changed_under_the_form(stage)
        await stage.press("2")
        assert due(stage) == "2013-08-15"
        await stage.wait_for("08-15")


async def test_looking_shows_what_they_changed_and_the_choice_comes_back(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await changed_under_the_form(stage)
        await stage.press("3")
        assert "期限: 2013-06-28 -> 2013-08-15" in stage.text
        await stage.press("escape", "escape")
        assert "7/31" in stage.text
        assert due(stage) == "2013-08-15"


async def test_a_change_to_another_item_asks_nothing(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("t")
        await stage.type("7/31")
        await stage.press("tab")
        await stage.type("会议顺延")
        with stage.outside() as other:
            other.do(ReportProgress("3.2.3", "已召开协调会"))
        await stage.press("enter")
        assert due(stage) == "2013-07-31"


async def test_nothing_moves_under_an_open_form_and_all_is_new_when_it_is_left(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("o", "2", "g", "r")
        with stage.outside() as other:
            other.do(ReportProgress("1.1", "外来进展"))
        board = stage.app.screen_stack[0]
        before = board.lists.view  # type: ignore[attr-defined]
        await stage.pilot.pause(1.5)
        assert board.lists.view is before  # type: ignore[attr-defined]
        await stage.press("escape")
        await stage.wait_for("外来进展")


async def test_a_workbook_that_is_gone_is_said_once_and_what_was_shown_stays(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        workbook.rename(workbook.with_name("elsewhere.db"))
        await stage.wait_for("不在了")
        await stage.settle()
        assert len(stage.app._notifications) == 1
        assert "3.1.3" in stage.text


@pytest.mark.parametrize("keys", [(), ("D",), ("C",), ("F",), ("K",), ("Y",), ("H",), ("S",), ("enter",)])
async def test_every_screen_asks_once_after_a_change(
    workbook: Path, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    async with on_stage(workbook) as stage:
        await stage.press(*keys)
        asked: list[None] = []
        screen = stage.app.screen
        assert isinstance(screen, BookScreen)
        renew = screen.renew
        monkeypatch.setattr(screen, "renew", lambda: asked.append(renew()))
        stage.app.changed.publish(None)
        await stage.settle()
        assert len(asked) == 1
