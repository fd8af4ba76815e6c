"""A report as a Word file laid out like an official document (GB/T 9704-2012)."""

import io
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
CELL: Final = 105
"""How wide a cell of text is in a table's 10.5 pt, in twentieths of a point."""
HEAD, NARROW, WIDEST = 8, 14, 40
"""Cells: what a heading asks for at most, what is never broken, what a column asks for at most."""


def docx_of(markdown: str, as_of: str, page: LeaderPage | None = None) -> bytes:
    """The Word file of a report written in Markdown; the same report, the same bytes.

    What stands above *** is drawn as the leader's page where its facts are given.
    """
    blocks = blocks_of(markdown)
    title = next((block.text for block in blocks if block.kind == "title"), "")
    document = new_document(xml_text(title), as_of)
    blocks = _sheet(document, blocks, page)
    before: Block | None = None
    is_annex = False
    for block, after in zip_longest(blocks, blocks[1:]):
        if block.kind == "annex":
            set_landscape(document.sections[0] if before is None else document.add_section(WD_SECTION.NEW_PAGE))
            is_annex = True
        elif block.kind == "table":
            _append(document, _table(block.rows, LANDSCAPE if is_annex else PORTRAIT))
            document.add_paragraph(style="note")
        else:
            is_kept = after is not None and after.kind == "signature"
            _append(document, _paragraph(block, _style(block, before, is_annex=is_annex), is_kept=is_kept))
        before = block
    _drop_last_empty(document)
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())


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


def _style(block: Block, before: Block | None, *, is_annex: bool) -> str:
    if block.kind == "text" and before is not None and before.kind == "title":
        return "subtitle"
    if is_annex and block.kind in {"heading", "subheading"}:
        return "annex mark" if block.kind == "heading" else "annex title"
    return block.kind


def _append(document: "Word", xml: str) -> None:
    document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")


def _paragraph(block: Block, style: str, *, is_kept: bool) -> str:
    """A paragraph; the one before a signature is kept on its page, so that no page holds a signature alone."""
    name, keep = style.replace(" ", ""), "<w:keepNext/>" if is_kept else ""
    return f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{name}"/>{keep}</w:pPr>{_runs(block.runs)}</w:p>'


def _runs(runs: Sequence[Run]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    looks = "<w:rPr><w:b/></w:rPr>" if run.is_bold else ""
    lines = (
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in xml_text(run.text, keep_lines=True).split("\n")
    )
    return f"<w:r>{looks}{'<w:br/>'.join(lines)}</w:r>"


def _table(rows: Sequence[Sequence[str]], room: int) -> str:
    widths = _widths(rows, room)
    size = 21 if len(rows) <= 24 or room == LANDSCAPE else 18
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    body = "".join(_row(row, widths, size, is_head=nth == 0) for nth, row in enumerate(rows))
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{edges}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def _row(cells: Sequence[str], widths: Sequence[int], size: int, *, is_head: bool) -> str:
    font = HEI if is_head else FANG
    looks = f'<w:rPr><w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{font}"/><w:sz w:val="{size}"/></w:rPr>'
    place = '<w:jc w:val="center"/>' if is_head else '<w:jc w:val="left"/>'
    pitch = '<w:snapToGrid w:val="0"/><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'
    shown = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{one}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"<w:p><w:pPr>{pitch}{place}</w:pPr>"
        f'<w:r>{looks}<w:t xml:space="preserve">{escape(xml_text(cell))}</w:t></w:r></w:p></w:tc>'
        for cell, one in zip(cells, widths, strict=True)
    )
    head = "<w:tblHeader/>" if is_head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{shown}</w:tr>"


def _widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Narrow columns, such as days, get what they need; the wide ones share the rest by their longest text."""
    columns = list(zip(*rows, strict=True))
    wanted = [2 + min(max(min(width(head), HEAD), *map(width, cells), 2), WIDEST) for head, *cells in columns]
    fixed = sum(one * CELL for one in wanted if one <= NARROW)
    wide = sum(one for one in wanted if one > NARROW)
    if not wide or fixed >= room:
        return [room * one // sum(wanted) for one in wanted]
    return [one * CELL if one <= NARROW else (room - fixed) * one // wide for one in wanted]


def _drop_last_empty(document: "Word") -> None:
    last = document.paragraphs[-1] if document.paragraphs else None
    if last is not None and not last.text and document.tables:
        last.paragraph_format.line_spacing = 1
