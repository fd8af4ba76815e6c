"""Losses in tenths: lines add up to their sum, and a block never goes beyond its limit."""

from fractions import Fraction

import pytest

from qualitytui.rules.assessment_points import Line, apportioned, exact, points_of, tenths, total


@pytest.mark.parametrize(
    ("value", "rounded"), [("0.25", 3), ("-0.25", -3), ("0.249", 2), ("0", 0), ("1.96", 20), ("-1.04", -10)]
)
def test_half_a_tenth_is_rounded_away_from_zero(value: str, rounded: int) -> None:
    assert tenths(Fraction(value)) == rounded


@pytest.mark.parametrize(
    ("parts", "shared"),
    [
        (["20/3", "40/3"], [67, 133]),
        (["1/3", "1/3", "1/3"], [4, 3, 3]),
        (["0.14", "0.18", "0.1"], [1, 2, 1]),
        (["1"], [10]),
        ([], []),
    ],
)
def test_parts_add_up_to_their_rounded_sum(parts: list[str], shared: list[int]) -> None:
    assert apportioned([Fraction(part) for part in parts]) == shared


def line(points: float, ref: str | None = "1.1") -> Line:
    return Line(exact(points), "事", "因", ref, "一1", 3)


def test_lines_become_points_of_their_block_in_their_order() -> None:
    found = points_of("tasks", (line(-1.25), line(2), line(-0.5, None)))
    assert [one.points for one in found] == [-1.3, 2.0, -0.5]
    first = found[0]
    assert (first.block, first.what, first.ref, first.entry, first.why, first.label) == (
        *("tasks", "事", "1.1", 3),
        *("因", "一1"),
    )
    assert total(found) == 0.2
    assert points_of("tasks", ()) == ()
    assert [one.points for one in points_of("tasks", (line(0), line(-1), line(0), line(2)))] == [0.0, -1.0, 0.0, 2.0]


@pytest.mark.parametrize(
    ("values", "limit", "back"),
    [
        ([-3, -3], 6, None),
        ([-3, -3.1], 6, 0.1),
        ([-10, -10], 15, 5.0),
        ([3, 3], 5, -1.0),
        ([2, 3], 5, None),
        ([-10], None, None),
    ],
)
def test_what_goes_beyond_the_limit_of_a_block_is_taken_back(
    values: list[float], limit: float | None, back: float | None
) -> None:
    found = points_of("returns", [line(value) for value in values], limit)
    assert [one.points for one in found[len(values) :]] == ([] if back is None else [back])
    if back is not None and limit is not None:
        assert abs(total(found)) == limit
        assert (found[-1].block, found[-1].ref, found[-1].entry) == ("returns", None, None)


def test_a_sum_has_no_dust() -> None:
    assert total(points_of("tasks", [line(0.1)] * 3)) == 0.3
