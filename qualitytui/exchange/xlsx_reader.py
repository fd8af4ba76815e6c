"""The sheets of an .xlsx file as rows of text."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from qualitytui.errors import Refused
from qualitytui.exchange.cells_as_shown import shown
from qualitytui.exchange.worksheet import COLUMNS, Page, SheetRow, damaged, how_to_save
from qualitytui.i18n import say
from qualitytui.reading.docx_lines import BROKEN, STRICT, check_archive

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

STYLES: Final = "xl/styles.xml"
NEEDED: Final = (
    re.compile(rb"<(?:\w+:)?numFmts\b.*?</(?:\w+:)?numFmts>", re.DOTALL),
    re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL),
)
"""The parts of the styles that say what a cell shows."""
ROOT: Final = re.compile(rb"<(?:\w+:)?styleSheet\b[^>]*?/?>")
PLAIN: Final = (
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>'
)


def pages_of(content: bytes, name: str) -> list[Page]:
    """The sheets with cells, in their order; raises Refused where the file is none that Excel opens."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_archive(archive, name)
        book = _opened(content)
        pages = [Page(page.title, _rows(page)) for page in book.worksheets]
    except BROKEN as error:
        raise damaged(name) from error
    if not pages:
        raise Refused(say("{path} has no sheet with cells.", path=name), how_to_save())
    return pages


def _opened(content: bytes) -> "Workbook":
    """Opens the workbook, normalised where openpyxl cannot open it."""
    import openpyxl  # noqa: PLC0415 - only for Excel files

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            if book.worksheets or book.chartsheets:
                return book
        except BROKEN:
            pass
        return openpyxl.load_workbook(io.BytesIO(_usual(content)), read_only=True, data_only=True)


def _usual(content: bytes) -> bytes:
    """The file with the usual names for those of a strict one, and of its styles only the number formats."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename.lower().endswith((".xml", ".rels")):
                for strict, usual in STRICT:
                    part = part.replace(strict, usual)
            new.writestr(zipfile.ZipInfo(entry.filename), _formats(part) if entry.filename == STYLES else part)
        if STYLES not in old.namelist():
            new.writestr(zipfile.ZipInfo(STYLES), PLAIN)
    return buffer.getvalue()


def _formats(styles: bytes) -> bytes:
    root = ROOT.search(styles)
    parts = [match[0] for form in NEEDED if (match := form.search(styles))]
    if root is None or not parts:
        return PLAIN
    name = root[0].lstrip(b"<").split()[0].rstrip(b"/>")
    return root[0].rstrip(b"/>") + b">" + b"".join(parts) + b"</" + name + b">"


def _rows(page: "Worksheet") -> Iterator[SheetRow]:
    """The non-empty rows; openpyxl repeats one row object over a gap, which is checked once."""
    if hasattr(page, "reset_dimensions"):
        page.reset_dimensions()
    gap: object = None
    is_1904 = page.parent is not None and page.parent.epoch.year == 1904
    for number, row in enumerate(page.iter_rows(max_col=COLUMNS + 1), 1):
        if row is gap:
            continue
        if all(cell.value is None for cell in row):
            gap = row
        else:
            yield SheetRow(number, tuple(_text(cell, is_1904=is_1904) for cell in row))


def _text(cell: "Cell | MergedCell", *, is_1904: bool) -> str:
    if cell.value is None or isinstance(cell.value, str):
        return shown(cell.value)
    try:
        built_in, form = cell.style_array.numFmtId, cell.number_format  # type: ignore[attr-defined] # the stubs lack it
    except (IndexError, AttributeError):
        built_in, form = 0, "General"
    return shown(cell.value, form, built_in, is_1904=is_1904)
