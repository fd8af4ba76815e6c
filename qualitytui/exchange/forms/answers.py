"""Parses a returned file into rows of answers, each with the cell it stands in."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import Final, NamedTuple

from qualitytui.errors import Refused
from qualitytui.exchange.forms.bounds import check_size
from qualitytui.exchange.forms.formulas import unvalued_formulas
from qualitytui.exchange.forms.marks import (
    PROPERTY,
    START,
    WORDS_PROPERTY,
    WORDS_START,
    Mark,
    is_mark,
    mark_of,
    words_of,
)
from qualitytui.exchange.reading import read_pages
from qualitytui.exchange.worksheet import Page, SheetRow
from qualitytui.model import form_columns as layout
from qualitytui.reporting.cells import bare
from qualitytui.text import clean, line
from qualitytui.words import say

ROWS: Final = 2_000
"""Rows of one sheet that hold something; a form of the largest plan has a few hundred."""
SEARCHED: Final = 60
"""In how many of the first rows of a sheet the headings may stand."""
FORMULA: Final = "\x00formula"
"""Stands for a formula that the file gives no value of."""
REJECT_FIELD, REJECT_VALUE, REJECT_DEPARTMENT = "栏目", "填写内容", "部门"
MARKED: Final = re.compile(r"QF1\|[^<\"]+\|[0-9a-f]{8}")
WORDED: Final = re.compile(rf"{re.escape(WORDS_START)}[^<\"]+")
META_PARTS: Final = ("docProps/custom.xml", "meta.xml")
HEAD: Final = re.compile(rf"{layout.HEAD_DEPARTMENT}(?:\(盖章\)|（盖章）)?[:：]\s*([^\s　:：]+)")


class NoForm(Refused):
    """A file that can be read and is no return form."""


class Cell(NamedTuple):
    """What stands in a cell, and where: 任务进展!F7."""

    where: str
    text: str


class AnswerRow(NamedTuple):
    """One row that a department may have filled in; `department` is the name that a rejects file gives."""

    kind: str
    number: int
    mark: Mark | None
    is_torn: bool
    label: Cell
    cells: Mapping[str, Cell]
    department: str = ""

    @property
    def filled(self) -> dict[str, Cell]:
        """The cells that a department fills in and that hold something."""
        names = (*layout.TASK_FIELDS, *layout.INDICATOR_FIELDS)
        return {name: cell for name, cell in self.cells.items() if name in names and cell.text.strip()}


class Answers(NamedTuple):
    """What a file holds: its rows, the mark of the whole form, who filled it in, other matters, columns left aside.

    `words` are the status words of the office, where the form has other than the usual ones.
    """

    rows: tuple[AnswerRow, ...]
    mark: Mark | None
    department: str
    sender: str
    phone: str
    filled_on: Cell | None
    others: str
    aside: tuple[str, ...]
    is_rejects: bool
    words: Mapping[str, str] = MappingProxyType({})


def answers_in(content: bytes, name: str) -> Answers:
    """The answers in a file; raises Refused where it is no return form."""
    check_size(content, name)
    pages = [(page.title, _held(page, name)) for page in read_pages(content, name)]
    unvalued = unvalued_formulas(content)
    rows, aside, others = list[AnswerRow](), list[str](), list[str]()
    tables = [(title, table) for title, held in pages for table in _tables(held)]
    for title, (headings, fields, below) in tables:
        rows += _answers(title, below, fields, unvalued.get(title, frozenset()))
        aside += _aside(headings, below, fields)
        others += _other_matters(below, fields)
    if not tables:
        raise NoForm(
            say("{path} is no return form: no sheet has a row of headings with 编号.", path=name),
            say("Take the form that was sent out, or a rejects file."),
        )
    foot = {name: cell for title, held in reversed(pages) for name, cell in _foot(title, held).items()}
    head = next(
        (match[1] for _, held in pages for row in held[:8] for cell in row.cells if (match := HEAD.search(cell))), ""
    )
    return Answers(
        rows=tuple(rows),
        mark=_book_mark(content),
        department=head,
        sender=foot.get(layout.REPORTED_BY, Cell("", "")).text,
        phone=foot.get(layout.PHONE, Cell("", "")).text,
        filled_on=foot.get(layout.FILLED_ON),
        others="\n".join(others),
        aside=tuple(dict.fromkeys(aside)),
        is_rejects=any("reject_field" in fields.values() for _, (_, fields, _) in tables),
        words=words_of(_property(content, WORDS_PROPERTY, WORDED)),
    )


def _held(page: Page, name: str) -> list[SheetRow]:
    held = list(islice(page.rows, ROWS + 1))
    if len(held) > ROWS:
        raise Refused(say("{path} has more than {count} rows; no return form has so many.", path=name, count=ROWS))
    return [row._replace(cells=_trimmed(row.cells)) for row in held]


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    """The cells of a row up to the last that holds something."""
    end = next((at for at in range(len(cells), 0, -1) if cells[at - 1].strip()), 0)
    return cells[:end]


Table = tuple[SheetRow, dict[int, str], list[SheetRow]]
"""A row of headings, the field of each of its columns, and the rows below it."""


def _tables(rows: Sequence[SheetRow]) -> list[Table]:
    """The tables of a sheet, one below the other where somebody put them so; none in a sheet without headings."""
    heads = [(at, fields) for at, row in enumerate(rows) if (fields := _headings(row))]
    if not heads or heads[0][0] >= SEARCHED:
        return []
    ends = [at for at, _ in heads[1:]] + [len(rows)]
    return [(rows[at], fields, list(rows[at + 1 : end])) for (at, fields), end in zip(heads, ends, strict=True)]


def _headings(row: SheetRow) -> dict[int, str]:
    """The field of each column of a row of headings; none where it is no such row."""
    fields = {column: field for column, cell in enumerate(row.cells) if (field := field_of(cell))}
    names = set(fields.values())
    return fields if "label" in names and names & {"progress", "value", "status", "reject_field"} else {}


def field_of(heading: str) -> str:
    """The field that a heading names, as people leave it: with blanks, line ends or a remark in brackets."""
    text = re.sub(r"\s", "", clean(heading))
    if text in {REJECT_FIELD, REJECT_VALUE, REJECT_DEPARTMENT}:
        return {REJECT_FIELD: "reject_field", REJECT_VALUE: "reject_value"}.get(text, "reject_department")
    if known := layout.HEADINGS.get(text):
        return known
    bare = re.sub(r"[（(].*?[)）]|[*＊:：]", "", text)
    return layout.HEADINGS.get(bare, "")


def _answers(
    title: str, rows: Sequence[SheetRow], fields: Mapping[int, str], unvalued: frozenset[str]
) -> Iterator[AnswerRow]:
    for row in rows:
        cells = dict[str, Cell]()
        for at, field in fields.items():
            address = f"{column_name(at)}{row.number}"
            text = clean(row.cells[at]) if at < len(row.cells) else ""
            text = FORMULA if address in unvalued and not text.strip() else text
            if field not in cells or not cells[field].text.strip():
                cells[field] = Cell(f"{title}!{address}" if title else address, text)
        texts = [cell for cell in row.cells if is_mark(cell)]
        mark = next((found for text in texts if (found := mark_of(text))), None)
        label = cells.get("label", Cell("", ""))
        is_foot = any(re.match(rf"(?:{layout.REPORTED_BY}|{layout.FOOT_ABOVE[1][:4]})", c.strip()) for c in row.cells)
        answer = AnswerRow(_kind(fields, mark), row.number, mark, bool(texts) and mark is None, label, cells)
        if "reject_field" in fields.values():
            yield _rejected(answer)
        elif not is_foot and (mark or texts or label.text.strip()) and field_of(label.text) != "label":
            yield answer


def _kind(fields: Mapping[int, str], mark: Mark | None) -> str:
    if mark and mark.kind in {"t", "i"}:
        return {"t": "task", "i": "indicator"}[mark.kind]
    return "indicator" if "value" in fields.values() else "task"


def _rejected(row: AnswerRow) -> AnswerRow:
    """A row of a rejects file: one field by its heading, and what stands there now."""
    cells = row.cells
    field = field_of(cells.get("reject_field", Cell("", "")).text)
    said = cells.get("reject_value", Cell("", ""))
    held = {field: said._replace(text=bare(said.text))} if field else {}
    if field == "value":
        held |= {name: cells[name] for name in ("on", "definition") if name in cells}
    kind = row.kind if row.mark and row.mark.item else "indicator" if field in layout.INDICATOR_FIELDS else "task"
    mark = row.mark
    department = line(cells.get("reject_department", Cell("", "")).text)
    return row._replace(kind=kind, cells=held, mark=mark, department=department)


def _aside(head: SheetRow, rows: Sequence[SheetRow], fields: Mapping[int, str]) -> list[str]:
    """The columns that somebody added and filled in."""
    added = {at: cell for at, cell in enumerate(head.cells) if at not in fields and line(cell) and not is_mark(cell)}
    return [
        line(cell)
        for at, cell in added.items()
        if any(at < len(row.cells) and row.cells[at].strip() for row in rows) and line(cell) not in _OURS
    ]


_OURS: Final = frozenset({"规则", "原因", "单元格", "文件"})


def _other_matters(rows: Sequence[SheetRow], fields: Mapping[int, str]) -> Iterator[str]:
    """What stands in the free rows below the items: rows without label and mark."""
    at = {field: column for column, field in fields.items()}
    if "progress" not in at or "title" not in at:
        return
    is_below = False
    for row in rows:
        texts = {name: clean(row.cells[at[name]]).strip() if at[name] < len(row.cells) else "" for name in at}
        if layout.FREE_ROW in (cell.strip() for cell in row.cells):
            is_below = True
            continue
        has_mark = any(is_mark(cell) for cell in row.cells)
        is_foot = any(
            re.match(rf"(?:{'|'.join(map(re.escape, (*layout.FOOT_ABOVE, *layout.FOOT_BELOW)))})", cell.strip())
            for cell in row.cells
        )
        if has_mark or texts["label"] or is_foot or not (texts["progress"] or (is_below and texts["title"])):
            continue
        yield "：".join(filter(None, (texts["title"], texts["progress"])))


def _foot(title: str, rows: Sequence[SheetRow]) -> dict[str, Cell]:
    """Who filled the form in, under which number, on what day: behind the colon, or in the next cells."""
    found: dict[str, Cell] = {}
    for row in rows:
        for at, cell in enumerate(row.cells):
            text = clean(cell).strip()
            for name in layout.FOOT_BELOW:
                if not re.match(rf"{name}(?:[（(].*?[)）])?\s*(?:[:：]|$)", text):
                    continue
                said = re.split(r"[:：]", text, maxsplit=1)[1].strip() if re.search("[:：]", text) else ""
                after = next((clean(one).strip() for one in row.cells[at + 1 : at + 4] if one.strip()), "")
                value = said or ("" if re.match("|".join(layout.FOOT_BELOW), after) else after)
                if value and not is_mark(value):
                    address = f"{column_name(at)}{row.number}"
                    found.setdefault(name, Cell(f"{title}!{address}" if title else address, line(value)))
    return found


def _book_mark(content: bytes) -> Mark | None:
    """The mark of the whole form."""
    return mark_of(text) if (text := _property(content, PROPERTY, MARKED)).startswith(START) else None


def _property(content: bytes, name: str, pattern: re.Pattern[str]) -> str:
    """What a property of the workbook holds; "" where there is none."""
    if content[:2] != b"PK":
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [archive.read(name).decode(errors="replace") for name in META_PARTS if name in archive.namelist()]
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return ""
    return next((found[0] for part in parts if name in part if (found := pattern.search(part))), "")


def column_name(at: int) -> str:
    """The letters of a column, counted from 0."""
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(65 + rest) + name
    return name
