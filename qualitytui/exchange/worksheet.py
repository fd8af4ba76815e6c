"""A sheet of a workbook as rows of text, whichever format it came in."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from qualitytui.errors import Refused
from qualitytui.i18n import say

ROWS: Final = 300_000
COLUMNS: Final = 200


class SheetRow(NamedTuple):
    """One row: its number as a spreadsheet counts, and its cells."""

    number: int
    cells: tuple[str, ...]


class Page(NamedTuple):
    """A sheet of a workbook, whose rows are read as they are asked for."""

    title: str
    rows: Iterator[SheetRow]


def how_to_save() -> str:
    """What to do with a file that holds no table."""
    return say("Save it in the spreadsheet as CSV (UTF-8) or as .xlsx, and take that.")


def damaged(name: str) -> Refused:
    """What is said of a workbook that cannot be opened."""
    return Refused(
        say("{path} is an Excel file that cannot be read: it is damaged, cut off or locked.", path=name), how_to_save()
    )
