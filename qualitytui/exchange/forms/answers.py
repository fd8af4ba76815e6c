"""Parses a returned file into rows of answers, each with the cell it stands in."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import Final, NamedTuple

from qualitytui.errors import Refused
from qualitytui.exchange.forms.beside import added_columns, other_matters
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
from qualitytui.exchange.table_reader import read_pages
from qualitytui.exchange.worksheet import Page, SheetRow
from qualitytui.i18n import say
from qualitytui.model import form_columns as layout
from qualitytui.reporting.cell_values import bare
from qualitytui.sanitize import clean, line

ROWS: Final = 2_000
"""Rows of one sheet that hold something; a form of the largest plan has a few hundred."""
SEARCHED: Final = 60
"""In how many of the first rows of a sheet the headings may stand."""
FORMULA: Final = "\x00formula"
"""The placeholder for a formula without a stored value."""
REJECT_FIELD, REJECT_VALUE, REJECT_DEPARTMENT = "栏目", "填写内容", "部门"
ORDINAL: Final = "序号"
"""What people call the column of the numbers where they have renamed it."""
FOOT_BEGINS: Final = (layout.REPORTED_BY, layout.FOOT_ABOVE[1][:4])
FOOT_LABEL: Final = rf"({'|'.join(layout.FOOT_BELOW)})(?:[（(].*?[)）])?\s*"
FOOT: Final = re.compile(rf"(?:^|(?<=[\s，,；;])){FOOT_LABEL}(?:[:：]\s*(.*?)(?=[\s，,；;]*{FOOT_LABEL}[:：]|$)|$)")
"""A label of the foot, and what stands behind its colon up to the next label."""
MARKED: Final = re.compile(r"QF1\|[^<\"]+\|[0-9a-f]{8}")
WORDED: Final = re.compile(rf"{re.escape(WORDS_START)}[^<\"]+")
META_PARTS: Final = ("docProps/custom.xml", "meta.xml")
ROUND_HEAD: Final = re.compile(rf"{layout.HEAD_ROUND}[:：]\s*([^　]+?)\s*(?:　|$)")
BLANK: Final = re.compile(r"\s")
BESIDE_NAME: Final = re.compile(r"[（(].*?[)）]|[*＊:：]")
"""What may stand beside a column's name: a remark in brackets, a mark."""
HEAD: Final = re.compile(rf"{layout.HEAD_DEPARTMENT}(?:\(盖章\)|（盖章）)?[:：]\s*([^\s　:：]+)")


class NoForm(Refused):
    """A readable file that is not a return form."""


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
    is_doubled: bool = False
    """Whether the item occurs twice with different answers."""

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
    round: str = ""
    """The name of the round, as the head of the form has it."""


def answers_in(content: bytes, name: str) -> Answers:
    """The answers in a file; raises Refused where it is no return form."""
    check_size(content, name)
    pages = [(page.title, _held(page, name)) for page in read_pages(content, name)]
    unvalued = unvalued_formulas(content)
    rows, aside, others = list[AnswerRow](), list[str](), list[str]()
    tables = [(title, table) for title, rows in pages for table in _tables(rows)]
    headed = {title for title, _ in tables}
    aside += [
        say("{sheet} (without its row of headings)", sheet=title)
        for title, rows in pages
        if title not in headed and any(is_mark(cell) for row in rows for cell in row.cells)
    ]
    for title, (headings, fields, below) in tables:
        rows += _answers(title, below, fields, unvalued.get(title, frozenset()))
        aside += added_columns(headings, below, fields)
        others += other_matters(below, fields)
    if not tables:
        raise NoForm(
            say("{path} is not a return form: no sheet has a row of headings with 编号.", path=name),
            say("Take the form that was sent out, or a rejects file."),
        )
    foot = {name: cell for title, rows in reversed(pages) for name, cell in _foot(title, rows).items()}
    heads = [cell for _, rows in pages for row in rows[:8] for cell in row.cells]
    return Answers(
        rows=tuple(rows),
        mark=_book_mark(content),
        department=_named(HEAD, heads),
        round=_named(ROUND_HEAD, heads),
        sender=foot.get(layout.REPORTED_BY, Cell("", "")).text,
        phone=foot.get(layout.PHONE, Cell("", "")).text,
        filled_on=foot.get(layout.FILLED_ON),
        others="\n".join(others),
        aside=tuple(dict.fromkeys(aside)),
        is_rejects=any("reject_field" in fields.values() for _, (_, fields, _) in tables),
        words=words_of(_property(content, WORDS_PROPERTY, WORDED)),
    )


def _named(pattern: re.Pattern[str], heads: Sequence[str]) -> str:
    """What the head of a form names behind a label; "" where it does not."""
    return next((match[1] for cell in heads if (match := pattern.search(cell))), "")


def _held(page: Page, name: str) -> list[SheetRow]:
    rows = list(islice(page.rows, ROWS + 1))
    if len(rows) > ROWS:
        raise Refused(say("{path} has more than {count} rows; no return form has so many.", path=name, count=ROWS))
    return [row._replace(cells=_trimmed(row.cells)) for row in rows]


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
    """The field of each column of a heading row; none for any other row."""
    fields = {column: field for column, cell in enumerate(row.cells) if (field := field_of(cell))}
    if "label" not in fields.values():
        fields |= {at: "label" for at, cell in enumerate(row.cells) if BLANK.sub("", cell) == ORDINAL}
    names = set(fields.values())
    return fields if names & {"label", "mark"} and names & {"progress", "value", "status", "reject_field"} else {}


def field_of(heading: str) -> str:
    """The field that a heading names, tolerating blanks, line ends and remarks in brackets."""
    text = BLANK.sub("", clean(heading))
    if text in {REJECT_FIELD, REJECT_VALUE, REJECT_DEPARTMENT}:
        return {REJECT_FIELD: "reject_field", REJECT_VALUE: "reject_value"}.get(text, "reject_department")
    if known := layout.HEADINGS.get(text):
        return known
    first = BLANK.sub("", clean(heading).strip().split("\n")[0])
    bare = (BESIDE_NAME.sub("", spelling) for spelling in (text, first))
    return next((layout.HEADINGS[heading] for heading in bare if heading in layout.HEADINGS), "")


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
        mark = next((parsed for text in texts if (parsed := mark_of(text))), None)
        label = cells.get("label", Cell("", ""))
        is_foot = any(cell.strip().startswith(FOOT_BEGINS) for cell in row.cells)
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
    cell = cells.get("reject_value", Cell("", ""))
    cells_of_row = {field: cell._replace(text=bare(cell.text))} if field else {}
    if field == "value":
        cells_of_row |= {name: cells[name] for name in ("on", "definition") if name in cells}
    kind = row.kind if row.mark and row.mark.item else "indicator" if field in layout.INDICATOR_FIELDS else "task"
    mark = row.mark
    department = line(cells.get("reject_department", Cell("", "")).text)
    return row._replace(kind=kind, cells=cells_of_row, mark=mark, department=department)


def _foot(title: str, rows: Sequence[SheetRow]) -> dict[str, Cell]:
    """Who filled the form in, under which number, on what day: behind the colon, or in the next cells."""
    cells: dict[str, Cell] = {}
    for row in (row for row in rows if not any(map(is_mark, row.cells))):
        for at, cell in enumerate(row.cells):
            for match in FOOT.finditer(clean(cell).strip()):
                after = next((clean(cell).strip() for cell in row.cells[at + 1 : at + 4] if cell.strip()), "")
                value = (match[2] or "").strip() or ("" if FOOT.match(after) else after)
                if value and not is_mark(value):
                    address = f"{column_name(at)}{row.number}"
                    cells.setdefault(match[1], Cell(f"{title}!{address}" if title else address, line(value)))
    return cells


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
    return next((match[0] for part in parts if name in part if (match := pattern.search(part))), "")


def column_name(at: int) -> str:
    """The letters of a column, counted from 0."""
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(65 + rest) + name
    return name
