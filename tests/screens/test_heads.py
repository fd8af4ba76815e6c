"""The heads above the columns of a list."""

from datetime import date
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.i18n import use
from qualitytui.sanitize import width
from qualitytui.workbook.book import Hand, Workbook
from qualitytui.workbook.bundled import bundled_import
from qualitytui.workbook.initial_commands import first_commands
from tests.screens.stage import SMALL, WIDE, hand_of, on_stage


def at_cell(line: str, word: str) -> int:
    """The cell in which a word begins."""
    return width(line[: line.index(word)])


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_each_head_stands_above_its_column(workbook: Path, size: tuple[int, int]) -> None:
    async with on_stage(workbook, size) as stage:
        heads = next(line for line in stage.lines if "灯^" in line)
        row = next(line for line in stage.lines if "3.1.3" in line)
        pairs = {"灯": "红", "编号": "3.1.3", "期限^": "06-28", "状态": "推进中", "责任单位": "县强"}
        for head, cell in pairs.items():
            assert at_cell(heads, head) == at_cell(row, cell)
        assert at_cell(heads, "任务") == at_cell(row, "深入")


async def test_the_heads_say_what_is_sorted_and_which_way(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        assert "灯^编号   期限^     时限         状态   责任单位     任务" in stage.text
        await stage.press("o", "6")
        assert "灯^编号   期限^     时限         状态   责任单位^    任务" in stage.text
        await stage.press("o", "4", "o", "r")
        assert "灯^编号   期限v     时限         状态   责任单位^    任务" in stage.text
        await stage.press("o", "2")
        assert "灯 编号^  期限      时限         状态   责任单位     任务" in stage.text


async def test_heads_cost_one_line_and_go_where_lines_are_few(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        assert sum(any(f" {word} " in line for word in ("推进中", "滞后", "未启动")) for line in stage.lines) == 14
        await stage.pilot.resize_terminal(40, 10)
        await stage.settle()
        assert "期限^" not in stage.text
        assert sum("推进中" in line or "滞后" in line for line in stage.lines) == 7


async def test_the_heads_stay_while_the_rows_go_under_them(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("G")
        assert "灯^编号" in stage.lines[4]
        assert "3.4.3" in stage.text
        assert sum(line.startswith(" >") for line in stage.lines) == 1
        await stage.press("g")
        assert ">红 3.1.3" in stage.lines[5]


async def test_a_click_goes_to_the_row_that_was_clicked_and_not_to_the_one_below(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.pilot.click("#tasks", offset=(10, 3))
        await stage.settle()
        assert ">黄 3.2.1" in stage.lines[7]
        await stage.pilot.click("#tasks", offset=(10, 0))
        await stage.settle()
        assert ">黄 3.2.1" in stage.lines[7]


async def test_heads_in_english_and_in_ascii(workbook: Path) -> None:
    use("en")
    async with on_stage(workbook, SMALL, ascii_only=True) as stage:
        assert stage.lines[4].split() == ["L^", "Ref", "Due^", "Time", "left", "Status", "Departments", "Task"]
        assert stage.lines[4].isascii()


async def test_the_other_lists_have_heads_too(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("l")
        assert "灯 编号^   完成值 / 目标    差距         指标" in stage.text
        await stage.press("D")
        assert "单位           逾期 未报 欠表 预警灯" in stage.text
        await stage.press("C")
        assert "灯 时限         任务" in stage.text
        await stage.press("H")
        assert "序   时间  内容" in stage.text


async def test_a_day_of_the_year_shown_has_no_year_whenever_the_item_was_touched(tmp_path: Path) -> None:
    path = tmp_path / "workbook.db"
    late = Hand(date(2026, 11, 29), "小陈")
    Workbook.create(path, late, Config(), first_commands(bundled_import("tiantai-2013"), Config())).close()
    async with on_stage(path, SMALL) as stage:
        assert "1.1    09-30" in stage.text
        assert " 13-09" not in stage.text


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_red_indicators_stand_by_name_with_their_number_and_leave_the_bar_its_room(
    workbook: Path, size: tuple[int, int]
) -> None:
    async with on_stage(workbook, size, hand=hand_of(date(2014, 1, 7))) as stage:
        named = next(line for line in stage.lines if "红灯指标" in line)
        count, refs = named.removeprefix("红灯指标").split("：")
        assert int(count) == 14
        known = [f"3.1.1#{nth}" for nth in range(1, 9)]
        assert refs.split(", ")[0] in known
        assert refs.rstrip().endswith(", ..") or len(refs.split(", ")) == 14
        assert width(named.rstrip()) <= size[0]
        assert "全年100%" in stage.text


async def test_without_a_red_indicator_there_is_no_line_for_them(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        assert "红灯指标" not in stage.text
        assert "筛选>" in stage.lines[2]


async def test_a_clock_earlier_than_the_journal_is_said_when_it_opens(workbook: Path) -> None:
    async with on_stage(workbook, SMALL, hand=hand_of(date(2013, 7, 12))) as stage:
        assert "有记录的日期晚于今天2013-07-12（最晚2013-07-19）" in stage.lines[-1]
