"""The page of an official document after GB/T 9704-2012: measures, fonts, styles, page numbers."""

from datetime import datetime
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Final, NamedTuple

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.section import Section
    from docx.styles.style import ParagraphStyle

LATIN: Final = "Times New Roman"
SONG, FANG, KAI, HEI = "方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体"
FALLBACKS: Final = {SONG: "华文中宋", FANG: "仿宋", KAI: "楷体", HEI: "SimHei", "宋体": "SimSun"}
"""Fallback fonts for computers without the prescribed ones."""
LINE: Final = 579
"""The pitch of 22 lines on 225 mm, in twentieths of a point: 28.95 pt."""
TWIPS: Final = 1440 / 25.4
"""Twentieths of a point in a millimetre."""
TIGHTER: Final = -5
"""What 28 characters of 16 pt on 156 mm need off each, in twentieths of a point: a grid of characters says the same,
but LibreOffice gives a character that is wider than its cell two cells."""
RED: Final = "FF0000"
RED_HEAD: Final = 32
"""The size of the issuer's red head in points, where it fits on one line."""
HEAD_BEFORE: Final = 1724
"""The space above the red head, whose letters begin 13 pt lower, so that they are 35 mm below the text block's top."""
IMPRINT: Final = "".join(
    f'<w:{side} w:val="single" w:sz="{size}" w:space="1" w:color="000000"/>'
    for side, size in (("top", 8), ("bottom", 8), ("between", 6))
)
"""The lines about and between copies and printing: 0.35 mm outside, 0.25 mm inside."""
TO_THE_RIGHT: Final = '<w:tab w:val="right" w:pos="8565"/>'
"""Where the day of printing ends: a character of 14 pt before the right edge."""
UNUSED: Final = ("/thumbnail", "/stylesWithEffects", "/numbering", "/customXml")
BUILT_IN: Final = {
    *("Normal", "Default Paragraph Font", "Normal Table", "No List"),
    *("header", "Header Char", "footer", "Footer Char"),
}
"""The styles of Word that ours rest on, and those of heads and feet."""


class Look(NamedTuple):
    """How one kind of paragraph looks: font, size in points, place, indents in characters, outline level, pitch."""

    font: str
    size: float
    jc: str = "both"
    first: int = 0
    right: int = 0
    level: int | None = None
    keep: bool = False
    line: int = LINE
    before: int = 0
    """The space above it in twentieths of a point."""
    color: str = ""
    border: str = ""
    """Rules of the paragraph as Word writes them."""
    tabs: str = ""
    """Its tab stops as Word writes them."""


LOOKS: Final[dict[str, Look]] = {
    "red head": Look(SONG, RED_HEAD, "center", line=1000, color=RED, before=HEAD_BEFORE),
    "number": Look(FANG, 16, "center", border=f'<w:bottom w:val="single" w:sz="12" w:space="11" w:color="{RED}"/>'),
    "addressee": Look(FANG, 16, "left"),
    "annex list": Look(FANG, 16, "left", first=2, keep=True),
    "annex list more": Look(FANG, 16, "left", first=5, keep=True),
    "imprint": Look(FANG, 14, "left", first=1, right=1, border=IMPRINT, tabs=TO_THE_RIGHT),
    "title": Look(SONG, 22, "center", level=0, keep=True),
    "subtitle": Look(KAI, 16, "center"),
    "heading": Look(HEI, 16, first=2, level=1, keep=True),
    "subheading": Look(KAI, 16, first=2, level=2, keep=True),
    "text": Look(FANG, 16, first=2),
    "item": Look(FANG, 16, "left", first=2),
    "note": Look(FANG, 10.5, first=2, line=320),
    "signature": Look(FANG, 16, "right", right=4, keep=True),
    "annex mark": Look(HEI, 16, "left", keep=True),
    "annex title": Look(SONG, 22, "center", level=1, keep=True),
}


def new_document(title: str, as_of: str) -> "Word":
    """An empty document with the page, the styles and the footers of an official one."""
    document = Document(BytesIO(_blank_bytes()))
    _properties(document, title, as_of)
    return document


@cache
def _blank_bytes() -> bytes:
    """The file of an empty document, built once: one command writes dozens of papers."""
    blank = BytesIO()
    blank_document().save(blank)
    return blank.getvalue()


def blank_document() -> "Word":
    """An empty document, built from the one of python-docx."""
    document = Document()
    _strip(document)
    _fonts(document)
    _languages(document)
    for name, look in LOOKS.items():
        _style(document, name, look)
    section = document.sections[0]
    set_portrait(section)
    number_pages(document, section)
    return document


def _strip(document: "Word") -> None:
    """Removes unused defaults of python-docx, above all its 160 styles.

    Word knows styles by name whatever the case, so that its Title and our title would be one.
    """
    for relations in (document.part.package.rels, document.part.rels):
        for relation in [unused for unused in relations.values() if unused.reltype.endswith(UNUSED)]:
            del relations[relation.rId]
    for style in document.styles.element.findall(qn("w:style")):
        name = style.find(qn("w:name"))
        if name is None or name.get(qn("w:val")) not in BUILT_IN:
            document.styles.element.remove(style)


def _properties(document: "Word", title: str, as_of: str) -> None:
    core, day = document.core_properties, datetime.fromisoformat(as_of)
    core.title, core.author, core.comments, core.last_modified_by = title, "qualitytui", "", "qualitytui"
    core.created = core.modified = day
    core.language = "zh-CN"


def _languages(document: "Word") -> None:
    """Says that the text is Chinese of the mainland, so that a program takes its glyphs and its rules for lines."""
    settings = document.settings.element
    for holder in (document.styles.element, settings):
        for name in ("w:lang", "w:themeFontLang"):
            for element in holder.iter(qn(name)):
                element.set(qn("w:val"), "en-US")
                element.set(qn("w:eastAsia"), "zh-CN")


def _fonts(document: "Word") -> None:
    normal = document.styles["Normal"]
    for holder in document.styles.element.iter(qn("w:rFonts")):
        for name in list(holder.attrib):
            del holder.attrib[name]
        for name, font in (("ascii", LATIN), ("hAnsi", LATIN), ("cs", LATIN), ("eastAsia", FANG)):
            holder.set(qn(f"w:{name}"), font)
    normal.font.size = Pt(16)
    for name in ("w:sz", "w:szCs"):
        for size in document.styles.element.find(qn("w:docDefaults")).iter(qn(name)):
            size.set(qn("w:val"), "32")
    table = next(part for part in document.part.package.iter_parts() if part.partname == "/word/fontTable.xml")
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in FALLBACKS.items()
    )
    table._blob = table.blob.replace(b"</w:fonts>", fonts.encode() + b"</w:fonts>")  # noqa: SLF001 - python-docx keeps this part as bytes


def _style(document: "Word", name: str, look: Look) -> None:
    style: ParagraphStyle = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    level = "" if look.level is None else f'<w:outlineLvl w:val="{look.level}"/>'
    keep = "<w:keepNext/>" if look.keep else ""
    grid = '<w:snapToGrid w:val="0"/>'
    indents = f'w:firstLineChars="{look.first * 100}" w:firstLine="{round(look.first * look.size * 20)}"'
    indents += f' w:rightChars="{look.right * 100}" w:right="{round(look.right * look.size * 20)}"'
    paragraph = style.element.get_or_add_pPr()
    border = f"<w:pBdr>{look.border}</w:pBdr>" if look.border else ""
    border += f"<w:tabs>{look.tabs}</w:tabs>" if look.tabs else ""
    for part in parse_xml(
        f"<w:pPr {nsdecls('w')}>{keep}{border}{grid}"
        f'<w:spacing w:before="{look.before}" w:after="0" w:line="{look.line}" w:lineRule="exact"/>'
        f'<w:ind {indents}/><w:jc w:val="{look.jc}"/>{level}</w:pPr>'
    ):
        paragraph.append(part)
    fonts = f'<w:rFonts {nsdecls("w")} w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:cs="{LATIN}" w:eastAsia="{look.font}"/>'
    looks = style.element.get_or_add_rPr()
    looks.insert(0, parse_xml(fonts))
    looks.append(parse_xml(f'<w:spacing {nsdecls("w")} w:val="{TIGHTER}"/>'))
    style.font.size = Pt(look.size)
    if look.color:
        style.font.color.rgb = RGBColor.from_string(look.color)


def set_portrait(section: "Section") -> None:
    """A4 upright: 37 mm above, 28 mm at the left, a text block of 156 × 225 mm."""
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(22)
    _grid(section)


def set_landscape(section: "Section", *, is_a3: bool = False) -> None:
    """A4 on its side, the text block turned with it; or A3 with the same margins, for tables of many columns."""
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Mm(420), Mm(297)) if is_a3 else (Mm(297), Mm(210))
    section.top_margin, section.bottom_margin = Mm(28), Mm(26)
    section.left_margin, section.right_margin = Mm(35), Mm(37)
    section.footer_distance = Mm(13)
    _number_aside(section)


def set_form(section: "Section", *, is_landscape: bool) -> None:
    """A4 with 20 mm on every side, for a table that is a paper of its own; its page number stands below."""
    if is_landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.bottom_margin = Mm(20), Mm(22)
    section.left_margin = section.right_margin = Mm(20)
    section.header_distance = section.footer_distance = Mm(10)


def _number_aside(section: "Section") -> None:
    """Page numbers where the upright pages have them: at the left edge, turned, below on odd pages, above on even ones.

    The number stands in a table that floats beside the text, since a footer is always at the long edge.
    """
    for footer in (section.footer, section.even_page_footer):
        footer.is_linked_to_previous = False
        for paragraph in footer.paragraphs:
            paragraph._p.clear_content()  # noqa: SLF001 - a first section has its number below already
    for header, side, top in ((section.header, "right", 154), (section.even_page_header, "left", 33)):
        header.is_linked_to_previous = False
        place = f'w:horzAnchor="page" w:vertAnchor="page" w:tblpX="{round(21 * TWIPS)}" w:tblpY="{round(top * TWIPS)}"'
        table = parse_xml(
            f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" {place}/>'
            '<w:tblW w:w="480" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
            f'<w:gridCol w:w="480"/></w:tblGrid><w:tr><w:trPr><w:trHeight w:val="{round(25 * TWIPS)}" w:hRule="exact"/>'
            '</w:trPr><w:tc><w:tcPr><w:tcW w:w="480" w:type="dxa"/><w:textDirection w:val="tbRl"/></w:tcPr>'
            f"{_number(side)}</w:tc></w:tr></w:tbl>"
        )
        first = header.paragraphs[0]._p  # noqa: SLF001 - the table has no other way in
        first.addprevious(table)


def _number(side: str, indent: str = "") -> str:
    """A paragraph with the number of the page in 宋体 14 pt between dashes."""
    looks = '<w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/><w:sz w:val="28"/></w:rPr>'
    return (
        f'<w:p><w:pPr><w:spacing w:line="320" w:lineRule="exact"/>{indent}<w:jc w:val="{side}"/></w:pPr>'
        f'<w:r>{looks}<w:t xml:space="preserve">— </w:t></w:r>'
        f'<w:fldSimple w:instr=" PAGE "><w:r>{looks}<w:t>1</w:t></w:r></w:fldSimple>'
        f'<w:r>{looks}<w:t xml:space="preserve"> —</w:t></w:r></w:p>'
    )


def set_sheet(section: "Section") -> None:
    """A4 upright with narrow margins, for the one page that lies on a desk; it has no page number."""
    set_portrait(section)
    section.top_margin, section.bottom_margin = Mm(11), Mm(9)
    section.left_margin = section.right_margin = Mm(15)
    section.header_distance = section.footer_distance = Mm(5)
    section.footer.is_linked_to_previous = section.even_page_footer.is_linked_to_previous = True


def _grid(section: "Section") -> None:
    for old in section._sectPr.findall(qn("w:docGrid")):  # noqa: SLF001 - python-docx has no other way to the grid
        section._sectPr.remove(old)  # noqa: SLF001 - likewise
    grid = parse_xml(f'<w:docGrid {nsdecls("w")} w:type="lines" w:linePitch="{LINE}"/>')
    section._sectPr.append(grid)  # noqa: SLF001 - likewise


def flatten_break(document: "Word") -> None:
    """Sets the height of the paragraph with the last section break to zero, so that it needs no page."""
    last = document.element.body.findall(f"./{qn('w:p')}/{qn('w:pPr')}/{qn('w:sectPr')}")[-1]
    for part in parse_xml(
        f'<w:pPr {nsdecls("w")}><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20" '
        'w:lineRule="exact"/><w:ind w:firstLine="0"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr>'
    ):
        last.addprevious(part)


def unnumber_pages(section: "Section") -> None:
    """No page numbers: the page of copies and printing has none where a blank page may come before it."""
    for footer in (section.footer, section.even_page_footer):
        footer.is_linked_to_previous = False


def number_pages(document: "Word", section: "Section") -> None:
    """Page numbers in 宋体 14 pt between dashes, at the right of odd pages and the left of even ones."""
    document.settings.odd_and_even_pages_header_footer = True
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        indent = f'<w:ind w:{side}Chars="100" w:{side}="280"/>'
        number = parse_xml(_number(side, indent).replace("<w:p>", f"<w:p {nsdecls('w')}>", 1))
        first = footer.paragraphs[0]._p  # noqa: SLF001 - the field has no other way in
        first.getparent().replace(first, number)
