"""The numbers that Word counts itself, as it shows them."""

import pytest

from qualitytui.reading.docx_numbering import numeral
from qualitytui.reading.reader import read_text
from tests.reading.word_files import body_of, level, p

LISTS = (
    f'<w:abstractNum w:abstractNumId="7">{level(0, "chineseCountingThousand", "%1、")}'
    f"{level(1, 'chineseCounting', '（%2）')}{level(2, 'decimal', '%3.')}</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="2"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    f'<w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">{level(0, "decimal", "第%1条 ", 5)}'
    "</w:lvlOverride></w:num>"
)


def test_lists_are_counted_as_word_counts_them() -> None:
    lines = body_of(
        p("总则", "1")
        + p("甲", "1", 1)
        + p("子", "1", 2)
        + p("丑", "1", 2)
        + p("乙", "2", 1)
        + p("寅", "2", 2)
        + p("2013年", "3", 2)
        + p("任务", "2"),
        LISTS,
    )
    assert lines == ("一、总则", "（一）甲", "1.子", "2.丑", "（二）乙", "1.寅", "1. 2013年", "二、任务")


def test_an_override_gives_a_list_another_form_and_start() -> None:
    assert body_of(p("甲", "4") + p("乙", "4"), LISTS) == ("第5条 甲", "第6条 乙")


@pytest.mark.parametrize(
    ("form", "number", "shown"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCountingThousand", 101, "一百零一"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographTraditional", 2, "乙"),
        ("ideographDigital", 13, "一三"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 7, "07"),
        ("lowerRoman", 14, "xiv"),
        ("upperLetter", 28, "BB"),
        ("bullet", 4, ""),
        ("decimalEnclosedCircleChinese", 2, "②"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("ideographZodiac", 3, "寅"),
        ("ideographTraditional", 3, "丙"),
        ("ideographZodiacTraditional", 13, "丙子"),
    ],
)
def test_a_number_is_written_in_its_form(form: str, number: int, shown: str) -> None:
    assert numeral(number, form) == shown


def test_a_list_of_levels_with_points_makes_sections_and_items() -> None:
    levels = "".join(level(at, "decimal", shown) for at, shown in enumerate(("%1", "%1.%2", "%1.%2.%3")))
    number = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    lists = f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>{number}'
    lines = body_of(
        p("2022年质量工作方案")
        + p("提升产品质量", "1")
        + p("抽查产品300批次。（县市场监管局）", "1", 1)
        + p("提升工程质量", "1")
        + p("监管", "1", 1)
        + p("10月底前创建优质工程2项。（县住建局）", "1", 2),
        lists,
    )
    plan = read_text("\n".join(lines))
    assert [(one.ref, one.title) for one in plan.sections] == [
        ("1", "提升产品质量"),
        ("2", "提升工程质量"),
        ("2.1", "监管"),
    ]
    assert [one.ref for one in plan.tasks] == ["1.1", "2.1.1"]


def test_a_legal_level_shows_every_number_in_figures() -> None:
    legal = level(1, "decimal", "%1.%2").replace("<w:numFmt", "<w:isLgl/><w:numFmt")
    lists = (
        f'<w:abstractNum w:abstractNumId="1">{level(0, "chineseCounting", "%1、")}{legal}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert body_of(p("总则", "1") + p("培训", "1", 1), lists) == ("一、总则", "1.1 培训")
