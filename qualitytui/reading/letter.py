"""Letters of responsibility, whose second party is named once and answers for every item."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from qualitytui.model.plan import Attribution, PlanTask
from qualitytui.reading.names import ORGAN

LETTER: Final = re.compile(r"责任(?:书|状)|目标管理书")
SECOND: Final = re.compile(
    r"^[ 　]*(?:乙\s*方|责任(?:单位|方)|签订单位|承诺单位)\s*(?:[(（][^()（）]{0,8}[)）])?\s*[:：]\s*(.{2,40}?)\s*(?:[(（](?:盖|公)章[)）].*)?$"
)
DEEDS: Final = re.compile(r"[，,。；;]")


def owner_of(lines: Sequence[tuple[int, str]]) -> str | None:
    """The body that signs a letter of responsibility as the one that answers; None in every other document."""
    if not any(LETTER.search(text) for _, text in lines[:20]):
        return None
    named = [found[1] for _, text in lines if (found := SECOND.match(text)) and not DEEDS.search(found[1])]
    return named[0] if named and ORGAN.search(named[0]) else None


def owned(tasks: Iterable[PlanTask], owner: str | None) -> list[PlanTask]:
    """The items, those that name nobody with the owner of the letter."""
    if owner is None:
        return list(tasks)
    answers = (Attribution(owner, "responsible"),)
    return [task if task.departments else task._replace(departments=answers) for task in tasks]
