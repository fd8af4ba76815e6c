"""Lines of points: losses rounded so that lines, blocks and the whole add up."""

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction

from qualitytui.i18n import say
from qualitytui.model.assessment import Point
from qualitytui.named_tuple import NamedTuple
from qualitytui.rules.figures.rounding import round_half_up


class Line(NamedTuple):
    """One line before it is rounded; `points` is exact, `label` how a paper cites its item."""

    points: Fraction
    what: str
    why: str
    ref: str | None = None
    label: str | None = None
    entry: int | None = None


def exact(value: float) -> Fraction:
    """The exact decimal value: 0.1 is one tenth."""
    return Fraction(str(value))


def tenths(value: Fraction) -> int:
    """The value in tenths, rounded half up away from zero."""
    rounded = int(round_half_up(float(abs(value)), 1) * 10)
    return -rounded if value < 0 else rounded


def apportioned(parts: Sequence[Fraction]) -> list[int]:
    """Rounds parts to tenths that add up to their rounded sum (largest remainder method)."""
    floors = [math.floor(part * 10) for part in parts]
    left = tenths(sum(parts, Fraction(0))) - sum(floors)
    order = sorted(range(len(parts)), key=lambda at: (floors[at] - parts[at] * 10, at))
    for at in order[: max(left, 0)]:
        floors[at] += 1
    return floors


def points_of(block: str, lines: Iterable[Line], limit: float | None = None) -> tuple[Point, ...]:
    """The lines of a block as points; a last line gives back what exceeds the cap."""
    capped = tuple(lines)
    signs = [-1 if line.points < 0 else 1 for line in capped]
    losses = apportioned([-line.points for line in capped if line.points < 0])
    gains = apportioned([line.points for line in capped if line.points >= 0])
    values = [-losses.pop(0) if sign < 0 else gains.pop(0) for sign in signs]
    points = [
        Point(block, line.what, line.ref, value / 10, line.entry, line.why, line.label)
        for line, value in zip(capped, values, strict=True)
    ]
    if limit is not None and abs(sum(values)) > tenths(exact(limit)):
        over = abs(sum(values)) - tenths(exact(limit))
        why = say("the block gives or takes {limit} points at most", limit=f"{limit:g}")
        back = (over if sum(values) < 0 else -over) / 10
        points.append(Point(block, say("limit of the block"), None, back, None, why))
    return tuple(points)


def total(points: Iterable[Point]) -> float:
    """The sum of points, exact to the tenth."""
    return sum(round(point.points * 10) for point in points) / 10
