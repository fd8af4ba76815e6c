"""The sheets of an .xls file, that of Excel 97-2003 and of WPS, as rows of text."""

import io
from collections.abc import Iterator
from typing import Any

from qualitytui.exchange.cells_as_shown import shown
from qualitytui.exchange.worksheet import COLUMNS, Page, SheetRow, damaged
from qualitytui.reading.docx_lines import BROKEN


def pages_of(content: bytes, name: str) -> list[Page]:
    """The sheets in their order; raises Refused where the file is damaged or locked."""
    import xlrd  # noqa: PLC0415 - only for such files

    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())
        return [Page(sheet.name, _rows(book, sheet)) for sheet in book.sheets()]
    except (xlrd.XLRDError, xlrd.compdoc.CompDocError, *BROKEN) as error:
        raise damaged(name) from error


def _rows(book: Any, sheet: Any) -> Iterator[SheetRow]:
    for number in range(sheet.nrows):
        cells = tuple(_text(book, cell) for cell in sheet.row(number)[: COLUMNS + 1])
        if any(cells):
            yield SheetRow(number + 1, cells)


def _text(book: Any, cell: Any) -> str:
    """What a cell shows: an error by its name, a number in its format."""
    kinds = {0: "", 6: "", 1: cell.value, 4: bool(cell.value), 5: _error(cell.value)}
    if cell.ctype in kinds:
        return shown(kinds[cell.ctype])
    key = book.xf_list[cell.xf_index].format_key
    form = book.format_map[key].format_str if key in book.format_map else "General"
    is_general = form.lower() in {"", "general"}
    return shown(cell.value, "General" if is_general else form, key, is_1904=bool(book.datemode))


def _error(code: object) -> str:
    names = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
    return names.get(code, "#VALUE!") if isinstance(code, int) else ""
