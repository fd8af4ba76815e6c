"""What departments do to a return form in their spreadsheet."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl

TASKS, INDICATORS = "任务进展", "指标完成"
HEADINGS = 3
"""The row of the headings."""


class Filled:
    """A form open in a spreadsheet."""

    def __init__(self, path: Path) -> None:
        self.book: Any = openpyxl.load_workbook(path)

    @property
    def tasks(self) -> Any:
        return self.book.worksheets[0]

    @property
    def indicators(self) -> Any:
        return self.book.worksheets[1]

    def put(self, label: str, heading: str, value: Any, form: str | None = None) -> None:
        """Writes into the row of a label, on whichever sheet has the heading."""
        for page in (self.tasks, self.indicators):
            columns = {cell.value: cell.column for cell in page[HEADINGS]}
            rows = {cell.value: cell.row for cell in page["A"]}
            if heading in columns and label in rows:
                cell = page.cell(rows[label], columns[heading])
                cell.value = value
                if form:
                    cell.number_format = form
                return
        raise KeyError((label, heading))

    def sign(self, person: str = "陈科长", phone: str = "83001234", day: str = "2013-07-18") -> None:
        """Fills in the foot of the first sheet."""
        for name, value in (("填报人：", person), ("联系电话：", phone), ("填报日期：", day)):
            cell = next(cell for row in self.tasks.iter_rows() for cell in row if cell.value == name)
            self.tasks.cell(cell.row, cell.column + 1).value = value

    def save(self, path: Path) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.book.save(path)
        return path


def each_mark(book: Any, change: Callable[[str], str | None]) -> None:
    """Changes every mark of a form."""
    for cell in _marks(book):
        cell.value = change(str(cell.value))


def _marks(book: Any) -> Iterator[Any]:
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("QF1|"):
                    yield cell
