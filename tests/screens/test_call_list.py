"""The call list that is worked in, the call form, notes, drafts, and the office's settings."""

from pathlib import Path

import pytest

from qualitytui.model.filter import Filter, parse_filter
from qualitytui.model.task import Task
from qualitytui.workbook.commands.department import SetContact
from qualitytui.workbook.queries.calls import list_calls
from qualitytui.workbook.queries.history import list_entries
from qualitytui.workbook.queries.items import item_page, list_tasks
from tests.screens.stage import SMALL, WIDE, Stage, on_stage


def task(stage: Stage, ref: str) -> Task:
    return next(one for one in stage.app.book.ask(list_tasks, parse_filter("")).tasks if one.ref == ref)


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_the_list_is_what_calls_prints(workbook: Path, size: tuple[int, int]) -> None:
    async with on_stage(workbook, size) as stage:
        await stage.press("D", "p")
        found = stage.app.book.ask(list_calls, Filter()).calls
        assert f"{len(found)}个单位事项要催" in stage.lines[0]
        assert [one.ref for one in stage.app.screen.calls.values()] == [one.ref for one in found]  # type: ignore[attr-defined]
        assert found[0].ref in stage.text
        assert found[0].department in stage.text


async def test_a_call_from_the_list_has_department_and_person_filled_in(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        first = stage.app.book.ask(list_calls, Filter()).calls[0]
        stage.app.book.do(SetContact(first.department, person="李科长", phone="83880000"))
        await stage.press("D", "p", "r")
        assert first.department in stage.text
        assert "李科长" in stage.text
        await stage.type("下周开工")
        await stage.press("enter")
        report = task(stage, first.ref).last_report
        assert report is not None
        assert (report.text, report.department, report.person, report.via) == (
            "下周开工",
            first.department,
            "李科长",
            "电话",
        )


async def test_a_call_proposes_the_status_and_is_one_undo(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("slash")
        await stage.type("status:not_started")
        await stage.press("enter")
        ref = stage.app.screen.targets()[0].ref  # type: ignore[attr-defined]
        assert task(stage, ref).status == "not_started"
        await stage.press("r")
        assert "< 推进中 >" in stage.text
        await stage.type("已布置")
        await stage.press("enter")
        assert task(stage, ref).status == "in_progress"
        await stage.press("u")
        assert (task(stage, ref).status, task(stage, ref).last_report) == ("not_started", None)


async def test_a_note_from_the_list_is_a_reminder_of_the_department(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        first = stage.app.book.ask(list_calls, Filter()).calls[0]
        await stage.press("D", "p", "R")
        await stage.type("无人接听")
        await stage.press("enter")
        again = {(one.ref, one.department): one for one in stage.app.book.ask(list_calls, Filter()).calls}
        row = again[first.ref, first.department]
        assert (row.reminded, row.last) == (1, first.last)


async def test_a_note_on_an_item_page_is_no_reminder(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("enter", "R")
        await stage.type("县长已过问")
        await stage.press("enter")
        assert "县长已过问" in stage.text
        page = stage.app.book.ask(item_page, "3.1.3")
        assert [(one.text, one.is_reminder) for one in page.notes] == [("县长已过问", False)]  # type: ignore[union-attr]


async def test_what_was_typed_is_there_again_after_esc(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("r")
        await stage.type("设备已到货")
        await stage.press("escape")
        assert "草稿" in stage.lines[-1]
        await stage.press("j", "r")
        assert "设备已到货" not in stage.text
        await stage.press("escape", "k", "r")
        assert "设备已到货" in stage.text
        assert "草稿" in stage.text
        await stage.press("enter")
        report = task(stage, "3.1.3").last_report
        assert report is not None
        assert report.text == "设备已到货"
        await stage.press("r")
        assert "草稿" not in stage.text


async def test_the_acts_of_the_list_are_about_the_row_under_the_cursor(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        found = stage.app.book.ask(list_calls, Filter()).calls
        await stage.press("D", "p", "j", "t")
        assert found[1].ref in stage.text
        await stage.press("escape", "s")
        assert found[1].ref in stage.text
        await stage.press("escape", "i")
        assert f"催办提纲  {found[1].department}" in stage.lines[0]
        await stage.press("escape", "enter")
        assert found[1].ref in stage.lines[0]
        await stage.press("escape", "escape")
        assert stage.lines[0].startswith("责任单位")


async def test_own_items_stand_before_those_it_only_supports(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("D", "slash")
        await stage.type("jxj")
        await stage.press("enter")
        screen = stage.app.screen
        tasks = screen.lists.read_tasks(screen.task_list.ids.tolist())  # type: ignore[attr-defined]
        own = [any(who.name == "县经信局" and who.role != "support" for who in one.departments) for one in tasks]
        assert own == sorted(own, reverse=True)
        assert {True, False} == set(own)


async def test_the_office_is_set_from_the_palette(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("colon")
        await stage.type("office.set")
        await stage.press("enter")
        await stage.type("office.phone")
        await stage.press("enter")
        await stage.type("83880000")
        await stage.press("enter")
        assert "office.phone：83880000" in stage.lines[-1]
        await stage.press("u")
        assert "office.phone：83880000" in stage.lines[-1]


async def test_what_is_said_is_recorded_from_the_outline_that_is_read(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("D", "p", "i")
        department = stage.app.screen.department  # type: ignore[attr-defined]
        assert "r 进展" in stage.lines[-1]
        await stage.press("r")
        if "哪一项" in stage.text:
            await stage.press("1")
        await stage.type("下周报")
        await stage.press("enter")
        assert "下周报" in stage.lines[-2] + stage.lines[-1]
        latest = stage.app.book.ask(list_entries, parse_filter(""))[0]
        assert (department in latest.said, "下周报" in latest.said) == (True, True)
        await stage.press("y")
        assert department in stage.app.clipboard
