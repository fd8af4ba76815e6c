"""A worksheet that writes its cells of text, of which there are most, without the checks that each kind of cell has."""

from functools import cache
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from qualitytui.progress import check_wanted


class TextWorksheet(Worksheet):  # type: ignore[misc]  # ships no types
    """A worksheet of lists: the XML is the library's own, byte by byte."""

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        """One cell as XML; one of text with a format has no more than its place, its format and its number."""
        check_wanted()
        if type(cell).__name__ == "String" and cell.format:
            place = f'r="{_column(col)}{row + 1}" s="{cell.format._get_xf_index()}"'  # noqa: SLF001 - as the library does
            self.fh.write(f'<c {place} t="s"><v>{cell.string}</v></c>')
        else:
            super()._write_cell(row, col, cell)


@cache
def _column(at: int) -> str:
    return str(xl_col_to_name(at))
