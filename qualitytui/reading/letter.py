"""Letters of responsibility, whose second party is named once and answers for every item."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from qualitytui.model.plan import Attribution, PlanSection, PlanTask
from qualitytui.reading.names import ORGAN

LETTER: Final = re.compile(r"责任(?:书|状)|目标管理书")
PARTY: Final = r"^[ 　]*(?:{})\s*(?:[(（][^()（）]{{0,8}}[)）])?\s*[:：]\s*(.{{2,40}}?)\s*(?:[(（](?:盖|公)章[)）].*)?$"
FIRST, SECOND = (
    re.compile(PARTY.format(names)) for names in (r"甲\s*方", r"乙\s*方|责任(?:单位|方)|签订单位|承诺单位")
)
OF_FIRST: Final = re.compile(r"甲\s*方的?(?:责任|义务|职责|权利)")
"""A heading over what the first party does."""
DEEDS: Final = frozenset("，,。；;")
"""What stands in a sentence and in no name."""
Lines = Sequence[tuple[int, str]]


def owned(tasks: Iterable[PlanTask], sections: Sequence[PlanSection], lines: Lines) -> list[PlanTask]:
    """The items; in a letter of responsibility those that name nobody with the party that answers for them."""
    owner = _party(SECOND, lines) if any(LETTER.search(text) for _, text in lines[:20]) else None
    if owner is None:
        return list(tasks)
    first = _party(FIRST, lines) or owner
    of_first = {section.ref for section in sections if OF_FIRST.search(section.title)}
    return [task if task.departments else _of(task, first if task.section in of_first else owner) for task in tasks]


def _of(task: PlanTask, owner: str) -> PlanTask:
    return task._replace(departments=(Attribution(owner, "responsible"),))


def _party(form: re.Pattern[str], lines: Lines) -> str | None:
    """The body that signs as this party."""
    named = [match[1] for _, text in lines if (match := form.match(text)) and not set(match[1]) & DEEDS]
    return named[0] if named and ORGAN.search(named[0]) else None
