"""Reads spreadsheet files (.xlsx, .xls, .ods, .csv) as rows of cells."""

import csv
import io
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from qualitytui.errors import Refused
from qualitytui.exchange.headings import count_known, heading_of, sheet_names
from qualitytui.exchange.worksheet import COLUMNS, ROWS, Page, SheetRow, damaged, how_to_save
from qualitytui.i18n import LANGUAGES, say
from qualitytui.reading.docx_lines import BROKEN
from qualitytui.reading.encodings import decoded, kind_of
from qualitytui.system_errors import why_of

LIMIT: Final = 100_000_000
"""Bytes of a file; a hundred thousand tasks take thirty million."""
LONGEST: Final = 1_000_000
"""Characters of a cell."""
SEARCHED: Final = 20
"""In how many of the first rows the headings may stand."""
SAMPLE: Final = 200_000
FORMER: Final = {"实绩": "完成值", "部门": "责任单位", "分解步骤": "时间节点", "经手人": "操作人"}
"""Former headings, for tables of earlier versions."""
SEPARATORS: Final = (",", "\t", ";")


class Worksheet(NamedTuple):
    """The rows of one file or sheet under their headings; `is_narrow` where its encoding lacks rare characters."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    is_narrow: bool
    unread: tuple[str, ...] = ()
    """The sheets of the same file that were not read."""
    renamed: tuple[str, ...] = ()
    """Those among them that have our headings and row marks under another name."""


def read_sheets(path: Path) -> list[Worksheet]:
    """The tables in a file, `-` from standard input; raises Refused where there is none."""
    content, name = read_content(path)
    kind = kind_of(content)
    pages = _pages(content, kind, name)
    if pages is not None:
        return _fitting(pages, name)
    text = _text_of(content, kind, name)
    return [sheet_of(name, _rows(text, name), is_narrow=not _is_wide(content))]


def read_pages(content: bytes, name: str) -> list[Page]:
    """The sheets in a file, whatever their headings; of a text the one that it is. Raises Refused where it is none."""
    kind = kind_of(content)
    pages = _pages(content, kind, name)
    if pages is not None:
        return [Page(page.title, _read(page, name)) for page in pages]
    if content[:2] == b"PK" and not zipfile.is_zipfile(io.BytesIO(content)):
        raise damaged(name)
    text = _text_of(content, kind, name)
    return [Page("", iter(_split(text, name)))]


def _text_of(content: bytes, kind: str | None, name: str) -> str:
    """The text of a file that is no spreadsheet; raises Refused where it is none."""
    if kind is not None:
        raise Refused(
            say("{path} is a {kind} file, which holds no table that can be read.", path=name, kind=kind), how_to_save()
        )
    text = decoded(content)
    if text is None or "\x00" in text:
        raise Refused(say("{path} is not a text file.", path=name), how_to_save())
    return text


def _split(text: str, name: str) -> list[SheetRow]:
    """The records of any CSV, with the most frequent delimiter."""
    text = re.sub(r"\Asep=.\r?\n", "", text.removeprefix("\ufeff"), flags=re.IGNORECASE)
    return _records(text, name, max(SEPARATORS, key=text[:SAMPLE].count))


def _pages(content: bytes, kind: str | None, text: str) -> list[Page] | None:
    """The sheets of a workbook; None where the file is of another kind."""
    from qualitytui.exchange import ods_reader, xls_reader, xlsx_reader  # noqa: PLC0415 - only for workbooks

    if kind == "Excel":
        return xlsx_reader.pages_of(content, text)
    if kind == "Excel 97-2003":
        return xls_reader.pages_of(content, text)
    if kind == "OpenDocument" and ods_reader.is_spreadsheet(content):
        return ods_reader.pages_of(content, text)
    return None


def _fitting(pages: Sequence[Page], text: str) -> list[Worksheet]:
    """The sheets of tasks and indicators by their names; without such, the first that has our headings."""
    names = sheet_names()
    named = [page for page in pages if page.title in names]
    refusal: Refused | None = None
    sheets: list[Worksheet] = []
    for page in named or pages:
        try:
            sheets.append(sheet_of(f"{text} {page.title}", list(islice(_read(page, text), ROWS + 1)), is_narrow=False))
        except Refused as error:
            if named:
                raise
            refusal = refusal or error
        if sheets and not named:
            break
    if not sheets:
        raise refusal or Refused(say("{path} has no sheet with cells.", path=text), how_to_save())
    others = [page for page in pages if f"{text} {page.title}" not in {sheet.name for sheet in sheets}]
    ours = tuple(page.title for page in others if _is_ours(page, text))
    unread = () if named else tuple(page.title for page in others if page.title not in ours)
    return [sheets[0]._replace(unread=unread, renamed=ours), *sheets[1:]]


def _is_ours(page: Page, text: str) -> bool:
    """Whether a sheet has the headings of a table of ours, its row marks among them: one that was renamed or copied."""
    marks = {heading_of("mark", language) for language in LANGUAGES}
    for row in islice(_read(page, text), SEARCHED):
        headings = {heading(cell) for cell in row.cells}
        if count_known(headings) > 1 and headings & marks:
            return True
    return False


def _read(page: Page, text: str) -> Iterator[SheetRow]:
    """The rows of a sheet; raises Refused where the file is damaged in the middle of it."""
    try:
        yield from page.rows
    except BROKEN as error:
        raise damaged(text) from error


def read_content(path: Path) -> tuple[bytes, str]:
    """The bytes of a file and what it is called; `-` is standard input."""
    if str(path) == "-":
        content, text = sys.stdin.buffer.read(LIMIT + 1), "-"
    else:
        text = path.name
        try:
            if not path.is_file():
                raise Refused(say("There is no file {path}.", path=path), say("Look at the name and the folder."))
            with path.open("rb") as file:
                content = file.read(LIMIT + 1)
        except (OSError, ValueError) as error:
            why = why_of(error)
            raise Refused(say("{path} cannot be read: {why}.", path=path, why=why)) from error
    if len(content) > LIMIT:
        raise Refused(say("{path} is too large for a table (more than {size} bytes).", path=text, size=LIMIT))
    return content, text


def _is_wide(content: bytes) -> bool:
    """Whether the encoding can hold every character: UTF-8 or UTF-16, not that of a Chinese Windows."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return True


def _rows(text: str, name: str) -> list[SheetRow]:
    """The records of a CSV, with the delimiter that yields our headings."""
    text = re.sub(r"\Asep=.\r?\n", "", text.removeprefix("\ufeff"), flags=re.IGNORECASE)
    return _records(text, name, max(SEPARATORS, key=lambda sign: _headings_in(text[:SAMPLE], sign)))


def _records(text: str, name: str, sign: str) -> list[SheetRow]:
    csv.field_size_limit(LONGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    filled = (SheetRow(number, tuple(row)) for number, row in enumerate(reader, 1) if any(row))
    try:
        return list(islice(filled, ROWS + 1))
    except csv.Error as error:
        raise Refused(
            say(
                "{path}, line {line}: a cell has more than {count} characters.",
                path=name,
                line=reader.line_num,
                count=LONGEST,
            ),
            say("Look for a quotation mark that is never closed."),
        ) from error


def _headings_in(start: str, sign: str) -> int:
    """How many of our headings one of the first rows holds, if it is split by that sign."""
    most = 0
    with suppress(csv.Error):
        for row in islice(csv.reader(io.StringIO(start, newline=""), delimiter=sign), SEARCHED):
            most = max(most, count_known(heading(cell) for cell in row))
    return most


def heading(cell: str) -> str:
    """A heading without the blanks and line ends that a spreadsheet may have put into it, as it is called now."""
    plain = " ".join(cell.split())
    return FORMER.get(plain, plain)


def sheet_of(name: str, rows: Sequence[SheetRow], *, is_narrow: bool) -> Worksheet:
    """The rows under their headings, empty ones left out; raises Refused where no headings are found."""
    if len(rows) > ROWS:
        raise Refused(say("{path} has more than {count} rows.", path=name, count=ROWS), say("Take it in parts."))
    at = next((at for at, row in enumerate(rows[:SEARCHED]) if count_known(map(heading, row.cells)) > 1), None)
    if at is None:
        raise Refused(
            say("{path} has no row of headings with {ref}.", path=name, ref=say("ref")),
            say("Take a table that this program wrote, such as tasks.csv, with its first row."),
        )
    headings = _without_end(map(heading, rows[at].cells))
    if len(headings) > COLUMNS:
        raise Refused(say("{path} has more than {count} columns.", path=name, count=COLUMNS))
    if twice := next((repeated for repeated, count in Counter(headings).items() if repeated and count > 1), None):
        raise Refused(say("{path} has the column {name} twice.", path=name, name=twice), say("Take one of them out."))
    return Worksheet(name, headings, tuple(row for row in rows[at + 1 :] if any(map(str.strip, row.cells))), is_narrow)


def _without_end(cells: Iterable[str]) -> tuple[str, ...]:
    """The cells up to the last that is not empty."""
    trimmed = [*cells]
    while trimmed and not trimmed[-1]:
        trimmed.pop()
    return tuple(trimmed)
