"""Words for the status of an item in offices' own ledgers."""

import re
from collections.abc import Sequence
from typing import Final

STATES: Final = (
    (
        "reported",
        r"^(?:已)?(?:全部|基本|全面)?(?:完成|办结|办毕|销号|落实|结束|验收)(?:到位)?$|^[√✓是]$|^100[%％]$|已完成|已办结|已销号",
    ),
    ("cancelled", r"取消|终止|不再|撤销|中止"),
    ("behind", r"滞后|落后|缓慢|逾期|超期|未按|未达|红|黄"),
    ("not_started", r"^未(?:启动|开始|开展|实施|动工)?$|尚未|未启动|未开|^[否×xX]$|^0[%％]?$|待"),
    ("in_progress", r"进行|推进|正常|序时|在办|启动|实施中|办理中|正在|按进度|绿|^\d{1,2}(?:\.\d+)?[%％]$|未完成"),
)
"""Patterns of status words; the first match wins."""
LONGEST: Final = 6
"""Characters of the longest word for how far an item is."""


def state_meant(word: str) -> str | None:
    """The status that a word of an office's own ledger means; None where it is none that is known."""
    plain = re.sub(r"\s", "", word)
    return next((state for state, form in STATES if re.search(form, plain)), None)


def are_states(cells: Sequence[str]) -> bool:
    """Whether every cell of a column is but a word for how far an item is."""
    return bool(cells) and all(len(cell) <= LONGEST and state_meant(cell) for cell in cells)
