"""Return forms: what a department is asked in a round, and who has answered."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final, NamedTuple

from qualitytui.model.roles import ANSWERING

OFFICE: Final = "县强县办"
"""The short name of the coordinator's office where neither the settings nor the plan name one."""
FORM_STATUSES: Final[Mapping[str, str]] = {
    "not_started": "未启动",
    "in_progress": "正常推进",
    "behind": "滞后",
    "reported": "已完成(待核)",
}
"""The words of a form for each status that a department may report."""
FREE_ROWS: Final = 5
CJK: Final = "\u4e00-\u9fff"
CIRCLES: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


class Round(NamedTuple):
    """One round of return forms: `sent`, `by` and `cutoff` (the day of the figures) are days."""

    number: int
    title: str
    token: str
    sent: str
    by: str
    cutoff: str


class FormTask(NamedTuple):
    """A task on a form: its own label, role, deadline in words, the department's last own words, its status."""

    plan: str
    ref: str
    label: str
    title: str
    text: str
    role: str
    due: str
    last: str
    status: str


class FormIndicator(NamedTuple):
    """An indicator on a form; `base` is the latest value and its day as they were when the form was written."""

    plan: str
    ref: str
    label: str
    title: str
    unit: str
    target: str
    target_value: float | None
    kind: str
    role: str
    last_value: float | None
    last_on: str | None
    base: str


class Form(NamedTuple):
    """What one department is asked: own items first, those it supports after them."""

    id: int
    name: str
    tasks: tuple[FormTask, ...]
    indicators: tuple[FormIndicator, ...]


class FormHead(NamedTuple):
    """What stands at the head of every form: the plan, the office, whom to call there, the workbook's identity."""

    plan: str
    document_number: str
    office: str
    contact: str
    identity: str


class Asked(NamedTuple):
    """A department asked in a round, what it returned when, and how many days late that was."""

    id: int
    name: str
    items: int
    indicators: int
    returned: str | None
    paper: str | None
    late_days: int | None


class RoundState(NamedTuple):
    """A round with everybody who was asked."""

    round: Round
    departments: tuple[Asked, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Who has not returned its form."""
        return tuple(one.name for one in self.departments if one.returned is None)


def is_own(role: str) -> bool:
    """Whether an item of this role is the department's own, and not only supported."""
    return role in ANSWERING


def task_label(ref: str, numbers: Mapping[str, str], number: str) -> str:
    """The plan's own label of a task, such as 二（一）2: the numbers of its headings and its own; 交办1 for X1."""
    if found := re.fullmatch(r"X(\d+)", ref):
        return number if number and number != ref else f"交办{found[1]}"
    parts = ref.split(".")
    above = [numbers.get(".".join(parts[:depth]), "") for depth in range(1, len(parts))]
    label = "".join(_bare(one) for one in (*above, number))
    return label or ref


def indicator_label(ref: str, of_task: str) -> str:
    """The label of an indicator: 附件1第11项②, or that of its task and which target of its text it is."""
    if found := re.fullmatch(r"A(\d+)\.(\d+)(?:\.(\d+))?", ref):
        return f"附件{found[1]}第{found[2]}项{_circled(found[3])}"
    number = ref.partition("#")[2]
    return f"{of_task}{_circled(number)}" if number else ref


def label_key(label: str) -> str:
    """The same key for one label however it is typed: width, points, commas and blanks set aside."""
    text = "".join(f"({CIRCLES.index(char) + 1})" if char in CIRCLES else char for char in label)
    text = unicodedata.normalize("NFKC", text).upper()
    text = re.sub(r"[\s、,，.。．]", "", text)
    return re.sub(r"^附件?(\d+)[-第](\d+)项?", r"附\1-\2", text)


def paper_text(text: str) -> str:
    """The plan's words with the full-width signs that Chinese papers have; those between digits stay."""
    text = re.sub(rf"\(([^()]*[{CJK}][^()]*)\)", r"（\1）", text)
    sign = rf"(?<=[{CJK}”》）])[,;:]|[,;:](?=[{CJK}“《（])"
    return re.sub(sign, lambda found: "，；："[",;:".index(found[0])], text)


def _circled(number: str | None) -> str:
    if not number:
        return ""
    return CIRCLES[int(number) - 1] if 0 < int(number) <= len(CIRCLES) else f"（{number}）"


def _bare(number: str) -> str:
    text = number.strip().rstrip("、.．。,，")
    return text.replace("(", "（").replace(")", "）")
