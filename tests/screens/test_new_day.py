"""A program left open over midnight goes on by the new day."""

from datetime import UTC, datetime
from pathlib import Path

from qualitytui.config import Config
from qualitytui.model.filter import Filter
from qualitytui.workbook.book import Hand
from qualitytui.workbook.queries.history import list_entries
from qualitytui_screens.app import QualityApp
from qualitytui_screens.ui_state import UiState
from tests.screens.stage import WIDE, Stage


class Clock:
    """A clock that is set by hand."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def opened(workbook: Path) -> tuple[QualityApp, Clock]:
    clock = Clock(datetime(2013, 9, 30, 23, 59, 50, tzinfo=UTC))
    hand = Hand(None, "小陈", clock)
    return QualityApp(workbook, hand, Config(), memory=UiState(None)), clock


async def test_the_head_the_lights_and_the_journal_follow_the_new_day(workbook: Path) -> None:
    app, clock = opened(workbook)
    async with app.run_test(size=WIDE) as pilot:
        stage = Stage(app, pilot)
        await stage.settle()
        assert "2013-09-30" in stage.lines[0]
        red = app.screen.lists.view.by_light["red"]  # type: ignore[attr-defined]  # the board
        clock.now = datetime(2013, 10, 1, 0, 0, 5, tzinfo=UTC)
        app.notice_others()
        await stage.settle()
        assert "2013-10-01" in stage.lines[0]
        assert "2013-10-01" in stage.lines[-1] + stage.lines[-2]
        assert stage.lines[1].endswith("全年75%")
        assert app.screen.lists.view.by_light["red"] > red  # type: ignore[attr-defined]  # likewise
        await stage.press("r")
        await stage.type("午夜后的电话")
        await stage.press("enter")
        assert app.book.ask(list_entries, Filter())[0].at == "2013-10-01T00:00:05"


async def test_an_open_form_counts_from_the_new_day_and_what_is_behind_it_follows_when_it_is_left(
    workbook: Path,
) -> None:
    app, clock = opened(workbook)
    async with app.run_test(size=WIDE) as pilot:
        stage = Stage(app, pilot)
        await stage.press("t")
        await stage.type("明天")
        assert "2013-10-01" in stage.text
        clock.now = datetime(2013, 10, 1, 0, 0, 5, tzinfo=UTC)
        app.notice_others()
        await stage.settle()
        assert "2013-10-02" in stage.text
        await stage.press("escape")
        app.notice_others()
        await stage.settle()
        assert "2013-10-01" in stage.lines[0]


async def test_an_act_right_after_midnight_says_that_a_new_day_has_begun(workbook: Path) -> None:
    app, clock = opened(workbook)
    async with app.run_test(size=WIDE) as pilot:
        stage = Stage(app, pilot)
        await stage.settle()
        clock.now = datetime(2013, 10, 1, 0, 0, 1, tzinfo=UTC)
        await stage.press("u")
        assert "2013-10-01" in stage.lines[0]
        assert "今天是2013-10-01" in stage.text
