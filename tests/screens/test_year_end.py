"""The yearly assessment and the year's end on their screens: the same scores and lists, the same acts."""

import re
from pathlib import Path

from qualitytui.config import Config
from qualitytui.i18n import use
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.assessment import assessment
from qualitytui_screens.assessment import AssessmentScreen
from tests.samples import hand
from tests.screens.stage import SMALL, WIDE, on_stage


async def test_the_assessment_shows_the_scores_and_every_point_behind_them(workbook: Path) -> None:
    with Workbook.open(workbook, hand(), Config()) as book:
        year = book.ask(assessment)
    first = next(one for one in year.departments if one.group == "牵头责任类" and one.rank == 1)
    async with on_stage(workbook) as stage:
        await stage.press("K")
        assert f"年度考核 {year.year}" in stage.lines[0]
        assert "审定前须办" in stage.lines[1]
        assert f"{first.score:.1f}" in stage.text
        await stage.press("x")
        assert "各单位评分表" in stage.text
        await stage.press("escape", "c")
        assert "审定本年考核得分并锁定" in stage.text
        await stage.press("escape", "enter")
        assert "任务完成" in stage.text
        await stage.press("a")
        assert "按领导小组意见加减分" in stage.text


async def test_the_cursor_stays_on_the_department_whose_rank_changes(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("K")
        screen = stage.app.screen
        assert isinstance(screen, AssessmentScreen)
        before = screen.score()
        assert before is not None
        await stage.press("a")
        await stage.type("-40")
        await stage.press("tab")
        await stage.type("领导小组意见")
        await stage.press("enter")
        after = screen.score()
        assert after is not None
        assert after.name == before.name
        assert after.rank > before.rank


async def test_the_year_s_end_lists_what_is_unfinished_and_asks_before_it_closes(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("Y")
        assert "未了事项" in stage.lines[0]
        await stage.press("c")
        assert "还有未了事项" in stage.text
        await stage.press("escape", "x")
        assert "自评打分表" in stage.text
        await stage.press("escape", "l")
        assert "齐全" in stage.text
        await stage.press("n")
        assert "没有" in stage.text


async def test_the_year_s_end_shows_its_figures_what_is_missing_and_what_comes_next(workbook: Path) -> None:
    for size in (SMALL, WIDE):
        async with on_stage(workbook, size) as stage:
            await stage.press("Y")
            head = "\n".join(stage.lines[1:8])
            for figure in ("3/31  10%", "待核 2", "红 2", "逾期 2", "6/37  16%", "无完成值 17", "0/31"):
                assert figure in head, figure
            assert "1 催办逾期2项 D p" in head
            assert "未办结事项  28" in stage.text
            assert ">红 3.1.3" in stage.text
            assert "找 县强县办" in stage.text
    async with on_stage(workbook, (40, 10)) as stage:
        await stage.press("Y")
        assert "催办" not in stage.text
        assert "红 3.1.3" in stage.text


async def test_a_closed_plan_is_said_to_be_on_file_and_one_undo_opens_it_again(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("Y", "c", "y")
        assert "2013-07-19归档" in stage.lines[0]
        assert "[归档]" in stage.lines[0]
        await stage.press("B")
        assert "计划已归档" in stage.text
        await stage.press("Y", "u")
        assert "[归档]" not in stage.lines[0]
        assert "在办" in stage.lines[0]


async def test_the_archive_is_written_and_checked_and_a_report_with_own_scores_is_made(workbook: Path) -> None:
    rules = workbook.parent / "细则.csv"
    rules.write_text("一级指标,考核要点,分值,自评得分,对应事项\n质量水平,事故率,5,4,3.3.2#1\n", encoding="utf-8")
    async with on_stage(workbook) as stage:
        await stage.press("Y")
        await stage.finish("z", "enter")
        await stage.wait_for("已写好并核对")
        assert list(workbook.parent.glob("*.zip"))
        await stage.press("x", "3")
        assert "整个文件夹" not in stage.text
        await stage.type("csv")
        await stage.press("enter", "enter")
        assert "已写到" in stage.text
        assert list(workbook.parent.glob("*.docx"))


async def test_what_stands_before_the_decision_is_said_whole_in_a_small_window(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("K")
        state = stage.app.screen.query_one("#kinds")
        said = "".join(stage.lines[1 : 1 + state.size.height])
        assert state.size.height > 1
        assert "审定前须办" in said
        assert "考核期到2013-12-31" in said
        assert ".." not in said


async def test_the_figures_of_a_year_are_whole_in_a_small_window_in_english(workbook: Path) -> None:
    use("en")
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("Y")
        head = stage.lines[1 : 1 + stage.app.screen.query_one("#year").size.height]
        assert not [one for one in head if re.search(r"\w\.\.", one)]
        assert "in progress" in "".join(head)
        assert " to verify 2" in "".join(head)
        late = [one for one in stage.lines if re.search(r"\d days late", one)]
        assert late
        assert not [one for one in stage.lines if "lat.." in one]
