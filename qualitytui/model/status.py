"""The status of a task and the allowed transitions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from qualitytui.i18n import say, speaking, told
from qualitytui.sanitize import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

STATUSES: Final = ("not_started", "in_progress", "behind", "reported", "closed", "cancelled")
UNFINISHED: Final = ("not_started", "in_progress", "behind")
"""The statuses in which the department still has work to do."""
OPEN: Final = (*UNFINISHED, "reported")
"""The statuses that are open for the coordinator: reported work waits to be verified."""
ALLOWED: Final[Mapping[str, tuple[str, ...]]] = {
    "not_started": ("in_progress", "behind", "reported", "cancelled"),
    "in_progress": ("behind", "reported", "cancelled"),
    "behind": ("in_progress", "reported", "cancelled"),
    "reported": ("closed", "in_progress"),
    "closed": ("in_progress",),
    "cancelled": ("not_started",),
}
CHINESE: Final = {
    "未启动": "not_started",
    "推进中": "in_progress",
    "滞后": "behind",
    "已报完成": "reported",
    "待核": "reported",
    "已办结": "closed",
    "办结": "closed",
    "取消": "cancelled",
    "已取消": "cancelled",
}
"""The Chinese words that a filter takes for a status."""


_WORDS: Final = {
    "not_started": told("not started"),
    "in_progress": told("in progress"),
    "behind": told("behind"),
    "reported": told("reported, to be checked"),
    "closed": told("closed"),
    "cancelled": told("cancelled"),
}


def status_word(status: str) -> str:
    """Returns the status in the person's language."""
    return say(_WORDS[status])


def status_meant(word: str) -> str | None:
    """The status that a word in either language, or of a filter, means; None where it is none."""
    return _meanings().get(fold(word))


@cache
def _meanings() -> Mapping[str, str]:
    meant = {status: status for status in STATUSES} | CHINESE | {text: status for status, text in _WORDS.items()}
    with speaking("zh"):
        meant |= {status_word(status): status for status in STATUSES}
    return {fold(text): status for text, status in meant.items()}
