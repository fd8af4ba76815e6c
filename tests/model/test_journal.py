"""Which snapshot holds an entry, and what is told of a part of the journal."""

import pytest

from qualitytui.model.journal import EVERYTHING, ClosedWeek, JournalSpan

ON_TIME = ClosedWeek(10, "2013-W29", "2013-07-19", "", is_late=False)


@pytest.mark.parametrize(("entry", "held"), [(9, True), (10, False), (11, False)])
def test_a_snapshot_holds_what_was_written_before_it(entry: int, held: bool) -> None:
    assert ON_TIME.holds(entry, "2013-07-25") is held


@pytest.mark.parametrize(("day", "held"), [("2013-07-18", True), ("2013-07-19", True), ("2013-07-20", False)])
def test_one_taken_later_holds_what_is_dated_up_to_its_day(day: str, held: bool) -> None:
    assert ON_TIME._replace(is_late=True).holds(99, day) is held


def test_everything_has_no_end() -> None:
    assert JournalSpan() == EVERYTHING
    assert EVERYTHING.since == ""
    assert EVERYTHING.until >= "2199-12-31"
    assert (EVERYTHING.after, EVERYTHING.upto > 10**15) == (0, True)
