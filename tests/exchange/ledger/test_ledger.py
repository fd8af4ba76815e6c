"""An office's own ledger comes in, whatever the order of its columns."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from qualitytui.config import Config
from qualitytui.errors import Refused
from qualitytui.exchange.ledger.columns import guessed
from qualitytui.exchange.ledger.news import Proposed, propose
from qualitytui.exchange.ledger.sheets import read_ledger
from qualitytui.exchange.ledger.states import state_meant
from qualitytui.model.filter import Filter
from qualitytui.model.task import Task
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.items import list_indicators, list_tasks
from qualitytui.workbook.queries.ledger_heads import remembered_heads
from qualitytui.workbook.queries.status import summary
from tests.samples import hand

HEADS = ("序号", "类别", "完成时限", "重点工作事项", "责任科室", "配合部门", "目标值", "完成值", "单位", "目前进展情况")
MORE = ("完成状态", "存在问题", "备注", "包抓领导")
ROWS = (
    (1, "产品质量", date(2013, 6, 30), "开展企业对标", "县质监局", "县经信局、县商务局", 40, 22, "家", "已对标22家"),
    (2, None, "9月底前", "培育名牌产品", "县市场局", "各乡镇（街道）", "5个以上", None, None, "申报3个"),
    (3, "服务质量", "长期坚持", "窗口服务提升", "县政务办", None, None, None, None, None),
    (4, None, "待定", "旅游标准化", "县旅游局\n县文化局", None, None, None, None, None),
)
ENDS = (("推进中", None, None, "张"), ("滞后", "积极性不高", None, "张"), ("已完成", None, "见附表", "李"), ("??",))


def written(folder: Path, *, heads: tuple[str, ...] = (*HEADS, *MORE), last: str = "已对标22家") -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["填表说明"])
    sheet = book.create_sheet("台账")
    sheet.append(["甲县2013年质量工作台账"])
    sheet.append(heads)
    for row, end in zip(ROWS, ENDS, strict=True):
        sheet.append([*(last if cell == "已对标22家" else cell for cell in row), *end])
    sheet.append(["合计", None, None])
    path = folder / "台账.xlsx"
    book.save(path)
    return path


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    with Workbook.create(tmp_path / "w.db", hand(), Config()) as held:
        yield held


def proposed(book: Workbook, path: Path, *given: str) -> Proposed:
    return propose(book, read_ledger(path, book.ask(remembered_heads), given), "old")


def tasks_of(book: Workbook) -> dict[str, Task]:
    return {task.ref: task for task in book.ask(list_tasks, Filter()).tasks}


def test_a_ledger_becomes_a_plan_with_how_far_each_item_is(book: Workbook, tmp_path: Path) -> None:
    taken = proposed(book, written(tmp_path))
    outcome = book.do(taken.command)
    tasks = tasks_of(book)
    assert [task.title for task in tasks.values()] == [row[3] for row in ROWS]
    assert [(one.name, one.role) for one in tasks["1"].departments] == [
        ("县质监局", "responsible"),
        ("县经信局", "support"),
        ("县商务局", "support"),
    ]
    assert [one.name for one in tasks["4"].departments] == ["县旅游局", "县文化局"]
    assert [tasks[ref].due for ref in "1234"] == ["2013-06-30", "2013-09-30", None, None]
    assert [tasks[ref].status for ref in "1234"] == ["in_progress", "behind", "reported", "not_started"]
    report = tasks["1"].last_report
    assert report is not None
    assert report.text == "已对标22家"
    indicators = {one.ref: one for one in book.ask(list_indicators, Filter()).indicators}
    latest = indicators["1#1"].latest
    assert latest is not None
    assert latest.value == 22
    assert indicators["2#1"].target is not None
    assert outcome.refused == ()


def test_what_is_not_understood_is_told_row_by_row(book: Workbook, tmp_path: Path) -> None:
    told = {(one.column, one.rows) for one in proposed(book, written(tmp_path)).aside}
    assert told == {("包抓领导", (3, 4, 5)), ("完成时限", (6,)), ("完成状态", (6,))}


def test_what_a_head_was_said_to_hold_is_remembered(book: Workbook, tmp_path: Path) -> None:
    path = written(tmp_path, heads=("序号", "类别", "完成时限", "重点工作事项", "经办", *HEADS[5:], *MORE))
    first = proposed(book, path)
    assert first.command.plan is not None
    assert first.command.plan.tasks[0].departments[0].name != "县质监局"
    book.do(proposed(book, path, "经办=牵头").command)
    assert proposed(book, path).command.heads[4] == ("经办", "lead")
    assert [one.role for one in tasks_of(book)["2"].departments] == ["lead", "support"]


def test_a_ledger_about_items_of_the_workbook_brings_what_is_new(book: Workbook, tmp_path: Path) -> None:
    book.do(proposed(book, written(tmp_path)).command)
    again = proposed(book, written(tmp_path))
    assert again.command.plan is None
    assert again.command.rows == ()
    later = proposed(book, written(tmp_path, last="已对标30家"))
    assert [row.ref for row in later.command.rows] == ["1"]
    book.do(later.command)
    report = tasks_of(book)["1"].last_report
    assert report is not None
    assert report.text == "已对标30家"


def test_a_sheet_without_such_heads_is_refused(tmp_path: Path) -> None:
    sheet = openpyxl.Workbook()
    assert sheet.active is not None
    sheet.active.append(["姓名", "年龄"])
    sheet.save(tmp_path / "a.xlsx")
    with pytest.raises(Refused, match="heads|表头"):
        read_ledger(tmp_path / "a.xlsx")


@pytest.mark.parametrize(
    ("heads", "fields"),
    [
        (("编号", "任务名称", "牵头单位", "协办单位", "截止日期"), ["number", "title", "lead", "support", "due"]),
        (("工作内容", "单位", "是否完成"), ["title", "responsible", "status"]),
        (("事项", "承办科室", "何时办好", "目前进度"), ["title", "responsible", "due", "report"]),
        (("项目", "具体措施", "承办科室", "落实情况"), ["title", "text", "responsible", "report"]),
        (("指标名称", "单位", "年度目标", "累计完成", "责任部门"), ["title", "unit", "target", "value", "responsible"]),
    ],
)
def test_heads_say_what_their_columns_hold(heads: tuple[str, ...], fields: list[str]) -> None:
    assert guessed(heads) == fields


@pytest.mark.parametrize(
    ("word", "state"),
    [("√", "reported"), ("80%", "in_progress"), ("未启动", "not_started"), ("未完成", "in_progress"), ("甲", None)],
)
def test_words_for_how_far_an_item_is(word: str, state: str | None) -> None:
    assert state_meant(word) == state


def sheet_of(folder: Path, *rows: tuple[str | float | None, ...]) -> Path:
    file = openpyxl.Workbook()
    assert file.active is not None
    for row in rows:
        file.active.append(row)
    path = folder / "旧账.xlsx"
    file.save(path)
    return path


def test_a_head_of_two_rows_names_its_columns_by_the_lower(book: Workbook, tmp_path: Path) -> None:
    path = sheet_of(
        tmp_path,
        ("甲县2013年工作台账",),
        ("序号", "工作任务", "责任分工", None, "完成时限", "工作进展", None),
        (None, None, "牵头单位", "配合单位", None, "当前进展", "存在问题"),
        (1, "办好培训", "县质监局", "县应急局", "长期坚持", "已办2期", "经费不足"),
    )
    done = proposed(book, path)
    assert not done.aside
    book.do(done.command)
    (task,) = tasks_of(book).values()
    assert [(one.name, one.role) for one in task.departments] == [("县质监局", "lead"), ("县应急局", "support")]
    assert task.last_report
    assert task.last_report.text == "已办2期"


def test_a_row_that_only_names_a_section_is_none_and_the_last_values_are_taken(book: Workbook, tmp_path: Path) -> None:
    path = sheet_of(
        tmp_path,
        ("考核指标", "计量单位", "目标值", "一季度完成", "上半年完成", "牵头部门"),
        ("一、产品质量",),
        ("产品合格率", "%", 94.5, 93.8, 95.1, "质监局"),
        ("二、品牌",),
        ("新增标准", "项", 6, 1, 2, "质监局"),
    )
    book.do(proposed(book, path).command)
    assert [task.title for task in tasks_of(book).values()] == ["产品合格率", "新增标准"]
    measured = [one.latest.value for one in book.ask(list_indicators, Filter()).indicators if one.latest]
    assert measured == [95.1, 2]
    assert [one.title for one in book.ask(summary, Filter()).sections] == ["一、产品质量", "二、品牌"]


def test_not_done_beside_what_was_done_so_far_has_begun_and_a_file_names_its_plan(
    book: Workbook, tmp_path: Path
) -> None:
    path = sheet_of(
        tmp_path,
        ("最新情况", "承办科室", "事由", "办结与否"),
        ("正在比选", "标准化科", "筹建研究院", "×"),
        (None, "质量科", "起草办法", "×"),
    )
    book.do(proposed(book, path).command)
    assert [task.status for task in tasks_of(book).values()] == ["in_progress", "not_started"]
    assert read_ledger(path).title == "旧账"
