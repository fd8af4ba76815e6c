"""The kinds of goal that an indicator can be."""

from typing import Final, Literal, get_args

GoalKind = Literal["count", "rate", "ceiling", "growth", "zero"]
GOAL_KINDS: Final[tuple[GoalKind, ...]] = get_args(GoalKind)
CHINESE_KINDS: Final[dict[str, GoalKind]] = {
    "累计": "count",
    "比率": "rate",
    "上限": "ceiling",
    "增长": "growth",
    "不发生": "zero",
}
"""The Chinese word of each kind, as filters and commands take it."""
