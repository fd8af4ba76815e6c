"""The sheets of an .xlsx file as tables of text."""

import datetime
import io
import warnings
import zipfile
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from qualitytui.errors import Refused
from qualitytui.exchange.headings import LANGUAGES
from qualitytui.exchange.reading import COLUMNS, ROWS, Sheet, SheetRow, how_to_save, sheet_of
from qualitytui.model.amount import shown_amount
from qualitytui.reading.word import BROKEN, check_archive
from qualitytui.words import say, speaking

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet


def sheets_of(content: bytes, shown: str) -> list[Sheet]:
    """The sheets of tasks and indicators, by their names; in a file without such, the first one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_archive(archive, shown)
        import openpyxl  # noqa: PLC0415 - only for Excel files

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            pages, names = book.worksheets, _names()
            if not pages:
                raise Refused(say("{path} has no sheet with cells.", path=shown), how_to_save())
            named = [page for page in pages if page.title in names]
            return [_sheet(page, f"{shown} {page.title}") for page in named or pages[:1]]
    except BROKEN as error:
        why = str(error) or type(error).__name__
        raise Refused(
            say("{path} is no Excel file that can be read: {why}.", path=shown, why=why), how_to_save()
        ) from error


def _names() -> set[str]:
    names = set[str]()
    for language in LANGUAGES:
        with speaking(language):
            names |= {say("tasks"), say("indicators")}
    return names


def _sheet(page: "Worksheet", shown: str) -> Sheet:
    return sheet_of(shown, list(islice(_rows(page), ROWS + 1)), is_narrow=False)


def _rows(page: "Worksheet") -> Iterator[SheetRow]:
    """The rows that hold something; of a gap openpyxl gives one row over and over, which is looked at once."""
    if hasattr(page, "reset_dimensions"):
        page.reset_dimensions()
    gap: object = None
    for number, row in enumerate(page.iter_rows(max_col=COLUMNS + 1), 1):
        if row is gap:
            continue
        if all(cell.value is None for cell in row):
            gap = row
        else:
            yield SheetRow(number, tuple(_text(cell) for cell in row))


def _text(cell: "Cell | MergedCell") -> str:
    """What a cell shows: days in ISO, shares in per cent, numbers without a needless fraction."""
    match cell.value:
        case None:
            return ""
        case datetime.datetime() as moment:
            return moment.isoformat(" ") if moment.time() != datetime.time() else moment.date().isoformat()
        case bool() | str() | datetime.date() as value:
            return str(value)
        case int() | float() as value:
            return f"{shown_amount(value * 100)}%" if "%" in cell.number_format else shown_amount(value)
        case other:
            return str(other)
