"""The kinds of goal that an indicator can be."""

from __future__ import annotations

from qualitytui.i18n import say, told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, Literal

    GoalKind = Literal["count", "rate", "ceiling", "growth", "zero"]
else:
    GoalKind = str

GOAL_KINDS: Final[tuple[GoalKind, ...]] = ("count", "rate", "ceiling", "growth", "zero")
CHINESE_KINDS: Final[dict[str, GoalKind]] = {
    "累计": "count",
    "比率": "rate",
    "上限": "ceiling",
    "增长": "growth",
    "不发生": "zero",
}
"""The Chinese word of each kind, as filters and commands take it."""
_WORDS: Final = {
    "count": told("running total"),
    "rate": told("rate"),
    "ceiling": told("ceiling"),
    "growth": told("growth"),
    "zero": told("zero"),
}
_REASONS: Final = {
    "number": told("no number to reach"),
    "zero": told("it must not happen"),
    "limit": told("it has an upper limit"),
    "growth": told("its words speak of growth"),
    "share": told("its unit or name is that of a share"),
    "amount": told("an amount to reach"),
    "decided": told("decided by hand"),
}


def goal_word(kind: str | None) -> str:
    """The kind of a goal in the person's language; nothing where it has none."""
    return say(_WORDS[kind]) if kind in _WORDS else ""


def kind_reason_word(reason: str | None) -> str:
    """Why a goal is of its kind, in words."""
    return say(_REASONS[reason]) if reason in _REASONS else ""
