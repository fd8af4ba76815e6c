"""Colours that can be read, and another language while it runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.color import Color as RichColor
from textual.screen import Screen

from qualitytui.config import Config
from qualitytui.i18n import language
from tests.screens.stage import SMALL, Stage, on_stage

BOX = set("╭╮╰╯│─┌┐└┘▁▂▃▄▅▆▇█▔▌▐")
NAMED = {"dark": 4.5, "light": 4.5, "contrast": 7.0}


def luminance(color: RichColor) -> float:
    triplet = color.get_truecolor()
    parts = [part / 255 for part in (triplet.red, triplet.green, triplet.blue)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def painted(stage: Stage) -> Iterator[tuple[float, str]]:
    """The contrast of every piece of text on the screen."""
    for strip in stage.app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            if style is None or not segment.text.strip() or set(segment.text.strip()) <= BOX:
                continue
            assert style.color is not None
            assert style.bgcolor is not None
            light, dark = sorted((luminance(style.color), luminance(style.bgcolor)), reverse=True)
            yield (light + 0.05) / (dark + 0.05), segment.text


@pytest.mark.parametrize("theme", NAMED)
async def test_every_text_of_every_theme_stands_out_from_its_ground(workbook: Path, theme: str) -> None:
    async with on_stage(workbook, config=Config(theme=theme)) as stage:
        found = []
        for keys in (
            ["space", "G", "space"],
            ["h", "j"],
            ["slash", "d", "e", "p", "t", "colon", "z", "tab"],
            ["enter", "enter"],
            ["q", "r", "enter"],
            ["escape", "t", "m"],
            ["escape", "escape", "W"],
            ["escape", "question_mark"],
            ["q", "D"],
            ["C"],
            ["H"],
            ["B", "colon"],
            ["escape", "9", "f", "1"],
            ["escape", "space", "space", "t", "7", "slash", "3", "1", "tab", "x", "tab", "tab"],
            ["enter"],
            ["escape", "escape", "r", "tab", "x", "enter"],
            ["escape", "S"],
            ["P"],
            ["B", "w"],
            ["escape", "O", "2", "G"],
        ):
            await stage.press(*keys)
            found += list(painted(stage))
        assert len(found) > 500
        assert [(text, round(ratio, 2)) for ratio, text in found if ratio < NAMED[theme]] == []


async def test_the_language_changes_while_it_runs_and_everything_stays_where_it_was(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("slash")
        await stage.type("lead:质监局")
        await stage.press("enter", "space", "L", "1")
        assert "filter> lead:质监局" in stage.text
        assert "marked 1" in stage.text
        assert "筛选" not in stage.text
        await stage.press("enter")
        await stage.press("L", "1")
        assert "期限" in stage.text
        await stage.press("escape")
        assert "筛选> lead:质监局" in stage.text


async def test_the_theme_changes_while_it_runs(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("L", "3")
        assert stage.app.theme == "light"
        await stage.press("L", "4")
        assert stage.app.theme == "contrast"


async def test_a_theme_that_is_none_is_said(workbook: Path) -> None:
    async with on_stage(workbook, config=Config(theme="purple")) as stage:
        assert "purple" in stage.text


async def test_a_window_too_small_hides_a_form_and_brings_it_back_with_what_was_typed(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("r")
        await stage.type("已到货")
        await stage.pilot.resize_terminal(19, 4)
        await stage.settle()
        assert stage.text.strip() == "窗口太小"
        await stage.pilot.resize_terminal(40, 10)
        await stage.settle()
        assert "已到货" in stage.text
        assert "对方说了什么" in stage.text.partition("已到货")[0]
        await stage.press("tab", "tab")
        assert "联系人" in stage.text
        await stage.press("enter")
        assert len(stage.app.screen_stack) == 1


async def test_the_language_does_not_change_where_something_begun_would_be_lost(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        stage.app.push_screen(Screen())
        await stage.press("L", "1")
        assert language() == "zh"
        await stage.pilot.pause()
        assert len(stage.app._notifications) == 1


@pytest.mark.parametrize("place", ["D", "C", "H", "S", "P", "question_mark"])
async def test_each_place_speaks_the_other_language_at_once(workbook: Path, place: str) -> None:
    async with on_stage(workbook) as stage:
        await stage.press(place, "L", "1")
        assert type(stage.app.screen).__name__ != "BoardScreen"
        assert "Esc back" in stage.lines[-1]


async def test_the_line_of_keys_can_be_hidden_and_stays_hidden_at_the_next_start(
    workbook: Path, tmp_path: Path
) -> None:
    async with on_stage(workbook, SMALL, state=tmp_path / "state") as stage:
        assert "? 帮助" in stage.lines[-1]
        await stage.press("L", "6")
        assert "底部按键提示已隐藏" in stage.lines[-1]
        await stage.press("j")
        assert "? 帮助" not in stage.text
        await stage.press("Z")
        assert "没有作用" in stage.lines[-1]
    async with on_stage(workbook, SMALL, state=tmp_path / "state") as stage:
        assert "? 帮助" not in stage.text
        await stage.press("L", "6")
        assert "? 帮助" in stage.lines[-1]
