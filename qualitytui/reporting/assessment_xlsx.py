"""The score sheet as an .xlsx that a department fills in: locked but for the self-scores and their reasons."""

import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from qualitytui.reporting.assessment_sheet import (
    COLUMNS,
    ScoreRow,
    ScoreSheet,
    score_rows,
    sheet_foot,
    sheet_head,
    sheet_headings,
    sheet_title,
)
from qualitytui.reporting.deterministic_zip import repacked, worksheet_name, xml_text
from qualitytui.sanitize import width

START: Final = "QS1|"
"""What the mark of a row begins with."""
OWN, SCORE, REASONS = 3, 4, 5
LINE: Final = 14.0
HIGHEST: Final = 28
"""How many lines a row can show."""
SCALE: Final = 1.15
"""Characters of a column for one of the paper's."""
BORDER: Final = {"border": 1, "font_name": "宋体", "font_size": 10, "text_wrap": True, "valign": "vcenter"}


def sheet_mark(sheet: ScoreSheet, block: str) -> str:
    """The mark of a row: the year, the department, the block."""
    return f"{START}{sheet.year.year}|{sheet.one.name}|{block}"


def sheet_xlsx(sheet: ScoreSheet) -> bytes:
    """The bytes of the workbook; the same sheet, the same bytes."""
    import xlsxwriter  # noqa: PLC0415 - only for workbooks

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    title = xml_text(sheet_title(sheet.year.year))
    book.set_properties({"title": title, "created": datetime.fromisoformat(sheet.year.as_of)})
    page = book.add_worksheet(worksheet_name(sheet.one.name))
    looks = _looks(book)
    last = len(COLUMNS) - 1
    for at, wide in enumerate(COLUMNS):
        page.set_column(at, at, wide * SCALE + 2)
    page.set_column(last + 1, last + 1, 2, None, {"hidden": True})
    page.merge_range(0, 0, 0, last, title, looks["title"])
    page.merge_range(1, 0, 1, last, xml_text(sheet_head(sheet)), looks["line"])
    for at, heading in enumerate(sheet_headings()):
        page.write_string(2, at, heading, looks["head"])
    rows = [part for row in score_rows(sheet, "\n") for part in _parted(row)]
    for nth, row in enumerate(rows, 3):
        _write_row(page, nth, row, sheet, looks)
    for nth, text in enumerate(sheet_foot(), len(rows) + 4):
        page.merge_range(nth, 0, nth, last, text, looks["line"])
        page.set_row(nth, 36)
    _printed(page)
    book.close()
    return repacked(out.getvalue())


def _looks(book: Any) -> dict[str, Any]:
    open_ = {**BORDER, "locked": False, "bg_color": "#FFFBE6"}
    return {
        "title": book.add_format({"font_name": "黑体", "font_size": 16, "align": "center", "valign": "vcenter"}),
        "line": book.add_format({"font_name": "宋体", "font_size": 10, "text_wrap": True, "valign": "vcenter"}),
        "head": book.add_format({**BORDER, "font_name": "黑体", "align": "center"}),
        "text": book.add_format(BORDER),
        "centred": book.add_format({**BORDER, "align": "center"}),
        "score": book.add_format({**BORDER, "align": "center", "num_format": "0.0"}),
        "own": book.add_format({**open_, "align": "center", "num_format": "0.0"}),
        "note": book.add_format(open_),
    }


def _write_row(page: Any, nth: int, row: ScoreRow, sheet: ScoreSheet, looks: dict[str, Any]) -> None:
    is_open = bool(row.block) and row.block != "adjust" and not sheet.year.decided
    for at, text in enumerate(row[1:]):
        look = "score" if at in {OWN, SCORE} else "text" if at in {2, REASONS} else "centred"
        if at == OWN and is_open:
            look = "own"
        if at == REASONS and is_open and sheet.is_blank:
            look = "note"
        if at in {OWN, SCORE} and text.replace(".", "").isdigit():
            page.write_number(nth, at, float(text), looks[look])
        else:
            page.write_string(nth, at, xml_text(text, keep_lines=True), looks[look]) if text else page.write_blank(
                nth, at, None, looks[look]
            )
    if row.block:
        page.write_string(nth, len(COLUMNS), xml_text(sheet_mark(sheet, row.block)))
    if is_open:
        rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": float(row.full or 100)}
        page.data_validation(nth, OWN, nth, OWN, rule)
    lines = max(_height(text, wide) for text, wide in zip(row[1:], COLUMNS, strict=True))
    page.set_row(nth, min(max(lines, 2) * LINE, 400))


def _height(text: str, wide: int) -> int:
    """How many lines a text takes in a column."""
    return sum(max(-(-width(line) // max(int(wide * SCALE), 1)), 1) for line in text.split("\n"))


def _parted(row: ScoreRow) -> Iterator[ScoreRow]:
    """The row, and further ones below it for reasons beyond what a row can show."""
    parts: list[str] = []
    for reason in row.reasons.split("\n"):
        if parts and _height("\n".join([*parts, reason]), COLUMNS[REASONS]) > HIGHEST:
            yield row._replace(reasons="\n".join(parts))
            row, parts = ScoreRow("", "", "", "", "", "", ""), []
        parts.append(reason)
    yield row._replace(reasons="\n".join(parts))


def _printed(page: Any) -> None:
    page.protect("", {"format_columns": True, "format_rows": True})
    page.set_paper(9)
    page.set_portrait()
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(2)
    page.set_row(0, 30)
    page.set_row(1, 32)
