"""The tables of indicators."""

from collections.abc import Callable, Iterable
from functools import partial

from qualitytui.i18n import say
from qualitytui.model.goal_kind import goal_word
from qualitytui.model.indicator import Indicator
from qualitytui.model.light import light_word
from qualitytui.model.value_text import both_refs, shown_distance, shown_reading, shown_target
from qualitytui.model.week import Week
from qualitytui.reporting.citing import indicator_label
from qualitytui.reporting.table import LONG, WHOLE, Table, in_charge, listed
from qualitytui.rules.figures.rounding import attained_text, share_text
from qualitytui.rules.lights import SHORT_OF_GOAL


def pace(one: Indicator) -> float | None:
    """The share of an indicator's time that has passed, for what is held against a pace."""
    return one.passed if one.goal_kind == "count" else None


def pace_text(one: Indicator) -> str:
    """That share in whole per cent; nothing for what is not held against a pace."""
    return share_text(one.passed, 1) if one.goal_kind == "count" else ""


def attained(one: Indicator) -> str:
    """How much of a count is reached; nothing for other kinds."""
    return "" if one.attainment is None else attained_text(one.attainment, is_met=bool(one.is_met))


def standing(one: Indicator) -> str:
    """How an indicator stands to its goal: a count by the share reached, any other by its distance."""
    return attained(one) or shown_distance(one)


def indicators_table(
    indicators: Iterable[Indicator], most: int = LONG, name: Callable[[Indicator], str] = both_refs
) -> Table:
    """These indicators, a row each; `name` is what each is known by."""
    head = (
        say("ref"),
        say("indicator"),
        say("goal"),
        say("target"),
        say("value"),
        say("of day"),
        say("source"),
        say("attained or distance"),
        say("time passed"),
        say("in charge"),
        say("light"),
    )

    def row(one: Indicator) -> tuple[str, ...]:
        on, source = (one.deciding.on, one.deciding.source or "") if one.deciding else ("", "")
        goal = (goal_word(one.goal_kind), shown_target(one), shown_reading(one))
        how = (standing(one), pace_text(one), in_charge(one.departments), light_word(one.light))
        return (name(one), one.title, *goal, on, source, *how)

    return listed(head, indicators, row, most)


def measured(week: Week) -> Table:
    """The indicators with a value, each once."""
    return _cited((one for one in week.indicators if one.deciding is not None), week)


def behind(week: Week) -> Table:
    """The indicators that have a value and are short of their goal, the red ones first; none is left out."""
    held = [one for one in week.indicators if one.reason in SHORT_OF_GOAL]
    return _short(sorted(held, key=lambda one: one.light != "red"), week)


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
    head = (
        say("ref"),
        say("indicator"),
        say("target"),
        say("value"),
        say("attained or distance"),
        say("time passed"),
        say("in charge"),
        say("light"),
    )

    def row(one: Indicator) -> tuple[str, ...]:
        value = (shown_target(one), shown_reading(one), standing(one), pace_text(one))
        return (indicator_label(week, one), one.title, *value, in_charge(one.departments), light_word(one.light))

    return listed(head, indicators, row, WHOLE)


def unmeasured(week: Week) -> Table:
    """The indicators without any value."""
    return _cited((one for one in week.indicators if one.deciding is None), week)


def all_indicators(week: Week) -> Table:
    """Every indicator, each once."""
    return _cited(week.indicators, week)
