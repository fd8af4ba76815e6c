"""Size limits of a return form, checked on its bytes before a spreadsheet is parsed."""

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from typing import IO, Final

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.reading.docx_lines import BROKEN
from qualitytui.reading.encodings import kind_of

CELLS: Final = 200_000
"""Cells of one file; a form of the largest plan has a few thousand."""
PIECE: Final = 1 << 20
CELL: Final = re.compile(rb"<(?:\w+:)?c[ />]|<table:(?:covered-)?table-cell")
PARTS: Final = re.compile(r"xl/worksheets/[^/]+\.xml|content\.xml", re.IGNORECASE)
ENTRY: Final = struct.Struct("<HH")
OLD_CELLS: Final = frozenset({0x0006, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E})
"""The records of an .xls that hold one cell."""
OLD_ROWS: Final = frozenset({0x00BD, 0x00BE})
"""Those that hold several cells of one row: two or six bytes a cell."""


def check_size(content: bytes, name: str) -> None:
    """Refuses a file with more cells than any return form; damage is reported by the reader."""
    try:
        counted = _old_cells(content) if kind_of(content) == "Excel 97-2003" else _cells(content)
        total = 0
        for cells in counted:
            total += cells
            if total > CELLS:
                raise Refused(
                    say("{path} has more than {count} cells; no return form has so many.", path=name, count=CELLS)
                )
    except BROKEN:
        return


def _cells(content: bytes) -> Iterator[int]:
    """Counts the cells of an .xlsx or .ods in a stream; the separators of a text file."""
    if content[:2] != b"PK":
        yield sum(map(content.count, (b"\n", b",", b"\t", b";")))
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            if PARTS.fullmatch(entry.filename):
                with archive.open(entry) as part:
                    yield from _in_pieces(part)


def _in_pieces(part: IO[bytes]) -> Iterator[int]:
    rest = b""
    while piece := part.read(PIECE):
        buffer = rest + piece
        end = buffer.rfind(b"<")
        end = len(buffer) if end < 0 else end
        yield len(CELL.findall(buffer[:end]))
        rest = buffer[end:]


def _old_cells(content: bytes) -> Iterator[int]:
    """Counts the cells of an .xls by its records."""
    import xlrd  # noqa: PLC0415 - only for such files

    book = io.StringIO()
    try:
        stream, start, size = xlrd.compdoc.CompDoc(content, logfile=book).locate_named_stream("Workbook")
    except xlrd.compdoc.CompDocError:
        return
    if stream is None:
        return
    at, end = start, min(start + size, len(stream))
    while at + 4 <= end:
        kind, length = ENTRY.unpack_from(stream, at)
        if kind in OLD_CELLS:
            yield 1
        elif kind in OLD_ROWS:
            yield max(length - 6, 0) // (2 if kind == 0x00BE else 6)
        at += 4 + length
