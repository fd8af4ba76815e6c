from pathlib import Path

from textual.events import Paste

from qualitytui.model.filter import parse_filter
from qualitytui.workbook.queries.items import list_indicators, list_tasks
from qualitytui.workbook.queries.plans import saved_views
from qualitytui_screens.field import LineField
from tests.screens.stage import SMALL, Stage, on_stage


def last_report(stage: Stage, ref: str) -> tuple[str, str | None, str | None, str | None]:
    report = stage.app.book.ask(list_tasks, parse_filter(ref)).tasks[0].last_report
    assert report is not None
    return report.text, report.department, report.person, report.via


async def test_a_phone_call_is_recorded_with_who_said_it_in_a_few_keys(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("j", "r")
        await stage.type("设备已到货")
        await stage.press("tab", "tab")
        await stage.type("赵科长")
        await stage.press("enter")
        assert last_report(stage, "3.3.3") == ("设备已到货", "县商务局", "赵科长", "电话")
        assert "设备已到货" in stage.lines[-1]


async def test_another_department_typed_takes_the_place_of_the_one_that_was_filled_in(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("j", "r")
        await stage.type("设备已到货")
        await stage.press("tab")
        await stage.type("gsj")
        assert "县工商局" in stage.text
        await stage.press("tab", "tab")
        await stage.type("书面")
        await stage.press("enter")
        assert last_report(stage, "3.3.3") == ("设备已到货", "县工商局", None, "书面")
        await stage.press("r")
        await stage.type("又报")
        await stage.press("enter")
        assert last_report(stage, "3.3.3") == ("又报", "县商务局", None, "书面")


async def test_what_is_refused_stays_in_the_form_with_what_was_typed(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("r")
        await stage.type("有进展")
        await stage.press("tab")
        await stage.type("财务局")
        await stage.press("enter")
        assert "没有单位财务局" in stage.text
        assert "有进展" in stage.text
        await stage.press(*["backspace"] * 3)
        await stage.type("财政局")
        await stage.press("enter")
        assert last_report(stage, "3.1.3") == ("有进展", "县财政局", None, "电话")


async def test_a_report_without_text_is_refused(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("r", "enter")
        assert len(stage.app.screen_stack) == 2
        await stage.press("escape")
        assert len(stage.app.screen_stack) == 1


async def test_the_day_understood_is_shown_before_it_is_saved(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("t")
        await stage.type("7月底")
        assert "2013-07-31 周三" in stage.text
        await stage.press("tab")
        await stage.type("设备未到")
        await stage.press("enter")
        task = stage.app.book.ask(list_tasks, parse_filter("3.1.3")).tasks[0]
        assert (task.due, task.due_original, task.extensions) == ("2013-07-31", "2013-06-28", 1)


async def test_a_day_that_is_none_is_said_while_it_is_typed(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("t")
        await stage.type("7/45")
        assert "7/45" in stage.text
        await stage.press("enter")
        assert stage.app.book.ask(list_tasks, parse_filter("3.1.3")).tasks[0].due == "2013-06-28"


async def test_a_measurement_reaches_the_indicator_and_the_row_that_says_the_same(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("slash")
        await stage.type("A1.5.1")
        await stage.press("enter", "m")
        await stage.type("4")
        await stage.press("enter")
        found = stage.app.book.ask(list_indicators, parse_filter("")).indicators
        (pair,) = [one for one in found if one.ref == "A1.5.1"]
        assert pair.twins == ("2.1.1#1",)
        assert pair.latest is not None
        assert pair.latest.value == 4


async def test_a_value_is_retracted_where_it_is_recorded_from_its_task(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("slash")
        await stage.type("3.2.5")
        await stage.press("enter", "enter", "M")
        assert "撤回" in stage.text or "作废" in stage.text
        assert "3.2.5#1" in stage.text


async def test_a_value_that_is_no_number_is_refused(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("l", "m")
        await stage.type("很多")
        await stage.press("enter")
        assert "很多" in stage.text
        assert len(stage.app.screen_stack) == 2


async def test_the_role_of_a_department_is_chosen_with_the_arrows(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("a", "1")
        await stage.type("hbj")
        await stage.press("tab", "right", "enter")
        task = stage.app.book.ask(list_tasks, parse_filter("3.1.3")).tasks[0]
        assert ("县环保局", "responsible") in {(one.name, one.role) for one in task.departments}


async def test_a_department_is_taken_away_from_the_list_of_those_who_answer(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("a", "2")
        assert "县强县办" not in {
            one.name for one in stage.app.book.ask(list_tasks, parse_filter("3.1.3")).tasks[0].departments
        }
        await stage.press("u")
        assert "牵头 县强县办" in stage.text


async def test_a_step_is_added_and_ticked_off(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("j", "b", "1")
        await stage.type("约谈企业")
        await stage.press("enter")
        assert "约谈企业" in stage.lines[-1]
        task = stage.app.book.ask(list_tasks, parse_filter("3.3.3")).tasks[0]
        await stage.press("b", "2")
        assert stage.app.book.ask(list_tasks, parse_filter("3.3.3")).tasks[0].steps_done == task.steps_done + 1


async def test_the_wording_is_edited_in_place(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("e", "end")
        await stage.type("工程")
        await stage.press("enter")
        assert "3.1.3 深入实施品牌战略工程" in stage.text


async def test_closing_takes_who_checked_it_and_the_evidence(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("slash")
        await stage.type("3.4.3")
        await stage.press("enter", "s", "1", "up")
        await stage.type("王科长")
        await stage.press("tab")
        await stage.type("验收单")
        await stage.press("enter")
        task = stage.app.book.ask(list_tasks, parse_filter("3.4.3")).tasks[0]
        assert (task.status, task.checked_by, task.evidence) == ("closed", "王科长", "验收单")


async def test_several_lines_pasted_into_a_line_all_stay(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("slash")
        field = stage.app.screen.query_one("#filter", LineField)
        stage.app.post_message(Paste("zjj\r\nstatus:open\n"))
        await stage.pilot.pause()
        await stage.settle()
        assert field.value == "zjj status:open"


async def test_several_lines_pasted_into_a_report_stay_several(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("r")
        stage.app.post_message(Paste("第一行\r\n第二行\x1b]52;c;x\x07"))
        await stage.pilot.pause()
        await stage.settle()
        await stage.press("enter")
        text = last_report(stage, "3.1.3")[0]
        assert text.startswith("第一行\n第二行")
        assert "\x1b" not in text


async def test_without_a_day_the_plan_names_an_assumed_one_is_set_for_all_with_one_undo(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("space", "space", "t")
        await stage.type("12/31")
        await stage.press("tab")
        await stage.type("统一")
        await stage.press("tab")
        assert "< 否 >" in stage.text
        await stage.press("right")
        assert "< 是 >" in stage.text
        await stage.press("enter")
        assert "推定" in stage.text
        await stage.press("y", "enter")
        found = {one.ref: one for one in stage.app.book.ask(list_tasks, parse_filter("")).tasks}
        assert (found["3.1.3"].due, found["3.1.3"].due_source) == ("2013-12-31", "assumed")
        assert found["3.3.3"].due_source == "assumed"
        await stage.press("u")
        assert stage.app.book.ask(list_tasks, parse_filter("3.3.3")).tasks[0].due == "2013-07-10"


async def test_a_deadline_that_has_passed_is_asked_about(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        before = stage.app.book.ask(list_tasks, parse_filter("")).tasks
        await stage.press("t")
        await stage.press(*["backspace"] * 20)
        await stage.type("7月1日")
        await stage.press("tab")
        await stage.type("会议顺延")
        await stage.press("enter")
        assert "2013-07-01 已过去" in stage.text
        await stage.press("escape")
        assert stage.app.book.ask(list_tasks, parse_filter("")).tasks == before
        await stage.press("enter", "y")
        assert [one.due for one in stage.app.book.ask(list_tasks, parse_filter("")).tasks].count("2013-07-01") == 1


async def test_ctrl_c_in_a_field_says_how_to_leave_and_twice_leaves(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("r", "ctrl+c")
        assert "再按一次 Ctrl-C" in stage.text
        await stage.press("ctrl+c")
        assert stage.app.return_code == 0


async def test_the_form_that_keeps_a_view_begins_at_its_name_behind_the_digit_that_is_free(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("v", "n")
        assert stage.app.focused is not None
        assert stage.app.focused.id == "field-title"
        await stage.type("紧急")
        await stage.press("enter")
        assert [view.name for view in stage.app.book.ask(saved_views)][-1] == "紧急"


async def test_a_draft_is_gone_on_with_behind_what_was_typed_in_every_kind_of_field(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        for typed in ("已到货", "余款月底付"):
            await stage.press("r")
            await stage.type(typed)
            await stage.press("escape")
        await stage.press("r", "enter")
        assert last_report(stage, "3.1.3")[0] == "已到货余款月底付"


async def test_what_is_said_of_an_indicator_is_recorded_of_the_task_it_stands_in(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("l", "j", "r")
        await stage.type("已报市办")
        await stage.press("enter")
        assert last_report(stage, "1.3")[0] == "已报市办"


async def test_what_can_be_chosen_stands_in_the_field_and_not_in_its_label(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("d")
        assert " 颜色* " in stage.text
        assert "蓝色" in stage.text
        assert "orange" not in stage.text
