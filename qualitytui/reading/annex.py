"""Annex tables: Word tables, and tables that a web page flattened to a cell a line."""

import re
from collections.abc import Iterator, Sequence

from qualitytui.model.plan import Attribution, PlanIndicator, Target
from qualitytui.reading.brackets import brackets
from qualitytui.reading.customs import Custom
from qualitytui.reading.lists import read_list
from qualitytui.reading.numbers import NUMBER, UNIT
from qualitytui.reading.parts import Annex
from qualitytui.reading.tables import ABOVE, WHO, cells_of, columns_of, is_cell

CELL_VALUE = re.compile(
    rf"^(?P<sign>[≥≤><＞＜不低于少高超过至少]*)\s*(?P<number>{NUMBER})\s*(?P<unit>{UNIT})\s*(?P<after>以上|以下|以内|左右)?$"
)
BARE_NUMBER = re.compile(NUMBER)
AT_MOST_NAMES = re.compile(r"事故|死亡|投诉|能耗|排放|违法|案件|差错|流失|返工|损失率")


def indicators_of(annex: Annex) -> tuple[PlanIndicator, ...]:
    """The numbers that the rows of an annex's table ask for; empty where it holds no such table."""
    ruled = [*_ruled(annex)]
    if ruled:
        return tuple(ruled)
    found: list[PlanIndicator] = []
    for number, cells in _rows(annex.lines):
        found += _row(annex.number, number, cells)
    return tuple(found)


def _ruled(annex: Annex) -> Iterator[PlanIndicator]:
    """The rows of a table that gives the unit, or today's state, in a column of its own beside the goal."""
    columns: list[str] = []
    count = 0
    for _, text in annex.lines:
        cells = cells_of(text) if is_cell(text) else []
        header = columns_of(cells) if len(cells) > 2 else []
        if header:
            columns = header if {"task", "goal"} <= {*header} and {*header} & {"unit", "base"} else []
            continue
        row = {column: cell for column, cell in zip(columns, cells, strict=False) if cell not in {ABOVE, ""}}
        goal, unit, task = row.get("goal", ""), row.get("unit", ""), row.get("task", "")
        target = _target(goal, task) or _target(BARE_NUMBER.sub(rf"\g<0>{unit}", goal, count=1), task)
        if target is None or "task" not in row:
            continue
        count += 1
        number = row.get("number", str(count))
        title, condition = _condition(row["task"])
        who = [f"{label}：{row[kind]}" for kind, label in WHO if kind in row]
        yield PlanIndicator(
            f"A{annex.number}.{number if number.isdecimal() else count}",
            number,
            title,
            condition,
            target,
            _departments(["；".join(who)] if who else []),
        )


def _rows(lines: Sequence[tuple[int, str]]) -> Iterator[tuple[int, list[str]]]:
    """Each numbered row with the cells after its number, those of its sub-rows behind."""
    number, cells = 0, list[str]()
    for cell in _cells(lines):
        if re.fullmatch(r"\d{1,3}", cell) and int(cell) == number + 1:
            if cells:
                yield number, cells
            number, cells = int(cell), []
        elif number:
            cells.append(cell)
    if cells:
        yield number, cells


def _cells(lines: Sequence[tuple[int, str]]) -> Iterator[str]:
    for _, text in lines:
        if not is_cell(text):
            continue
        for cell in re.split(r"[\t|]", text):
            kept = cell.strip(" 　")
            if kept and kept != ABOVE:
                yield kept


def _row(annex: int, number: int, cells: Sequence[str]) -> list[PlanIndicator]:
    """A row is names, value, departments, and again for each sub-row, where the first name may be left away."""
    groups: list[tuple[list[str], str, list[str]]] = []
    names: list[str] = []
    for cell in cells:
        if _target(cell, "") is not None:
            groups.append((names, cell, []))
            names = []
        elif groups and not names and read_list(f"责任单位:{cell}", Custom()) is not None:
            groups[-1][2].append(cell)
        else:
            names.append(cell)
    found: list[PlanIndicator] = []
    head = groups[0][0][0] if groups and groups[0][0] else ""
    for nth, (titles, value, who) in enumerate(groups, 1):
        title, condition = _condition(head)
        parts = titles[1:] if nth == 1 else [part for part in titles if part != head]
        full = " ".join([title, *parts])
        found.append(
            PlanIndicator(
                ref=f"A{annex}.{number}" + (f".{nth}" if len(groups) > 1 else ""),
                number=str(number),
                title=re.sub(r"(?:达到?|不低于|为)$", "", full),
                condition=condition,
                target=_target(value, full),
                departments=_departments(who),
            )
        )
    return found


def _condition(title: str) -> tuple[str, str | None]:
    """A title without the condition in its brackets: 质量管理工程 (其中服务业企业不低于6%)."""
    for start, end, inside in brackets(title):
        if re.match(r"其中|含|包括|不低于|指|按", inside) or re.search(r"\d", inside):
            return (title[:start] + title[end:]).strip(), inside
    return title, None


def _target(cell: str, title: str) -> Target | None:
    """The target in a cell; a bare value is a floor, or a ceiling where less is better."""
    found = CELL_VALUE.match(cell.strip())
    if not found:
        return None
    value = float(found["number"].replace(",", "").replace("，", ""))
    sign, after = found["sign"] or "", found["after"] or ""
    if after in {"以下", "以内"} or sign.startswith(("≤", "不超", "不高")):
        return Target("at_most", value, found["unit"].replace("％", "%"), cell)
    if sign in {">", "＞", "超过", "高于"}:
        return Target("more_than", value, found["unit"].replace("％", "%"), cell)
    if sign in {"<", "＜", "低于", "少于"}:
        return Target("less_than", value, found["unit"].replace("％", "%"), cell)
    if after == "左右":
        return Target("about", value, found["unit"].replace("％", "%"), cell)
    less = not after and not sign and AT_MOST_NAMES.search(title)
    return Target("at_most" if less else "at_least", value, found["unit"].replace("％", "%"), cell)


def _departments(cells: Sequence[str]) -> tuple[Attribution, ...]:
    read = [read_list(cell if "单位：" in cell else f"责任单位:{cell}", Custom()) for cell in cells]
    return tuple(dict.fromkeys(one for found in read if found for one in found.departments))
