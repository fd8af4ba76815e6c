"""A report as a Word file laid out like an official document (GB/T 9704-2012)."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from qualitytui.i18n import say
from qualitytui.model.leader_page import LeaderPage
from qualitytui.progress import counted
from qualitytui.reporting.blocks import Block, Run, blocks_of
from qualitytui.reporting.deterministic_zip import word_text, xml_text
from qualitytui.reporting.docx_document import AT_THE_FOOT, begin_imprint, begin_part, red_head_size
from qualitytui.reporting.docx_length import PAGE, end_of, height_of
from qualitytui.reporting.docx_page import (
    KAI,
    LINE,
    flatten_break,
    new_document,
    number_pages,
    set_form,
    set_landscape,
    set_portrait,
    set_sheet,
)
from qualitytui.reporting.docx_table import FORM, LANDSCAPE, LANDSCAPE_A3, PORTRAIT, table_xml
from qualitytui.reporting.leader_docx import LeaderSheet
from qualitytui.reporting.word_file import word_bytes
from qualitytui.rules.signature import signature_indents
from qualitytui.sanitize import width

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.section import Section

WIDE_GAP: Final = "　　"
"""What parts who printed a document from the day of printing."""
BELOW_TABLE: Final = Pt(7)
"""The room that parts a table from what follows."""
SIGNED: Final = 320
"""A character of 16 pt in twentieths of a point."""
LAST: Final = {"text", "item", "note", "signature"}
SHORT: Final = 280
"""The last part of a document shares a page with copies and printing where it holds no more than so many letters."""
ANNEX: Final = re.compile(r"附件：|Annex(?:es)?: ")
NEXT: Final = re.compile(r"\d+\. ")
"""The first and the further lines of the list of annexes."""


def form_of(markdown: str, as_of: str, columns: Sequence[int], *, is_landscape: bool = False) -> bytes:
    """The Word file of a table that is a paper of its own, on a page with narrow margins."""
    blocks = [block for block in blocks_of(markdown) if block.kind != "annex"]
    document = new_document(xml_text(next(block.text for block in blocks if block.kind == "title")), as_of)
    set_form(document.sections[0], is_landscape=is_landscape)
    for block in blocks:
        if block.kind == "table":
            _append(document, table_xml(block.rows, FORM[is_landscape], columns, is_kept=False))
            document.add_paragraph(style="note")
        else:
            style = block.kind if block.kind == "title" else "note"
            _append(document, _paragraph(_spread(block), style, is_kept=True, place=_tab(FORM[is_landscape])))
    _drop_last_empty(document)
    return word_bytes(document)


def _spread(block: Block) -> Block:
    """A line in two parts with the second at the right edge."""
    left, gap, right = block.text.partition(2 * WIDE_GAP)
    return block._replace(runs=(Run(f"{left}\t{right}"),)) if gap and len(block.runs) == 1 and right else block


def _tab(at: int) -> str:
    return f'<w:tabs><w:tab w:val="right" w:pos="{at}"/></w:tabs>'


def docx_of(
    markdown: str,
    as_of: str,
    page: LeaderPage | None = None,
    columns: Sequence[Sequence[int]] = (),
    *,
    is_sealed: bool = True,
    is_a3: bool = False,
) -> bytes:
    """The Word file of a report written in Markdown; the same report, the same bytes.

    What stands above *** is drawn as the leader's page where its facts are given. `columns` are the widths of tables,
    each for those of as many columns, beside each other; else they follow from the text. Where no seal is put,
    `is_sealed` is not set. `is_a3` puts the annexes on A3.
    """
    blocks = blocks_of(markdown)
    document = new_document(xml_text(_title(blocks)), as_of)
    blocks, imprint = _parted(_headed(_sheet(document, blocks, page)))
    before: Block | None = None
    closing = _closing(blocks) if imprint else None
    is_annex, is_imprint_apart = False, closing is None
    for nth, (block, after) in enumerate(zip_longest(counted(blocks, say("writing the paper")), blocks[1:])):
        if nth == closing:
            is_imprint_apart = not _begin_last_part(document, blocks[nth:], imprint)
        if block.kind == "annex":
            set_landscape(_annex(document, is_first=before is None), is_a3=is_a3)
            is_annex = True
        elif block.kind == "table":
            room = PORTRAIT if not is_annex else LANDSCAPE_A3 if is_a3 else LANDSCAPE
            _add_table(document, block, room, columns)
        else:
            style = _style(block, blocks[max(nth - 2, 0) : nth], is_annex=is_annex)
            _space_above(document, block, style, before)
            place = _place(before, block, after, is_sealed=is_sealed)
            _append(document, _paragraph(block, style, is_kept=_is_kept(style, after), place=place))
        before = block
    _drop_last_empty(document)
    if imprint:
        _imprint(document, imprint, is_own_page=is_imprint_apart)
    return word_bytes(document)


def _title(blocks: Sequence[Block]) -> str:
    """The last title of a report, which is that of its file."""
    return next((block.text for block in reversed(blocks) if block.kind == "title"), "")


def _annex(document: "Word", *, is_first: bool) -> "Section":
    """The section of an annex; where nothing stands before it, that of the document."""
    return document.sections[0] if is_first else document.add_section(WD_SECTION.NEW_PAGE)


def _add_table(document: "Word", block: Block, room: int, columns: Sequence[Sequence[int]]) -> None:
    """A table and the room below it; `columns` has the widths of those whose widths are given."""
    widths = next((column for column in columns if len(column) == len(block.rows[0])), ())
    _append(document, table_xml(block.rows, room, widths))
    document.add_paragraph(style="note").paragraph_format.line_spacing = BELOW_TABLE


def _space_above(document: "Word", block: Block, style: str, before: Block | None) -> None:
    """Empty lines where they belong: two below the red head and below the red line, one below the title."""
    has_head_above = before is not None and before.kind in {"red head", "small head"}
    for _ in range(2 if has_head_above and block.kind in {"small head", "title"} else 0):
        document.add_paragraph(style="subtitle").paragraph_format.keep_with_next = True
    if _has_line_above(block, style, before):
        document.add_paragraph(style="text").paragraph_format.keep_with_next = True


def _has_line_above(block: Block, style: str, before: Block | None) -> bool:
    """Whether an empty line parts it from the text: the list of annexes, and who signs."""
    is_first = before is not None and before.kind != "signature"
    return style in {"annex list", "addressee"} or (block.kind == "signature" and is_first)


def _sheet(document: "Word", blocks: tuple[Block, ...], page: LeaderPage | None) -> tuple[Block, ...]:
    """Draws the leader's page where there is one; returns the blocks that follow it."""
    end = next((at for at, block in enumerate(blocks) if block.kind == "sheet"), None)
    if end is None or page is None:
        return tuple(block for block in blocks if block.kind != "sheet")
    set_sheet(document.sections[0])
    LeaderSheet(document, page).write(blocks[:end])
    rest = blocks[end + 1 :]
    if rest:
        section = document.add_section(WD_SECTION.NEW_PAGE)
        flatten_break(document)
        set_portrait(section)
        number_pages(document, section)
    return rest


def _headed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with the issuer's red head and the number of the document before the title."""
    end = next((at for at, block in enumerate(blocks) if block.kind == "heading"), len(blocks))
    first = tuple(block for block in blocks[:end] if block.kind in {"red head", "small head"})
    return (*first, *(block for block in blocks[:end] if block not in first), *blocks[end:])


def _parted(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """What the document says, and who gets a copy and who printed it, which stands after the annexes."""
    signed = next((at for at, block in enumerate(blocks) if block.kind == "signature"), len(blocks))
    imprint = tuple(block for block in blocks[signed:] if block.kind == "small head")
    return (*blocks[:signed], *(block for block in blocks[signed:] if block not in imprint)), imprint


def _closing(blocks: Sequence[Block]) -> int | None:
    """Where the last part begins that copies and printing share a page with; None where it is long or has annexes."""
    last = next((at for at in reversed(range(len(blocks))) if blocks[at].kind == "heading"), None)
    if last is None or any(block.kind not in LAST for block in blocks[last + 1 :]):
        return None
    return last if sum(map(len, (block.text for block in blocks[last:]))) <= SHORT else None


def _begin_last_part(document: "Word", blocks: Sequence[Block], imprint: Sequence[Block]) -> bool:
    """Begins the last part where no page stays blank; returns whether copies and printing stand below it.

    They stand on an even page. Where the text before it ends on an odd one, the next is theirs; where on an even one
    with room, that is; else the last part has the next, odd page, and they the one after it.
    """
    end = end_of(document.element.body)
    height = height_of((block.text, block.kind) for block in blocks) + (len(imprint) + 3) * LINE
    if end.is_even and end.filled + height > PAGE:
        begin_part(document, WD_SECTION.NEW_PAGE)
        return False
    if not end.is_even:
        begin_part(document, WD_SECTION.EVEN_PAGE)
    return True


def _imprint(document: "Word", blocks: Sequence[Block], *, is_own_page: bool) -> None:
    """The copies and the printing, their last line at the foot of the text block of an even page."""
    if is_own_page:
        begin_imprint(document)
    for block in blocks:
        left, gap, right = block.text.partition(WIDE_GAP)
        runs = (Run(f"{left}\t{right.lstrip('　')}" if gap else left),)
        _append(document, _paragraph(block._replace(runs=runs), "imprint", is_kept=False, place=AT_THE_FOOT))
    document.add_paragraph(style="note")


def _style(block: Block, trail: Sequence[Block], *, is_annex: bool) -> str:
    """The style of a block, by what stands before it."""
    before = trail[-1].kind if trail else ""
    if block.kind == "small head":
        return "number"
    if is_annex and block.kind in {"heading", "subheading"}:
        return "annex mark" if block.kind == "heading" else "annex title"
    if block.kind != "text" or is_annex:
        return block.kind
    if before == "title":
        return "subtitle"
    if ANNEX.match(block.text):
        return "annex list"
    if NEXT.match(block.text) and trail and (ANNEX.match(trail[-1].text) or NEXT.match(trail[-1].text)):
        return "annex list more"
    is_first = before == "text" and len(trail) > 1 and trail[-2].kind == "title"
    return "addressee" if is_first and block.text.endswith(("：", ":")) else "text"


def _is_kept(style: str, after: Block | None) -> bool:
    """Whether a block stays with the next one: before a table, and from the last text to the signature."""
    if after is None:
        return False
    is_list = after.kind == "text" and ANNEX.match(after.text) is not None
    return after.kind in {"signature", "table"} or style.startswith("annex list") or is_list


def _append(document: "Word", xml: str) -> None:
    document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")


def _place(before: Block | None, block: Block, after: Block | None, *, is_sealed: bool) -> str:
    """How far from the right edge who signs and the day below stand; nothing for what else is signed."""
    is_name = after is not None and after.kind == "signature"
    is_day = before is not None and before.kind == "signature"
    if block.kind != "signature" or is_name == is_day:
        return ""
    name, day = (block, after) if is_name else (before, block)
    widths = (width(block.text) / 2 for block in (name, day) if block is not None)
    indent = signature_indents(*widths, is_sealed=is_sealed)[0 if is_name else 1]
    return f'<w:ind w:firstLine="0" w:rightChars="0" w:right="{round(indent * SIGNED)}"/>'


def _paragraph(block: Block, style: str, *, is_kept: bool, place: str = "") -> str:
    """A paragraph; the one before a signature or a table is kept with it, so that no page holds either alone."""
    name, keep = style.replace(" ", ""), "<w:keepNext/>" if is_kept else ""
    size = red_head_size(block.text) if style == "red head" else ""
    runs = "".join(_run(run, size) for run in block.runs)
    return f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{name}"/>{keep}{place}</w:pPr>{runs}</w:p>'


def _run(run: Run, size: str = "") -> str:
    """A stretch of text; marks that both scripts have are those of the Chinese font, what is bold is in 楷体."""
    font = f' w:eastAsia="{KAI}"' if run.is_bold else ""
    looks = f'<w:rPr><w:rFonts{font} w:hint="eastAsia"/>{size}</w:rPr>'
    lines = ("<w:tab/>".join(map(word_text, line.split("\t"))) for line in run.text.split("\n"))
    return f"<w:r>{looks}{'<w:br/>'.join(lines)}</w:r>"


def _drop_last_empty(document: "Word") -> None:
    last = document.paragraphs[-1] if document.paragraphs else None
    if last is not None and not last.text and document.tables:
        last.paragraph_format.line_spacing = 1
