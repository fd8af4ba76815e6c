"""The kinds of indicator: what a goal is by its words, unit and comparator."""

import re
from typing import Final

from qualitytui.model.goal_kind import GoalKind
from qualitytui.named_tuple import NamedTuple

LIMITS: Final = ("at_most", "less_than")
GROWTH: Final = re.compile(
    r"增长|增幅|增速|增加值率|同比(?:上升|提高|增加|增)"
    r"|(?:提高|提升|上升|下降|降低|减少|压减)\D{0,6}\d[\d.]*(?:个百分点|[%％‰])"
)
RATES: Final = ("%", "％", "‰", "个百分点", "百分点", "分")


class ProposedKind(NamedTuple):
    """The kind of a goal and what in it says so; no kind where there is no number to reach."""

    kind: GoalKind | None
    reason: str


def proposed_kind(title: str, text: str, comparator: str | None, value: float | None, unit: str | None) -> ProposedKind:
    """The kind that a goal's own words propose; the reason is a code: number, zero, limit, growth, share or amount."""
    if comparator is None or value is None:
        return ProposedKind(None, "number")
    if value == 0 and comparator in {"equal", "about", *LIMITS}:
        return ProposedKind("zero", "zero")
    if comparator in LIMITS:
        return ProposedKind("ceiling", "limit")
    if unit in RATES and GROWTH.search(f"{title} {text}"):
        return ProposedKind("growth", "growth")
    if comparator == "between" or unit in RATES or re.search(r"率(?:[达为在]|$|[^\u4e00-\u9fff])", title):
        return ProposedKind("rate", "share")
    return ProposedKind("count", "amount")
