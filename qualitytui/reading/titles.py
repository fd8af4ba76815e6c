"""Titles of indicators: no two of a plan are called the same."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from qualitytui.model.plan import PlanIndicator, PlanTask, Target

TOGETHER: Final = re.compile(r"(?P<parts>[^,，。；;：:]{2,60}?)(?:分别|各|均)")
JOINT: Final = re.compile(r"、|和|及|与")
MEASURE: Final = re.compile(r"(?:率|比|比例|比重|占比|数|量|额|值|度|面积|强度|指数|时间|成本|收入|规模|水平|系数|分)$")
"""How the name of what is measured ends: 死亡率, 覆盖面积."""


def titled(tasks: Sequence[PlanTask]) -> tuple[PlanTask, ...]:
    """The items, each number that shares its words with another named by its own part of them."""
    counted = Counter(target.text for task in tasks for target in task.targets)
    within = [_counts([target.text for target in task.targets]) for task in tasks]
    named = [[*_own_names(task, held)] for task, held in zip(tasks, within, strict=True)]
    again = Counter(name for names in named for name in names)
    return tuple(
        task
        if all(counted[target.text] == 1 for target in task.targets)
        else task._replace(
            targets=tuple(
                target._replace(title=_apart(task, target, name, held[target.text]) if again[name] > 1 else name)
                if counted[target.text] > 1
                else target
                for target, name in zip(task.targets, names, strict=True)
            )
        )
        for task, names, held in zip(tasks, named, within, strict=True)
    )


def _counts(words: Sequence[str]) -> dict[str, int]:
    """How often each of a few words stands among them."""
    return {one: words.count(one) for one in words}


def titled_rows(rows: Sequence[PlanIndicator]) -> tuple[PlanIndicator, ...]:
    """The rows of annexes, those of one title told apart by condition or by what they ask for."""
    counted = Counter(row.title for row in rows)
    full = [_full(row) if counted[row.title] > 1 else row.title for row in rows]
    again = Counter(full)
    return tuple(
        row._replace(title=f"{title}（{row.ref}）" if again[title] > 1 else title)
        for row, title in zip(rows, full, strict=True)
    )


def _full(row: PlanIndicator) -> str:
    mark = row.condition or (row.target.text if row.target else row.number)
    return f"{row.title}（{mark}）"


def _own_names(task: PlanTask, counted: Mapping[str, int]) -> Iterator[str]:
    """特种设备事故率和死亡率分别控制在… names 特种设备事故率 and 特种设备死亡率."""
    parts = {text: _parts(text) for text, count in counted.items() if count > 1}
    seen = dict.fromkeys(counted, 0)
    for target in task.targets:
        names = parts.get(target.text)
        if names is None:
            yield target.text
        elif len(names) != counted[target.text]:
            yield _with_value(target)
        else:
            yield _own_name(target, names, seen[target.text])
        seen[target.text] += 1


def _parts(words: str) -> list[str]:
    """The names of what is listed before 分别."""
    joint = TOGETHER.search(words)
    return [part for part in JOINT.split(joint["parts"]) if part] if joint else []


def _own_name(target: Target, parts: Sequence[str], nth: int) -> str:
    """The name of the nth of several numbers that share their words."""
    first, part = parts[0], parts[nth]
    if not MEASURE.search(part):
        return f"{target.text}（{part}）"
    is_short = part is not first and len(part) < len(first) and part[-1] == first[-1]
    return first[: -len(part)] + part if is_short else part


def _apart(task: PlanTask, target: Target, name: str, count: int) -> str:
    """A name that stands in two places, with its value where one item has both, else with its item."""
    return f"{_with_value(target) if count > 1 else name}（{task.ref}）"


def _with_value(target: Target) -> str:
    return f"{target.text}（{target.value:g}{target.unit}）"
