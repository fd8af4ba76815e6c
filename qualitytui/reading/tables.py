"""Tables of tasks: 序号, 工作任务, 牵头单位, 配合单位 and 完成时限 in columns of any order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from qualitytui.model.plan import Attribution
from qualitytui.reading.customs import Custom
from qualitytui.reading.lists import read_list
from qualitytui.reading.numbers import NUMBER, UNIT
from qualitytui.reading.outline import label_of

COLUMNS: Final = (
    ("number", r"^(?:序号|编号|序)$"),
    ("person", r"领导|责任人|负责人|联系人|电话"),
    ("time", r"时限|时间|期限|进度|^完成日期$"),
    ("lead", r"牵头|主办|主要责任单位"),
    ("support", r"配合|协办|参与|参加|协助"),
    (
        "responsible",
        r"责任(?:单位|部门|主体)|落实(?:单位|部门)|承办|实施(?:单位|主体)|负责(?:单位|部门)|^(?:部门|责任)$",
    ),
    ("unit", r"^(?:计量)?单位$"),
    ("task", r"任务|名称|内容|事项|措施|举措|项目|要点|^工作$|重点工作"),
    ("base", r"^\d{4}年?(?:度)?(?:现状|实际|完成|基数|基期|基础)?值?$|现状|基数|基期"),
    ("goal", r"目标|指标|标准|要求"),
    ("other", r"备注|属性|性质|分值|类型|说明"),
    ("kind", r"类别|领域|方面|板块|分类|一级|目录"),
)
"""What a column holds, told by its heading; the first that fits."""
WHOSE: Final = re.compile(r"单\s*位|部\s*门|牵\s*头|责\s*任|配\s*合|目\s*标|指\s*标|主\s*办|要\s*求|标\s*准|主\s*体")
"""Without one of these words a row is no table's heading."""
WHO: Final = (("lead", "牵头单位"), ("responsible", "责任单位"), ("support", "配合单位"))
ABOVE: Final = "〃"
"""Stands in a cell that the cell above it reaches into; a cell that the one to its left reaches into is empty."""
BARE: Final = re.compile(rf"^[≥≤><＞＜±]?\s*{NUMBER}\s*(?:{UNIT})?\s*(?:以上|以下|以内|左右)?$")
"""A cell that holds a number and nothing else."""
FOOTNOTE: Final = "〔脚注〕"
"""Begins the line of a footnote, which is no part of the body."""
NOTHING: Final = frozenset(("", "/", "—", "-", "——", "无"))


@dataclass(frozen=True, slots=True)
class Row:
    """One task of a table: its number as written, the heading it stands below, its words, and who and when."""

    line: int
    number: str
    heading: str
    text: str
    departments: tuple[Attribution, ...]
    is_open: bool
    times: str


def is_cell(text: str) -> bool:
    """Whether a line is a cell or a row of a table."""
    return "\t" in text or text.rstrip().endswith("|") or text.lstrip().startswith("|")


def cells_of(text: str) -> list[str]:
    """The cells of one row, which stand between tabs or upright bars."""
    if "\t" in text:
        return [_bare(cell) for cell in text.removesuffix("\t").split("\t")]
    return [_bare(cell) for cell in text.strip().removeprefix("|").removesuffix("|").split("|")]


def _bare(cell: str) -> str:
    """A cell without blanks around it, and without those between Chinese letters that a line's end left."""
    return re.sub(r"(?<=[\u3000-\u9fff，。；：]) +(?=[\u3000-\u9fff，。；：])", "", cell.strip(" 　"))


def columns_of(cells: Sequence[str]) -> list[str]:
    """What each column holds where the row is a table's heading; empty where it is none."""
    if not WHOSE.search("".join(cells)):
        return []
    names = [re.sub(r"\s", "", cell) for cell in cells]
    kinds = [next((kind for kind, form in COLUMNS if len(name) < 16 and re.search(form, name)), "") for name in names]
    for at, name in enumerate(names):
        kinds[at] = kinds[at - 1] if not name and at else kinds[at]
    if "goal" not in kinds and kinds.count("base") > 1:
        kinds[len(kinds) - 1 - kinds[::-1].index("base")] = "goal"
    known = {kind for kind in kinds if kind not in {"", "other", "kind", "person", "base"}}
    return kinds if len(known) > 1 and known & {"lead", "responsible", "support", "goal"} else []


def rows_of(lines: Sequence[tuple[int, str]], custom: Custom, *, in_annex: bool = False) -> Iterator[Row]:
    """The tasks of every table of tasks among the lines; in an annex a row with a bare number is an indicator."""
    columns: list[str] = []
    above: list[str] = []
    heading = ""
    for line, text in lines:
        if not is_cell(text):
            columns = []
            continue
        cells = cells_of(text)
        if all(re.fullmatch(r":?-+:?", cell) for cell in cells):
            continue
        header = columns_of(cells) if len(cells) > 2 else []
        if header:
            columns, above = (header if "task" in header and set(header) & {"lead", "responsible"} else []), []
            continue
        filled = [cell for cell in cells if cell not in NOTHING and cell != ABOVE]
        if not columns or not filled:
            continue
        if len(filled) == 1 and ABOVE not in cells:
            heading, above = filled[0], []
            continue
        cells += [""] * (len(columns) - len(cells))
        above = [before if cell == ABOVE else cell for cell, before in zip(cells, above or cells, strict=False)]
        row = _row(line, columns, cells, above, heading, custom)
        goal = next((cell for column, cell in zip(columns, cells, strict=False) if column == "goal"), "")
        if row is not None and not (in_annex and (BARE.match(goal) or not row.departments)):
            yield row


def _row(
    line: int, columns: Sequence[str], cells: Sequence[str], whole: Sequence[str], heading: str, custom: Custom
) -> Row | None:
    """A row as a task; a merged cell gives its words to every row it reaches into, but only the first its name."""

    def said(kind: str, where: Sequence[str]) -> list[str]:
        return [
            cell
            for column, cell in zip(columns, where, strict=False)
            if column == kind and cell not in NOTHING and cell != ABOVE
        ]

    words = [
        cell
        for column, cell in zip(columns, cells, strict=False)
        if column in {"task", "goal"} and cell not in NOTHING and cell != ABOVE
    ]
    if not words:
        return None
    who = "；".join(f"{label}：{'、'.join(said(kind, whole))}" for kind, label in WHO if said(kind, whole))
    read = read_list(who, custom) if who else None
    text = "：".join(dict.fromkeys(words))
    return Row(
        line,
        (said("number", cells) or [""])[0],
        heading or (said("kind", whole) or [""])[0],
        text,
        tuple(read.departments) if read else (),
        bool(read and read.is_open),
        "；".join(said("time", whole)),
    )


def heading_of(text: str) -> tuple[str, str]:
    """A heading's label and its words: 一、提升产品质量 is (一、, 提升产品质量)."""
    found = label_of(text)
    return (found[0], found[3]) if found else ("", text)
