"""Who is counted as silent: departments that answer for an item themselves, not open lists, not the government."""

from __future__ import annotations

from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

WHOSE: Final = ("相关", "有关", "成员", "各", "其他")
DUTIES: Final = ("", "责任", "职能", "牵头", "配合")
SOMEBODY: Final = ("部门", "单位")
OPEN_LIST: Final = tuple(f"{whose}{duty}{one}" for whose in WHOSE for duty in DUTIES for one in SOMEBODY)
"""Substrings of names that stand for unnamed departments."""
OPEN_ENDS: Final = ("部门", "成员单位")
"""Suffixes of such names."""
GOVERNMENT: Final = tuple(f"{level}{people}政府" for level in "省市县区州旗" for people in ("", "人民"))
"""Suffixes of the government's own name, which is contacted only by the coordinator's decision."""


@cache
def is_open_list(name: str) -> bool:
    """Whether a name stands for departments that are still to be named."""
    return name.endswith(OPEN_ENDS) or any(words in name for words in OPEN_LIST)


@cache
def is_government(name: str) -> bool:
    """Whether a name is that of the government itself."""
    return name.endswith(GOVERNMENT)
