"""Measured amounts as people type them."""

import math
import re
import unicodedata

from qualitytui.errors import Refused, UsageRefused
from qualitytui.words import say

NUMBER = r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-+]?\.\d+"


def parse_amount(text: str, unit: str, title: str) -> float:
    """Returns the number typed as 96.2, 96.2%, 1,200 or as counts 481/500 where the unit is a share.

    Raises UsageRefused where it is no number, Refused where a share passes 100 %.
    """
    typed = unicodedata.normalize("NFKC", text).replace(" ", "").removesuffix(unicodedata.normalize("NFKC", unit))
    counts = re.fullmatch(rf"({NUMBER})/({NUMBER})", typed)
    if counts and unit in {"%", "％", "‰"}:
        part, whole = (_number(group) for group in counts.groups())
        if whole <= 0 or part < 0:
            raise _none(text)
        value = round(part / whole * (1000 if unit == "‰" else 100), 4)
    elif re.fullmatch(NUMBER, typed.removesuffix("%") if unit in {"%", "％"} else typed):
        value = _number(typed.removesuffix("%"))
    else:
        raise _none(text)
    if not math.isfinite(value):
        raise _none(text)
    if unit in {"%", "％"} and value > 100 and title.endswith(("率", "率达到", "覆盖面")) and "增" not in title:
        raise Refused(
            say(
                "{value}% is more than everything; {title} cannot pass 100%.",
                value=shown_amount(value),
                title=title,
            ),
            say("Look whether the point is missing, such as 96.5 for 965."),
        )
    if unit in {"%", "％"} and value < 0 and title.endswith("率") and not any(word in title for word in "增降升高"):
        raise Refused(
            say("{value}% is less than nothing; {title} cannot be below 0%.", value=shown_amount(value), title=title),
            say("Look whether a sign stands there that does not belong."),
        )
    return value


def shown_amount(value: float) -> str:
    """The number without a needless fraction: 95, 0.48."""
    return f"{value:.0f}" if value == int(value) else f"{value:.10g}"


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def _none(text: str) -> UsageRefused:
    return UsageRefused(
        say("{text} is no number.", text=text),
        say("Write it as 96.2, 96.2% or, for a share, as counts 481/500."),
    )
