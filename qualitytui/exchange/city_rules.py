"""The city's rules of the assessment of counties, read from the table that the office keeps of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from qualitytui.errors import Refused
from qualitytui.exchange.table_reader import read_content, read_pages
from qualitytui.exchange.worksheet import SheetRow
from qualitytui.i18n import say
from qualitytui.model.self_assessment import Criterion
from qualitytui.sanitize import line

HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "first": ("一级指标", "考核项目", "first"),
    "second": ("二级指标", "考核内容", "second"),
    "asked": ("考核要点", "考核指标", "评分要点", "asked"),
    "method": ("评分方法", "评分标准", "评分办法", "method"),
    "full": ("分值", "标准分", "full"),
    "own": ("自评得分", "自评分", "own"),
    "reason": ("完成情况及得(扣)分原因", "完成情况及得扣分原因", "完成情况", "备注", "reason"),
    "proofs": ("佐证编号", "佐证", "evidence"),
    "units": ("责任部门", "责任单位", "departments"),
    "items": ("对应事项", "事项", "items"),
}
"""What each column may be called."""
NEEDED: Final = ("asked", "full")
PARTS: Final = re.compile(r"[;；\n]+")


def read_city_rules(path: Path) -> tuple[Criterion, ...]:
    """Every point of the rules; refuses a table without its columns, and a score beyond its point, naming the row."""
    content, text = read_content(path)
    for page in read_pages(content, text):
        rows = list(page.rows)
        for at, row in enumerate(rows):
            columns = _columns(row.cells)
            if all(name in columns for name in NEEDED):
                criteria = tuple(_criteria(rows[at + 1 :], columns, text))
                if criteria:
                    return criteria
    raise Refused(
        say("{path} has no table of the city's rules.", path=text),
        say("Its first row needs the columns {names}.", names="、".join(HEADINGS[name][0] for name in NEEDED)),
    )


def _columns(cells: Sequence[str]) -> dict[str, int]:
    """Where each known column stands."""
    headings = [re.sub(r"\s", "", cell).replace("（", "(").replace("）", ")").casefold() for cell in cells]
    return {
        name: at
        for name, words in HEADINGS.items()
        if (at := next((headings.index(w) for w in words if w in headings), -1)) >= 0
    }


def _criteria(rows: Sequence[SheetRow], columns: Mapping[str, int], text: str) -> Iterator[Criterion]:
    """A point a row; a merged cell holds for the rows below it, a row that asks nothing is none."""
    first = second = ""
    for row in rows:
        cells = {name: line(row.cells[at]) for name, at in columns.items() if at < len(row.cells)}
        raw = row.cells[columns["items"]] if columns.get("items", len(row.cells)) < len(row.cells) else ""
        if cells.get("first"):
            first, second = cells["first"], ""
        second = cells.get("second") or second
        if not cells.get("asked"):
            continue
        full = _points(cells.get("full", ""), row.number, text)
        if full is None:
            raise Refused(say("{path}, row {row}: the points are missing.", path=text, row=row.number))
        own = _own(cells.get("own", ""), full, row.number, text)
        yield Criterion(
            *(row.number, first, second, cells["asked"], cells.get("method", ""), full, own, cells.get("reason", "")),
            *(cells.get("proofs", ""), cells.get("units", "")),
            tuple(line(part) for part in PARTS.split(raw) if line(part)),
        )


def _own(text: str, full: float, row: int, file: str) -> float | None:
    own = _points(text, row, file)
    if own is not None and own > full:
        own_said, full_said = f"{own:g}", f"{full:g}"
        raise Refused(
            say(
                "{path}, row {row}: {own} is more than {full} points.",
                path=file,
                row=row,
                own=own_said,
                full=full_said,
            ),
            say("Nothing was written. Correct it there."),
        )
    return own


def _points(text: str, row: int, file: str) -> float | None:
    if not text:
        return None
    try:
        points = float(text.removesuffix("分"))
    except ValueError:
        points = -1.0
    if not 0 <= points <= 1000:
        raise Refused(
            say("{path}, row {row}: {value} is not a number of points.", path=file, row=row, value=text),
            say("Nothing was written. Correct it there."),
        )
    return points
