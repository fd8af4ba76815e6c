"""Three-way comparison of one row of a table with the workbook."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple

from qualitytui.errors import Refused, Remedy
from qualitytui.exchange.headings import Fields
from qualitytui.i18n import say
from qualitytui.model.filter import LIGHT_VALUES
from qualitytui.reporting.cell_values import (
    BESIDE,
    KINDS,
    MARK,
    NEVER,
    bare,
    canonical,
    days,
    marked_light,
    number,
    row_mark,
)
from qualitytui.sanitize import REPLACED, clean, visible

UNCOMPARED: Final = NEVER | {"mark"}
ERRORS: Final = frozenset({"#NAME?", "#REF!", "#VALUE!", "#N/A", "#DIV/0!", "#NUM!", "#NULL!"})
DATED: Final[Mapping[str, str]] = {"heard": "report", "on": "value"}
"""The date columns, each with the column it belongs to."""
CurrentValues = Literal["unmarked", "written", "fresh", "stale"]
UNIT: Final = re.compile(r"[^\d.,]+$")
"""The unit after the number in a read-only cell."""
CUT: Final = 32_767
"""Characters at which a spreadsheet cuts a cell."""


class Edit(NamedTuple):
    """One cell that differs: its column's heading, what the workbook would write there, and what stands there."""

    heading: str
    before: str
    cell: str


class CellRefused(Refused):
    """A cell that cannot be imported, with its column."""

    def __init__(
        self, column: str, sentence: str, hint: str = "", *, remedy: Remedy | None = None, **facts: object
    ) -> None:
        super().__init__(sentence, hint, remedy=remedy, **facts)
        self.column = column


class RowDiff(NamedTuple):
    """The cells of a row that differ, by name.

    `beside` are imported only with another cell, `stray` are those of them that differ; `others` are read-only.
    """

    edits: Mapping[str, Edit]
    beside: Mapping[str, Edit]
    stray: frozenset[str]
    others: tuple[str, ...]
    is_old: bool


def compare(stored: Mapping[str, str], fields: Fields, cells: Mapping[str, str], *, is_narrow: bool) -> RowDiff:
    """Compares a row with what the workbook would export.

    `is_old`: the row is unedited and the workbook has changed since.
    """
    edits, beside, stray, others = dict[str, Edit](), dict[str, Edit](), set[str](), list[str]()
    mark = cells.get(_mark_heading(fields), "").strip()
    for heading, field in fields.items():
        if heading not in cells or field.name in UNCOMPARED:
            continue
        edit = Edit(heading, stored[heading], clean(cells[heading]))
        if field.name in KINDS:
            if not _same(KINDS[field.name], edit, is_narrow=is_narrow):
                edits[field.name] = edit
        elif field.name in BESIDE:
            if edit.cell.strip():
                beside[field.name] = edit
                stray |= set() if _same("text", edit, is_narrow=is_narrow) else {field.name}
        elif not _alike(edit, is_narrow=is_narrow) and not (field.name == "light" and _has_gone_over(edit, mark)):
            others.append(heading)
    standing = _standing(stored, fields, cells) if edits else "fresh"
    past = _past(edits)
    if standing == "unmarked" or (standing == "stale" and past == edits.keys()):
        names = {name for name in past if standing == "unmarked" and edits[name].cell.strip()}
        beside |= {name: edits[name] for name in names}
        stray |= names
        edits = {name: edit for name, edit in edits.items() if name not in past}
    if edits and standing == "stale":
        raise CellRefused(
            next(iter(edits.values())).heading,
            say("The workbook has changed this item since the table was written."),
            say("Write the table again and make the change there, or make it in the program."),
        )
    return RowDiff(
        edits,
        beside,
        frozenset(stray),
        _worth_telling(others, stored, fields, cells),
        bool(edits) and standing == "written",
    )


def _worth_telling(
    others: Sequence[str], stored: Mapping[str, str], fields: Fields, cells: Mapping[str, str]
) -> tuple[str, ...]:
    """The computed columns that somebody edited; none where the workbook has changed the item since."""
    heading = _mark_heading(fields)
    mark = cells.get(heading, "").strip()
    return () if mark and not _is_same_mark(mark, stored[heading]) else tuple(others)


def _mark_heading(fields: Fields) -> str:
    return next((field.heading for field in fields.values() if field.name == "mark"), "")


def _is_same_mark(mark: str, other: str) -> bool:
    """Whether two row checksums are equal, apart from the light, which changes with time."""
    return mark[:MARK] == other[:MARK]


def _has_gone_over(edit: Edit, mark: str) -> bool:
    """Whether a light cell is unedited and only time has changed the light."""
    light = LIGHT_VALUES.get(edit.cell.strip().lower())
    return light is not None and light == marked_light(mark)


def _standing(stored: Mapping[str, str], fields: Fields, cells: Mapping[str, str]) -> CurrentValues:
    """Whether a row has no checksum, is unedited, was edited, or was edited while the workbook changed as well."""
    heading = _mark_heading(fields)
    mark = cells.get(heading, "").strip()
    if not mark:
        return "unmarked"
    own = {
        field.name: cells[field.heading] for field in fields.values() if field.name in KINDS if field.heading in cells
    }
    if _is_same_mark(row_mark(own), mark):
        return "written"
    return "fresh" if _is_same_mark(stored[heading], mark) else "stale"


def _past(edits: Mapping[str, Edit]) -> set[str]:
    """Days that are empty or earlier beside what the workbook has: the row was imported, and that gave it a day."""
    return {
        name
        for name, dated in DATED.items()
        if name in edits and dated not in edits
        if not (cell := edits[name].cell.strip()) or ((meant := days(cell)) and max(meant) < edits[name].before)
    }


def _same(kind: str, edit: Edit, *, is_narrow: bool) -> bool:
    """Whether a cell equals the exported value, allowing for what spreadsheets reformat."""
    before, cell = edit.before, edit.cell
    if cell == before or canonical(kind, cell) == canonical(kind, before):
        return True
    if kind == "day":
        return before in days(cell.strip())
    if kind == "amount":
        return _is_rounded(cell.strip(), before)
    if _is_taken_for_number(cell.strip(), bare(before).strip()):
        return True
    if len(cell) == CUT and before.startswith(cell):
        return True
    if is_narrow and re.fullmatch(_narrowed(before.strip()), cell.strip()):
        return True
    if cell.strip() in ERRORS:
        raise CellRefused(edit.heading, say("{word} is an error of the spreadsheet.", word=cell.strip()))
    if cell.count(REPLACED) > before.count(REPLACED) or (is_narrow and "?" in cell and not _is_in_gbk(before)):
        raise CellRefused(
            edit.heading,
            say("The file has lost characters that its encoding does not hold."),
            say("Save it in the spreadsheet as CSV (UTF-8) or as .xlsx, and take that."),
        )
    return False


def _is_taken_for_number(cell: str, before: str) -> bool:
    """Whether a spreadsheet converted a text of digits to a date or a number: 3/5 is 2026-03-05, 00123 is 123."""
    if (value := number(before.removesuffix("%"))) is not None:
        is_share = before.endswith("%") == cell.endswith("%")
        return (is_share and number(cell.removesuffix("%")) == value) or _is_rounded(cell, before)
    if meant := days(before):
        return days(cell) == meant
    if not re.fullmatch(r"\d{1,2}[/-]\d{1,2}", before):
        return False
    month, day = (int(digits) for digits in re.findall(r"\d+", before))
    match = re.fullmatch(r"(?:\d{4}[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?|(\d\d)/(\d\d)/\d\d", cell)
    return match is not None and [int(digits) for digits in match.groups() if digits] == [month, day]


def _is_rounded(cell: str, before: str) -> bool:
    """Whether a long number was rounded to scientific notation: 1.23457E+11."""
    match = re.fullmatch(r"[-+]?\d(?:\.(\d+))?[Ee][-+]?\d+", cell)
    value = number(before)
    if match is None or value is None:
        return False
    return number(cell) == float(f"{value:.{len(match[1] or '')}e}")


def _narrowed(text: str) -> str:
    """A pattern of the text with each character outside GBK as one or two question marks."""
    return "".join(re.escape(char) if _is_in_gbk(char) else r"\?{1,2}" for char in text.replace("\r\n", "\n"))


def _is_in_gbk(text: str) -> bool:
    try:
        text.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


def _alike(edit: Edit, *, is_narrow: bool) -> bool:
    """The same for read-only cells, with tolerance: 45% is 0.4512."""
    if edit.cell == edit.before or (edit.before in {"", "0"} and not edit.cell.strip()):
        return True
    cell, other = edit.cell.strip(), edit.before
    share = number(cell.removesuffix("%"))
    if share is None:
        share = number(UNIT.sub("", cell).removeprefix("+"))
    value = number(other)
    if share is not None and value is not None:
        return abs(share / 100 - value) < 0.0051 if cell.endswith("%") else abs(share - value) <= abs(value) * 1e-4
    try:
        return _same("line", edit, is_narrow=is_narrow)
    except CellRefused:
        return False


def typed(edit: Edit, stored: str | None) -> str:
    """What a person wrote into a cell, as text for the workbook; what was shown by its name is itself again."""
    text = edit.cell if edit.before.startswith("'") and edit.before == stored else bare(edit.cell)
    for char in set(stored or "") - {"\n"}:
        if visible(char) != char:
            text = text.replace(visible(char), char)
    return text
