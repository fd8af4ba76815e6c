from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from qualitytui.reporting.deterministic_zip import xml_text
from qualitytui.reporting.docx import docx_of
from qualitytui.reporting.template import render
from qualitytui.sanitize import clean
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.task import EditTask
from qualitytui.workbook.queries.week import week_of
from tests.reporting.test_template import HOSTILE

AS_OF = "2013-07-19"


def test_on_a3_the_annexes_and_their_tables_are_as_wide_as_the_paper(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx_of("# 题\n\n文\n\n---\n\n## 附件1\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n", AS_OF, is_a3=True))
    document = docx.Document(str(path))
    first, annex = document.sections
    sizes = [round(one.mm) for one in (first.page_width, annex.page_width, annex.page_height) if one]
    assert sizes == [210, 420, 297]
    (table,) = document.tables
    assert sum(one.width.mm for one in table.columns if one.width) == pytest.approx(348, abs=1)


def test_the_page_is_that_of_an_official_document(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(
        docx_of("# 题\n\n副题\n\n## 一、甲\n\n### （一）乙\n\n文\n\n> 某办\n\n---\n\n## 附件1\n\n### 表\n", AS_OF)
    )
    document = docx.Document(str(path))
    first, annex = document.sections
    shown = [round(one.mm) for one in (first.page_width, first.page_height) if one]
    margins = [first.top_margin, first.bottom_margin, first.left_margin, first.right_margin]
    assert (shown, [round(one.mm) for one in margins if one]) == ([210, 297], [37, 35, 28, 26])
    assert annex.page_width == first.page_height
    grid = first._sectPr.find(qn("w:docGrid"))
    assert grid is not None
    assert grid.get(qn("w:linePitch")) == "579"
    looks = [(p.style.name, _font(p.style), p.style.font.size.pt) for p in document.paragraphs if p.style and p.text]
    assert looks == [
        ("title", "方正小标宋简体", 22),
        ("subtitle", "楷体_GB2312", 16),
        ("heading", "黑体", 16),
        ("subheading", "楷体_GB2312", 16),
        ("text", "仿宋_GB2312", 16),
        ("signature", "仿宋_GB2312", 16),
        ("annex mark", "黑体", 16),
        ("annex title", "方正小标宋简体", 22),
    ]
    fonts = next(part.blob for part in document.part.package.iter_parts() if part.partname == "/word/fontTable.xml")
    assert '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>'.encode() in fonts


def _font(style: object) -> object:
    return style.element.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia"))  # type: ignore[attr-defined]  # a style has one


@pytest.mark.parametrize("text", [HOSTILE, "甲\ufffe\ud800\x01乙", "=1+1", "]]></w:t>"])
def test_foreign_text_is_text_in_a_word_file(book: Workbook, tmp_path: Path, text: str) -> None:
    book.do(EditTask("2.1", title="记号"))
    week = book.ask(week_of)
    tasks = tuple(task._replace(title=text) if task.ref == "2.1" else task for task in week.tasks)
    path = tmp_path / "a.docx"
    path.write_bytes(docx_of(render("department", week._replace(tasks=tasks), annexes=True), AS_OF))
    cells = [cell.text for table in docx.Document(str(path)).tables for row in table.rows for cell in row.cells]
    assert xml_text(clean(text)) in cells
