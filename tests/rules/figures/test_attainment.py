import pytest

from qualitytui.rules.figures.attainment import is_met, share_passed


@pytest.mark.parametrize(
    ("comparator", "met", "missed"),
    [
        ("at_least", [10, 11], [9.9]),
        ("more_than", [10.1], [10, 9]),
        ("at_most", [10, 9], [10.1]),
        ("less_than", [9.9], [10, 11]),
        ("between", [10, 12], [9.9, 12.1]),
        ("about", [9.5, 10, 10.5], [9.4, 10.6]),
        ("equal", [10, 12], [9]),
    ],
)
def test_the_comparator_says_what_is_met(comparator: str, met: list[float], missed: list[float]) -> None:
    upper = 12 if comparator == "between" else None
    assert all(is_met(comparator, 10, upper, value) for value in met)
    assert not any(is_met(comparator, 10, upper, value) for value in missed)


def test_none_is_met_by_none_only_and_nothing_measured_meets_nothing() -> None:
    assert is_met("equal", 0, None, 0)
    assert not is_met("equal", 0, None, 1)
    assert not is_met("at_least", 5, None, None)
    assert not is_met(None, None, None, 5)


@pytest.mark.parametrize(
    ("day", "share"),
    [("2013-09-01", 0.0), ("2013-09-02", 1 / 21), ("2013-09-30", 1.0), ("2013-12-31", 1.0), ("2013-09-23", 15 / 21)],
)
def test_working_days_count_both_ends(day: str, share: float) -> None:
    assert share_passed("2013-09-02", "2013-09-30", day) == pytest.approx(share)
