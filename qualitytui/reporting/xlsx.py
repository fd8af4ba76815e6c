"""The week as an Excel workbook: summary with a chart, tasks, indicators with their history, departments, changes."""

import io
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, TypeVar

from qualitytui.i18n import say
from qualitytui.model.indicator import Indicator
from qualitytui.model.light import LIGHTS, light_word
from qualitytui.model.status import STATUSES, status_word
from qualitytui.model.task import Task
from qualitytui.model.week import Week
from qualitytui.progress import wanted
from qualitytui.reporting import xlsx_sheets as sheets
from qualitytui.reporting.colours import LIGHT_COLOURS
from qualitytui.reporting.deterministic_zip import repacked, xml_text
from qualitytui.reporting.table import WHOLE, Table
from qualitytui.reporting.tables import corrected, counts, trend
from qualitytui.reporting.xlsx_charts import lights_chart, trend_chart
from qualitytui.reporting.xlsx_sheets import NO_MARKS, Cell, Marks, XlsxColumn, kind_tables, table_columns
from qualitytui.sanitize import width

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

V = TypeVar("V")
MOST: Final = 32_767
"""Characters that a cell holds."""
LINE, TALLEST = 14.5, 8
"""The height of a line, and how many of them a row shows at most."""
LINES: Final = {"border": 1, "border_color": "#C4CAD3"}
HEAD: Final = {"bold": True, "bg_color": "#E7ECF2", "bottom": 1, "valign": "vcenter"}
NUMBER: Final = re.compile("[+-]?[0-9]+")
TREND_AT: Final = 26
"""The row below the charts in which the trend stands."""
ROWS: Final = 1_048_000
"""Rows that a sheet holds, a few kept free."""


def workbook_of(
    week: Week,
    kind: str = "week",
    task_marks: Marks = NO_MARKS,
    indicator_marks: Marks = NO_MARKS,
    *,
    is_a3: bool = False,
) -> bytes:
    """The bytes of the workbook of a kind of report, its sheets for A4 or A3; the same facts, the same bytes.

    The marks are those of rows that another file of the same report has computed already, by the items' numbers.
    """
    write = _Writer(say("Week {week}", week=week.name), week.as_of)
    write.paper = A3 if is_a3 else A4
    write.summary(week)
    for name, table in kind_tables(kind, week):
        write.sheet(name, table_columns(table), table.rows)
    write.sheet(say("tasks"), sheets.tasks(task_marks), week.tasks, printed=12)
    write.sheet(say("indicators"), sheets.indicators(indicator_marks), week.indicators, printed=11)
    write.sheet(say("measurements"), sheets.history(), sheets.readings(week))
    write.sheet(say("departments"), sheets.departments(), week.status.departments)
    write.sheet(say("what moved"), sheets.moves(), week.moves)
    write.sheet(say("changes"), sheets.changes(), week.changes)
    return write.content()


def tasks_workbook(tasks: Iterable[Task], as_of: str) -> bytes:
    """A workbook of these tasks alone."""
    write = _Writer(say("tasks"), as_of)
    write.sheet(say("tasks"), sheets.tasks(), tasks, printed=12)
    return write.content()


def indicators_workbook(indicators: Iterable[Indicator], as_of: str) -> bytes:
    """A workbook of these indicators alone."""
    write = _Writer(say("indicators"), as_of)
    write.sheet(say("indicators"), sheets.indicators(), indicators, printed=11)
    return write.content()


A4, A3 = 9, 8
"""The numbers by which Excel knows papers."""


class _Writer:
    """One workbook being written."""

    paper = A4

    def __init__(self, title: str, as_of: str) -> None:
        import xlsxwriter  # noqa: PLC0415 - only for workbooks

        from qualitytui.reporting.xlsx_worksheet import TextWorksheet  # noqa: PLC0415 - likewise

        self._lists = TextWorksheet
        self.as_of = as_of
        self.out = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.book: Workbook = xlsxwriter.Workbook(self.out, options)
        self.book.set_properties({"title": title, "created": datetime.fromisoformat(as_of)})
        book = self.book
        base: dict[str, Any] = {"font_name": "宋体", "font_size": 10.5, "valign": "top", "text_wrap": True}
        lined = base | LINES
        self.formats: dict[str, Format] = {
            "text": book.add_format(lined | {"num_format": "@"}),
            "number": book.add_format(lined | {"text_wrap": False}),
            "day": book.add_format(lined | {"num_format": "yyyy-mm-dd", "align": "left", "text_wrap": False}),
            "share": book.add_format(lined | {"num_format": "0%", "text_wrap": False}),
            "fine": book.add_format(lined | {"num_format": "0.0%", "text_wrap": False}),
            "head": book.add_format(base | HEAD),
            "plain": book.add_format(base | {"num_format": "@", "text_wrap": False}),
            "number head": book.add_format(base | HEAD | {"align": "right"}),
            "title": book.add_format(base | {"bold": True, "font_size": 16, "text_wrap": False}),
        }
        self.lights = {
            light: book.add_format({"bg_color": light_colours.ground, "font_color": light_colours.ink})
            for light, light_colours in LIGHT_COLOURS.items()
        }

    def sheet(
        self, name: str, columns: Sequence["XlsxColumn[V]"], items: Iterable[V], printed: int | None = None
    ) -> None:
        """One list: frozen head, filter, widths, lights in colour, A4 on its side."""
        page = self.book.add_worksheet(name, self._lists)
        page.set_row(0, 2 * LINE)
        for at, column in enumerate(columns):
            page.set_column(at, at, column.width)
            is_number = column.kind in {"number", "share"}
            page.write_string(0, at, column.heading, self.formats["number head" if is_number else "head"])
        last, seen = 0, printed or len(columns)
        for last, item in enumerate(wanted(items), 1):
            if last > ROWS:
                page.write_string(last, 0, say("and more than a sheet holds; the CSV file has them all"))
                break
            cells = [column.show(item) for column in columns]
            lines = max(_lines(cell, column.width) for cell, column in zip(cells[:seen], columns[:seen], strict=True))
            page.set_row(last, LINE * min(lines, TALLEST))
            for at, (cell, column) in enumerate(zip(cells, columns, strict=True)):
                self._put(page, last, at, cell, column.kind)
        page.freeze_panes(1, 2)
        page.autofilter(0, 0, max(last, 1), len(columns) - 1)
        for at, column in enumerate(columns):
            if column.kind == "light" and last:
                self._colour(page, at, last)
            elif column.kind in {"key", "status"} and last:
                page.data_validation(1, at, last, at, _guard(column.kind))
        self._printed(page, name)
        page.repeat_rows(0)
        page.print_area(0, 0, max(last, 1), seen - 1)

    def content(self) -> bytes:
        """The bytes of the whole workbook."""
        self.book.close()
        return repacked(self.out.getvalue())

    def summary(self, week: Week) -> None:
        """The counts of now and before, and a chart of the lights."""
        page = self.book.add_worksheet(say("summary"))
        page.set_column(0, 0, 14)
        page.set_column(1, 12, 11)
        page.set_row(0, 26)
        titles = "、".join(plan.title for plan in week.status.plans)
        page.write_string(0, 0, xml_text(titles)[:MOST], self.formats["title"])
        page.write_string(1, 0, say("Week {week}", week=week.name) + f"  {self.as_of}", self.formats["plain"])
        self._numbers(page, 3, counts(week))
        page.write_string(7, 0, _figures(week), self.formats["plain"])
        weeks, table = trend(week), corrected(week, WHOLE)
        name = page.get_name()
        page.insert_chart(8, 0, lights_chart(self.book, name), {"object_position": 2})
        if weeks.rows:
            page.insert_chart(8, 6, trend_chart(self.book, name, TREND_AT, len(weeks.rows)), {"object_position": 2})
            self._numbers(page, TREND_AT, weeks)
        if table.rows:
            page.set_row(TREND_AT + 9, 26)
            page.write_string(TREND_AT + 9, 0, say("Corrections of closed weeks"), self.formats["title"])
            self._texts(page, TREND_AT + 10, table, (0, 1, 2, 3, 7))
        self._printed(page, page.get_name())

    def _numbers(self, page: "Worksheet", top: int, table: Table) -> None:
        """A small table below its headings; what is a number in it is one."""
        page.set_row(top, 2 * LINE)
        for down, row in enumerate((table.head, *table.rows)):
            for at, cell in enumerate(row):
                is_number = NUMBER.fullmatch(table.rows[0][at]) is not None
                if down == 0:
                    page.write_string(top, at, cell, self.formats["number head" if is_number else "head"])
                elif is_number and NUMBER.fullmatch(cell):
                    page.write_number(top + down, at, int(cell), self.formats["number"])
                else:
                    page.write_string(top + down, at, cell, self.formats["plain"])

    def _texts(self, page: "Worksheet", top: int, table: Table, places: Sequence[int]) -> None:
        """A table of text in columns so far apart that what is long has room."""
        page.set_row(top, LINE, self.formats["head"])
        for down, row in enumerate((table.head, *table.rows)):
            for at, cell in zip(places, row, strict=True):
                looks = self.formats["plain" if down else "head"]
                page.write_string(top + down, at, _fitting(xml_text(cell)), looks)

    def _put(self, page: "Worksheet", row: int, at: int, value: Cell, kind: str) -> None:
        if value is None or value == "":
            return
        if isinstance(value, str):
            if kind == "day":
                with suppress(ValueError):
                    page.write_datetime(row, at, date.fromisoformat(value), self.formats["day"])
                    return
            page._write_string(row, at, _fitting(xml_text(value, keep_lines=True)), self.formats["text"])  # noqa: SLF001 - without asking again of each cell how its place is given
        else:
            is_fine = kind == "share" and round(value * 1000) % 10 != 0
            looks = "fine" if is_fine else "share" if kind == "share" else "number"
            page._write_number(row, at, value, self.formats[looks])  # noqa: SLF001 - likewise

    def _colour(self, page: "Worksheet", at: int, last: int) -> None:
        for light in LIGHTS:
            page.conditional_format(
                1,
                at,
                last,
                at,
                {"type": "cell", "criteria": "==", "value": f'"{light_word(light)}"', "format": self.lights[light]},
            )

    def _printed(self, page: "Worksheet", name: str) -> None:
        page.set_landscape()
        page.set_paper(self.paper)
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        page.fit_to_pages(1, 0)
        page.set_footer(f"&L{name.replace('&', '&&')}&C&P / &N&R{self.as_of}")


def _guard(kind: str) -> dict[str, Any]:
    """Keeps what a row is known by from being changed, and a status to those there are."""
    if kind == "status":
        return {"validate": "list", "source": [status_word(code) for code in STATUSES]}
    title, text = say("This column is not to be changed."), say("The program knows the row by it.")
    return {"validate": "custom", "value": "=FALSE", "error_title": title[:32], "error_message": text[:255]}


def _figures(week: Week) -> str:
    """The figures with their bases, as the report says them."""
    status, task_counts = week.status, week.status.counts
    return say(
        "{total} tasks, {attributed} attributed and not cancelled: closed {done}, to verify {to_verify}; "
        "overdue {overdue}; silent {silent} items, {pairs} of departments; "
        "indicators {indicators}, measured {measured}, reached {met}",
        total=status.total,
        attributed=task_counts.attributed,
        done=task_counts.done,
        to_verify=task_counts.to_verify,
        overdue=len(status.overdue),
        silent=len(status.silent),
        pairs=len(status.silences),
        indicators=status.indicators.total,
        measured=status.indicators.measured,
        met=status.indicators.met,
    )


def _lines(cell: Cell, room: float) -> int:
    """How many lines a cell takes."""
    if not isinstance(cell, str):
        return 1
    if 0 < 2 * len(cell) <= room and "\n" not in cell:
        return 1
    return sum(1 + int((width(line) - 0.5) // room) for line in cell.split("\n"))


def _fitting(text: str) -> str:
    """Text that a cell holds; what is too long says so at its end."""
    if len(text) <= MOST:
        return text
    mark = say(".. ({count} characters in all)", count=len(text))
    return text[: MOST - len(mark)] + mark
