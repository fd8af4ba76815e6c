"""Annex tables: Word tables, and tables that a web page flattened to a cell a line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualitytui.model.plan import Attribution, PlanIndicator, Target
from qualitytui.reading.attribution import Custom, read_list
from qualitytui.reading.brackets import brackets
from qualitytui.reading.targets import NUMBER, UNIT

HEADING = re.compile(r"^\s*(?:附件|附表|附)\s*(\d+|[一二三四五六七八九十])?\s*[:：]?\s*$")
DECLARED = re.compile(r"^\s*附\s*件\s*[:：]\s*(.*)$")
DECLARED_ITEM = re.compile(r"^\s*(\d{1,2})\s*[.．、]\s*(.+)$")
CELL_VALUE = re.compile(
    rf"^(?P<sign>[≥≤><＞＜不低于少高超过至少]*)\s*(?P<number>{NUMBER})\s*(?P<unit>{UNIT})\s*(?P<after>以上|以下|以内|左右)?$"
)
AT_MOST_NAMES = re.compile(r"事故|死亡|投诉|能耗|排放|违法|案件|差错|流失|返工|损失率")
MERGED = "\x1f"


@dataclass(frozen=True, slots=True)
class Annex:
    """One annex: its number, its title, the line it starts on, and its lines."""

    number: int
    title: str
    line: int
    lines: tuple[tuple[int, str], ...]


def declared_annexes(lines: Sequence[tuple[int, str]]) -> dict[int, str]:
    """The annexes that the notice lists after 附件：, a title broken over lines put together."""
    found: dict[int, str] = {}
    last = 0
    for at, (_, text) in enumerate(lines):
        start = DECLARED.match(text)
        if not start:
            continue
        rest = [start[1], *(more for _, more in lines[at + 1 : at + 20])]
        for piece in rest:
            item = DECLARED_ITEM.match(piece)
            if item:
                last = int(item[1])
                found[last] = item[2].strip()
            elif HEADING.match(piece) or not piece.strip() or len(piece) > 60:
                break
            elif last and found:
                found[last] += piece.strip()
            elif piece.strip():
                found[1] = piece.strip()
                last = 1
        break
    return found


def split_annexes(lines: Sequence[tuple[int, str]]) -> tuple[list[tuple[int, str]], list[Annex]]:
    """Parts the body from the annexes, each of which starts with a line 附件1 of its own."""
    starts = [at for at, (_, text) in enumerate(lines) if HEADING.match(text)]
    if not starts:
        return list(lines), []
    annexes = []
    for nth, (start, end) in enumerate(zip(starts, [*starts[1:], len(lines)], strict=True), 1):
        heading = HEADING.match(lines[start][1])
        number = (heading and heading[1]) or str(nth)
        rest = [one for one in lines[start + 1 : end] if one[1].strip()]
        title = rest[0][1].strip() if rest and not is_cell(rest[0][1]) else ""
        digits = int(number) if number.isdigit() else "一二三四五六七八九十".index(number) + 1
        annexes.append(Annex(digits, title, lines[start][0], tuple(rest[1:] if title else rest)))
    return list(lines[: starts[0]]), annexes


def is_cell(text: str) -> bool:
    """Whether a line is a cell or a row of a table."""
    return "\t" in text or text.rstrip().endswith("|") or text.lstrip().startswith("|")


def indicators_of(annex: Annex) -> tuple[PlanIndicator, ...]:
    """The numbers that the rows of an annex's table ask for; empty where it holds no such table."""
    found: list[PlanIndicator] = []
    for number, cells in _rows(annex.lines):
        found += _row(annex.number, number, cells)
    return tuple(found)


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
            if kept and kept != MERGED:
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
    read = [read_list(f"责任单位:{cell}", Custom()) for cell in cells]
    return tuple(dict.fromkeys(one for found in read if found for one in found[0]))
