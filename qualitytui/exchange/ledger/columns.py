"""Maps the columns of an office's own ledger by their headings; a mapping that a person chose is remembered."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from qualitytui.i18n import say, told
from qualitytui.model.roles import RANK
from qualitytui.reading.columns import plain_name
from qualitytui.sanitize import fold

FIELDS: Final[Mapping[str, str]] = {
    "number": told("number"),
    "section": told("section"),
    "title": told("title"),
    "text": told("text"),
    "lead": told("lead"),
    "responsible": told("responsible"),
    "support": told("support"),
    "due": told("deadline"),
    "status": told("status"),
    "report": told("progress"),
    "problem": told("problem"),
    "next_step": told("next step"),
    "target": told("number to reach"),
    "unit": told("unit"),
    "value": told("value reached"),
    "note": told("note"),
    "none": told("not imported"),
}
"""What a column can hold, and how it is called."""
FORMS: Final = (
    ("number", r"^(?:序号|编号|序|№|No\.?|任务编号|号)$"),
    ("none", r"领导|责任人|负责人|联系人|电话|联络员|填报人|报送人|填表|登记"),
    (
        "value",
        r"完成(?:值|数|量|数值)|实绩|实际(?:值|数)?$|(?:目前|当前|现)(?:值|数)|达到值|累计完成|(?:季度|半年|月份?|年度?)完成$",
    ),
    ("due", r"时限|期限|何时|完成时间|截止|完成日期|办结时间|^时间$|时间要求|时间节点"),
    ("status", r"状态|是否完成|完成情况$(?<=是否完成情况)|办理结果|^亮灯$|^进度$|办结与否|完成与否"),
    ("problem", r"问题|困难|原因|难点"),
    ("next_step", r"下一?步|下步|打算|拟采取"),
    (
        "report",
        r"进展|推进情况|落实情况|工作情况|完成情况|办理情况|最新情况|进度情况|反馈|(?:目前|当前|实际|工作|推进)进度$|现状|(?:目前|当前)情况",
    ),
    ("lead", r"牵头|主办|主责|第一责任"),
    ("support", r"配合|协办|协助|参与|参加"),
    ("responsible", r"责任|承办|落实单位|落实部门|实施单位|负责|^(?:部门|科室|处室)$|主管|归口"),
    ("unit", r"^(?:计量)?单位$"),
    ("target", r"^(?!.*任务).*目标|指标值|任务数|计划数|年度计划"),
    ("section", r"类别|领域|方面|板块|分类|大类|一级|目录|项目类"),
    ("title", r"任务|事项|名称|项目|要点|指标|^内容$|工作内容|主要内容|标题|事由|重点工作|主要工作"),
    ("text", r"措施|举措|要求|标准|具体内容|说明|路径|做法"),
    ("note", r"备注|备考"),
)
"""Patterns of headings by field; the first match wins."""
OWNERS: Final = RANK
ALONE: Final = frozenset(FIELDS) - {"none", *OWNERS, "report", "note"}
"""Fields with a single column; a further one becomes text or is ignored."""
LONGEST: Final = 20
"""Characters of the longest head."""


def guessed(headings: Sequence[str], remembered: Mapping[str, str] | None = None) -> list[str]:
    """What each column holds: as remembered, else as its head says."""
    known = remembered or {}
    fields = [known.get(heading_key(heading)) or _by_form(heading) for heading in headings]
    if "title" not in fields:
        for other in ("text", "section", "target"):
            if other in fields:
                fields[fields.index(other)] = "title"
                break
    if not {"target", "value"} & {*fields} and not {*OWNERS} & {*fields}:
        fields = ["responsible" if field == "unit" else field for field in fields]
    return _each_once(headings, fields, known)


def _by_form(heading: str) -> str:
    name = plain_name(heading)
    return next((field for field, form in FORMS if name and re.search(form, name, re.IGNORECASE)), "none")


def _each_once(headings: Sequence[str], fields: list[str], known: Mapping[str, str]) -> list[str]:
    """A second column of titles is text; of values the last is taken, of anything else that stands once the first."""
    last = len(fields) - 1 - fields[::-1].index("value") if "value" in fields else -1
    fields = ["none" if field == "value" and at < last and not known else field for at, field in enumerate(fields)]
    seen: set[str] = set()
    unique: list[str] = []
    for heading, field in zip(headings, fields, strict=True):
        is_second = field in ALONE and field in seen and heading_key(heading) not in known
        second = "text" if field == "title" and "text" not in fields else "none"
        unique.append(second if is_second else field)
        seen.add(unique[-1])
    return unique


def heading_key(heading: str) -> str:
    """The normalised key of a heading."""
    return fold(plain_name(heading))


def field_word(field: str) -> str:
    """What a column holds, in words."""
    return say(FIELDS[field])


def field_meant(word: str) -> str | None:
    """The field that a word of either language means; None where it is none."""
    plain = fold(word)
    return next((field for field in FIELDS if plain in {fold(field), fold(field_word(field))}), None)


def goes_on(cells: Sequence[str]) -> bool:
    """Whether a row below the heads is a second row of heads: names of columns below merged ones, and nothing else."""
    names = [plain_name(cell) for cell in cells]
    filled = [name for name in names if name]
    return bool(filled) and not names[0] and all(len(name) <= LONGEST and _by_form(name) != "none" for name in filled)


def is_head(cells: Sequence[str]) -> bool:
    """Whether a row can be the heads of a ledger: what is to be done, and who, by when or how far."""
    filled = [cell for cell in cells if plain_name(cell)]
    if len(filled) < 2 or any(len(plain_name(cell)) > LONGEST for cell in filled):
        return False
    fields = {*guessed(filled)}
    return "title" in fields and bool(fields & {*OWNERS, "due", "status", "report", "value"})
