"""Completion, history, saved views, and why something is shown."""

from pathlib import Path

import pytest
from textual.events import Key, Paste

from qualitytui.model.board import Board
from qualitytui.model.filter import Filter, parse_filter
from qualitytui.workbook.queries.board import board
from qualitytui_screens.item_lists import ItemLists
from tests.screens.stage import SMALL, Stage, on_stage


def shown(stage: Stage) -> str:
    return stage.app.screen.filtering.filter.text  # type: ignore[attr-defined, no-any-return]


async def test_tab_takes_the_departments_that_initials_name_one_after_the_other(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("slash")
        await stage.type("lead:nyj")
        assert "县农业局" in stage.lines[-1]
        await stage.press("tab")
        assert shown(stage) == "lead:县农业局"
        await stage.press("tab", "enter")
        assert shown(stage) == "lead:县农业局"
        assert "筛选> lead:县农业局" in stage.text


async def test_tab_leaves_the_line_where_nothing_can_be_completed(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("slash", "tab")
        assert stage.app.focused is stage.app.screen.query_one("#tasks")


async def test_the_filters_typed_are_there_the_next_day(workbook: Path, tmp_path: Path) -> None:
    async with on_stage(workbook, state=tmp_path / "state") as stage:
        await stage.press("slash")
        await stage.type("light:red")
        await stage.press("enter")
    async with on_stage(workbook, state=tmp_path / "state") as stage:
        await stage.press("slash", "up")
        assert shown(stage) == "light:red"


async def test_a_filter_is_kept_renamed_put_elsewhere_and_forgotten_inside_the_screens(workbook: Path) -> None:
    async with on_stage(workbook) as stage:

        def views() -> dict[int, tuple[str, str]]:
            return {view.digit: (view.name, view.filter) for view in stage.app.book.ask(board, parse_filter("")).views}

        await stage.press("slash")
        await stage.type("light:red")
        await stage.press("enter", "v", "n")
        await stage.type("红灯")
        await stage.finish("enter")
        assert views()[5] == ("红灯", "light:red")
        await stage.press("v", "5", "2", *["backspace"] * 2)
        await stage.type("急")
        await stage.finish("enter")
        assert views()[5] == ("急", "light:red")
        await stage.press("v", "5", "3", "1", "enter")
        assert views()[1] == ("急", "light:red")
        assert views()[5] == ("全部", "")
        await stage.press("u")
        assert views()[5] == ("急", "light:red")
        await stage.press("escape", "5")
        assert shown(stage) == "light:red"
        await stage.press("v", "5", "5")
        assert 5 not in views()


async def test_why_an_item_is_shown_and_why_another_is_not(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("slash")
        await stage.type("light:red status:open")
        await stage.press("enter", "W")
        assert "3.1.3 深入实施品牌战略" in stage.text
        assert "条件全部符合" in stage.text
        await stage.press(*["backspace"] * 5)
        await stage.type("2.2.1")
        assert "没有显示" in stage.text
        assert "否  light:red  绿" in stage.text
        assert "是  status:not_started" in stage.text
        await stage.press("escape")
        assert len(stage.app.screen_stack) == 1


async def test_where_nothing_matches_it_says_which_term_to_take_away(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("slash")
        await stage.type("light:red status:closed")
        assert "去掉 light:red：" in stage.text
        assert "去掉 status:closed：" in stage.text


async def test_where_a_word_matches_nothing_the_nearest_name_is_said(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("slash")
        await stage.type("质监居")
        assert "县质监局" in "\n".join(stage.lines[-9:])


async def test_escape_says_what_it_takes_away_until_all_is_as_at_the_start(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("space", "O", "2", "3", "escape")
        assert "筛选" in stage.lines[-1]
        await stage.press("escape")
        assert "不分组" in stage.lines[-1]
        await stage.press("escape")
        assert "选中" in stage.lines[-1]
        assert stage.app.screen.task_list.marked == set()  # type: ignore[attr-defined]


async def test_what_is_pasted_where_nothing_is_typed_is_said_to_be_lost(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        stage.app.post_message(Paste("一行\n两行"))
        await stage.pilot.pause()
        await stage.settle()
        assert "粘贴" in stage.text


@pytest.mark.parametrize("ref", ["9.9.9", "废话"])
async def test_why_says_so_where_there_is_no_such_item(workbook: Path, ref: str) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("W", *["backspace"] * 5)
        await stage.type(ref)
        assert ref in stage.text
        assert len(stage.app.screen_stack) == 2


async def test_the_cursor_comes_back_to_the_item_that_a_filter_had_hidden(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("j", "j", "j")
        before = stage.app.screen.task_list.current.ref  # type: ignore[attr-defined]
        await stage.press("slash")
        await stage.type("light:red")
        assert stage.app.screen.task_list.current.ref != before  # type: ignore[attr-defined]
        await stage.press("escape")
        assert stage.app.screen.task_list.current.ref == before  # type: ignore[attr-defined]


async def test_a_change_that_takes_an_item_out_of_what_is_shown_says_so_and_why(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("slash")
        await stage.type("light:red")
        await stage.press("enter", "t")
        await stage.type("9/30")
        await stage.press("tab")
        await stage.type("会议顺延")
        await stage.press("enter")
        assert "3.1.3" in "\n".join(stage.lines[-6:])
        await stage.press("W")
        assert "否  light:red  黄" in stage.text


async def test_lines_that_become_one_are_counted(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("slash")
        stage.app.post_message(Paste("zjj\r\nlight:red\r\n"))
        await stage.pilot.pause()
        await stage.settle()
        assert shown(stage) == "zjj light:red"
        assert "2 行" in stage.text


async def test_every_act_of_the_board_is_reached_without_a_letter(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        keys = stage.app.screen.KEYS  # type: ignore[attr-defined]
        by_letter = [key for key in keys if all(len(name) == 1 and name.isalpha() for name in key.keys.split(","))]
        await stage.send("：")
        offered = [choice.label for choice in stage.app.screen.offered]  # type: ignore[attr-defined]
        assert len(by_letter) > 20
        for key in by_letter:
            assert any(label.endswith(f"[{key.keys.split(',')[0]}]") for label in offered), key


async def test_a_filter_that_matches_indicators_only_leads_to_them(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("slash")
        await stage.type("A1.10")
        await stage.press("enter")
        assert stage.app.focused is stage.app.screen.indicator_list  # type: ignore[attr-defined]
        await stage.press("m")
        assert "A1.10" in stage.text
        assert len(stage.app.screen_stack) == 2


async def test_a_word_that_comes_at_once_is_looked_for_once_and_a_key_behind_it_finds_it_done(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("slash")
        asked: list[str] = []
        ask_board = ItemLists.ask_board

        def asking(lists: ItemLists, wanted: Filter, section: Filter) -> Board:
            asked.append(wanted.text)
            return ask_board(lists, wanted, section)

        monkeypatch.setattr(ItemLists, "ask_board", asking)
        for character in "质量安全":
            stage.app.post_message(Key(character, character))
        stage.app.post_message(Key("enter", None))
        await stage.pilot.pause()
        await stage.settle()
        assert asked == ["质量安全"]
        assert shown(stage) == "质量安全"
        assert stage.app.focused is stage.app.screen.query_one("#tasks")
        for key in ("escape", "j", "j"):
            stage.app.post_message(Key(key, key if len(key) == 1 else None))
        await stage.pilot.pause()
        await stage.settle()
        assert shown(stage) == ""
        assert asked == ["质量安全", ""]
