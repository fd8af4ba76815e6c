"""Where a text ends on its pages, and that copies and printing stand on an even page without a blank one before."""

import io

import docx
import pytest
from docx.oxml.ns import qn

from qualitytui.reporting.docx import docx_of
from qualitytui.reporting.docx_length import PAGE, end_of

AS_OF = "2013-07-19"
LINE = "国" * 20


def bulletin(lines: int) -> str:
    body = "\n\n".join([LINE] * lines)
    return (
        f"# 通报\n\n##### 〔2013〕　号\n\n{body}\n\n## 二、要求\n\n请办。\n\n> 某组\n\n> 某日\n\n##### 抄送：某办。\n"
    )


def body(markdown: str) -> list[object]:
    return list(docx.Document(io.BytesIO(docx_of(markdown, AS_OF))).element.body)


def breaks(markdown: str) -> list[str]:
    """The kinds of the section breaks, the last of which is the document's own."""
    types = docx.Document(io.BytesIO(docx_of(markdown, AS_OF))).element.body.iter(qn("w:sectPr"))
    return [next((kind.get(qn("w:val")) for kind in one.iter(qn("w:type"))), "nextPage") for one in types]


@pytest.mark.parametrize(("lines", "page"), [(1, 1), (21, 1), (22, 2), (43, 2), (44, 3)])
def test_lines_are_counted_over_pages(lines: int, page: int) -> None:
    text = "# 题\n\n（副）\n\n" + "\n\n".join([LINE] * (lines - 1))
    end = end_of(body(text))  # type: ignore[arg-type]  # the parts of a document's body
    assert (end.page, end.filled <= PAGE) == (page, True)


def test_a_table_over_a_page_repeats_its_head_and_a_cell_is_broken_between_words() -> None:
    rows = "\n".join(f"| {n} | 任务{n} |" for n in range(60))
    end = end_of(body(f"# 题\n\n文：\n\n| 编号 | 标题 |\n|---|---|\n{rows}\n"))  # type: ignore[arg-type]  # likewise
    assert end.page == 2


@pytest.mark.parametrize("lines", range(1, 70, 3))
def test_the_last_part_goes_where_no_page_stays_blank(lines: int) -> None:
    text = bulletin(lines)
    page, filled = end_of(body(text.partition("## 二")[0]))  # type: ignore[arg-type]  # likewise
    found = breaks(text)
    if page % 2:
        assert found.count("evenPage") == 1
    elif filled + 12 * 579 < PAGE:
        assert "evenPage" not in found
    else:
        assert found.count("evenPage") <= 1
