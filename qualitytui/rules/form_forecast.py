"""The value expected at the end of the year: it is kept among the words on how a reading was come by."""

import re
from typing import Final

from qualitytui.model.amount import shown_amount
from qualitytui.model.form_columns import FORECAST_COLUMN

MARK: Final = f"{FORECAST_COLUMN.heading}："
PART: Final = re.compile(rf"(?:^|；){MARK}([-+.\d]+)(?=；|$)")


def forecast_in(definition: str | None) -> float | None:
    """The value expected at the end of the year that a reading's words tell."""
    match = PART.search(definition or "")
    return float(match[1]) if match and re.fullmatch(r"[-+]?\d+(?:\.\d+)?", match[1]) else None


def without_forecast(definition: str | None) -> str | None:
    """A reading's words without the value expected at the end of the year."""
    return PART.sub("", definition or "").removeprefix("；") or None


def with_forecast(definition: str | None, forecast: float) -> str:
    """A reading's words with the value expected at the end of the year in place of an earlier one."""
    return "；".join(filter(None, (without_forecast(definition), f"{MARK}{shown_amount(forecast)}")))
