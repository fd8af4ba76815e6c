"""The tables of indicators."""

from collections.abc import Callable, Iterable
from functools import partial

from qualitytui.model.indicator import Indicator
from qualitytui.model.value_text import both_refs
from qualitytui.model.week import Week
from qualitytui.presentation.indicator_fields import INDICATOR_FIELDS, PAPER, SHORT_PAPER
from qualitytui.reporting.citing import indicator_label
from qualitytui.reporting.table import LONG, WHOLE, Table, fields_table, in_charge
from qualitytui.rules.lights import SHORT_OF_GOAL


def indicators_table(
    indicators: Iterable[Indicator], most: int = LONG, name: Callable[[Indicator], str] = both_refs
) -> Table:
    """These indicators, a row each; `name` is what each is known by."""
    return fields_table(INDICATOR_FIELDS, PAPER, indicators, {"ref": name, "in_charge": _in_charge}, most)


def _in_charge(indicator: Indicator) -> str:
    return in_charge(indicator.departments)


def measured(week: Week) -> Table:
    """The indicators with a value, each once."""
    return _cited((indicator for indicator in week.indicators if indicator.deciding is not None), week)


def behind(week: Week) -> Table:
    """The indicators that have a value and are short of their goal, the red ones first; none is left out."""
    indicators = [indicator for indicator in week.indicators if indicator.reason in SHORT_OF_GOAL]
    return _short(sorted(indicators, key=lambda indicator: indicator.light != "red"), week)


def short_goals(week: Week) -> Table:
    """The same for a paper that leaves the office: by title, without refs, lights and the time, which is said once."""
    table = behind(week)
    return Table((*table.head[1:5], table.head[6]), tuple((*row[1:5], row[6]) for row in table.rows), table.left_out)


def red_indicators(week: Week) -> Table:
    """The red indicators; none is left out."""
    return _short(week.status.red_indicators, week)


def _cited(indicators: Iterable[Indicator], week: Week) -> Table:
    return indicators_table(indicators, name=partial(indicator_label, week))


def _short(indicators: Iterable[Indicator], week: Week) -> Table:
    """Indicators in few columns."""
    own: dict[str, Callable[[Indicator], str]] = {"ref": partial(indicator_label, week), "in_charge": _in_charge}
    return fields_table(INDICATOR_FIELDS, SHORT_PAPER, indicators, own, WHOLE)


def unmeasured(week: Week) -> Table:
    """The indicators without any value."""
    return _cited((indicator for indicator in week.indicators if indicator.deciding is None), week)


def all_indicators(week: Week) -> Table:
    """Every indicator, each once."""
    return _cited(week.indicators, week)
