"""A report as a Word file laid out like an official document (GB/T 9704-2012)."""

import io
import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from qualitytui.model.leader_page import LeaderPage
from qualitytui.reporting.blocks import Block, Run, blocks_of
from qualitytui.reporting.docx_page import (
    FANG,
    HEI,
    LATIN,
    new_document,
    number_pages,
    set_form,
    set_landscape,
    set_portrait,
    set_sheet,
)
from qualitytui.reporting.leader_docx import LeaderSheet
from qualitytui.reporting.package import repacked, xml_text
from qualitytui.text import width

if TYPE_CHECKING:
    from docx.document import Document as Word

PORTRAIT: Final = 8845
LANDSCAPE: Final = 12757
"""The width of the text block in twentieths of a point: 156 mm and 225 mm."""
FORM: Final = {False: 9638, True: 14570}
"""The width of the text block of a form, upright and on its side: 170 mm and 257 mm."""
BREAK: Final = "\u2028"
"""Where a cell of a table begins a new line; no text of anybody's holds it."""
LONG: Final = 500
"""A cell of so much text may be broken over pages."""
CELL: Final = 105
"""How wide a cell of text is in a table's 10.5 pt, in twentieths of a point."""
SIGNED: Final = 320
"""A character of 16 pt in twentieths of a point."""
NUMBER: Final = re.compile(r"[-+]?\d[\d.,]*[%％]?|[-—]|\d+/\d+|[-+≥≤<>~]?[\d.]+[^\d\s]{0,5}")
"""What stands at the right of its column."""
ANNEX: Final = re.compile(r"(?:附件：|Annexes: )1\. ")
NEXT: Final = re.compile(r"\d+\. ")
"""The first and the further lines of the list of annexes."""
TOGETHER: Final = 8
"""A table of so few rows is not broken over pages."""
HEAD, NARROW, WIDEST = 8, 17, 40
"""Cells: what a heading asks for at most, what is never broken, what a column asks for at most."""


def form_of(markdown: str, as_of: str, columns: Sequence[int], *, is_landscape: bool = False) -> bytes:
    """The Word file of a table that is a paper of its own, on a page with narrow margins."""
    blocks = [block for block in blocks_of(markdown) if block.kind != "annex"]
    document = new_document(xml_text(next(block.text for block in blocks if block.kind == "title")), as_of)
    set_form(document.sections[0], is_landscape=is_landscape)
    for block in blocks:
        if block.kind == "table":
            _append(document, _table(block.rows, FORM[is_landscape], columns, is_kept=False))
            document.add_paragraph(style="note")
        else:
            _append(document, _paragraph(block, block.kind if block.kind == "title" else "note", is_kept=True))
    _drop_last_empty(document)
    return _bytes_of(document)


def _bytes_of(document: "Word") -> bytes:
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())


def docx_of(markdown: str, as_of: str, page: LeaderPage | None = None, columns: Sequence[int] = ()) -> bytes:
    """The Word file of a report written in Markdown; the same report, the same bytes.

    What stands above *** is drawn as the leader's page where its facts are given. `columns` are the widths of a table
    of as many columns, beside each other; else they follow from the text.
    """
    blocks = blocks_of(markdown)
    titles = [block.text for block in blocks if block.kind == "title"]
    title = titles[-1] if titles else ""
    document = new_document(xml_text(title), as_of)
    blocks = _headed(_sheet(document, blocks, page))
    before: Block | None = None
    is_annex = False
    for nth, (block, after) in enumerate(zip_longest(blocks, blocks[1:])):
        if block.kind == "annex":
            set_landscape(document.sections[0] if before is None else document.add_section(WD_SECTION.NEW_PAGE))
            is_annex = True
        elif block.kind == "table":
            _append(document, _table(block.rows, LANDSCAPE if is_annex else PORTRAIT, columns))
            document.add_paragraph(style="note")
        else:
            is_kept = after is not None and after.kind in {"signature", "table"}
            style = _style(block, blocks[:nth], is_annex=is_annex)
            place = _over(block, after) if block.kind == "signature" else ""
            if block.kind == "title" and before is not None:
                document.add_paragraph(style="subtitle")  # a title stands two lines below the red line
            _append(document, _paragraph(block, style, is_kept=is_kept, place=place))
        before = block
    _drop_last_empty(document)
    return _bytes_of(document)


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
        set_portrait(section)
        number_pages(document, section)
    return rest


def _headed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with the issuer's red head and the number of the document before the title."""
    end = next((at for at, block in enumerate(blocks) if block.kind == "heading"), len(blocks))
    first = tuple(block for block in blocks[:end] if block.kind in {"red head", "small head"})
    return (*first, *(block for block in blocks[:end] if block not in first), *blocks[end:])


def _style(block: Block, trail: Sequence[Block], *, is_annex: bool) -> str:
    """The style of a block, by what stands before it."""
    before = trail[-1].kind if trail else ""
    if block.kind == "small head":
        return "imprint" if any(one.kind == "signature" for one in trail) else "number"
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


def _append(document: "Word", xml: str) -> None:
    document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")


def _over(block: Block, after: Block | None) -> str:
    """Puts who signs in the middle over the date below, as an indent in twentieths of a point."""
    if after is None or after.kind != "signature":
        return ""
    indent = 4 * SIGNED + round((width(after.text) - width(block.text)) * SIGNED / 4)
    return f'<w:ind w:firstLine="0" w:rightChars="0" w:right="{max(indent, 0)}"/>'


def _paragraph(block: Block, style: str, *, is_kept: bool, place: str = "") -> str:
    """A paragraph; the one before a signature or a table is kept with it, so that no page holds either alone."""
    name, keep = style.replace(" ", ""), "<w:keepNext/>" if is_kept else ""
    return f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{name}"/>{keep}{place}</w:pPr>{_runs(block.runs)}</w:p>'


def _runs(runs: Sequence[Run]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    looks = "<w:rPr><w:b/></w:rPr>" if run.is_bold else ""
    lines = (
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in xml_text(run.text, keep_lines=True).split("\n")
    )
    return f"<w:r>{looks}{'<w:br/>'.join(lines)}</w:r>"


def _table(rows: Sequence[Sequence[str]], room: int, columns: Sequence[int], *, is_kept: bool = True) -> str:
    is_given = len(columns) == len(rows[0])
    widths = [room * one // sum(columns) for one in columns] if is_given else _widths(rows, room)
    size = 21 if len(rows) <= 24 or room == LANDSCAPE else 18
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    kept = 1 if not is_kept else len(rows) - 1 if len(rows) <= TOGETHER else 2
    at_right = [all(map(NUMBER.fullmatch, filter(None, cells))) and any(cells) for _, *cells in zip(*rows, strict=True)]
    body = "".join(
        _row(row, widths, size, at_right, is_head=nth == 0, is_kept=nth < kept) for nth, row in enumerate(rows)
    )
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{edges}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def _row(
    cells: Sequence[str], widths: Sequence[int], size: int, at_right: Sequence[bool], *, is_head: bool, is_kept: bool
) -> str:
    """A row; a paragraph's mark has the size of its text, so that an empty cell is no taller than a full one."""
    font = HEI if is_head else FANG
    fonts = f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{font}" w:hint="eastAsia"/>'
    looks = f'<w:rPr>{fonts}<w:sz w:val="{size}"/></w:rPr>'
    pitch = f'<w:snapToGrid w:val="0"/><w:spacing w:before="10" w:after="10" w:line="{size * 12}" w:lineRule="exact"/>'
    keep = "<w:keepNext/>" if is_kept else ""
    places = ["center" if is_head else "right" if one else "left" for one in at_right]
    shown = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{one}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr>{keep}{pitch}<w:jc w:val="{place}"/>{looks}</w:pPr>'
        f"<w:r>{looks}{_lines(cell)}</w:r></w:p></w:tc>"
        for cell, one, place in zip(cells, widths, places, strict=True)
    )
    head = "<w:tblHeader/>" if is_head else ""
    whole = "" if max(map(len, cells)) > LONG else "<w:cantSplit/>"
    return f"<w:tr><w:trPr>{whole}{head}</w:trPr>{shown}</w:tr>"


def _lines(cell: str) -> str:
    parts = (f'<w:t xml:space="preserve">{escape(xml_text(part))}</w:t>' for part in cell.split(BREAK))
    return "<w:br/>".join(parts)


def _widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Narrow columns, such as days, get what they need; the wide ones share the rest by their longest text."""
    columns = list(zip(*rows, strict=True))
    wanted = [3 + min(max(min(width(head), HEAD), *map(width, cells), 2), WIDEST) for head, *cells in columns]
    fixed = sum(one * CELL for one in wanted if one <= NARROW)
    wide = sum(one for one in wanted if one > NARROW)
    if not wide or fixed >= room:
        return [room * one // sum(wanted) for one in wanted]
    return [one * CELL if one <= NARROW else (room - fixed) * one // wide for one in wanted]


def _drop_last_empty(document: "Word") -> None:
    last = document.paragraphs[-1] if document.paragraphs else None
    if last is not None and not last.text and document.tables:
        last.paragraph_format.line_spacing = 1
