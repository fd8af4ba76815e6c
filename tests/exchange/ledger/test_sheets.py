"""A ledger whose cells reach over several rows, as offices merge them."""

from datetime import date
from pathlib import Path

import openpyxl

from qualitytui.exchange.ledger.ledger_import import taken_of
from qualitytui.exchange.ledger.sheets import read_ledger

HEADS = ("序号", "责任单位", "重点工作", "具体任务及目标", "完成时限", "进展情况", "完成情况")
ROWS = (
    (1, "县质监局", "品牌建设", "新增省名牌3个", "10月底", "已申报4家", "推进中"),
    ("", "", "", "制修订标准2项", "12月", "已立项1项", "推进中"),
    (2, "县经信局", "质量管理", "导入企业5家", "9.30", "已完成5家", "已完成"),
)


def ledger_of(folder: Path) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(HEADS)
    for row in ROWS:
        book.active.append(row)
    for column in "ABC":
        book.active.merge_cells(f"{column}2:{column}3")
    book.save(folder / "台账.xlsx")
    return folder / "台账.xlsx"


def test_a_row_below_merged_cells_has_the_owner_and_the_section_above_it(tmp_path: Path) -> None:
    ledger = read_ledger(ledger_of(tmp_path))
    assert ledger.fields[2:4] == ("section", "title")
    plan = taken_of(ledger, "key", date(2013, 7, 19)).plan
    assert [(one.ref, one.title, one.departments[0].name) for one in plan.tasks] == [
        ("1", "新增省名牌3个", "县质监局"),
        ("1.2", "制修订标准2项", "县质监局"),
        ("2", "导入企业5家", "县经信局"),
    ]
    assert [one.title for one in plan.sections] == ["品牌建设", "质量管理"]


def test_progress_in_mere_words_for_how_far_an_item_is_is_its_status(tmp_path: Path) -> None:
    assert read_ledger(ledger_of(tmp_path)).fields[-2:] == ("report", "status")
