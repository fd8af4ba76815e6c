from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from qualitytui.model.roles import Responsibility
from qualitytui.model.task import Report
from qualitytui.model.week import Week
from qualitytui.reporting.docx import docx_of
from qualitytui.reporting.leader_fit import fitted
from qualitytui.reporting.outgoing import outgoing
from qualitytui.reporting.package import xml_text
from qualitytui.reporting.template import render
from qualitytui.text import clean
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.task import EditTask
from qualitytui.workbook.queries.leader_page import leader_page
from qualitytui.workbook.queries.week import week_of
from tests.reporting.programs import as_pdf, pages, text_of
from tests.reporting.test_template import HOSTILE

AS_OF = "2013-07-19"


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


def test_printed_a_page_holds_22_lines_of_28_characters_and_its_number(tmp_path: Path) -> None:
    path = tmp_path / "grid.docx"
    path.write_bytes(docx_of("国" * (28 * 30), AS_OF))
    pdf = as_pdf(path)
    *lines, number = text_of(pdf, 1)
    assert [len(line) for line in lines] == [26, *[28] * 21]
    assert number.replace(" ", "") == "—1—"
    assert pages(pdf) == [(210, 297)] * 2


@pytest.mark.parametrize("lines", [20, 22])
def test_no_page_holds_a_signature_alone(tmp_path: Path, lines: int) -> None:
    path = tmp_path / "signed.docx"
    path.write_bytes(docx_of("\n\n".join(["国"] * lines) + "\n\n> 某办\n\n> 某日\n", AS_OF))
    pdf = as_pdf(path)
    last = text_of(pdf, len(pages(pdf)))
    assert "国" in last[-4]
    assert last[-3:-1] == ["某办", "某日"]


def test_printed_the_annex_lies_on_its_side_and_its_head_is_repeated(tmp_path: Path) -> None:
    rows = "\n".join(f"| {n} | 任务{n} |" for n in range(60))
    path = tmp_path / "annex.docx"
    path.write_bytes(docx_of(f"# 题\n\n---\n\n## 附件1\n\n### 表\n\n| 编号 | 标题 |\n|---|---|\n{rows}\n", AS_OF))
    pdf = as_pdf(path)
    sizes = pages(pdf)
    assert sizes[0] == (210, 297)
    assert set(sizes[1:]) == {(297, 210)}
    assert len(sizes) > 2
    for page in range(3, len(sizes) + 1):
        assert text_of(pdf, page)[0].split() == ["编号", "标题"]


def one_page(week: Week) -> bytes:
    return docx_of(render("one-page", week), AS_OF, fitted(leader_page(week)))


@pytest.mark.parametrize("count", [1, 90])
def test_printed_the_one_page_report_takes_one_page_however_much_is_open(
    book: Workbook, tmp_path: Path, count: int
) -> None:
    week = outgoing(book.ask(week_of))
    title = "进一步深化产品质量三强建设和企业质量管理工作" * 3
    who = tuple(Responsibility(f"县第{n}管理局", "responsible", False) for n in range(5))
    word = Report(1, "2013-07-18", "尚缺企业数据，未能在期限前报出，承诺下周报送。" * 9, "县质监局", None, None)
    late = week.tasks[0]._replace(
        title=title, light="red", reason="overdue", status="in_progress", due="2013-07-01", last_report=word
    )
    many = tuple(
        late._replace(id=n, departments=tuple(one._replace(name=f"{one.name}{n % 30}") for one in who))
        for n in range(count)
    )
    short = tuple(
        week.indicators[-1]._replace(id=n, title=title, goal_kind="rate", distance=-n, reason="below_target")
        for n in range(count)
    )
    counts = tuple(week.indicators[0]._replace(id=n, title=title, attainment=0.2, is_met=False) for n in range(count))
    labels = {task.id: week.labels[late.id] for task in many}
    path = tmp_path / "one.docx"
    path.write_bytes(one_page(week._replace(tasks=many, labels=labels, indicators=(*short, *counts))))
    pdf = as_pdf(path)
    assert pages(pdf) == [(210, 297)]
    words = "".join(text_of(pdf, 1)).replace(" ", "")
    assert ("另有87项" in words) == (count == 90)
    assert "签发" in text_of(pdf, 1)[-1]


def test_printed_the_weekly_report_begins_with_the_leaders_page_and_numbers_the_others(
    book: Workbook, tmp_path: Path
) -> None:
    week = outgoing(book.ask(week_of))
    path = tmp_path / "week.docx"
    path.write_bytes(docx_of(render("week", week), AS_OF, fitted(leader_page(week))))
    pdf = as_pdf(path)
    assert "督查专报" in text_of(pdf, 1)[0]
    assert "签发" in text_of(pdf, 1)[-1]
    assert "周报" in text_of(pdf, 2)[0]
    assert text_of(pdf, 2)[-1].replace(" ", "") == "—2—"
    assert len(pages(pdf)) <= 5


@pytest.mark.parametrize("text", [HOSTILE, "甲\ufffe\ud800\x01乙", "=1+1", "]]></w:t>"])
def test_foreign_text_is_text_in_a_word_file(book: Workbook, tmp_path: Path, text: str) -> None:
    book.do(EditTask("2.1", title="记号"))
    week = book.ask(week_of)
    tasks = tuple(task._replace(title=text) if task.ref == "2.1" else task for task in week.tasks)
    path = tmp_path / "a.docx"
    path.write_bytes(docx_of(render("department", week._replace(tasks=tasks)), AS_OF))
    cells = [cell.text for table in docx.Document(str(path)).tables for row in table.rows for cell in row.cells]
    assert xml_text(clean(text)) in cells
