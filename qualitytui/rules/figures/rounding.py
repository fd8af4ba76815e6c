"""Rounding half up, and shares of one whole that add up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

WIDE: Final = Context(prec=330)
"""Holds the largest number that a float can be, with its decimals."""


def round_half_up(value: float, digits: int = 0) -> Decimal:
    """The value rounded half up, as people round: 12.5 is 13, 0.125 with two digits is 0.13."""
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP, context=WIDE)


def shares(counts: Sequence[int]) -> tuple[int, ...]:
    """Whole percents of one whole that add up to 100 wherever something is counted.

    What rounding leaves goes to the largest class, never to one of two equal ones. Then nothing that exists is
    printed as 0 and nothing short of the whole as 100.
    """
    whole = sum(counts)
    if not whole:
        return tuple(0 for _ in counts)
    percents = [int(round_half_up(100 * count / whole)) for count in counts]
    percents = [max(percent, 1) if count else 0 for percent, count in zip(percents, counts, strict=True)]
    rest = 100 - sum(percents)
    while rest:
        step = 1 if rest > 0 else -1
        at = _taker(counts, percents, step)
        if at is None:
            break
        percents[at] += step
        rest -= step
    return tuple(percents)


def _taker(counts: Sequence[int], percents: Sequence[int], step: int) -> int | None:
    """The class that takes a point: the largest whose count no other shares, and which can spare one."""
    able = [at for at, count in enumerate(counts) if count and (step > 0 or percents[at] > 1)]
    single = [at for at in able if list(counts).count(counts[at]) == 1]
    return max(single, key=lambda at: counts[at], default=None)


def share_text(part: float, whole: float) -> str:
    """A share in words: whole percents half up, with one decimal where that alone tells it from 0 or 100."""
    if not whole or not math.isfinite(part / whole):
        return "-"
    share = 100 * part / whole
    rounded = round_half_up(share)
    if (rounded >= 100 and share < 100) or (rounded <= 0 and share > 0):
        finer = round_half_up(share, 1)
        if finer >= 100 and share < 100:
            return "99.9%"
        return "0.1%" if finer <= 0 and share > 0 else f"{finer}%"
    return f"{rounded}%"


def attained_text(share: float, *, is_met: bool) -> str:
    """How much of a count is reached; never 100 % or more before the target is met."""
    return share_text(share if is_met else min(share, 0.9999), 1)


def fraction(text: str) -> float:
    """The number that a printed share stands for: 12% is 0.12."""
    return float(Decimal(text.rstrip("%")) / 100)
