"""The points of GB/T 9704-2012 in the file itself."""

import io
import re
import zipfile

import docx

from qualitytui.reporting.docx import docx_of
from qualitytui.reporting.template import render
from qualitytui.workbook.book import Workbook
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
