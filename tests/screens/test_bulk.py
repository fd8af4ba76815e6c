"""Acts on marked items: each shows what it does to every one of them, is one entry and one undo."""

from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.i18n import use
from qualitytui.model.filter import parse_filter
from qualitytui.model.task import Task
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.bundled import bundled_import
from qualitytui.workbook.initial_commands import first_commands
from qualitytui.workbook.queries.history import list_entries
from qualitytui.workbook.queries.items import list_tasks
from tests.screens.stage import SMALL, WIDE, Stage, hand_of, on_stage


def tasks(stage: Stage, filter_: str = "") -> dict[str, Task]:
    return {task.ref: task for task in stage.app.book.ask(list_tasks, parse_filter(filter_)).tasks}


def entries(stage: Stage) -> int:
    return len(stage.app.book.ask(list_entries, parse_filter("")))


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_one_report_for_the_marked_tasks(workbook: Path, size: tuple[int, int]) -> None:
    async with on_stage(workbook, size) as stage:
        before, count = tasks(stage), entries(stage)
        await stage.press("space", "space", "r")
        assert "2项任务：3.1.3, 3.3.3" in stage.text
        await stage.type("月底前报材料")
        await stage.press("enter")
        assert "3.1.3 深入实施品牌战略" in stage.text
        assert "3.3.3 继续深化出口产品" in stage.text
        assert stage.text.count("进展: - -> 月底前报材料") == 2
        await stage.press("enter")
        reports = [tasks(stage)[ref].last_report for ref in ("3.1.3", "3.3.3")]
        assert [one.text for one in reports if one] == ["月底前报材料"] * 2
        assert entries(stage) == count + 1
        await stage.press("u")
        assert tasks(stage) == before


async def test_a_department_given_to_the_marked_tasks_and_taken_from_them(workbook: Path) -> None:
    use("en")
    async with on_stage(workbook, SMALL) as stage:
        before = tasks(stage)
        await stage.press("space", "space", "a", "1")
        await stage.type("wsj")
        await stage.press("enter")
        assert stage.text.count("department: - -> 县卫生局") == 2
        await stage.press("enter")
        held = [one.name for ref in ("3.1.3", "3.3.3") for one in tasks(stage)[ref].departments]
        assert held.count("县卫生局") == 2
        await stage.press("a")
        offered = [line for line in stage.lines if "remove" in line]
        at = next(at for at, line in enumerate(offered, 2) if "remove 县卫生局 support 2" in line)
        await stage.press(str(at))
        assert stage.text.count("department: 县卫生局 -> -") == 2
        await stage.press("escape")
        assert "县卫生局" in [one.name for one in tasks(stage)["3.1.3"].departments]
        await stage.press("a", str(at), "enter", "u", "u")
        assert tasks(stage) == before


async def test_a_step_for_the_marked_tasks(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        before = tasks(stage)
        await stage.press("space", "space", "b", "1")
        await stage.type("报半年小结")
        await stage.press("enter", "enter")
        after = tasks(stage)
        assert all(after[ref].steps_total == before[ref].steps_total + 1 for ref in ("3.1.3", "3.3.3"))


async def test_a_name_that_no_department_has_leaves_what_was_typed(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        before = tasks(stage)
        await stage.press("space", "space", "a", "1")
        await stage.type("没有这个局")
        await stage.press("enter")
        assert "没有这个局" in stage.text
        assert tasks(stage) == before


async def test_all_attributed_tasks_without_a_date_get_one_in_few_keys(tmp_path: Path) -> None:
    path = tmp_path / "workbook.db"
    Workbook.create(path, hand_of(), Config(), first_commands(bundled_import("tiantai-2013"), Config())).close()
    async with on_stage(path, SMALL) as stage:
        before = tasks(stage)
        await stage.press("slash")
        await stage.type("no:due -no:dept")
        await stage.press("enter", "V", "t")
        await stage.type("年底")
        await stage.press("tab", "tab", "right", "enter")
        assert "24项" in stage.text
        assert "期限: - -> 2013-12-31" in stage.text
        await stage.press("enter")
        after = tasks(stage)
        assert sum((task.due, task.due_source) == ("2013-12-31", "assumed") for task in after.values()) == 24
        dated = [ref for ref, task in before.items() if task.due]
        assert len(dated) == 5
        assert all(after[ref] == before[ref] for ref in dated)
        await stage.press("u")
        assert tasks(stage) == before


async def test_the_head_says_how_many_of_the_marked_are_not_in_the_list(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("space", "j", "space")
        assert "已选2项" in stage.text
        assert "未列出" not in stage.text
        await stage.press("slash")
        await stage.type("2.1.1")
        await stage.press("enter")
        assert "已选2项（2项未列出）" in stage.text


async def test_where_no_step_is_there_yet_the_key_asks_for_one_at_once_day_before_person(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("slash")
        await stage.type("no:step")
        await stage.press("enter")
        before = len(tasks(stage, "no:step"))
        await stage.press("b")
        await stage.type("定方案")
        await stage.press("tab")
        await stage.type("8月底")
        assert "2013-08-31" in stage.text
        await stage.press("enter")
        assert "已增加节点 1：定方案" in stage.text
        assert len(tasks(stage, "no:step")) == before - 1
