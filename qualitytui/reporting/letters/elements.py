"""Paragraphs and tables of letters as WordprocessingML."""

from collections.abc import Sequence
from html import escape
from itertools import pairwise
from typing import Final, NamedTuple

from docx.oxml.ns import nsdecls

from qualitytui.reporting.docx_page import FANG, HEI, KAI, LATIN, SONG

__all__ = ["FANG", "HEI", "KAI", "SONG", "Cell", "paragraph", "table"]
ROOM: Final = 8845
"""The width of the text block in twentieths of a point: 156 mm."""
CHARACTERS: Final = 28
PLAIN: Final = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
"""No blanks between digits and Chinese characters."""


class Cell(NamedTuple):
    """One cell of a form: its text, how many of the 28 characters it is wide, whether it is a label."""

    text: str
    width: int
    is_label: bool = False
    lines: int = 1


def paragraph(
    text: str,
    *,
    font: str = FANG,
    size: float = 16,
    place: str = "both",
    first: int = 0,
    looks: str = "",
    more: str = "",
    colour: str = "",
    line: int | None = None,
    is_exact: bool = True,
) -> str:
    """A paragraph: its font, size and place, `first` characters indented; `looks` and `more` are its own properties."""
    pitch = "" if line is None else f'w:line="{line}" w:lineRule="{"exact" if is_exact else "atLeast"}"'
    indent = f'<w:ind w:firstLineChars="{first * 100}" w:firstLine="{round(first * size * 20)}"/>' if first else ""
    tint = f'<w:color w:val="{colour}"/>' if colour else ""
    run = (
        f'<w:rPr><w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:cs="{LATIN}" w:eastAsia="{font}"/>{tint}{more}'
        f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/></w:rPr>'
    )
    return (
        f'<w:p {nsdecls("w")}><w:pPr>{looks}{PLAIN}<w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" {pitch}/>'
        f'{indent}<w:jc w:val="{place}"/>{run}</w:pPr><w:r>{run}'
        f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r></w:p>'
    )


def table(rows: Sequence[Sequence[Cell]], *, size: float = 12) -> str:
    """A form of cells that share 28 characters a row, with single black lines."""
    edges = sorted({0, *(sum(cell.width for cell in row[: at + 1]) for row in rows for at in range(len(row)))})
    place = {edge: ROOM * edge // CHARACTERS for edge in edges}
    grid = "".join(f'<w:gridCol w:w="{place[b] - place[a]}"/>' for a, b in pairwise(edges))
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)
    body = "".join(_row(row, edges, place, size) for row in rows)
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{ROOM}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def _row(cells: Sequence[Cell], edges: Sequence[int], place: dict[int, int], size: float) -> str:
    at, text = 0, ""
    for cell in cells:
        end = at + cell.width
        span = edges.index(end) - edges.index(at)
        text += (
            f'<w:tc><w:tcPr><w:tcW w:w="{place[end] - place[at]}" w:type="dxa"/><w:gridSpan w:val="{span}"/>'
            f'<w:vAlign w:val="center"/></w:tcPr>{_content(cell, size)}</w:tc>'
        )
        at = end
    tall = max(cell.lines for cell in cells)
    height = f'<w:trHeight w:val="{round(tall * size * 20 * 1.35) + 80}" w:hRule="atLeast"/>'
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{text}</w:tr>"


def _content(cell: Cell, size: float) -> str:
    pitch = round(size * 20 * 1.3)
    font, where = (HEI, "center") if cell.is_label else (FANG, "left")
    return "".join(paragraph(text, font=font, size=size, place=where, line=pitch) for text in cell.text.split("\n"))
