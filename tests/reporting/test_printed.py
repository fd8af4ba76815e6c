"""Papers as LibreOffice prints them: one run prints them all, and each test looks at its own pages."""

import re
from datetime import date
from pathlib import Path

import docx
import pytest

from qualitytui.config import Config
from qualitytui.i18n import speaking, use
from qualitytui.model.filter import Filter
from qualitytui.model.roles import Responsibility
from qualitytui.model.task import Report
from qualitytui.model.week import Week
from qualitytui.reporting.docx import docx_of
from qualitytui.reporting.docx_length import end_of
from qualitytui.reporting.formats import ReportSource, docx_file
from qualitytui.reporting.redaction import redacted
from qualitytui.reporting.xlsx import workbook_of
from qualitytui.workbook.book import Hand, Workbook
from qualitytui.workbook.initial_commands import first_commands
from qualitytui.workbook.queries.week import week_of
from tests.reporting.programs import as_pdfs, pages, text_of
from tests.samples import TODAY, hand, make_sample, worked_on

AS_OF = TODAY.isoformat()
ROWS = "\n".join(f"| {n} | 任务{n} |" for n in range(60))
WORDS = {
    "grid": "国" * (28 * 30),
    "signed-20": "\n\n".join(["国"] * 20) + "\n\n> 某办\n\n> 某日\n",
    "signed-22": "\n\n".join(["国"] * 22) + "\n\n> 某办\n\n> 某日\n",
    "annex": f"# 题\n\n文\n\n---\n\n## 附件1\n\n### 表\n\n| 编号 | 标题 |\n|---|---|\n{ROWS}\n",
}
DEMO = {
    "one-page-may": ("one-page", "2013-05-10"),
    "one-page-july": ("one-page", AS_OF),
    "one-page-december": ("one-page", "2013-12-20"),
    "one-page-january": ("one-page", "2014-01-06"),
    "week-july": ("week", AS_OF),
    "week-january": ("week", "2014-01-06"),
    "bulletin": ("bulletin", "2014-01-06"),
}
MOST = {"week-july": 5, "week-january": 5, "bulletin": 6, "empty": 1, "department": 4}
"""The pages that a paper has at most; one page has one."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with a PDF of each paper."""
    use("zh")
    folder = tmp_path_factory.mktemp("printed")
    papers = {name: docx_of(text, AS_OF) for name, text in WORDS.items()}
    make_sample(folder / "demo.db")
    for name, (kind, day) in DEMO.items():
        with Workbook.open(folder / "demo.db", Hand(date.fromisoformat(day), "陈协调"), Config()) as book:
            papers[name] = docx_file(ReportSource(book.ask(week_of), kind))
    with Workbook.open(folder / "demo.db", Hand(TODAY, "陈协调"), Config()) as book:
        papers["department"] = docx_file(ReportSource(book.ask(week_of, Filter(), "县质监局"), "department"))
    with Workbook.open(folder / "demo.db", Hand(TODAY, "陈协调"), Config(language="en")) as book, speaking("en"):
        papers["one-page-english"] = docx_file(ReportSource(book.ask(week_of), "one-page"))
    with worked_on(folder / "sample" / "workbook.db") as book:
        week = redacted(book.ask(week_of))
        papers["week"] = docx_file(ReportSource(week))
        papers |= {f"late-{count}": docx_file(ReportSource(_all_late(week, count), "one-page")) for count in (1, 90)}
        (folder / "tables.xlsx").write_bytes(workbook_of(week))
    with Workbook.create(folder / "empty.db", hand(), Config(), first_commands(None, Config())) as book:
        papers["empty"] = docx_file(ReportSource(book.ask(week_of), "one-page"))
    for name, content in papers.items():
        (folder / f"{name}.docx").write_bytes(content)
    as_pdfs(folder)
    return folder


def _all_late(week: Week, count: int) -> Week:
    """So many items with long titles, five units and a long reason each, all overdue, and as many indicators short."""
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
    return week._replace(tasks=many, labels=labels, indicators=(*short, *counts))


def test_a_page_holds_22_lines_of_28_characters_and_its_number(printed: Path) -> None:
    pdf = printed / "grid.pdf"
    *lines, number = text_of(pdf, 1)
    assert [len(line) for line in lines] == [26, *[28] * 21]
    assert number.replace(" ", "") == "—1—"
    assert pages(pdf) == [(210, 297)] * 2


@pytest.mark.parametrize("lines", [20, 22])
def test_no_page_holds_a_signature_alone(printed: Path, lines: int) -> None:
    pdf = printed / f"signed-{lines}.pdf"
    last = text_of(pdf, len(pages(pdf)))
    assert "国" in last[-4]
    assert last[-3:-1] == ["某办", "某日"]


def test_the_annex_lies_on_its_side_with_its_head_on_each_page_and_the_number_where_upright_pages_have_it(
    printed: Path,
) -> None:
    pdf = printed / "annex.pdf"
    sizes = pages(pdf)
    assert sizes[0] == (210, 297)
    assert set(sizes[1:]) == {(297, 210)}
    assert len(sizes) > 3
    for number in range(2, len(sizes) + 1):
        words = text_of(pdf, number)
        assert re.search(rf"—\s*{number}\s*—", " ".join(words)), number
        assert any(line.split()[-2:] == ["编号", "标题"] for line in words), number


@pytest.mark.parametrize(
    "name", [*(name for name in DEMO if name != "bulletin"), "late-1", "late-90", "empty", "department"]
)
def test_no_paper_is_longer_than_it_may_be(printed: Path, name: str) -> None:
    assert 0 < len(pages(printed / f"{name}.pdf")) <= MOST.get(name, 1)
    assert name == "department" or "签发" in text_of(printed / f"{name}.pdf", 1)[-1]


def test_a_bulletin_is_as_long_as_it_may_be_and_an_english_page_is_one_too(printed: Path) -> None:
    assert len(pages(printed / "bulletin.pdf")) <= MOST["bulletin"]
    assert len(pages(printed / "one-page-english.pdf")) == 1


def test_what_one_page_leaves_out_is_counted(printed: Path) -> None:
    for count in (1, 90):
        words = "".join(text_of(printed / f"late-{count}.pdf", 1)).replace(" ", "")
        assert ("另有87项" in words) == (count == 90)


def test_the_weekly_report_begins_with_the_leaders_page_and_numbers_the_others(printed: Path) -> None:
    pdf = printed / "week.pdf"
    assert any("督查专报" in said for said in text_of(pdf, 1)[:3])
    assert "周报" in text_of(pdf, 2)[0]
    assert text_of(pdf, 2)[-1].replace(" ", "") == "—2—"


def test_copies_and_printing_stand_at_the_foot_of_the_last_even_page(printed: Path) -> None:
    pdf = printed / "bulletin.pdf"
    last = text_of(pdf, len(pages(pdf)))
    *_, copies, printing, number = last
    assert int(re.sub(r"\D", "", number)) % 2 == 0
    assert any("下步要求" in line for line in last)  # the last part of the text shares the page
    assert copies.startswith("抄送：")
    assert re.fullmatch(r"天台县质量强县工作领导小组办公室\s+2014 ?年 ?1 ?月 ?6 ?日印发", printing)
    assert text_of(pdf, 1)[0] == "天台县质量强县工作领导小组文件"


@pytest.mark.parametrize("name", ["grid", "signed-20", "signed-22", "department"])
def test_the_counted_end_of_a_text_is_that_of_the_print(printed: Path, name: str) -> None:
    end = end_of(docx.Document(str(printed / f"{name}.docx")).element.body)
    assert end.page == len(pages(printed / f"{name}.pdf"))


def test_each_sheet_of_an_excel_file_lies_on_its_side_on_a4(printed: Path) -> None:
    sizes = pages(printed / "tables.pdf")
    assert len(sizes) >= 6
    assert set(sizes) == {(297, 210)}
