"""No key does nothing without a word, no size breaks a screen, no sentence names a key that the person has changed."""

from pathlib import Path

from qualitytui.config import Config
from qualitytui.model.filter import parse_filter
from qualitytui.workbook.queries.history import entries_by_id
from qualitytui.workbook.queries.items import list_indicators
from qualitytui_screens.history import HistoryScreen
from tests.screens.golden import SCREENS, go
from tests.screens.stage import SMALL, WIDE, on_stage

OVER = {
    "week": (("w", "..."), ("escape",)),
    "menu": (("f", "1"), ("escape",)),
}
"""What opens over the board, and how it is left."""
STORM = ((1, 1), (500, 200), (40, 10))
SHAPES = ("report", "preview", "departments", "calendar", "help", "supervision")
"""The screens of the pictures that are laid out each in its own way."""


async def test_no_size_breaks_a_screen_or_takes_the_focus_away_and_ascii_is_ascii(workbook: Path) -> None:
    async with on_stage(workbook, SMALL, ascii_only=True) as stage:
        for name, (there, back) in {**{name: SCREENS[name] for name in SHAPES}, **OVER}.items():
            await go(stage, there)
            assert not {one for one in stage.text if "\u2500" <= one <= "\u25ff"}, name
            before = type(stage.app.screen), stage.app.focused
            for size in (*STORM, SMALL):
                await stage.pilot.resize_terminal(*size)
                await stage.settle()
            assert (type(stage.app.screen), stage.app.focused) == before, name
            assert stage.app.broken is None, name
            await go(stage, back)
            assert type(stage.app.screen).__name__ == "BoardScreen", name


async def test_enter_in_the_history_opens_what_the_entry_is_about(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("s", "1", "enter", "H", "enter")
        assert "3.1.3 深入实施品牌战略" in stage.lines[0]
        await stage.press("escape")
        screen = stage.app.screen
        assert isinstance(screen, HistoryScreen)
        entries = stage.app.book.ask(entries_by_id, screen.journal.ids)
        screen.records.put_cursor(screen.records.ids.index(next(one.id for one in entries if not one.refs)))
        await stage.press("enter")
        assert stage.app.screen is screen
        assert "不针对某一项" in stage.text


async def test_at_40_by_10_every_list_shows_its_rows_and_names(workbook: Path) -> None:
    async with on_stage(workbook, (40, 10)) as stage:
        await stage.press("H", "j")
        assert "2013-07-19" in stage.text
        assert sum("3." in line for line in stage.lines) >= 3
        await stage.press("escape", "D", "j")
        assert ">县商务局       1 " in stage.text
        await stage.press("escape")
        for key in ("w", "enter", "enter"):
            await stage.finish(key)
        await stage.press("S")
        assert ">2013-W29" in stage.text


async def test_keys_that_have_nothing_to_do_say_why(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("z")
        assert "占满整行" in stage.lines[-1]
        await stage.press("D", "space")
        assert "任务和指标；光标处没有" in stage.text
        await stage.press("B", "l")
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("S", "v")
        assert "还没有周快照" in stage.text
        assert len(stage.app._notifications) == 1


async def test_a_new_workbook_says_what_is_left_open_and_where(tmp_path: Path) -> None:
    async with on_stage(tmp_path / "new.db", SMALL) as stage:
        await stage.press("1")
        assert stage.lines[-1] == "台账已建立。待明确事项34项，按 P 查看。"


async def test_source_and_definition_of_the_last_value_need_not_be_typed_again(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        for value in ("3", "4"):
            await stage.press("colon")
            await stage.type("A1.5.1")
            await stage.press("enter", "m")
            await stage.type(value)
            if value == "3":
                await stage.press("tab")
                await stage.type("县质监局年报")
            await stage.press("enter", "escape")
        latest = stage.app.book.ask(list_indicators, parse_filter("A1.5.1")).indicators[0].latest
        assert latest is not None
        assert (latest.value, latest.source) == (4, "县质监局年报")


async def test_sentences_name_the_persons_own_keys(workbook: Path) -> None:
    keys = {"undo": "ctrl+g", "snapshot": "ctrl+w", "why": "&"}
    async with on_stage(workbook, WIDE, config=Config(keys=keys)) as stage:
        await stage.press("s", "1", "enter")
        assert stage.lines[-1].endswith("(按 Ctrl-G 撤销)")
        await stage.press("S")
        assert "按 Ctrl-W 生成" in stage.text
