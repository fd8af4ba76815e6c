"""History, snapshots, the plan's document."""

from pathlib import Path

from qualitytui.model.item_page import TaskPage
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.task import EditTask
from qualitytui.workbook.queries.items import item_page
from tests.screens.stage import on_stage


async def test_the_history_is_undone_and_redone_where_it_is_read(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        with stage.outside() as other:
            other.do(ReportProgress("3.1.3", "外来进展"))
        await stage.press("H")
        assert "外来进展" in stage.lines[5]
        await stage.press("u")
        assert "外来进展" in stage.lines[5]
        assert "已撤销" in stage.text
        await stage.press("ctrl+r")
        assert "192" in stage.text or "外来进展" in stage.lines[5]


async def test_after_an_undo_the_hint_names_redo_and_after_a_redo_undo(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("s", "1", "enter", "u")
        assert "按 Ctrl-R 重做" in stage.text
        await stage.press("ctrl+r")
        assert "按 u 撤销" in stage.text


async def test_in_the_history_undo_is_about_the_entry_under_the_cursor(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        with stage.outside() as other:
            first = other.do(ReportProgress("3.1.3", "第一条")).entry
            other.do(ReportProgress("3.1.3", "第二条"))
        await stage.press("H", "j", "u")
        assert f"已撤销记录 {first}" in stage.text


async def test_what_stands_on_an_entry_is_asked_about_and_taken_back_with_it(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        with stage.outside() as other:
            first = other.do(EditTask("3.1.3", title="甲")).entry
            other.do(EditTask("3.1.3", title="乙"))
        await stage.press("H", "j", "u")
        assert f"以记录 {first} 为基础" in stage.text
        await stage.press("1")
        with stage.outside() as other:
            assert _title(other) == "乙"
        await stage.press("u", "2")
        with stage.outside() as other:
            assert _title(other) not in {"甲", "乙"}


async def test_nothing_left_to_redo_is_said(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("ctrl+r")
        assert "重做" in stage.text or "恢复" in stage.text


async def test_the_plans_document_shows_open_points_and_each_items_ref(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("P")
        assert "A1.6" in stage.text
        document = ""
        for _ in range(8):
            await stage.press("ctrl+d")
            document += stage.text
        assert "2.2.3\n" in document or "2.2.3 " in document


async def test_places_lead_to_each_other_and_back_to_the_board(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        for key in "DCHSP":
            await stage.press(key)
            assert len(stage.app.screen_stack) == 2
        await stage.press("B")
        assert len(stage.app.screen_stack) == 1


def _title(book: Workbook) -> str:
    page = book.ask(item_page, "3.1.3")
    assert isinstance(page, TaskPage)
    return page.task.title
