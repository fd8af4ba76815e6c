"""A scale around a target: on which side of it the value stands, and how far away."""

from typing import Final

from qualitytui.presentation.drawings.marks import SOFT, STRONG, Line, Mode, Run, merged, put

STEPS: Final = (1, 2, 2.5, 5, 10)
LOW_IS_GOOD: Final = ("at_most", "less_than")


def half_range(distance: float) -> float:
    """The round number at each end of the scale, as far from the target, with room beyond the value."""
    size = abs(distance) * 1.1 or 1.0
    power = 10.0 ** _exponent(size)
    return next((step * power for step in STEPS if step * power >= size), 10 * power)


def _exponent(size: float) -> int:
    exponent, left = 0, size
    while left >= 10:
        left, exponent = left / 10, exponent + 1
    while left < 1:
        left, exponent = left * 10, exponent - 1
    return exponent


class Scale:
    """The scale of one goal: its ends, its target or the two ends of its span, and which side is good."""

    def __init__(self, value: float, target: float, upper: float | None, comparator: str) -> None:
        self.value, self.target, self.upper = value, target, upper
        self.is_low_good = comparator in LOW_IS_GOOD
        last = target if upper is None else upper
        far = max(target - value, value - last, (last - target) / 2, 0.0)
        near = abs(value - target) if upper is None else far
        half = half_range(max(far, near))
        self.low, self.high = target - half, last + half

    def cell(self, value: float, cells: int) -> int:
        """The cell in which a value stands."""
        return min(max(round((value - self.low) / (self.high - self.low) * (cells - 1)), 0), cells - 1)

    def is_good(self, at: int, cells: int) -> bool:
        """Whether a cell stands on the good side."""
        first = self.cell(self.target, cells)
        if self.upper is not None:
            return first <= at <= self.cell(self.upper, cells)
        return at <= first if self.is_low_good else at >= first


def distance_scale(scale: Scale, cells: int, light: str, mode: Mode) -> Line:
    """The good side as a line, the other as dots, | at the target, and the value where it stands."""
    line = merged(Run("-" if scale.is_good(at, cells) else ".", SOFT) for at in range(cells))
    for mark in (scale.target, scale.upper):
        if mark is not None:
            line = put(line, scale.cell(mark, cells), "|", STRONG)
    sign, part = ("#", light) if mode != "color" else (" ", f"fill {light}")
    at = scale.cell(scale.value, cells)
    is_on_target = scale.value in {scale.target, scale.upper}
    return put(line, at, "|" if is_on_target and mode == "color" else sign, part)
