"""Who is counted as silent: departments that answer for an item themselves, not open lists, not the government."""

import re
from typing import Final

OPEN_LIST: Final = re.compile(r"(?:相关|有关|成员|各|其他)(?:责任|职能|牵头|配合)?(?:部门|单位)|(?:部门|成员单位)$")
"""A name that stands for departments nobody has named."""
GOVERNMENT: Final = re.compile(r"[省市县区州旗](?:人民)?政府$")
"""The government itself, which is asked only where the coordinator decided so."""


def is_open_list(name: str) -> bool:
    """Whether a name stands for departments that are still to be named."""
    return OPEN_LIST.search(name) is not None


def is_government(name: str) -> bool:
    """Whether a name is that of the government itself."""
    return GOVERNMENT.search(name) is not None
