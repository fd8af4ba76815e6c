"""Parses a decision on an open list of departments: 相关部门 = 县卫生局、县交通运输局."""

import re
from collections.abc import Collection
from typing import Final, NamedTuple

from qualitytui.rules.figures.silence import is_open_list

EQUALS: Final = re.compile(r"[=＝:：]")
BETWEEN: Final = re.compile(r"[、，,;；。\s]+|和(?=[县市区省])")
REMARK: Final = re.compile(r"[（(][^（()）]*[)）]")


class Members(NamedTuple):
    """The names in a decision; all of them are meant as departments where they stand behind an equals sign."""

    names: tuple[str, ...]
    is_said: bool


def members_of(decision: str, known: Collection[str]) -> Members:
    """The departments that a decision names; without an equals sign those among its words that are known."""
    text = REMARK.sub(" ", decision)
    sign = EQUALS.search(text)
    words = [word for word in BETWEEN.split(text[sign.end() :] if sign else text) if word and not is_open_list(word)]
    named = words if sign else [word for word in words if word in known]
    return Members(tuple(dict.fromkeys(named)), is_said=sign is not None)
