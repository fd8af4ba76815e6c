"""Tables of a document: their lines, a head of one row or several, and body rows in which merged cells are filled."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from qualitytui.reading.columns import Column, columns_under, is_head_name, settled
from qualitytui.reading.columns import kinds_of as columns_of
from qualitytui.reading.outline import label_of
from qualitytui.reading.table_cells import BREAK, joined

__all__ = ["BREAK", "columns_of"]
ABOVE: Final = "〃"
"""Stands in a cell that the cell above it reaches into; a cell that the one to its left reaches into is empty."""
FOOTNOTE: Final = "〔脚注〕"
"""Begins the line of a footnote, which is no part of the body."""
CONTENTS: Final = "〔目录〕"
"""Begins a line of a Word file's table of contents."""
STRUCK: Final = "〔删除线〕"
"""Begins a line that holds words which the paragraph before it shows struck out."""
DITTO: Final = frozenset((ABOVE, "同上", "″", "〞", "“"))
NOTHING: Final = frozenset(("", "/", "—", "-", "——", "无"))
HIGHEST_HEAD: Final = 4
COUNTED: Final = re.compile(r"[\d一二三四五六七八九十]{1,3}[、.．]?$")
FILLED_DOWN: Final = frozenset(("kind", "group"))
"""Columns in which a blank cell says the same as the cell above it."""


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A row below a head: its own words, and the same with the words of the cells that reach into it from above."""

    line: int
    own: tuple[str, ...]
    whole: tuple[str, ...]

    @property
    def filled(self) -> list[str]:
        """Its own cells that say something."""
        return [cell for cell in self.own if cell not in NOTHING]

    @property
    def words(self) -> str:
        """Its own words on one line."""
        return joined(" ".join(cell for cell in self.own if cell))


@dataclass(slots=True)
class Table:
    """A table: the line it begins on, what stands above its head, its columns, its body rows."""

    line: int
    caption: str
    columns: tuple[Column, ...] = ()
    rows: list[BodyRow] = field(default_factory=list)

    @property
    def kinds(self) -> frozenset[str]:
        """What its columns hold."""
        return frozenset(column.kind for column in self.columns)


def is_cell(text: str) -> bool:
    """Whether a line is a cell or a row of a table."""
    return "\t" in text or ("|" in text and (text.rstrip().endswith("|") or text.lstrip().startswith("|")))


def cells_of(text: str) -> list[str]:
    """The cells of one row, which stand between tabs or upright bars."""
    if "\t" in text:
        return [cell.strip(" 　") for cell in text.removesuffix("\t").split("\t")]
    held = text.strip().removeprefix("|").removesuffix("|").split("|")
    return [re.sub(r" *<br ?/?> *", BREAK, cell).strip(" 　") for cell in held]


def heading_of(text: str) -> tuple[str, str]:
    """A heading's label and its words: 一、提升产品质量 is (一、, 提升产品质量)."""
    found = label_of(text)
    return (found[0], found[3]) if found else ("", text)


def tables_in(lines: Sequence[tuple[int, str]]) -> list[Table]:
    """The tables among the lines; one without a head that is known has no columns."""
    tables: list[Table] = []
    block: list[tuple[int, list[str]]] = []
    for line, text in lines:
        if is_cell(text):
            cells = cells_of(text)
            if not all("-" in cell and not cell.strip(":-") for cell in cells):
                block.append((line, cells))
        elif block:
            tables += _tables(block)
            block = []
    return [*tables, *_tables(block)]


def _tables(block: Sequence[tuple[int, list[str]]]) -> Iterator[Table]:
    """The tables in rows that follow each other; each head begins one, a head said again goes on with it."""
    table: Table | None = None
    above: list[tuple[int, list[str]]] = []
    at = 0
    while at < len(block):
        line, cells = block[at]
        columns, height = _head(block, at)
        if columns:
            if table is not None and [column.names for column in table.columns] != [column.names for column in columns]:
                yield _settled(table)
                table = None
            if table is None:
                caption = " ".join(cell for _, row in above for cell in row if cell)
                table = Table(line, caption, tuple(columns))
            above = []
            at += height
        elif table is None:
            above.append((line, cells))
            at += 1
        else:
            cells, used = _mended(block, at, len(table.columns))
            table.rows.append(_body_row(line, cells, table))
            at += used
    if table is not None:
        yield _settled(table)
    elif above:
        yield Table(above[0][0], "", (), [BodyRow(line, tuple(row), tuple(row)) for line, row in above])


def _head(block: Sequence[tuple[int, list[str]]], at: int) -> tuple[list[Column], int]:
    """The columns of the head that begins at a row, and how many rows it has; none where no head is there."""
    top = block[at][1]
    if len(top) < 3 or any(len(cell) > 40 for cell in top):
        return [], 0
    height = 1
    while at + height < len(block) and height < HIGHEST_HEAD and _goes_on(block[at + height][1], len(top)):
        height += 1
    columns = columns_under([row for _, row in block[at : at + height]])
    return columns, height if columns else 0


def _goes_on(cells: Sequence[str], width: int) -> bool:
    """Whether a row still belongs to the head above it: names of columns below merged cells, and nothing else."""
    words = [cell for cell in cells if cell and cell != ABOVE]
    is_below = len(words) < len(cells) and (not cells[0] or cells[0] == ABOVE)
    return len(cells) <= width and is_below and bool(words) and all(map(is_head_name, words))


def _mended(block: Sequence[tuple[int, list[str]]], at: int, width: int) -> tuple[list[str], int]:
    """A row that a line's end inside a cell tore in two, whole again; and how many lines it takes."""
    cells = block[at][1]
    if len(cells) < width and at + 1 < len(block):
        rest = block[at + 1][1]
        if len(cells) + len(rest) - 1 == width and len(rest) > 1 and not COUNTED.match(rest[0]):
            return [*cells[:-1], f"{cells[-1]}{BREAK}{rest[0]}", *rest[1:]], 2
    return cells, 1


def _body_row(line: int, cells: Sequence[str], table: Table) -> BodyRow:
    own = [*cells, *[""] * (len(table.columns) - len(cells))]
    before = table.rows[-1].whole if table.rows else ("",) * len(own)
    whole = [above if cell in DITTO else cell for cell, above in zip(own, [*before, *[""] * len(own)], strict=False)]
    return BodyRow(line, tuple("" if cell in DITTO else cell for cell in own), tuple(whole))


def _settled(table: Table) -> Table:
    """The table with what its columns hold decided by their cells, and its categories filled down."""
    table.columns = settled(table.columns, [row.own for row in table.rows], [row.whole for row in table.rows])
    above: dict[int, str] = {}
    for nth, row in enumerate(table.rows):
        if len([cell for cell in row.own if cell]) == 1:
            above.clear()
            continue
        whole = list(row.whole)
        for at, column in enumerate(table.columns):
            if column.kind in FILLED_DOWN:
                whole[at] = above[at] = whole[at] or above.get(at, "")
        table.rows[nth] = replace(row, whole=tuple(whole))
    return table


def said(table: Table, cells: Sequence[str], *kinds: str) -> list[str]:
    """The cells of a row in the columns of some kinds that say something."""
    return [
        cell
        for column, cell in zip(table.columns, cells, strict=False)
        if column.kind in kinds and cell not in NOTHING and cell not in DITTO
    ]
