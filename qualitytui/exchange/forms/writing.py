"""Writes one department's return form as a protected .xlsx with data validation, ready to print."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from qualitytui.exchange.forms.checks import CellChecks
from qualitytui.exchange.forms.explanation import explanation
from qualitytui.exchange.forms.marks import PROPERTY, WORDS_PROPERTY, Mark, words_text
from qualitytui.model import form_columns as layout
from qualitytui.model.form_columns import FORM_STATUSES, FormColumn
from qualitytui.model.forms import FREE_ROWS, Form, FormHead, FormIndicator, FormTask, Round, is_own, paper_text
from qualitytui.reporting.deterministic_zip import repacked, xml_text
from qualitytui.rules.paper_days import paper_day
from qualitytui.rules.return_forms import NOT_ASKED
from qualitytui.sanitize import width

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LINE, LOWEST, TALLEST = 13.5, 30.0, 400.0
"""Points: the height of a line of 10 pt, the least a row has, the most that Excel gives one."""
LONG: Final = 300
"""Characters of a task's text that a form repeats."""
TOP: Final = 3
"""Rows above the first item: title, head, headings."""
FOOT_NEEDS: Final = 10
"""How many columns a sheet has at least whose foot has three labels beside each other."""
MARGIN: Final = 10 / 25.4
LEAST_LINES: Final = 3
"""The room that an answer has at least, in lines."""
BORDER: Final = {"border": 1, "font_name": "宋体", "font_size": 10, "text_wrap": True, "valign": "vcenter"}
OPEN: Final = {"locked": False, "bg_color": "#FFFBE6", "valign": "top"}


def form_workbook(form: Form, head: FormHead, round_: Round) -> bytes:
    """The bytes of a form; the same facts, the same bytes."""
    return _Writer(form, head, round_).content()


class _Writer:
    """One form being written."""

    def __init__(self, form: Form, head: FormHead, round_: Round) -> None:
        import xlsxwriter  # noqa: PLC0415 - only for workbooks

        self.form, self.head, self.round = form, head, round_
        self.out = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.book: Workbook = xlsxwriter.Workbook(self.out, options)
        title = xml_text(f"{round_.title} {form.name}")
        self.book.set_properties({"title": title, "created": datetime.fromisoformat(round_.sent)})
        self.book.set_custom_property(PROPERTY, self._mark("-", "", ""))
        self.checks = {name: CellChecks(round_) for name in (layout.TASK_SHEET, layout.INDICATOR_SHEET)}
        self.task_columns, self.indicator_columns = head.layout.tasks, head.layout.indicators
        if head.layout.statuses != FORM_STATUSES:
            self.book.set_custom_property(WORDS_PROPERTY, words_text(head.layout.statuses))
        add = self.book.add_format
        song: dict[str, Any] = {"font_name": "宋体", "font_size": 10}
        self.formats: dict[str, Format] = {
            "title": add({"font_name": "黑体", "font_size": 18, "align": "center", "valign": "vcenter"}),
            "line": add({**song, "font_size": 10.5, "valign": "vcenter"}),
            "head": add({**BORDER, "font_name": "黑体", "font_size": 10.5, "align": "center"}),
            "locked": add(BORDER | {"num_format": "@"}),
            "centred": add(BORDER | {"num_format": "@", "align": "center"}),
            "number": add(BORDER | {"align": "center"}),
            "group": add({**BORDER, "font_name": "黑体", "text_wrap": False}),
            "text": add(BORDER | OPEN | {"num_format": "@"}),
            "value": add(BORDER | OPEN | {"align": "center", "valign": "vcenter"}),
            "day": add(BORDER | OPEN | {"num_format": "yyyy-mm-dd", "align": "center", "valign": "vcenter"}),
            "foot": add({**song, "valign": "vcenter", "align": "right"}),
            "foot blank": add({**song, "bottom": 1, "locked": False, "bg_color": "#FFFBE6", "num_format": "@"}),
            "hidden": add({"font_size": 8, "num_format": "@", "locked": True}),
            "note": add({**song, "font_size": 12, "text_wrap": True, "valign": "top"}),
        }

    def content(self) -> bytes:
        """Writes the three sheets."""
        self._tasks()
        self._indicators()
        self._explanation()
        self.book.close()
        return repacked(self.out.getvalue())

    def _mark(self, kind: str, item: str, base: str) -> str:
        return Mark(self.head.identity, self.round.token, self.form.id, kind, item, base).text

    def _tasks(self) -> None:
        page = self._page(layout.TASK_SHEET, self.task_columns)
        row, is_apart = TOP, False
        for task in self.form.tasks:
            if not is_own(task.role) and not is_apart:
                row, is_apart = self._group(page, row, self.task_columns, layout.SUPPORT_ROW), True
            self._task(page, row, task)
            row += 1
        last = row
        row = self._group(page, row, self.task_columns, layout.FREE_ROW)
        for _ in range(FREE_ROWS):
            for at, column in enumerate(self.task_columns):
                is_open = column.name in {"title", "progress"}
                page.write_blank(row, at, None, self.formats["text" if is_open else "locked"])
            page.set_row(row, LOWEST)
            row += 1
        self._finish(page, row, last, self.task_columns)

    def _task(self, page: "Worksheet", row: int, task: FormTask) -> None:
        is_long = len(task.text) > LONG
        title = paper_text(f"{task.title}（全文见《行动计划》）" if is_long else task.text)
        is_done = task.status == "closed"
        texts = {
            "label": task.label,
            "title": title,
            "role": layout.ROLE_WORDS[task.role],
            "due": task.due,
            "last": "已办结" if is_done else task.last,
        }
        is_status_open = is_own(task.role) and not is_done
        for at, column in enumerate(self.task_columns):
            if column.name in texts:
                self._text(page, row, at, texts[column.name], "locked" if column.width > 10 else "centred")
            elif is_done or (column.name == "status" and not is_status_open):
                self._text(page, row, at, NOT_ASKED if is_done and column.name == "progress" else "—", "centred")
            else:
                page.write_blank(row, at, None, self.formats["day" if column.name == "promised" else "text"])
        self._height(page, row, self.task_columns, texts)
        words = tuple(self.head.layout.statuses.values()) if is_status_open else ()
        self.checks[layout.TASK_SHEET].add(row, self.task_columns, statuses=words)
        self._hidden(page, row, len(self.task_columns), self._mark("t", f"{task.plan}:{task.ref}", task.status))

    def _indicators(self) -> None:
        page = self._page(layout.INDICATOR_SHEET, self.indicator_columns)
        row, is_apart = TOP, False
        for indicator in self.form.indicators:
            if not is_own(indicator.role) and not is_apart:
                row, is_apart = self._group(page, row, self.indicator_columns, layout.SUPPORT_ROW), True
            self._indicator(page, row, indicator)
            row += 1
        self._finish(page, row, row, self.indicator_columns)

    def _indicator(self, page: "Worksheet", row: int, indicator: FormIndicator) -> None:
        texts = {
            "label": indicator.label,
            "title": paper_text(indicator.title),
            "unit": indicator.unit,
            "target": paper_text(indicator.target),
        }
        for at, column in enumerate(self.indicator_columns):
            if column.name in texts:
                self._text(page, row, at, texts[column.name], "locked" if column.name == "title" else "centred")
            elif column.name == "last_value":
                if indicator.last_value is None:
                    self._text(page, row, at, "未报", "centred")
                else:
                    page.write_number(row, at, indicator.last_value, self.formats["number"])
            elif column.name == "last_on":
                expected = indicator.last_forecast if self.head.layout.has_forecast else ""
                said = filter(None, (indicator.last_on, expected and f"预计全年{expected}"))
                self._text(page, row, at, "\n".join(said), "centred")
            else:
                kinds = {
                    "value": "value",
                    "numerator": "value",
                    "denominator": "value",
                    "forecast": "value",
                    "on": "day",
                }
                page.write_blank(row, at, None, self.formats[kinds.get(column.name, "text")])
        self._height(page, row, self.indicator_columns, texts)
        self.checks[layout.INDICATOR_SHEET].add(row, self.indicator_columns, indicator=indicator)
        self._hidden(
            page, row, len(self.indicator_columns), self._mark("i", f"{indicator.plan}:{indicator.ref}", indicator.base)
        )

    def _page(self, name: str, columns: Sequence[FormColumn]) -> "Worksheet":
        page = self.book.add_worksheet(name)
        last, sent = len(columns) - 1, self.round.sent
        by, cutoff = paper_day(self.round.by, sent), paper_day(self.round.cutoff, sent)
        plan = f"《{self.head.plan}》" if self.head.plan else ""
        page.merge_range(0, 0, 0, last, xml_text(f"{plan}{name}报送表"), self.formats["title"])
        called = "　" + " ".join(filter(None, (self.head.office, self.head.contact, self.head.phone)))
        days = f"统计截止：{cutoff}　返回：{by}前{called}"
        line = f"{layout.HEAD_DEPARTMENT}：{self.form.name}　{layout.HEAD_ROUND}：{self.round.title}　{days}"
        page.merge_range(1, 0, 1, last, xml_text(line), self.formats["line"])
        page.set_row(0, 34)
        page.set_row(1, 22)
        page.set_row(2, 30)
        for at, column in enumerate(columns):
            page.set_column(at, at, column.width)
            page.write_string(2, at, column.heading, self.formats["head"])
        page.write_string(2, last + 1, layout.MARK_HEADING, self.formats["hidden"])
        page.set_column(last + 1, last + 1, 12, None, {"hidden": True})
        page.freeze_panes(TOP, 2)
        return page

    def _group(self, page: "Worksheet", row: int, columns: Sequence[FormColumn], text: str) -> int:
        """A row that begins a part; its cells are not merged, so that the sheet can be sorted."""
        page.set_row(row, 20)
        for at in range(len(columns)):
            page.write_blank(row, at, None, self.formats["group"])
        page.write_string(row, 1, text, self.formats["group"])
        return row + 1

    def _finish(self, page: "Worksheet", row: int, last: int, columns: Sequence[FormColumn]) -> None:
        """The foot, the filter, the protection and the print set-up."""
        for labels in (layout.FOOT_ABOVE, layout.FOOT_BELOW):
            page.set_row(row, 26)
            is_narrow = len(columns) < FOOT_NEEDS
            for label, at in zip(labels, (1, 1, 1) if is_narrow else (1, 5, 8), strict=True):
                page.write_string(row, at, f"{label}：", self.formats["foot"])
                page.write_blank(row, at + 1, None, self.formats["foot blank"])
                if at + 2 < len(columns) and labels is layout.FOOT_BELOW and not is_narrow:
                    page.write_blank(row, at + 2, None, self.formats["foot blank"])
                row += is_narrow
            row += not is_narrow
        self.checks[page.get_name()].write(page)
        page.autofilter(TOP - 1, 0, max(last, TOP + 1) - 1, len(columns))
        page.protect("", {"format_columns": True, "format_rows": True, "autofilter": True, "objects": True})
        page.set_landscape()
        page.set_paper(9)
        page.set_margins(left=MARGIN, right=MARGIN, top=MARGIN, bottom=MARGIN * 1.6)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0, TOP - 1)
        page.center_horizontally()
        page.print_area(0, 0, row - 1, len(columns) - 1)
        page.set_footer("&C第&P页 共&N页")

    def _text(self, page: "Worksheet", row: int, at: int, text: str, looks: str) -> None:
        page.write_string(row, at, xml_text(text, keep_lines=True)[:32_000], self.formats[looks])

    def _height(self, page: "Worksheet", row: int, columns: Sequence[FormColumn], texts: dict[str, str]) -> None:
        """Sets the row height for its longest wrapped text, with a minimum for answers."""
        lines = [LEAST_LINES if columns is self.task_columns else 2]
        for column in columns:
            text = texts.get(column.name, "")
            lines.append(
                sum(1 + (max(width(part), 1) - 1) // max(int(column.width - 1), 1) for part in text.split("\n"))
            )
        page.set_row(row, min(max(max(lines) * LINE + 4, LOWEST), TALLEST))

    def _hidden(self, page: "Worksheet", row: int, at: int, mark: str) -> None:
        page.write_string(row, at, mark, self.formats["hidden"])

    def _explanation(self) -> None:
        page = self.book.add_worksheet(layout.NOTE_SHEET)
        page.set_column(0, 0, 110)
        for row, text in enumerate(explanation(self.head, self.round)):
            is_title = row == 0
            page.write_string(row, 0, xml_text(text), self.formats["title" if is_title else "note"])
            page.set_row(row, 34 if is_title else 18 * (1 + (width(text) - 1) // 100))
        page.protect("", {"format_columns": True, "format_rows": True})
        page.set_paper(9)
        page.set_landscape()
        page.fit_to_pages(1, 0)
