"""Measured amounts as people type them."""

import math
import re
import unicodedata

from qualitytui.errors import UsageRefused
from qualitytui.i18n import say

NUMBER = r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-+]?\.\d+"


def parse_amount(text: str, unit: str) -> float:
    """Returns the number typed as 96.2, 96.2%, 1,200 or as counts 481/500 where the unit is a share.

    Raises UsageRefused where it is no number.
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
    return value


def shown_amount(value: float) -> str:
    """The number without a needless fraction: 95, 0.48."""
    return f"{value:.0f}" if math.isfinite(value) and value == int(value) else f"{value:.10g}"


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def _none(text: str) -> UsageRefused:
    return UsageRefused(
        say("{text} is not a number.", text=text),
        say("Write it as 96.2, 96.2% or, for a share, as counts 481/500."),
    )
