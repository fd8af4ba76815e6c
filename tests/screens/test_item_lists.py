"""Sorting by several fields, groups with their counts, marks."""

from pathlib import Path

from qualitytui.model.filter import parse_filter
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.queries.items import list_tasks
from qualitytui_screens.orderings import URGENT, sorted_anew
from tests.screens.stage import SMALL, Stage, on_stage


def rows(stage: Stage) -> list[int]:
    return stage.app.screen.task_list.ids.tolist()  # type: ignore[attr-defined, no-any-return]


def test_a_field_chosen_comes_first_and_the_ones_before_stay_behind_it() -> None:
    assert sorted_anew(URGENT, "department") == ("department", "light", "due")
    assert sorted_anew(("department", "light", "due"), "title") == ("title", "department", "light")
    assert sorted_anew(URGENT, "light") == URGENT
    assert sorted_anew(("-due", "light"), "due") == ("due", "light")
    assert sorted_anew(("-changed",), "-changed") == ("-changed",)


async def test_the_same_order_chosen_twice_stays_and_r_turns_it_round(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        before = rows(stage)
        await stage.press("o", "3")
        assert rows(stage) == before
        await stage.press("o", "r")
        assert "按灯 降序" in stage.lines[3]
        await stage.press("o", "r")
        assert rows(stage) == before


async def test_tasks_are_sorted_by_department_and_within_by_deadline(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("o", "4", "o", "6")
        tasks = [stage.app.screen.task_list.record(row) for row in range(32)]  # type: ignore[attr-defined]
        wanted = stage.app.book.ask(list_tasks, parse_filter(""), ["department", "due", "light"]).tasks
        assert [task.ref for task in tasks] == [task.ref for task in wanted]
        assert "按责任单位, 期限, 灯" in stage.lines[3]


async def test_groups_have_heads_with_counts_and_fold(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("O", "4")
        assert "- 推进中  22" in stage.text
        assert "按状态分组" in stage.text
        whole = len(rows(stage))
        await stage.press("g")
        assert ">- " in stage.text
        await stage.press("enter")
        assert ">+ " in stage.text
        assert len(rows(stage)) < whole
        await stage.press("enter")
        assert len(rows(stage)) == whole


async def test_space_on_a_head_marks_its_group_and_acts_take_them_all(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("O", "4", "g", "space")
        behind = {task.id for task in stage.app.book.ask(list_tasks, parse_filter("status:behind")).tasks}
        assert stage.app.screen.task_list.marked == behind  # type: ignore[attr-defined]
        await stage.press("space")
        assert stage.app.screen.task_list.marked == set()  # type: ignore[attr-defined]


async def test_cursor_marks_and_groups_survive_a_change_from_outside(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("O", "2", "j", "j", "space")
        before = stage.app.screen.task_list.current.ref  # type: ignore[attr-defined]
        marked = set(stage.app.screen.task_list.marked)  # type: ignore[attr-defined]
        with stage.outside() as other:
            other.do(ReportProgress("3.2.3", "已召开协调会"))
        await stage.press("f5")
        assert stage.app.screen.task_list.current.ref == before  # type: ignore[attr-defined]
        assert stage.app.screen.task_list.marked == marked  # type: ignore[attr-defined]


async def test_an_item_opened_from_a_group_goes_on_to_the_next_of_the_list(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("O", "4", "g", "j", "enter")
        assert "1/32" in stage.lines[0]
        await stage.press("n")
        assert "2/32" in stage.lines[0]
