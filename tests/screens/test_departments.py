from pathlib import Path

import pytest

from qualitytui.model.filter import parse_filter
from qualitytui.workbook.queries.items import list_tasks
from tests.screens.stage import SMALL, WIDE, Stage, on_stage


def first_names(stage: Stage, count: int) -> list[str]:
    return [stage.app.screen.departments.record(row).name for row in range(count)]  # type: ignore[attr-defined]


async def test_whom_to_call_stands_first_late_then_silent(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("D")
        assert stage.lines[0] == "责任单位  26个，有逾期的2个，超期未报的10个（14个单位事项）"
        assert first_names(stage, 4) == ["县强县办", "县商务局", "县建设规划局", "县发改局"]
        assert "单位           逾期 未报 欠表 事项 预警灯     1—12月报送" in stage.text
        row = next(line for line in stage.lines if "  县质监局  " in line)
        assert row[3:44].split() == ["县质监局", ".", "1", ".", "11"]


async def test_the_right_side_shows_what_it_answers_for_the_most_urgent_first(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("D", "j", "l", "enter")
        assert "红 3.3.3" in stage.lines[0]
        assert "1/6" in stage.lines[0]
        await stage.press("escape")
        assert "县商务局" in stage.text
        assert "指标 " in stage.text


async def test_a_sheet_is_found_by_initials_and_says_what_to_ask_first(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("D", "slash")
        await stage.type("jxj")
        await stage.press("enter", "enter")
        assert stage.lines[0] == "催办提纲  县经信局  2013-07-19"
        first = stage.text.index("先问 2")
        assert first < stage.text.index("黄 3.2.2") < stage.text.index("黄 3.2.3") < stage.text.index("牵头 1")
        assert "超期未报" in stage.text
        await stage.press("y")
        assert "终端" in stage.lines[-1]


async def test_a_department_without_initials_of_its_own_is_not_found(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("D", "slash")
        await stage.type("qqqq")
        await stage.press("enter")
        assert len(stage.app.screen_stack) == 3


async def test_a_call_is_recorded_for_the_department_under_the_cursor(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("D", "slash")
        await stage.type("nyj")
        await stage.press("enter", "r")
        await stage.type("抽检合格")
        await stage.press("enter")
        report = stage.app.book.ask(list_tasks, parse_filter("3.1.3")).tasks[0].last_report
        assert report is not None
        assert (report.text, report.department, report.via) == ("抽检合格", "县农业局", "电话")


async def test_another_name_and_a_new_name_are_given_where_the_department_stands(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("D", "A")
        await stage.type("强县委办")
        await stage.press("enter", "E", *["backspace"] * 4)
        await stage.type("县质强办")
        await stage.press("enter")
        assert first_names(stage, 1) == ["县质强办"]
        await stage.press("slash")
        await stage.type("强县委办")
        assert "县质强办" in stage.text


async def test_a_small_window_shows_one_side_at_a_time(workbook: Path) -> None:
    async with on_stage(workbook, (60, 15)) as stage:
        await stage.press("D")
        assert "3.1.3" not in stage.text
        await stage.press("l")
        assert "红 3.1.3" in stage.text
        assert "红 黄 绿" not in stage.text


async def test_what_the_department_answers_for_is_exported(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("D", "j", "x", "enter")
        rows = (workbook.parent / "tasks-2013-07-19.csv").read_text(encoding="utf-8-sig").splitlines()
        assert rows[1].startswith("3.3.3,")
        assert rows[2].startswith("3.1.3,")


async def test_marked_tasks_of_a_department_are_moved_together(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("D", "l", "space", "space", "t")
        assert "2项任务" in stage.text
        await stage.type("8月底")
        await stage.press("tab")
        await stage.type("会议顺延")
        await stage.press("enter", "enter")
        tasks = {task.ref: task.due for task in stage.app.book.ask(list_tasks, parse_filter("")).tasks}
        assert [ref for ref, due in tasks.items() if due == "2013-08-31"] == ["1.2", "3.1.3"]
        await stage.press("u")
        assert "2013-08-31" not in {task.due for task in stage.app.book.ask(list_tasks, parse_filter("")).tasks}


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_whom_to_call_is_noted_by_key_and_shown_where_one_calls(workbook: Path, size: tuple[int, int]) -> None:
    async with on_stage(workbook, size) as stage:
        await stage.press("D", "j", "c")
        await stage.type("李科长")
        await stage.press("tab")
        await stage.type("0576-83880000")
        await stage.press("enter")
        load = stage.app.screen.departments.current.load  # type: ignore[attr-defined]
        assert load.contact[:2] == ("李科长", "0576-83880000")
        assert "李科长" in stage.text
        await stage.press("enter")
        assert "联系人  李科长 0576-83880000" in stage.text
        await stage.press("escape", "c", "tab")
        assert "李科长" in stage.text
        await stage.press("ctrl+u", "enter")
        assert stage.app.screen.departments.current.load.contact[:2] == ("李科长", None)  # type: ignore[attr-defined]
        await stage.press("u", "u")
        assert stage.app.screen.departments.current.load.contact is None  # type: ignore[attr-defined]
