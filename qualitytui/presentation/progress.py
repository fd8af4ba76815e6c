"""How far an indicator has come, in words: share of its goal, distance, share of its time."""

from qualitytui.model.indicator import Indicator
from qualitytui.model.value_text import shown_distance


def pace(indicator: Indicator) -> float | None:
    """The share of an indicator's time that has passed, for goals with a pace."""
    return indicator.passed if indicator.goal_kind == "count" else None


def pace_text(indicator: Indicator) -> str:
    """That share in whole per cent; nothing for goals without a pace."""
    passed = pace(indicator)
    if passed is None:
        return ""
    from qualitytui.rules.figures.rounding import share_text  # noqa: PLC0415 - it loads decimal

    return share_text(passed, 1)


def attained(indicator: Indicator) -> str:
    """How much of a count is reached; nothing for other kinds."""
    if indicator.attainment is None:
        return ""
    from qualitytui.rules.figures.rounding import attained_text  # noqa: PLC0415 - it loads decimal

    return attained_text(indicator.attainment, is_met=bool(indicator.is_met))


def standing(indicator: Indicator) -> str:
    """How an indicator stands to its goal: a count by the share reached, any other by its distance."""
    return attained(indicator) or shown_distance(indicator)
