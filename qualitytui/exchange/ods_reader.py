"""The sheets of an .ods file as rows of text: the file itself says what each cell shows."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from qualitytui.exchange.cells_as_shown import plain_text
from qualitytui.exchange.worksheet import COLUMNS, ROWS, Page, SheetRow, damaged
from qualitytui.reading.docx_lines import BROKEN, check_archive

OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def is_spreadsheet(content: bytes) -> bool:
    """Whether an OpenDocument file holds sheets, and not a text."""
    return b"opendocument.spreadsheet" in content[:200]


def pages_of(content: bytes, name: str) -> list[Page]:
    """The sheets in their order; raises Refused where the file is damaged or locked."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - a parser that opens nothing else

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_archive(archive, name)
            root = parse_xml(archive.read("content.xml"))
    except BROKEN as error:
        raise damaged(name) from error
    return [Page(table.get(f"{TABLE}name") or "", _rows(table)) for table in root.iter(f"{TABLE}table")]


def _rows(table: Any) -> Iterator[SheetRow]:
    number = 1
    for row in table.iter(f"{TABLE}table-row"):
        times = _times(row, "rows")
        cells = tuple(_cells(row))
        if any(cells):
            yield from (SheetRow(number + nth, cells) for nth in range(min(times, ROWS + 1)))
        number += times


def _cells(row: Any) -> Iterator[str]:
    left = COLUMNS + 1
    for cell in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
        times = min(_times(cell, "columns"), left)
        left -= times
        yield from [_text(cell)] * times


def _times(element: Any, of: str) -> int:
    count = element.get(f"{TABLE}number-{of}-repeated") or "1"
    return int(count) if count.isdecimal() and len(count) < 9 else 1


def _text(cell: Any) -> str:
    """A day as it is meant, everything else as the paragraphs of the cell show it."""
    day = cell.get(f"{OFFICE}date-value")
    if day:
        return str(day).removesuffix("T00:00:00").replace("T", " ")
    return plain_text("\n".join("".join(_pieces(part)) for part in cell.iterchildren(f"{TEXT}p")))


def _pieces(element: Any) -> Iterator[str]:
    yield element.text or ""
    for part in element.iterchildren():
        if part.tag == f"{TEXT}s":
            yield " " * int(part.get(f"{TEXT}c") or 1)
        elif part.tag in {f"{TEXT}line-break", f"{TEXT}tab"}:
            yield "\n" if part.tag.endswith("break") else " "
        elif part.tag != f"{OFFICE}annotation":
            yield from _pieces(part)
        yield part.tail or ""
