"""Plausibility checks of a value or a day before it is written."""

from datetime import date
from typing import Final

from qualitytui.i18n import say
from qualitytui.model.amount import shown_amount
from qualitytui.named_tuple import NamedTuple

PERCENT: Final = ("%", "％")
COUNTED: Final = (
    "家",
    "个",
    "名",
    "件",
    "项",
    "人",
    "户",
    "所",
    "次",
    "起",
    "批",
    "批次",
    "场",
    "期",
    "处",
    "只",
    "份",
)
"""Units of things that are counted one by one."""
JUMP: Final = 10
"""From how many times the last value on a count is asked about."""

GROWTH: Final = (-100.0, 1000.0)
"""Between these per cent a growth is one, and not an absolute number."""
AHEAD: Final = 20
"""How many years ahead a deadline can lie unasked; 2103 is a slip of 2013."""


class Doubt(NamedTuple):
    """A question to confirm before writing; the code names the kind for programs."""

    code: str
    sentence: str


class Goal(NamedTuple):
    """What a value is compared with: the kind of its goal, its unit and the number to reach."""

    kind: str | None
    unit: str
    target: float | None


def doubted_deadline(day: date, today: date) -> list[Doubt]:
    """Questions a deadline before today or beyond any plan."""
    if day < today:
        days = (today - day).days
        return [Doubt("past_day", say("{day} passed {days} days ago. Set it as the deadline?", day=day, days=days))]
    if day.year > today.year + AHEAD:
        years = day.year - today.year
        return [Doubt("far_day", say("{day} is {years} years from now. Set it as the deadline?", day=day, years=years))]
    return []


def assumed_over_real(ref: str, due: str | None, source: str | None, *, assumed: bool) -> list[Doubt]:
    """Questions an assumed day that would replace one set by the plan or the coordinator."""
    if not assumed or due is None or source == "assumed":
        return []
    sentence = say("{ref} has a real deadline, {day}. Put an assumed one in its place?", ref=ref, day=due)
    return [Doubt("assumed_over_real", sentence)]


def doubted_value(goal: Goal, value: float, before: float | None) -> list[Doubt]:
    """Implausible properties of a value, compared with its goal and the value before it."""
    tests = (_absolute(goal, value), _negative(goal, value), _share(goal, value), *_count(goal, value, before))
    return [doubt for doubt in tests if doubt is not None]


def _absolute(goal: Goal, value: float) -> Doubt | None:
    if goal.kind != "growth" or GROWTH[0] <= value <= GROWTH[1]:
        return None
    sentence = say(
        "A growth is asked for in per cent; {value} looks like an absolute number.", value=shown_amount(value)
    )
    return Doubt("wrong_unit", sentence)


def _negative(goal: Goal, value: float) -> Doubt | None:
    if value >= 0 or goal.kind == "growth":
        return None
    return Doubt("negative", say("{value} is below zero. Is it right?", value=_shown(value, goal)))


def _share(goal: Goal, value: float) -> Doubt | None:
    if goal.unit not in PERCENT or goal.kind == "growth":
        return None
    if value > 100:
        return Doubt("over_100", say("{value} is more than 100 %. Is it right?", value=_shown(value, goal)))
    if goal.kind == "rate" and 0 < value <= 1 < (goal.target or 0):
        meant = f"{value * 100:.6g}{goal.unit}"
        return Doubt(
            "too_small", say("{value} looks like {meant}. Is it right?", value=_shown(value, goal), meant=meant)
        )
    return None


def _count(goal: Goal, value: float, before: float | None) -> tuple[Doubt | None, ...]:
    if goal.kind != "count":
        return ()
    text, last = _shown(value, goal), "" if before is None else _shown(before, goal)
    falls = before is not None and value < before
    jumps = before is not None and before > 0 and value >= before * JUMP
    parted = goal.unit in COUNTED and value != int(value)
    return (
        Doubt("falls", say("The total so far was {before}; it falls to {value}. Is it right?", before=last, value=text))
        if falls
        else None,
        Doubt("jumps", say("It was {before} before; now {value}. Is it right?", before=last, value=text))
        if jumps
        else None,
        Doubt("fraction", say("{value} is not a whole number. Is it right?", value=text)) if parted else None,
    )


def _shown(value: float, goal: Goal) -> str:
    return f"{value:.10g}{goal.unit}"
