"""A document shown before it is taken in, corrected by keys."""

import re
from pathlib import Path

from qualitytui.model.filter import Filter
from qualitytui.model.item_page import TaskPage
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
        assert "待明确事项" in stage.text
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


BADLY_READ = """2014年质量强县工作要点
一、总体目标
到2014年底，全县产品合格率达到95%以上，新增省级名牌产品3个。
二、重点任务
1.培育品牌。申报省级名牌5个。（县市场和质量局牵头）落实品牌奖励政策，兑现奖励企业12家。（县财政局牵头，县经信局配合）
2.加强计量检定。强检计量器具受检率98%。
组织计量比对。
（县质监局、县卫生局负责）
3.抓好旅游标准化工作，发布地方标准4项、建成游客中心2处。（县旅游局负责）
附件1
主要质量指标
序号	指标名称	目标值	责任单位
1	工业产品监督抽查合格率	95%以上	县质监局
2	主要农产品合格率	98%	县农业局
"""


async def test_the_pane_shows_every_line_of_an_item_and_enter_opens_the_document_there(tmp_path: Path) -> None:
    async with on_stage(tmp_path / "new.db") as stage:
        await propose(stage, tmp_path, BADLY_READ)
        await stage.press("j")
        assert "组织计量比对" in stage.text
        assert "8 （县质监局、县卫生局负责）" in stage.text
        await stage.press("enter")
        assert "6 2.2 2.加强计量检定" in stage.text
        assert "主要农产品合格率" in stage.text
        await stage.press("escape")
        assert not (tmp_path / "new.db").exists()
        assert "待确认" in stage.text


async def test_a_digit_takes_a_proposed_reading_and_one_undo_takes_it_back(tmp_path: Path) -> None:
    async with on_stage(tmp_path / "new.db") as stage:
        await propose(stage, tmp_path, BADLY_READ)
        assert "从“落实品牌奖励政策" in stage.text
        await stage.press("1")
        assert "2.1b" in stage.text
        await stage.press("u")
        assert "2.1b" not in stage.text
        await stage.press("1", "i")
        tasks = {task.ref: task for task in stage.app.book.ask(list_tasks, Filter()).tasks}
        assert [one.name for one in tasks["2.1"].departments] == ["县市场和质量局"]
        assert [one.name for one in tasks["2.1b"].departments] == ["县财政局", "县经信局"]


async def test_leaving_with_corrections_asks(tmp_path: Path) -> None:
    async with on_stage(tmp_path / "new.db") as stage:
        await propose(stage, tmp_path, BADLY_READ)
        await stage.press("1", "escape")
        assert "离开" in stage.text
        await stage.press("escape")
        assert "2.1b" in stage.text
        await stage.press("escape", "y")
        assert "notice.txt" in stage.text
        assert not (tmp_path / "new.db").exists()


async def test_owners_numbers_names_sections_and_rows_of_an_annex_are_corrected(tmp_path: Path) -> None:
    async with on_stage(tmp_path / "new.db") as stage:
        await propose(stage, tmp_path, BADLY_READ)
        await stage.press("o", "ctrl+u")
        await stage.paste("牵头单位：县质监局；配合单位：县财政局、县经信局")
        await stage.press("enter", "j", "j", "S")
        await stage.paste("新的章节")
        await stage.press("enter")
        await stage.paste("服务业")
        await stage.press("enter", "R")
        await stage.paste("县旅游局")
        await stage.press("enter", "ctrl+u")
        await stage.paste("县文旅局")
        await stage.press("enter", "j", "m", "1", "ctrl+u")
        await stage.paste("≥96%")
        await stage.press("enter", "j", "X", "j", "plus", "i")
        tasks = {task.ref: task for task in stage.app.book.ask(list_tasks, Filter()).tasks}
        assert [(one.name, one.role) for one in tasks["2.1"].departments] == [
            ("县质监局", "lead"),
            ("县财政局", "support"),
            ("县经信局", "support"),
        ]
        assert [one.name for one in tasks["2.3"].departments] == ["县文旅局"]
        assert tasks["2.3"].section != "2"
        rows = {one.ref: one for one in stage.app.book.ask(list_indicators, Filter()).indicators}
        assert rows["A1.1"].target is not None
        assert rows["A1.1"].target.value == 96
        assert "A1.2" not in rows
        (goal,) = [task for task in tasks.values() if task.text.startswith("到2014年底")]
        assert goal.due == "2014-12-31"
        assert len(goal.indicators) == 2


async def test_a_split_at_any_place_and_a_new_item_from_a_line(tmp_path: Path) -> None:
    async with on_stage(tmp_path / "new.db") as stage:
        await propose(stage, tmp_path, BADLY_READ)
        await stage.press("j", "plus")
        await stage.paste("组织计量")
        await stage.press("enter", "j", "s", "0")
        await stage.paste("建成游客中心")
        await stage.press("enter", "i")
        tasks = {task.ref: task for task in stage.app.book.ask(list_tasks, Filter()).tasks}
        assert list(tasks) == ["2.1", "2.2", "2.2b", "2.3", "2.3b"]
        assert tasks["2.2b"].text.startswith("组织计量比对")
        assert tasks["2.3b"].text.startswith("建成游客中心2处")
        assert [one.name for one in tasks["2.3b"].departments] == ["县旅游局"]


async def test_a_goal_becomes_an_item_with_indicators_or_a_step(tmp_path: Path) -> None:
    async with on_stage(tmp_path / "new.db") as stage:
        await propose(stage, tmp_path, BADLY_READ)
        await stage.press("i", "P", "o", "1", "1")
        (made,) = [task for task in stage.app.book.ask(list_tasks, Filter()).tasks if task.ref == "X1"]
        assert (made.due, len(made.indicators)) == ("2014-12-31", 2)
        await stage.press("o", "1", "1")
        assert "X1" in stage.text
        await stage.press("o", "1", "2")
        await stage.paste("2.1")
        await stage.press("enter")
        assert [step.due for step in task_of(stage, "2.1").steps] == ["2014-12-31"]


async def test_the_foot_says_what_enter_opens(tmp_path: Path) -> None:
    notice = tmp_path / "计划.txt"
    notice.write_text("甲县2025年计划\n一、办好培训。（县甲局牵头）\n", encoding="utf-8")
    async with on_stage(tmp_path / "new.db") as stage:
        await stage.press("2")
        await stage.paste(str(notice))
        await stage.press("enter")
        assert "Enter 看原文" in stage.lines[-1]


async def test_the_list_of_open_points_counts_as_the_line_above_it(tmp_path: Path) -> None:
    async with on_stage(tmp_path / "new.db") as stage:
        await propose(stage, tmp_path)
        await stage.press("n", "0")
        said = next(line for line in stage.lines if "待明确事项" in line)
        (count,) = re.findall(r"待明确事项(\d+)项", said)
        await stage.press("f")
        assert f"待明确事项{count}项" in stage.text
