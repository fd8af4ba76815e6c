"""A document shown before it is taken in, corrected by keys."""

from pathlib import Path

from qualitytui.model.filter import Filter
from qualitytui.model.pages import TaskPage
from qualitytui.workbook.queries.items import item_page, list_indicators, list_tasks
from qualitytui.workbook.queries.plans import points
from tests.screens.stage import SMALL, WIDE, Stage, on_stage

NOTICE = """2013年度甲县质量强县建设行动计划
一、夯实基础
(一)抓好企业。
1.推进企业提升素质。新增取得认证的企业5家以上。9月底前建立孵化基地1个。(县质监局牵头,县经信局配合)
2.推进服务业提升素质。推荐2家企业申报服务名牌。(县发改局、县质监局负责)
"""


async def propose(stage: Stage, folder: Path, text: str = NOTICE) -> None:
    document = folder / "notice.txt"
    document.write_text(text, encoding="utf-8")
    await stage.press("2")
    await stage.paste(str(document))
    await stage.press("enter")


def task_of(stage: Stage, ref: str) -> TaskPage:
    page = stage.app.book.ask(item_page, ref)
    assert isinstance(page, TaskPage)
    return page


async def test_each_item_stands_beside_its_line_of_the_document(tmp_path: Path) -> None:
    for size in (SMALL, WIDE):
        async with on_stage(tmp_path / "new.db", size) as stage:
            await propose(stage, tmp_path)
            assert "推进企业提升素质" in stage.text
            assert "新增取得认证的企业5家以上" in stage.text
            assert "县经信局" in stage.text
            await stage.press("j")
            assert "推荐2家企业" in stage.text
            assert "？" in stage.text or "?" in stage.text


async def test_leaving_takes_nothing_in(tmp_path: Path) -> None:
    async with on_stage(tmp_path / "new.db") as stage:
        await propose(stage, tmp_path)
        await stage.press("q")
        assert not (tmp_path / "new.db").exists()
        assert "notice.txt" in stage.text


async def test_what_was_corrected_is_what_comes_in(tmp_path: Path) -> None:
    async with on_stage(tmp_path / "new.db") as stage:
        await propose(stage, tmp_path)
        await stage.press("x", "1")
        await stage.press("s", "2")
        await stage.press("a")
        await stage.type("县经信局: 牵头")
        await stage.press("enter")
        await stage.press("i")
        tasks = {task.ref: task for task in stage.app.book.ask(list_tasks, Filter()).tasks}
        assert list(tasks) == ["1.1.1", "1.1.1b", "1.1.2"]
        assert ("县经信局", "lead") in [(one.name, one.role) for one in tasks["1.1.1"].departments]
        assert tasks["1.1.1"].indicators == ()
        assert tasks["1.1.1b"].due == "2013-09-30"


async def test_a_correction_is_taken_back_and_items_are_joined(tmp_path: Path) -> None:
    async with on_stage(tmp_path / "new.db") as stage:
        await propose(stage, tmp_path)
        await stage.press("j", "J")
        assert "1.1.2" not in stage.text
        await stage.press("u")
        assert "1.1.2" in stage.text
        await stage.press("e")
        await stage.press("ctrl+u")
        await stage.type("abc")
        await stage.press("enter", "i")
        assert {task.title for task in stage.app.book.ask(list_tasks, Filter()).tasks} == {"推进企业提升素质", "abc"}


async def test_the_open_points_are_gone_through_and_listed(tmp_path: Path) -> None:
    async with on_stage(tmp_path / "new.db") as stage:
        await propose(stage, tmp_path)
        await stage.press("n")
        assert "推荐2家企业" in stage.text
        await stage.press("f")
        assert "疑点" in stage.text
        await stage.press("q")
        assert "推荐2家企业" in stage.text


async def test_an_amended_document_shows_what_differs_before_it_comes_in(tmp_path: Path) -> None:
    async with on_stage(tmp_path / "new.db") as stage:
        await propose(stage, tmp_path)
        await stage.press("i")
        amended = tmp_path / "notice2.txt"
        amended.write_text(NOTICE.replace("5家", "8家"), encoding="utf-8")
        await stage.press("P", "i")
        await stage.paste(str(amended))
        await stage.press("enter", "i")
        assert "5" in stage.text
        assert "->" in stage.text
        await stage.press("escape")
        assert "8家" not in task_of(stage, "1.1.1").task.text
        await stage.press("i")
        await stage.paste(str(amended))
        await stage.press("enter", "i", "enter")
        assert "8家" in task_of(stage, "1.1.1").task.text
        await stage.press("u")
        assert "5家" in task_of(stage, "1.1.1").task.text


async def test_a_deadline_is_corrected_and_an_item_left_out(tmp_path: Path) -> None:
    async with on_stage(tmp_path / "new.db") as stage:
        await propose(stage, tmp_path)
        await stage.press("t")
        await stage.type("10月底")
        await stage.press("enter", "t")
        await stage.type("哪天")
        await stage.press("enter", "j", "X", "i")
        (task,) = stage.app.book.ask(list_tasks, Filter()).tasks
        assert (task.ref, task.due) == ("1.1.1", "2013-10-31")


async def test_an_open_point_is_decided_with_its_reason(tmp_path: Path) -> None:
    async with on_stage(tmp_path / "new.db") as stage:
        await stage.press("1", "P", "d", "1", "1")
        await stage.type("质监局确认")
        await stage.press("enter")
        (decided,) = [one for one in stage.app.book.ask(points) if one.finding.kind == "decided"]
        assert "2.1.3#1" in decided.finding.text
        assert decided.finding.text.endswith("(质监局确认)")
        shown = {one.ref: one for one in stage.app.book.ask(list_indicators, Filter()).indicators}
        assert shown["A1.6"].twins == ("2.1.3#1",)
        await stage.press("d", "1")
        await stage.type("附件另发")
        await stage.press("enter", "u")
        assert [one.finding.kind for one in stage.app.book.ask(points)].count("decided") == 1
