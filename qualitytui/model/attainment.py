"""How far a measured value has come towards a target."""

from typing import Final

NEAR: Final = 0.05
"""How far from its target an "about" still counts as reached."""


def reached(comparator: str | None, value: float | None, upper: float | None, measured: float | None) -> bool:
    """Whether the measured value is what the target asks for."""
    if measured is None or value is None or comparator is None:
        return False
    match comparator:
        case "at_least":
            return measured >= value
        case "more_than":
            return measured > value
        case "at_most":
            return measured <= value
        case "less_than":
            return measured < value
        case "between":
            return value <= measured <= (value if upper is None else upper)
        case "about":
            return measured >= value or abs(measured - value) <= abs(value) * NEAR
        case _:  # a plan that says "2 firms" is content with three; one that says none is not
            return measured == value if value == 0 else measured >= value


def exceeded(comparator: str, value: float, upper: float | None, measured: float) -> bool:
    """Whether the value has passed a limit that no further work brings back."""
    if comparator in {"at_most", "less_than"} or (comparator == "equal" and value == 0):
        return not reached(comparator, value, upper, measured)
    return comparator == "between" and upper is not None and measured > upper


def attainment(
    comparator: str | None, value: float | None, upper: float | None, measured: float | None
) -> float | None:
    """Returns the share of the target that is reached, from 0; above 1 where it is passed, None where unknown.

    A limit counts as 1 while it is kept, else as limit / value.
    """
    if measured is None or value is None or comparator is None:
        return None
    if comparator in {"at_most", "less_than"} or value == 0 or (comparator == "between" and measured > value):
        limit = value if upper is None else upper
        if reached(comparator, value, upper, measured):
            return 1.0
        return max(limit / measured, 0.0) if measured > 0 and limit > 0 else 0.0
    return max(measured / value, 0.0) if value > 0 else float(reached(comparator, value, upper, measured))
