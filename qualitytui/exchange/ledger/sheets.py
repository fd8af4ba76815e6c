"""Finds the sheet and the heading rows of an office's own ledger in a spreadsheet."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from qualitytui.errors import Refused, UsageRefused
from qualitytui.exchange.ledger.columns import ALONE, OWNERS, field_meant, goes_on, guessed, heading_key, is_head
from qualitytui.exchange.ledger.states import are_states
from qualitytui.exchange.table_reader import SEARCHED, heading, read_content, read_pages
from qualitytui.exchange.worksheet import ROWS, SheetRow
from qualitytui.i18n import say
from qualitytui.sanitize import line

TOTALS: Final = re.compile(r"^(?:合计|小计|总计|注|备注|说明|填表|审核)")
COUNTED: Final = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．)）]|[(（][一二三四五六七八九十]{1,3}[)）]")
"""The prefix of a section name."""
UNNAMED: Final = re.compile(r"(?:sheet|工作表)\d*$", re.IGNORECASE)
"""The default name of a sheet."""
FEW: Final = 3
"""Rows with fewer cells are totals or notes."""


class Ledger(NamedTuple):
    """A ledger: the file and sheet, the title above its heads, its heads, what each holds, and its rows.

    Behind the last cell of each row stands the section that it is of.
    """

    name: str
    title: str
    headings: tuple[str, ...]
    fields: tuple[str, ...]
    rows: tuple[SheetRow, ...]

    def cells(self, row: SheetRow, field: str) -> list[str]:
        """The cells of a row that hold something for a field."""
        columns = zip(self.fields, row.cells, strict=False)
        return [cell.strip() for name, cell in columns if name == field and cell.strip()]

    def cell(self, row: SheetRow, field: str) -> str:
        """The one cell of a field, "" where there is none."""
        return next(iter(self.cells(row, field)), "")

    def with_field(self, at: int, field: str) -> "Ledger":
        """The ledger with another field for a column; a column that held it holds nothing more."""
        is_alone = field in ALONE
        fields = ["none" if is_alone and name == field else name for name in self.fields]
        fields[at] = field
        return self._replace(fields=tuple(fields))


def read_ledger(
    path: Path, remembered: Mapping[str, str] | None = None, given: Sequence[str] = (), sheet: str | None = None
) -> Ledger:
    """The first sheet that is a ledger, or the one named; `given` says what heads hold: 责任科室=牵头.

    Raises Refused where no sheet has heads that can be understood.
    """
    content, text = read_content(path)
    pages = read_pages(content, text)
    if sheet is not None and sheet not in {page.title for page in pages}:
        names = "、".join(page.title for page in pages)
        raise UsageRefused(say("There is no sheet {name}.", name=sheet), say("There are: {names}.", names=names))
    for page in pages:
        if sheet is not None and page.title != sheet:
            continue
        rows = []
        for row in page.rows:
            rows.append(row)
            if len(rows) > ROWS:
                raise Refused(say("{path} has more than {count} rows.", path=text, count=ROWS))
        at = next((at for at, row in enumerate(rows[:SEARCHED]) if is_head(row.cells)), None)
        if at is not None:
            name = f"{text} {page.title}".strip()
            other = Path(text).stem if UNNAMED.match(page.title) or not page.title else page.title
            return _ledger(name, rows, at, {**(remembered or {}), **_given(given)}, other)
    raise Refused(
        say("{path} has no row of heads that say what is to be done and by whom or by when.", path=text),
        say("Give the columns heads such as 任务, 责任单位, 完成时限, 进展."),
    )


def key_of(file: str) -> str:
    """A plan's key made of the file's name."""
    return re.sub(r"[^\w.-]+", "-", line(Path(file).stem)).strip("-.")[:40] or "ledger"


def _given(words: Sequence[str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for one in words:
        head, _, word = one.rpartition("=")
        field = field_meant(word)
        if not head or field is None:
            raise UsageRefused(
                say("{text} does not say what a column holds.", text=one),
                say("Write the head and the field: 责任科室=牵头."),
            )
        fields[heading_key(head)] = field
    return fields


def _ledger(name: str, rows: Sequence[SheetRow], at: int, remembered: Mapping[str, str], other: str) -> Ledger:
    height = 2 if at + 1 < len(rows) and goes_on(rows[at + 1].cells) else 1
    headings = [heading(cell) for cell in _lowest([row.cells for row in rows[at : at + height]])]
    while headings and not headings[-1]:
        headings.pop()
    above = [cell.strip() for row in rows[:at] for cell in row.cells if cell.strip()]
    title = max(above, key=len, default="") or other
    below = rows[at + height :]
    fields = _settled(headings, guessed(headings, remembered), below, remembered)
    body = _filled(below, fields)
    return Ledger(name, title, tuple(headings), tuple(fields), tuple(body))


def _lowest(rows: Sequence[Sequence[str]]) -> list[str]:
    """For each column its lowest head: 牵头单位 below 责任分工."""
    width = max(map(len, rows))
    columns = ([row[at] for row in rows if at < len(row) and row[at].strip()] for at in range(width))
    return [names[-1] if names else "" for names in columns]


def _settled(
    headings: Sequence[str], fields: Sequence[str], rows: Sequence[SheetRow], remembered: Mapping[str, str]
) -> list[str]:
    """What the columns hold, told by their cells where the heads leave it open and nobody said it.

    Progress in mere words for how far an item is, is its status; titles that reach over several rows are sections.
    """
    settled = list(fields)
    columns = [[row.cells[at].strip() if at < len(row.cells) else "" for row in rows] for at in range(len(fields))]
    free = [heading_key(heading) not in remembered for heading in headings]
    for at, field in enumerate(fields):
        if field == "report" and free[at] and "status" not in settled and are_states([*filter(None, columns[at])]):
            settled[at] = "status"
    if {"title", "text"} <= {*settled} and "section" not in settled:
        title, text = settled.index("title"), settled.index("text")
        is_group = any(words and not name for name, words in zip(columns[title], columns[text], strict=True))
        if is_group and free[title] and free[text]:
            settled[title], settled[text] = "section", "title"
    return settled


def _is_section(cells: Sequence[str], fields: Sequence[str]) -> bool:
    """Whether a row only names the section of those below: one cell elsewhere than in the titles, or 一、产品质量."""
    filled = {field: cell.strip() for field, cell in zip(fields, cells, strict=False) if cell.strip()}
    if "title" not in filled:
        return len(filled) == 1
    return filled.keys() <= {"number", "title"} and bool(COUNTED.match("、".join(filled.values())))


def _filled(rows: Sequence[SheetRow], fields: Sequence[str]) -> list[SheetRow]:
    """The rows that say something, the section of a row where it is left out from above; heads said again left out."""
    section = ""
    is_counted = "number" in fields
    found: list[SheetRow] = []
    for row in rows:
        cells = [*row.cells[: len(fields)], *[""] * (len(fields) - len(row.cells))]
        filled = [cell.strip() for cell in cells if cell.strip()]
        if not filled or (TOTALS.match(filled[0]) and len(filled) < FEW) or is_head(cells):
            continue
        if _is_section(cells, fields):
            section = "、".join(re.sub(r"[、.．]$", "", cell) for cell in filled)
            continue
        for at, field in enumerate(fields):
            if field == "section":
                section = cells[at].strip() or section
        if is_counted and found and not any(_held(cells, fields, "number")):
            cells = _with_owners_above(cells, found[-1].cells, fields)
        found.append(SheetRow(row.number, (*cells, section)))
    return found


def _held(cells: Sequence[str], fields: Sequence[str], *names: str) -> list[str]:
    return [cell.strip() for field, cell in zip(fields, cells, strict=False) if field in names]


def _with_owners_above(cells: Sequence[str], above: Sequence[str], fields: Sequence[str]) -> list[str]:
    """A row without a number goes on with the one above: who answers there answers here, where nobody is named."""
    if any(_held(cells, fields, *OWNERS)):
        return list(cells)
    return [above[at] if field in OWNERS else cells[at] for at, field in enumerate(fields)]
