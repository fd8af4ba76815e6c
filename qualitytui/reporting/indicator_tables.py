"""The tables of indicators."""

from collections.abc import Callable, Iterable

from qualitytui.model.indicator import Indicator
from qualitytui.model.light import light_word
from qualitytui.model.week import Week
from qualitytui.model.wording import shown_latest, shown_target
from qualitytui.reporting.table import LONG, Table, in_charge, listed
from qualitytui.words import say


def pace(one: Indicator) -> float | None:
    """The share of an indicator's time that has passed, for what is held against a pace."""
    return one.passed if one.goal_kind == "count" else None


def indicators_table(
    indicators: Iterable[Indicator], passed: Callable[[Indicator], float | None], most: int = LONG
) -> Table:
    """These indicators, a row each, with the share of their time that has passed."""
    head = (
        say("ref"),
        say("indicator"),
        say("target"),
        say("value"),
        say("of day"),
        say("source"),
        say("attained"),
        say("time passed"),
        say("in charge"),
        say("light"),
    )

    def row(one: Indicator) -> tuple[str, ...]:
        on, source = (one.latest.on, one.latest.source or "") if one.latest else ("", "")
        shares = (_share(one.attainment), _share(passed(one)))
        who, light = in_charge(one.departments), light_word(one.light)
        return (one.ref, one.title, shown_target(one), shown_latest(one), on, source, *shares, who, light)

    return listed(head, indicators, row, most)


def measured(week: Week) -> Table:
    """The indicators with a value, each once."""
    return _indicators(one for one in week.indicators if one.latest is not None)


def behind(week: Week) -> Table:
    """The indicators behind the time passed, or missed, in few columns."""
    head = (
        say("ref"),
        say("indicator"),
        say("target"),
        say("value"),
        say("attained"),
        say("time passed"),
        say("in charge"),
    )

    def row(one: Indicator) -> tuple[str, ...]:
        shares = (_share(one.attainment), _share(pace(one)))
        return (one.ref, one.title, shown_target(one), shown_latest(one), *shares, in_charge(one.departments, 2))

    return listed(head, (one for one in week.indicators if one.light in {"red", "yellow"}), row)


def unmeasured(week: Week) -> Table:
    """The indicators without any value."""
    return _indicators(one for one in week.indicators if one.latest is None)


def all_indicators(week: Week) -> Table:
    """Every indicator, each once."""
    return _indicators(one for one in week.indicators if one.same_as is None)


def _indicators(indicators: Iterable[Indicator]) -> Table:
    return indicators_table(indicators, pace)


def _share(share: float | None) -> str:
    return "" if share is None else f"{share * 100:.0f}%"
