"""The points of GB/T 9704-2012 in the file itself."""

import io
import re
import zipfile

import docx

from qualitytui.reporting.docx import docx_of
from qualitytui.reporting.docx_page import _properties, blank_document, new_document
from qualitytui.reporting.docx_table import PORTRAIT, table_xml
from qualitytui.reporting.template import render
from qualitytui.reporting.word_file import word_bytes
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.status import CloseTask, MarkReported
from qualitytui.workbook.queries.week import week_of

AS_OF = "2013-07-19"
TABLE = "| 项 | 数 |\n|---|---|\n| 甲 | 12% |\n| | 3 |\n"


def part(content: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name).decode()


def styles(content: bytes) -> list[tuple[str, str]]:
    document = docx.Document(io.BytesIO(content))
    return [(one.style.name if one.style else "", one.text) for one in document.paragraphs if one.text]


def test_a_bulletin_has_its_red_head_number_addressee_annexes_and_imprint(book: Workbook) -> None:
    found = styles(docx_of(render("bulletin", book.ask(week_of)), AS_OF))
    assert [name for name, _ in found[:5]] == ["red head", "number", "title", "subtitle", "addressee"]
    assert found[1][1] == "〔2013〕　号"
    assert found[4][1] == "领导小组各成员单位："
    imprint = [text for name, text in found if name == "imprint"]
    assert imprint[0].startswith("抄送：")
    assert imprint[1].endswith("2013年7月19日印发")


def test_the_head_stands_at_the_distances_of_the_standard() -> None:
    text = "# 题\n\n###### 某组文件\n\n##### 〔2013〕　号\n\n（副）\n\n各单位：\n\n文\n\n> 某组\n"
    content = docx_of(text, AS_OF)
    names = [one.style.name if one.style else "" for one in docx.Document(io.BytesIO(content)).paragraphs]
    assert names[:10] == [
        "red head",
        *["subtitle"] * 2,
        "number",
        *["subtitle"] * 2,
        "title",
        "subtitle",
        "text",
        "addressee",
    ]
    head = part(content, "word/styles.xml").partition('w:val="red head"')[2]
    before, line = map(int, re.findall(r'w:before="(\d+)" w:after="0" w:line="(\d+)"', head)[0])
    letters = 32 * 20
    assert abs((before + (line - letters) * 0.72) / 56.7 - 35) < 1


def test_each_annex_is_named_on_a_line_of_its_own_without_a_mark_at_its_end() -> None:
    found = styles(docx_of("# 题\n\n（副）\n\n文\n\n附件：1. 甲\n\n2\\. 乙\n\n> 某办\n\n> 某日\n", AS_OF))
    assert found[3:5] == [("annex list", "附件：1. 甲"), ("annex list more", "2. 乙")]


def test_who_signs_stands_in_the_middle_over_the_date() -> None:
    content = part(docx_of("# 题\n\n文\n\n> 县强县办\n\n> 2013年7月19日\n", AS_OF))
    name, day = map(int, re.findall(r'w:rightChars="0" w:right="(\d+)"', content))
    assert day == 4 * 320
    assert name == 4 * 320 + round((13 - 8) * 320 / 4)


def test_numbers_stand_at_the_right_and_an_empty_cell_is_no_taller_than_a_full_one() -> None:
    content = part(docx_of(f"# 题\n\n文：\n\n{TABLE}", AS_OF))
    cells = re.findall(r"<w:tc>.*?</w:tc>", content)
    assert ['w:jc w:val="right"' in cell for cell in cells[2:]] == [False, True, False, True]
    assert all(re.search(r"<w:pPr>.*<w:sz w:val=\"21\"/></w:rPr></w:pPr>", cell) for cell in cells)
    assert content.count("<w:keepNext/>") > 2
    assert "<w:cantSplit/>" in content


def test_the_file_says_that_it_is_chinese() -> None:
    content = docx_of("# 题\n\n文\n", AS_OF)
    assert 'w:eastAsia="zh-CN"' in part(content, "word/styles.xml")
    assert 'w:eastAsia="ja-JP"' not in part(content, "word/settings.xml")
    assert "zh-CN" in part(content, "docProps/core.xml")


def test_no_style_of_the_library_is_left_that_has_a_name_of_ours() -> None:
    content = docx_of("# 题\n\n文\n", AS_OF)
    names = re.findall(r'<w:name w:val="([^"]*)"', part(content, "word/styles.xml"))
    assert len(names) == len({name.lower() for name in names}) < 30
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert "word/stylesWithEffects.xml" not in package.namelist()


def test_the_brackets_of_our_own_words_are_as_wide_as_the_script_and_foreign_ones_stay() -> None:
    content = part(docx_of("# 题\n\n逾期21天(15个工作日)、12月31日(推定)、(农、林)\n", AS_OF))
    assert "逾期21天（15个工作日）、12月31日（推定）、(农、林)" in content


def test_a_table_of_many_columns_keeps_its_dates_on_one_line_and_breaks_its_heads() -> None:
    head = ("截至", "红", "黄", "绿", "蓝", "灰", "任务", "已办结", "待核", "逾期", "未报项", "达标指标")
    xml = table_xml((head, ("2013-07-19", *["10"] * 11)), PORTRAIT)
    first = int(re.findall(r'<w:gridCol w:w="(\d+)"', xml)[0])
    assert first >= 10 * 105 + 120  # ten Latin letters of 10.5 pt and the cell's margins


def test_what_moved_is_said_on_a_paper_without_arrows_and_with_marks_of_its_script(book: Workbook) -> None:
    book.do(MarkReported(("2.1",)))
    book.do(CloseTask(("2.1",), checked_by="李主任", evidence="核验记录"))
    paper = render("week", book.ask(week_of))
    assert "改为已办结；依据：核验记录" in paper
    assert "→" not in paper


def test_copies_and_printing_share_the_even_page_of_the_last_part_and_else_have_one_of_their_own() -> None:
    body, foot = (
        "# 题\n\n## 一、甲\n\n文\n\n## 二、要求\n\n",
        "> 某办\n\n> 某日\n\n##### 抄送：甲。\n\n##### 某办　　某日印发\n",
    )
    short, long = (part(docx_of(f"{body}{text}\n\n{foot}", AS_OF)) for text in ("请报。", "请报。" * 100))
    annexed = part(docx_of(f"{body}请报。\n\n{foot}\n---\n\n## 附件\n\n### 表\n\n{TABLE}", AS_OF))
    for content in (short, long, annexed):
        assert content.count('<w:type w:val="evenPage"/>') == 1
    assert "二、要求" not in short.partition("<w:sectPr")[0]
    assert "二、要求" in long.partition("<w:sectPr")[0]
    assert "二、要求" in annexed.partition("<w:sectPr")[0]


def test_a_document_opened_from_the_one_built_before_is_the_one_built_anew() -> None:
    opened, built = new_document("题", "2013-07-19"), blank_document()
    _properties(built, "题", "2013-07-19")
    assert word_bytes(opened) == word_bytes(built)
    assert word_bytes(new_document("题", "2013-07-19")) == word_bytes(opened)
