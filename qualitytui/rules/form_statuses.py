"""The status that a department means by the word that it writes into a return form."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from qualitytui.model.status import status_meant
from qualitytui.sanitize import fold

WORDS: Final[Mapping[str, str]] = {
    "正常推进": "in_progress",
    "正常推进中": "in_progress",
    "推进正常": "in_progress",
    "进展正常": "in_progress",
    "顺利推进": "in_progress",
    "正在进行": "in_progress",
    "正在实施": "in_progress",
    "实施中": "in_progress",
    "正常": "in_progress",
    "按序时": "in_progress",
    "按序推进": "in_progress",
    "按序时推进": "in_progress",
    "进行中": "in_progress",
    "在推进": "in_progress",
    "已启动": "in_progress",
    "正在推进": "in_progress",
    "正在推进中": "in_progress",
    "有序推进": "in_progress",
    "慢序时": "behind",
    "慢于序时": "behind",
    "滞后序时": "behind",
    "进度滞后": "behind",
    "进展滞后": "behind",
    "进度偏慢": "behind",
    "进展偏慢": "behind",
    "进展缓慢": "behind",
    "推进缓慢": "behind",
    "未开始": "not_started",
    "尚未启动": "not_started",
    "未开展": "not_started",
    "已完成(待核)": "reported",
    "已完成": "reported",
    "完成": "reported",
    "已报完成(待核)": "reported",
    "已办结(待核)": "reported",
}
"""Synonyms that forms use for a status."""
REMARKED: Final = re.compile(r"(.+?)[（(]([^（()）]+)[)）]")
"""A status with a remark in brackets behind it."""
BRACKETS: Final = re.compile(r"[（()）]")


def status_said(text: str, words: Mapping[str, str] = MappingProxyType({})) -> str | None:
    """The status that a word means, known or one of the office's own `words`; None where it is none.

    Closing is the office's, so 已办结 is reported.
    """
    text = re.sub(r"\s", "", text).rstrip("。.；;")
    meant = _status_of(text, words)
    if meant is None and (remarked := REMARKED.fullmatch(text)) and _status_of(remarked[2], words) is None:
        meant = _status_of(remarked[1], words)
    if meant == "cancelled":
        return None
    return "reported" if meant == "closed" else meant


def _status_of(text: str, words: Mapping[str, str]) -> str | None:
    """The status of a word, with or without brackets, also unbalanced ones."""
    word = fold(BRACKETS.sub("", text))
    known = next((status for known_word, status in WORDS.items() if fold(BRACKETS.sub("", known_word)) == word), None)
    own = (status for own_word, status in words.items() if fold(BRACKETS.sub("", re.sub(r"\s", "", own_word))) == word)
    return known or status_meant(text) or next(own, None)
