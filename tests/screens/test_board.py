from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.model.filter import parse_filter
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.queries.items import list_tasks
from tests.screens.stage import SMALL, Stage, on_stage


def task_rows(stage: Stage) -> list[str]:
    """The refs in the list of tasks."""
    found = (stage.app.screen.task_list.record(row) for row in range(100))  # type: ignore[attr-defined]
    return [task.ref for task in found if task is not None]


async def test_the_most_urgent_task_stands_first_and_under_the_cursor(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        assert task_rows(stage)[:3] == ["3.1.3", "3.3.3", "3.2.1"]
        assert ">红 3.1.3  06-28     逾期21天     推进中" in stage.text
        assert "红2逾期 黄11关注 绿12正常 蓝6报结 灰1未启动" in stage.text


async def test_a_filter_narrows_tasks_and_indicators_while_it_is_typed(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("slash")
        await stage.type("lead:质监局 due:30d")
        assert task_rows(stage) == ["2.2.1"]
        assert "1/32" in stage.text


async def test_pinyin_initials_find_what_a_department_answers_for(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("slash")
        await stage.type("dept:nyj")
        assert sorted(task_rows(stage)) == ["2.2.1", "3.1.1", "3.1.2", "3.1.3", "3.3.1"]


async def test_a_filter_that_is_not_understood_says_so_and_leaves_the_list(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("slash")
        await stage.type_slowly("dept:质堅局")
        assert "县质监局" in stage.lines[-1]
        assert len(task_rows(stage)) > 1


async def test_escape_leads_back_to_everything(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("slash")
        await stage.type("light:red")
        await stage.press("enter", "escape")
        assert len(task_rows(stage)) == 32
        assert stage.app.screen.filtering.filter.text == ""  # type: ignore[attr-defined]


async def test_a_filter_that_leaves_nothing_says_what_to_do(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("slash")
        await stage.type("light:red status:closed")
        assert task_rows(stage) == []
        assert "Esc" in stage.text


async def test_up_in_the_filter_line_brings_back_what_was_typed_before(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("slash")
        await stage.type("zjj")
        await stage.press("enter", "escape", "slash", "up")
        assert stage.app.screen.filtering.filter.text == "zjj"  # type: ignore[attr-defined]


async def test_digits_show_the_saved_views(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("3")
        assert task_rows(stage) == ["3.1.3", "3.3.3"]
        await stage.press("1")
        assert len(task_rows(stage)) == 32


async def test_moving_in_the_sections_narrows_tasks_and_indicators(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("h", "j")
        assert sorted(task_rows(stage)) == ["1.1", "1.2", "1.3"]
        await stage.press("escape")
        assert len(task_rows(stage)) == 32


async def test_the_filter_menu_filters_without_typing_a_key_word(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("f", "5", "1")
        assert task_rows(stage) == ["3.1.3", "3.3.3"]
        assert "light:red" in stage.lines[2]


async def test_the_order_can_be_that_of_the_plan(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("o", "2")
        assert task_rows(stage)[:4] == ["1.1", "1.2", "1.3", "2.1.1"]


async def test_marked_tasks_change_together_after_a_preview_and_one_undo_takes_it_back(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        before = {task.ref: task.status for task in stage.app.book.ask(list_tasks, parse_filter("")).tasks}
        await stage.press("space", "space", "s")
        assert "3.1.3, 3.3.3" in stage.text
        await stage.press("1", "enter")
        assert "状态: 推进中 -> 滞后" in stage.text
        await stage.press("enter")
        changed = stage.app.book.ask(list_tasks, parse_filter("3.1.3")).tasks[0]
        assert changed.status == "behind"
        await stage.press("u")
        after = {task.ref: task.status for task in stage.app.book.ask(list_tasks, parse_filter("")).tasks}
        assert after == before


async def test_escape_in_the_preview_changes_nothing(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("space", "space", "s", "1", "enter", "escape", "escape")
        assert stage.app.book.ask(list_tasks, parse_filter("3.1.3")).tasks[0].status == "in_progress"


async def test_marks_survive_a_filter(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("space", "slash")
        await stage.type("zjj")
        await stage.press("enter")
        assert "已选1项" in stage.lines[2]
        await stage.press("escape")
        assert len(stage.app.screen.task_list.marked) == 1  # type: ignore[attr-defined]


async def test_what_is_shown_is_exported_exactly(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("3", "x", "1")
        text = (workbook.parent / "tasks-2013-07-19.csv").read_text(encoding="utf-8-sig")
        assert [line.partition(",")[0] for line in text.splitlines() if line[:2] in {"3.", "2."}] == ["3.1.3", "3.3.3"]
        await stage.press("x", "enter")
        assert (workbook.parent / "tasks-2013-07-19.2.csv").exists()
        await stage.press("x", "escape")
        for digit, format_ in (("2", "xlsx"), ("3", "docx"), ("4", "md")):
            await stage.press("x", digit)
            assert f"tasks-2013-07-19.{format_}" in stage.text
        shown = [path.read_bytes()[:2] for path in sorted(workbook.parent.glob("tasks-2013-07-19.[dmx]*"))]
        assert shown == [b"PK", b"# ", b"PK"]


async def test_one_panel_with_tabs_at_80_by_24(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        assert "章节 11  任务 32  指标 37" in stage.text
        assert "A1.1" not in stage.text
        await stage.press("l", "G")
        assert "A1.16" in stage.text
        assert "3.1.3" not in "\n".join(stage.lines[4:18])


async def test_the_panel_zooms_and_comes_back(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("z")
        assert "2013-07-19" in stage.lines[5]
        await stage.press("z")
        assert stage.lines[3].count("╮") == 2


async def test_a_window_of_a_few_cells_says_so(workbook: Path) -> None:
    async with on_stage(workbook, (19, 4)) as stage:
        assert stage.text.strip() == "窗口太小"
        await stage.pilot.resize_terminal(80, 24)
        await stage.pilot.pause()
        assert "3.1.3" in stage.text


async def test_a_small_window_still_has_its_list_and_its_filter(workbook: Path) -> None:
    async with on_stage(workbook, (40, 10)) as stage:
        assert "筛选>" in stage.lines[1]
        assert sum("推进中" in line for line in stage.lines) >= 5


async def test_a_storm_of_sizes_breaks_nothing(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        for width, height in ((1, 1), (200, 60), (20, 5), (80, 24), (3, 40), (120, 2), (120, 40)):
            await stage.pilot.resize_terminal(width, height)
            await stage.pilot.pause()
        assert "红 3.1.3" in stage.text


async def test_another_programs_change_appears_within_two_seconds_and_the_cursor_stays_on_its_task(
    workbook: Path,
) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("o", "1", "j", "j")
        before = stage.app.screen.task_list.current.ref  # type: ignore[attr-defined]
        with stage.outside() as other:
            other.do(ReportProgress("2.1.3", "已召开协调会", from_="发改局"))
        await stage.pilot.pause(2.0)
        assert "绿 2.1.3" in stage.text
        assert stage.app.screen.task_list.current.ref == before  # type: ignore[attr-defined]


async def test_ascii_draws_no_box_characters(workbook: Path) -> None:
    async with on_stage(workbook, ascii_only=True) as stage:
        assert not set(stage.text) & set("╭╮╰╯│─")


async def test_foreign_text_is_never_markup(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        with stage.outside() as other:
            other.do(ReportProgress("3.1.3", "[/] [100%] [x]完成 [red]"))
        await stage.press("f5")
        assert "[/] [100%] [x]完成 [red]" in stage.text


async def test_a_key_of_ones_own_works_and_the_foot_shows_it(workbook: Path) -> None:
    async with on_stage(workbook, config=Config(keys={"report": "U"})) as stage:
        assert "U 进展" in stage.lines[-1]
        await stage.press("U")
        assert "进展" in stage.text
        assert len(stage.app.screen_stack) == 2


async def test_a_key_that_is_taken_is_said_with_both_names(workbook: Path) -> None:
    async with on_stage(workbook, config=Config(keys={"report": "m"})) as stage:
        assert "report" in stage.text
        assert "measure" in stage.text
        await stage.press("m")
        assert "3.1.3" in stage.text


async def test_the_title_says_in_which_folder_the_workbook_lies_where_there_is_room(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(workbook.parent.parent))
    async with on_stage(workbook) as stage:
        assert stage.lines[0].endswith(f"  ~/{workbook.parent.name}/workbook.db")
        await stage.pilot.resize_terminal(*SMALL)
        await stage.settle()
        assert stage.lines[0].endswith("第29周  workbook.db")
