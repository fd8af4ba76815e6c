"""How the numbers of the summary move when some items change: all of them are sums of what each item adds."""

from __future__ import annotations

from qualitytui.model.department import OwnFigures
from qualitytui.model.light import LIGHTS
from qualitytui.model.tally import DepartmentCount, Tally, most_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def moved(now: Tally, before: Tally, after: Tally) -> Tally:
    """The numbers, with what some items added to them before a change replaced by what they add after it.

    The lists of ids stay as they were: what stands in them is no sum.
    """
    sums = {name: _moved(getattr(now, name), getattr(before, name), getattr(after, name)) for name in SUMS}
    return now._replace(**sums, departments=_departments(now, before, after))


SUMS = ("total", "by_status", "by_light", "counts", "indicators", "sections", "totals")
"""The fields that are sums, or made of sums; sections are the same ones in the same order."""


def _moved(now: Any, before: Any, after: Any) -> Any:
    """A sum moved, or each one of a dict or tuple; an id, which is the same in all three, stays what it is."""
    if before == after:
        return now
    if isinstance(now, int):
        return now - before + after
    if isinstance(now, dict):
        return {key: _moved(now[key], before[key], after[key]) for key in now}
    parts = [_moved(*three) for three in zip(now, before, after, strict=True)]
    return now._make(parts) if hasattr(now, "_make") else tuple(parts)


def _departments(now: Tally, before: Tally, after: Tally) -> tuple[DepartmentCount, ...]:
    """The departments that still, or only now, answer for anything, in their order."""
    loads, *parts = ({load.id: load for load in numbers.departments} for numbers in (now, before, after))
    for key in set().union(*parts):
        loads[key] = _moved(*(each.get(key) or _nothing(key) for each in (loads, *parts)))
    return tuple(sorted((load for load in loads.values() if any(load[1:5])), key=most_first))


def _nothing(key: int) -> DepartmentCount:
    none: dict[str, int] = dict.fromkeys(LIGHTS, 0)
    return DepartmentCount(key, 0, 0, 0, 0, none, OwnFigures(0, 0, 0, 0, 0, none))
