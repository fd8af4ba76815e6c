"""Annex tables whose rows are numbers to reach, as indicators."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from qualitytui.model.plan import PlanIndicator, Target
from qualitytui.reading.brackets import brackets
from qualitytui.reading.columns import BARE, IN_HEAD, unit_in
from qualitytui.reading.comparators import said_of
from qualitytui.reading.conventions import Conventions
from qualitytui.reading.department_lists import COLUMNS
from qualitytui.reading.numbers import with_plain_dashes
from qualitytui.reading.table_cells import joined, owners_of
from qualitytui.reading.table_rows import NUMBERED, Measure
from qualitytui.reading.tables import NOTHING, Table, is_cell, said

STRAIGHT = re.compile(r"^\s*((?:附\s*件|附\s*表|附)\s*(?:\d{1,2}|[一二三四五六七八九十])?)\s*[:：]\s*(\S.{2,60})$")
"""An annex's line with its title behind it."""
AT_MOST_NAMES = re.compile(r"事故|死亡|投诉|能耗|排放|违法|案件|差错|流失|返工|损失率")


def with_own_lines(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The lines, 附件：任务分解表 straight above a table parted into the line that begins an annex and its title."""
    found: list[tuple[int, str]] = []
    for at, (line, text) in enumerate(lines):
        heading = STRAIGHT.match(text)
        if heading and at + 1 < len(lines) and is_cell(lines[at + 1][1]):
            found += [(line, heading[1].strip()), (line, heading[2].strip())]
        else:
            found.append((line, text))
    return found


def indicators_of(annex: int, measures: Sequence[Measure], year: int | None = None) -> Iterator[PlanIndicator]:
    """The numbers that the rows of an annex's tables ask for; those that share a number count below it."""
    together = Counter(one.number for one in measures)
    nth = Counter[str]()
    places = {number: at for at, number in enumerate(dict.fromkeys(one.number for one in measures), 1)}
    for one in measures:
        nth[one.number] += 1
        place = one.number if NUMBERED.fullmatch(one.number) else str(places[one.number])
        ref = f"A{annex}.{place}" + (f".{nth[one.number]}" if together[one.number] > 1 else "")
        yield _indicator(ref, one, year)


def _indicator(ref: str, one: Measure, year: int | None) -> PlanIndicator:
    table, cells = one.table, one.row.whole
    names = [joined(cell) for cell in dict.fromkeys(said(table, cells, "kind", "group", "task"))]
    own = [joined(cell) for cell in dict.fromkeys(said(table, cells, "group", "task"))] or names
    title, condition = _condition(own[0])
    last = IN_HEAD.search(own[-1])
    unit = unit_in(last["unit"]) if last else ""
    parts = [title, *own[1:]]
    parts[-1] = parts[-1].removesuffix(last[0]) if last and unit else parts[-1]
    full = _measured_name(parts)
    aims = [at for at, column in enumerate(table.columns) if column.kind == "goal" and cells[at] not in NOTHING]
    best = next((at for at in aims if year is not None and table.columns[at].year == year), aims[-1])
    earlier = [
        f"{table.columns[at].year}年{cells[at]}" for at in aims if at != best and table.columns[at].year is not None
    ]
    unit = unit or "".join(said(table, cells, "unit")) or table.columns[best].unit or _unit_above(table)
    cell = joined(cells[best])
    return PlanIndicator(
        ref,
        one.number,
        full,
        "，".join(filter(None, [condition, *earlier])) or None,
        _target(cell, full, unit),
        tuple(owners_of({role: said(table, cells, role) for role, _ in COLUMNS}, Conventions()).departments),
    )


def _measured_name(parts: Sequence[str]) -> str:
    """What is measured, without a word such as 达到 that leads to its number."""
    return re.sub(r"(?:达到?|不低于|为)$", "", " ".join(parts))


def _unit_above(table: Table) -> str:
    """The unit that a line above the head gives all of a table: 单位：件."""
    found = re.search(r"单位\s*[:：]\s*([^\s；;，]{1,6})", table.caption)
    return unit_in(found[1]) if found else ""


def _condition(title: str) -> tuple[str, str | None]:
    """A title without the condition in its brackets: 质量管理工程 (其中服务业企业不低于6%)."""
    for start, end, inside in brackets(title):
        if re.match(r"其中|含|包括|不低于|指|按|.*\d", inside):
            return (title[:start] + title[end:]).strip(), inside
    return title, None


def _target(cell: str, title: str, unit: str) -> Target | None:
    """The target in a cell, in its own unit or that of its table; a bare value is a floor, a ceiling where less is better."""
    found = BARE.match(with_plain_dashes(cell))
    if not found:
        return None
    value = float(found["number"].replace(",", "").replace("，", ""))
    sign, after = found["sign"] or "", found["after"] or ""
    is_ceiling = not after and not sign and AT_MOST_NAMES.search(title)
    comparator = said_of(sign, after) or ("at_most" if is_ceiling else "at_least")
    own = found["unit"] or unit
    words = cell if found["unit"] else f"{cell[: found.end('number')]}{own}{cell[found.end('number') :]}"
    return Target(comparator, value, own.replace("％", "%"), words)
