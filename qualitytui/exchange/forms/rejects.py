"""The file of rejected fields: it can be corrected and imported again."""

import csv
import io
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Final

from qualitytui.errors import Refused
from qualitytui.exchange.forms.answers import REJECT_DEPARTMENT, REJECT_FIELD, REJECT_VALUE, answers_in
from qualitytui.exchange.forms.results import FileResult, Rejected
from qualitytui.i18n import say
from qualitytui.model import form_columns as layout
from qualitytui.reporting.deterministic_zip import repacked, xml_text
from qualitytui.reporting.file_placement import check_free, write_file
from qualitytui.sanitize import csv_cell

HEADINGS: Final = (
    REJECT_DEPARTMENT,
    "编号",
    REJECT_FIELD,
    REJECT_VALUE,
    "统计截止日",
    "数据来源及口径",
    "规则",
    "原因",
    "文件",
    "单元格",
    layout.MARK_HEADING,
)
WIDTHS: Final = (14, 12, 14, 36, 12, 24, 22, 44, 28, 16, 10)


def rejects_file(results: Sequence[FileResult], target: Path) -> bytes:
    """The bytes of the file: an .xlsx where its name says so, else a CSV."""
    rows = [
        _row(result, rejection)
        for result in results
        for rejection in (*_each_once(result.refused), *_of_items(result.wanted))
    ]
    if target.suffix.lower() == ".xlsx":
        return _workbook(rows)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    writer.writerows([csv_cell(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _each_once(refused: Sequence[Rejected]) -> list[Rejected]:
    """What is to be corrected: a value with its day is one row, though both are refused."""
    values = {
        (rejection.ref, rejection.department, rejection.rule) for rejection in refused if rejection.field == "value"
    }
    return [
        rejection
        for rejection in refused
        if rejection.field != "on" or (rejection.ref, rejection.department, rejection.rule) not in values
    ]


def has_rejects(results: Sequence[FileResult]) -> bool:
    """Whether there is anything to be corrected."""
    return any(file_result.refused or _of_items(file_result.wanted) for file_result in results)


def _of_items(wanted: Sequence[Rejected]) -> list[Rejected]:
    """Without the foot of the form, which no correction gives."""
    return [cell for cell in wanted if cell.ref]


def check_rejects(target: Path, paths: Sequence[Path]) -> None:
    """Refuses, before anything is imported, where what is refused could not be written to that file."""
    if any(target.exists() and path.exists() and target.samefile(path) for path in paths):
        raise Refused(
            say("{path} is being imported; what is refused cannot be written over it.", path=target),
            say("Name another file."),
        )
    check_free(target, hint=say("Name another file."), replace=_is_rejects_file(target))


def write_rejects(results: Sequence[FileResult], target: Path) -> Path | None:
    """Writes what is refused; an earlier file of that name is kept beside it, and returned."""
    content, kept = rejects_file(results, target), None
    if _is_rejects_file(target):
        if target.read_bytes() == content:
            return None
        numbers = (target.with_name(f"{target.stem}.{number}{target.suffix}") for number in count(1))
        kept = next(path for path in numbers if not path.exists())
        target.rename(kept)
    write_file(target, content, hint=say("Name another file."))
    return kept


def _is_rejects_file(path: Path) -> bool:
    """Whether a file is one of what was refused before."""
    try:
        return path.is_file() and answers_in(path.read_bytes(), path.name).is_rejects
    except (Refused, OSError):
        return False


def _row(result: FileResult, rejection: Rejected) -> tuple[str, ...]:
    mark = rejection.mark.text if rejection.mark else ""
    field = layout.FIELD_HEADINGS.get(rejection.field, rejection.field)
    return (
        rejection.department or result.department or "",
        rejection.label or rejection.ref,
        field,
        rejection.value,
        rejection.on,
        rejection.definition,
        rejection.rule,
        rejection.why,
        result.file,
        rejection.cell,
        mark,
    )


def _workbook(rows: Sequence[Sequence[str]]) -> bytes:
    import xlsxwriter  # noqa: PLC0415 - on demand

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    page = book.add_worksheet("退改")
    looks = book.add_format({"font_name": "宋体", "font_size": 10, "text_wrap": True, "border": 1, "num_format": "@"})
    head = book.add_format({"font_name": "黑体", "font_size": 10.5, "border": 1, "text_wrap": True})
    for at, (heading, wide) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
        page.set_column(at, at, wide, None, {"hidden": heading == layout.MARK_HEADING})
        page.write_string(0, at, heading, head)
    for down, row in enumerate(rows, 1):
        for at, cell in enumerate(row):
            page.write_string(down, at, xml_text(cell, keep_lines=True), looks)
    page.freeze_panes(1, 0)
    book.close()
    return repacked(out.getvalue())
