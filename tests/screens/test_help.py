import re
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.i18n import Language, use
from qualitytui.model.filter import parse_filter
from qualitytui.workbook.command_table import commands
from qualitytui.workbook.manual import manual
from qualitytui.workbook.queries.history import list_entries
from qualitytui.workbook.queries.items import list_tasks
from qualitytui_screens.help import HelpScreen
from qualitytui_screens.keymap import every_key
from qualitytui_screens.keys import shown_key
from qualitytui_screens.screen_keys import SCREEN_KEYS
from tests.screens.stage import SMALL, on_stage


async def test_help_shows_the_keys_of_the_screen_it_was_asked_from(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("question_mark")
        assert "按单位、状态、期限筛选" in stage.text
        await stage.press("escape", "enter", "question_mark")
        assert "按单位、状态、期限筛选" not in stage.text
        assert "下一项" in stage.text


async def test_help_shows_a_key_as_the_person_has_it(workbook: Path) -> None:
    async with on_stage(workbook, config=Config(keys={"report": "U"})) as stage:
        await stage.press("question_mark")
        assert re.search(r"U +进展", stage.text)


async def test_n_goes_through_the_manual_by_chapter_and_capital_n_back(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("question_mark", "n", "n")
        assert stage.lines[1].strip() == "第一天"
        await stage.press("n", "n", "N")
        assert stage.lines[1].strip() == "一周怎么过"


@pytest.mark.parametrize("spoken", ["zh", "en"])
async def test_no_line_of_the_manual_is_wider_than_the_window_or_cuts_a_word(workbook: Path, spoken: Language) -> None:
    use(spoken)
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("question_mark")
        screen = stage.app.screen
        assert isinstance(screen, HelpScreen)
        lines = [text for text, _ in screen._manual()]
        words = " ".join(lines).split()
        for chapter in manual(spoken):
            assert chapter.title in lines
            assert set(re.findall("[a-z]{6,}", " ".join(chapter.paragraphs))) <= set(re.findall("[a-z]+", str(words)))


def test_both_manuals_have_the_same_chapters_and_name_the_same_keys() -> None:
    chinese, english = manual("zh"), manual("en")
    assert [len(chapter.paragraphs) > 0 for chapter in chinese] == [True] * len(english)
    for name in ("C", "D", "w", "Ctrl-E", "Ctrl-T", "config.toml", "NO_COLOR", "40x10", "nyj", "965"):
        assert any(name in "\n".join(chapter.paragraphs) for chapter in chinese), name
        assert any(name in "\n".join(chapter.paragraphs) for chapter in english), name


async def test_the_palette_finds_items_by_ref_and_commands_by_name(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("colon")
        await stage.type("3.2.5")
        await stage.press("enter")
        assert "3.2.5" in stage.lines[0]
        await stage.press("escape", "colon")
        await stage.type("task.report")
        await stage.press("enter")
        assert "3.1.3" in stage.text


async def test_the_palette_does_what_keys_do_and_tells_them(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("colon")
        await stage.type("填报完成值")
        assert "填报完成值 [m]" in stage.text
        await stage.press("escape", "colon")
        await stage.type("放大")
        await stage.press("enter")
        assert "2013-07-19" in stage.lines[5]
        await stage.press("colon")
        await stage.type("责任单位 [D]")
        await stage.press("enter")
        assert stage.lines[0].startswith("责任单位")


async def test_a_command_for_several_given_in_the_palette_is_shown_before_it_is_done(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("space", "space", "colon")
        await stage.type("task.behind")
        await stage.press("enter", "enter")
        assert "状态: 推进中 -> 滞后" in stage.text
        await stage.press("escape", "escape")
        assert stage.app.book.ask(list_tasks, parse_filter("3.1.3")).tasks[0].status == "in_progress"


async def test_every_key_and_every_command_is_in_the_palette(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("colon")
        offered = [choice.label for choice in stage.app.screen.offered]  # type: ignore[attr-defined]
        for name, kind in commands().items():
            if kind.offered and name != "plan.import":
                assert any(label.endswith(f" {name}") for label in offered), name
        for key in (one for one in every_key() if one.action in {"undo", "filter", "snapshot", "calendar"}):
            assert any(label.endswith(f"[{shown_key(key.keys)}]") for label in offered)


async def test_help_undoes_nothing_and_opens_no_help_over_itself(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("s", "1", "enter", "question_mark")
        entries = len(stage.app.book.ask(list_entries, parse_filter("")))
        await stage.press("u", "question_mark")
        assert len(stage.app.book.ask(list_entries, parse_filter(""))) == entries
        assert len([screen for screen in stage.app.screen_stack if isinstance(screen, HelpScreen)]) == 1
        await stage.press("j")
        assert "撤销" not in stage.lines[-1]


async def test_no_key_is_explained_twice(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        stage.app.push_screen(HelpScreen(SCREEN_KEYS["returned forms"]))
        await stage.settle()
        head = stage.text.partition("筛选")[0].splitlines()
        keys = [line.split()[0] for line in head[2:] if line.strip()]
        assert keys.count("Enter") == keys.count("j") == keys.count("g") == 1
