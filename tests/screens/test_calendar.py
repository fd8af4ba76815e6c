from pathlib import Path

from qualitytui.model.filter import parse_filter
from qualitytui.sanitize import width
from qualitytui.workbook.queries.items import list_tasks
from qualitytui_screens.widgets.months import Months
from tests.screens.golden import cells_of
from tests.screens.stage import SMALL, Stage, on_stage


def chosen(stage: Stage) -> str:
    return stage.app.screen.query_one(Months).day.isoformat()


async def test_tasks_and_steps_stand_in_order_of_days_the_late_first(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("C")
        places = [stage.text.index(part) for part in ("红 06-28", "节点 报县政府", "红 07-10", "黄 07-23", "绿 08-23")]
        assert places == sorted(places)
        assert "12-31?" in stage.text


async def test_holidays_and_make_up_days_are_marked_and_counted(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("C", "tab", *["pagedown"] * 3, "tab")
        september = stage.text[stage.text.index("2013年9月") :]
        assert "19休" in september
        assert "20休" in september
        assert "22班" in september
        at = next(nth for nth, line in enumerate(stage.lines) if " 周次 " in line)
        weeks, working, due = stage.lines[at : at + 3]
        cell = width(weeks[: weeks.index(" 40 ")]) + 1
        column = [cells_of(line, cell, cell + 2).strip() for line in (weeks, working, due)]
        assert column == ["40", "1", "3"]


async def test_the_day_follows_the_item_and_the_item_the_day(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("C", "j", "j")
        assert chosen(stage) == "2013-07-10"
        assert ">2013-07-10 周三，9天前" in stage.lines[0]
        await stage.press("tab", "home", "j")
        assert chosen(stage) == "2013-07-26"
        await stage.press("tab")
        assert ">绿 剩8工作日" in stage.text


async def test_a_month_further_is_shown_with_what_falls_due_there(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("C", "tab", "home", *["pagedown"] * 5)
        assert chosen(stage) == "2013-12-19"
        assert "2013年12月" in stage.text
        assert ">51" in stage.text
        await stage.press(*["pageup"] * 3)
        assert chosen(stage) == "2013-09-19"


async def test_the_last_day_that_there_is_stops_the_cursor(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("C", "tab")
        months = stage.app.screen.query_one(Months)
        months.action_month(12 * (9999 - 2013))
        months.action_month(12)
        assert chosen(stage).startswith("9999")


async def test_a_deadline_is_moved_where_it_is_seen(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("C", "t")
        await stage.type("8月底")
        await stage.press("tab")
        await stage.type("会议顺延")
        await stage.press("enter")
        assert stage.app.book.ask(list_tasks, parse_filter("3.1.3")).tasks[0].due == "2013-08-31"
        await stage.press("tab", "pagedown", "pagedown")
        assert "31  1" in stage.text[stage.text.index("2013年8月") :]


async def test_a_day_of_another_year_shows_its_year(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("t")
        await stage.type("2014-06-30")
        await stage.press("tab")
        await stage.type("会议顺延")
        await stage.press("enter")
        assert "黄 3.1.3  14-06-30" in stage.text
        await stage.press("C", "G")
        assert ">黄 剩235工作日" in stage.text


async def test_enter_opens_the_task_and_n_goes_on_by_deadline(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("C", "enter", "n")
        assert "3.3.3" in stage.lines[0]


async def test_a_small_window_keeps_the_list(workbook: Path) -> None:
    async with on_stage(workbook, (40, 10)) as stage:
        await stage.press("C", "tab")
        assert ">红 逾期21天     深入" in stage.text
