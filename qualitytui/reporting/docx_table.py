"""A table of an official document: fixed columns, single black lines, numbers at the right, rows kept whole."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import permutations
from typing import Final

from docx.oxml.ns import nsdecls

from qualitytui.progress import check_wanted
from qualitytui.reporting.deterministic_zip import word_text, xml_attribute, xml_text
from qualitytui.reporting.docx_page import FANG, HEI, LATIN
from qualitytui.sanitize import width

PORTRAIT: Final = 8845
LANDSCAPE: Final = 12757
"""The width of the text block in twentieths of a point: 156 mm and 225 mm."""
LANDSCAPE_A3: Final = 19730
"""The same on A3 on its side: 348 mm."""
FORM: Final = {False: 9638, True: 14570}
"""The width of the text block of a form, upright and on its side: 170 mm and 257 mm."""
BREAK: Final = "\u2028"
"""Where a cell of a table begins a new line; no text of anybody's holds it."""
LONG: Final = 500
"""A cell of so much text may be broken over pages."""
CELL: Final = 105
"""How wide a cell of text is in a table's 10.5 pt, in twentieths of a point."""
NUMBER: Final = re.compile(r"[-+]?\d[\d.,]*[%％]?|[-—]|\d+/\d+|[-+≥≤<>~]?[\d.]+[^\d\s]{0,5}")
"""What stands at the right of its column."""
TOGETHER, SHORT = 8, 14
"""A table of so few rows, of so few lines in all, is not broken over pages."""
HEAD, HALF, LEAST = 8, 4, 11
"""Cells: what a heading asks for at most, and where there are many columns, what a wide column has at least."""
NARROW: Final = (20, 14)
"""Cells: what is better not broken, and what is not even to make a table lower."""
STEPS: Final = (8, 4, 2, 1)
"""Cells that one wide column gives another."""
LOOKED_AT: Final = 60
"""So many rows say how wide a column must be."""


def table_xml(rows: Sequence[Sequence[str]], room: int, columns: Sequence[int] = (), *, is_kept: bool = True) -> str:
    """The table of these rows, the headings first; `columns` are their widths beside each other, if given."""
    is_given = len(columns) == len(rows[0])
    size = 21 if len(rows) <= 24 or room >= LANDSCAPE else 18
    widths = [room * part // sum(columns) for part in columns] if is_given else _widths(rows, room, size)
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    is_short = len(rows) <= TOGETHER and _height(rows, widths, size) <= SHORT
    together = 1 if not is_kept else len(rows) - 1 if is_short else 2
    at_right = [all(map(NUMBER.fullmatch, filter(None, cells))) and any(cells) for _, *cells in zip(*rows, strict=True)]
    body = "".join(
        _row(row, widths, size, at_right, is_head=nth == 0, is_kept=nth < together) for nth, row in enumerate(rows)
    )
    words = xml_attribute(xml_text("、".join(rows[0])))
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{edges}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
        f"</w:tblCellMar><w:tblDescription w:val={words}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def _row(
    cells: Sequence[str], widths: Sequence[int], size: int, at_right: Sequence[bool], *, is_head: bool, is_kept: bool
) -> str:
    """A row; a paragraph's mark has the size of its text, so that an empty cell is no taller than a full one."""
    font = HEI if is_head else FANG
    fonts = f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{font}" w:hint="eastAsia"/>'
    check_wanted()
    looks = f'<w:rPr>{fonts}<w:sz w:val="{size}"/></w:rPr>'
    pitch = f'<w:snapToGrid w:val="0"/><w:spacing w:before="10" w:after="10" w:line="{size * 12}" w:lineRule="exact"/>'
    keep = "<w:keepNext/>" if is_kept else ""
    places = ["center" if is_head else "right" if is_right else "left" for is_right in at_right]
    cells_xml = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr>{keep}{pitch}<w:jc w:val="{place}"/>{looks}</w:pPr>'
        f"<w:r>{looks}{_broken(cell)}</w:r></w:p></w:tc>"
        for cell, wide, place in zip(cells, widths, places, strict=True)
    )
    head = "<w:tblHeader/>" if is_head else ""
    whole = "" if max(map(len, cells)) > LONG else "<w:cantSplit/>"
    return f"<w:tr><w:trPr>{whole}{head}</w:trPr>{cells_xml}</w:tr>"


def _broken(cell: str) -> str:
    parts = map(word_text, cell.split(BREAK))
    return "<w:br/>".join(parts)


def _height(rows: Sequence[Sequence[str]], widths: Sequence[int], size: int) -> int:
    """How many lines a table takes."""
    rooms = [wide // (size * 5) for wide in widths]
    return sum(max(_lines([width(cell)], room) for cell, room in zip(row, rooms, strict=True)) for row in rows)


def _widths(rows: Sequence[Sequence[str]], room: int, size: int) -> list[int]:
    """The widths with which the table is lowest; a column that need not be broken is only to make it lower."""
    sample = rows[:LOOKED_AT]
    return min((_parted(sample, room, narrow) for narrow in NARROW), key=lambda split: _height(sample, split, size))


def _parted(rows: Sequence[Sequence[str]], room: int, narrow: int) -> list[int]:
    """Narrow columns, such as days, get what they need; the wide ones share the rest so that the table is lowest."""
    columns = list(zip(*rows, strict=True))
    wanted = [3 + max(min(width(head), HEAD), *map(width, cells), 2) for head, *cells in columns]
    fixed = sum(need for need in wanted if need <= narrow)
    wide = [at for at, cells in enumerate(wanted) if cells > narrow]
    rest = room // CELL - fixed
    if not wide and sum(wanted) > room // CELL:
        wanted = [3 + max(min(width(head), HALF), *map(width, cells), 2) for head, *cells in columns]
    if not wide:
        return [room * part // sum(wanted) for part in wanted]
    if rest < LEAST * len(wide):
        least = [min(cells, narrow) for cells in wanted]
        return [room * part // sum(least) for part in least]
    shared = dict(zip(wide, _shared([columns[at] for at in wide], rest), strict=True))
    cells = [shared.get(at, part) for at, part in enumerate(wanted)]
    return [room * part // sum(cells) for part in cells]


def _shared(columns: Sequence[Sequence[str]], room: int) -> list[int]:
    """The cells that each column gets: from an even share, moved about as long as the table gets lower by it."""
    sizes = [[[width(line) for line in cell.split("\n")] for cell in column] for column in columns]

    @cache
    def lines(at: int, wide: int) -> list[int]:
        return [_lines(cell, wide) for cell in sizes[at]]

    def height(got: Sequence[int]) -> tuple[int, int]:
        heights = [lines(at, wide) for at, wide in enumerate(got)]
        return sum(map(max, zip(*heights, strict=True))), sum(map(sum, heights))

    got = [room // len(columns)] * len(columns)
    got[0] += room - sum(got)
    best = height(got)
    for step in STEPS:
        is_better = True
        while is_better:
            is_better = False
            for giving, taking in permutations(range(len(got)), 2):
                moved = [wide + step * ((at == taking) - (at == giving)) for at, wide in enumerate(got)]
                if moved[giving] >= LEAST and (now := height(moved)) < best:
                    got, best, is_better = moved, now, True
    return got


def _lines(cell: Sequence[int], wide: int) -> int:
    """How many lines a cell takes; its margins and a mark that may not begin a line take something."""
    room = max(wide - 3, 1)
    return sum(max(-(-cells // room), 1) for cells in cell)
