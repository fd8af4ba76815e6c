from pathlib import Path

from qualitytui.sanitize import width
from tests.screens.stage import SMALL, WIDE, on_stage


async def test_a_tasks_page_holds_everything_about_it(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("enter")
        for part in ("3.1.3 深入实施品牌战略", "牵头 县强县办", "征求成员单位意见", "品牌奖励标准", "2013-06-28"):
            assert part in stage.text


async def test_n_goes_on_through_the_list_that_the_page_was_opened_from_and_capital_n_back(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("3", "enter", "n")
        assert "3.3.3" in stage.lines[0]
        assert "2/2" in stage.lines[0]
        await stage.press("n")
        assert "2/2" in stage.lines[0]
        await stage.press("N")
        assert "3.1.3" in stage.lines[0]


async def test_escape_comes_back_to_the_list_with_its_cursor(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("j", "enter", "escape")
        assert ">红 3.3.3" in stage.text


async def test_an_indicators_page_draws_its_values_against_the_target_and_the_pace_still_needed(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("slash")
        await stage.type("A1.5.1")
        await stage.press("enter", "enter")
        assert "A1.5.1" in stage.lines[0]
        assert "等同        2.1.1#1" in stage.text
        assert "2家 / ≥5家  40%" in stage.text
        assert "| 时间已过55%" in stage.text
        await stage.press("G")
        assert "2013-06-28 2家" in stage.text
        await stage.press("g")
        assert "还差3家" in stage.text


async def test_what_is_done_on_the_page_is_shown_on_it_at_once(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("enter", "r")
        await stage.type("已报送")
        await stage.press("enter")
        assert len(stage.app.screen_stack) == 2
        assert "2013-07-19 已报送" in stage.text or ": 已报送" in stage.text


async def test_long_text_hangs_under_its_beginning_and_never_leaves_the_page(workbook: Path) -> None:
    for size in (WIDE, SMALL):
        async with on_stage(workbook, size) as stage:
            await stage.press("enter", "z")
            assert max(map(width, stage.lines)) <= size[0]
            first = next(line for line in stage.lines if "研究出台推进" in line)
            following = stage.lines[stage.lines.index(first) + 1]
            assert following.startswith("           ")


async def test_the_whole_page_is_copied_and_no_more_is_said_than_is_known(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("enter", "y")
        assert stage.app.clipboard.startswith("3.1.3 深入实施品牌战略\n状态  推进中")
        assert "品牌奖励标准" in stage.app.clipboard
        assert "已发送到终端" in stage.lines[-1]
        stage.app.copy("长" * 30_000)
        await stage.settle()
        assert "长长" not in stage.app.clipboard


async def test_in_a_wide_window_what_is_so_stands_left_and_what_was_done_right(workbook: Path) -> None:
    async with on_stage(workbook, (200, 60)) as stage:
        await stage.press("enter")
        first = stage.lines[1]
        assert "逾期21天" in first
        assert width(first[: first.index("时间节点")]) > 90
        assert "完善" not in first
        assert "看全文" not in stage.text
        whole = stage.text
        await stage.press("z")
        assert "看全文" in stage.text
        await stage.press("z")
        assert stage.text == whole
        await stage.pilot.resize_terminal(*WIDE)
        await stage.settle()
        assert "时间节点" not in stage.lines[1]


async def test_a_page_says_why_its_light_is_yellow_and_names_no_plan_where_there_is_one(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("slash")
        await stage.type("silent: light:yellow")
        await stage.press("enter")
        assert "超期未报" in stage.text
        await stage.press("enter")
        assert "超期未报" in stage.lines[1]
        assert "tiantai" not in stage.text
