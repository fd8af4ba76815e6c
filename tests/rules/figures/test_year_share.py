"""How much of a year has passed, on its first and last days and beside them."""

from datetime import date

import pytest

from qualitytui.rules.figures.year_share import share_of_days, year_share


@pytest.mark.parametrize(
    ("day", "gone"),
    [
        (date(2012, 12, 31), 0.0),
        (date(2012, 12, 1), 0.0),
        (date(2013, 1, 1), 1 / 365),
        (date(2013, 7, 2), 183 / 365),
        (date(2013, 12, 30), 364 / 365),
        (date(2013, 12, 31), 1.0),
        (date(2014, 1, 6), 1.0),
    ],
)
def test_both_ends_of_the_year_count(day: date, gone: float) -> None:
    assert share_of_days(date(2013, 1, 1), date(2013, 12, 31), day) == gone
    assert year_share("year", "2013-05-09", 2013, day) == gone


def test_the_other_clocks_begin_with_the_notice() -> None:
    assert year_share("notice", "2013-12-30", 2013, date(2013, 12, 30)) == 0.5
    assert year_share("notice", None, 2013, date(2013, 1, 1)) == 1 / 365
    assert year_share("notice", "2014-02-01", 2013, date(2013, 12, 31)) == 1.0
    assert year_share("working_days", "2013-12-27", 2013, date(2013, 12, 29)) == pytest.approx(1 / 3)
    assert year_share("year", "2013-12-30", 2013, date(2013, 12, 31)) == 1.0
