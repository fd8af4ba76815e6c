"""What the columns of a table hold, told by the names in its head and where they leave it open by the cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from qualitytui.model.roles import RANK
from qualitytui.reading.names import SURE, names_in
from qualitytui.reading.numbers import NUMBER, UNIT

COLUMNS: Final = (
    ("number", r"^(?:序号|编号|序|№|No\.?)$"),
    ("person", r"领导|责任人|负责人|联系人|电话"),
    ("time", r"时限|时间|期限|进度|^完成日期$|时序"),
    ("lead", r"牵头|主办|主要责任单位|第一责任"),
    ("support", r"配合|协办|参与|参加|协助|协同|协作|会同"),
    (
        "responsible",
        r"(?:责任|落实|实施|负责|主管)(?:单位|部门|主体|机构|[科处股]室|地区)|责任分工|承办|^(?:部门|[科处股]室|责任|任务分工|职责分工)$",
    ),
    ("unit", r"^(?:计量)?单位$"),
    ("kind", r"类别|领域|方面|板块|分类|大类|一级|目录"),
    ("task", r"任务|名称|内容|事项|措施|举措|项目|要点|^工作$|重点工作"),
    ("base", r"^\d{4}年?(?:度)?(?:现状|实际|完成|基数|基期|基础)?值?$|现状|基数|基期"),
    ("goal", r"目标|指标|标准|要求"),
    ("other", r"备注|属性|性质|分值|类型|说明"),
)
"""What a column holds, told by its heading; the first that fits."""
LONGEST_NAME: Final = 16
YEAR: Final = re.compile(r"((?:19|20)\d\d)年?(?:度|底|末)?")
AIM: Final = re.compile(r"目标|指标|计划|任务")
IN_HEAD: Final = re.compile(r"[(（](?:计量)?(?:单位[:：]?)?\s*(?P<unit>[^()（）]{1,8})[)）]$")
BARE: Final = re.compile(
    rf"^(?P<sign>(?:[≥≤><＞＜±不低于少高超过至少达到]|新增|净增|增加|完成|累计|力争|确保)*)\s*(?P<number>{NUMBER})\s*(?P<unit>{UNIT})?\s*(?P<after>以上|以下|以内|左右)?$"
)
"""A cell that holds a number and nothing else."""
ONE_UNIT: Final = re.compile(UNIT)
OWNERS: Final = frozenset(RANK)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its names from the top of the head down, what it holds, and the unit and year that its head gives."""

    names: tuple[str, ...]
    kind: str
    unit: str = ""
    year: int | None = None


def plain_name(cell: str) -> str:
    """A name in a head without the blanks and line ends that spread it out."""
    return "".join(cell.replace("⏎", "").split())


@lru_cache(maxsize=5_000)
def kind_of_name(name: str) -> str:
    """What a column of this name holds; "" where the name says nothing known."""
    short = IN_HEAD.sub("", name)
    if len(short) >= LONGEST_NAME:
        return ""
    return next((kind for kind, form in COLUMNS if re.search(form, short)), "")


def is_head_name(cell: str) -> bool:
    """Whether a cell can be a column's name."""
    name = plain_name(cell)
    return bool(kind_of_name(name) or YEAR.fullmatch(name))


def kinds_of(cells: Sequence[str]) -> list[str]:
    """What each column holds where the row is a table's heading; empty where it is none."""
    return [column.kind for column in columns_under([cells])]


def columns_under(rows: Sequence[Sequence[str]]) -> list[Column]:
    """The columns below a head of one row or several; none where the rows are no head."""
    stacks: list[tuple[str, ...]] = []
    for at in range(len(rows[0])):
        names = [plain_name(row[at]) if at < len(row) else "" for row in rows]
        if not names[0] and at:
            names[0] = stacks[-1][0] if stacks[-1] else ""
        stacks.append(tuple(dict.fromkeys(name for name in names if name and name != "〃")))
    kinds = [_kind(names) for names in stacks]
    if "goal" not in kinds and kinds.count("base") > 1:
        kinds[len(kinds) - 1 - kinds[::-1].index("base")] = "goal"
    if "goal" not in kinds and not {*OWNERS} & {*kinds}:
        # 单位 beside no number to reach is no unit of measure.
        kinds = ["responsible" if kind == "unit" else kind for kind in kinds]
    known = {kind for kind in kinds if kind not in {"", "other", "kind", "person", "base"}}
    if len(known) < 2 or not (known & {*OWNERS, "goal"} or known >= {"task", "time"}):
        return []
    return [
        Column(names, kind, _unit(names) if kind == "goal" else "", _year(names))
        for names, kind in zip(stacks, kinds, strict=True)
    ]


def _kind(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    if YEAR.fullmatch(names[-1]) and any(AIM.search(name) for name in names[:-1]):
        return "goal"
    return kind_of_name(names[-1]) or kind_of_name("".join(names))


def unit_in(words: str) -> str:
    """The words where they are a unit, else nothing."""
    return words if ONE_UNIT.fullmatch(words) else ""


def _unit(names: tuple[str, ...]) -> str:
    match = next((match["unit"] for name in names[::-1] if (match := IN_HEAD.search(name))), "")
    return unit_in(match)


def _year(names: tuple[str, ...]) -> int | None:
    match = next((match for name in names[::-1] if (match := YEAR.search(name))), None)
    return int(match[1]) if match else None


def settled(
    columns: Sequence[Column], own: Sequence[Sequence[str]], whole: Sequence[Sequence[str]]
) -> tuple[Column, ...]:
    """The columns with what their names leave open decided: a name beside the goal, a category, a column 单位 of bodies."""
    found = [
        replace(column, kind="responsible") if column.kind == "unit" and _are_owners(own, at) else column
        for at, column in enumerate(columns)
    ]
    words = [at for at, column in enumerate(found) if column.kind == "goal" and not _are_measures(own, at)]
    if words and not any(column.kind == "task" for column in found):
        for at in words:
            found[at] = replace(found[at], kind="task")
    tasks = [at for at, column in enumerate(found) if column.kind == "task"]
    distinct = [at for at in tasks if found[at].names != found[tasks[-1]].names]
    for at in distinct:
        if _is_category(own, whole, at, tasks[-1]):
            found[at] = replace(found[at], kind="group")
    return tuple(found)


def _cells(rows: Sequence[Sequence[str]], at: int) -> list[str]:
    return [row[at] for row in rows if at < len(row) and row[at]]


def _are_measures(rows: Sequence[Sequence[str]], at: int) -> bool:
    cells = _cells(rows, at)
    return bool(cells) and sum(bool(BARE.match(cell)) for cell in cells) * 2 >= len(cells)


def _are_owners(rows: Sequence[Sequence[str]], at: int) -> bool:
    cells = _cells(rows, at)
    return bool(cells) and sum(bool(SURE.match(name)) for cell in cells for name in names_in(cell)[:1]) * 2 > len(cells)


def _is_category(own: Sequence[Sequence[str]], whole: Sequence[Sequence[str]], at: int, task: int) -> bool:
    """Whether a column groups the tasks beside it: its words reach over several rows, are left blank or said again."""
    rows = [nth for nth, row in enumerate(own) if task < len(row) and row[task]]
    held = [whole[nth][at] for nth in rows]
    return len(rows) > 1 and bool(held[0]) and len({cell for cell in held if cell}) < len(rows)
