"""The status of a task: what the coordinator decides, and the ways between."""

from collections.abc import Mapping
from typing import Final

from qualitytui.words import say

STATUSES: Final = ("not_started", "in_progress", "behind", "reported", "closed", "cancelled")
OPEN: Final = ("not_started", "in_progress", "behind", "reported")
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


def status_word(status: str) -> str:
    """Returns the status in the person's language."""
    return {
        "not_started": say("not started"),
        "in_progress": say("in progress"),
        "behind": say("behind"),
        "reported": say("reported, to be checked"),
        "closed": say("closed"),
        "cancelled": say("cancelled"),
    }[status]
