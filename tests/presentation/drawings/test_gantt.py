"""The rows of open items on an axis of days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualitytui.presentation.drawings.gantt import Span, Work, gantt_row
from qualitytui.presentation.drawings.marks import Mode, text_of

MODES: tuple[Mode, ...] = ("color", "plain", "ascii")
YEAR = Span(date(2013, 1, 1), date(2013, 12, 31), date(2013, 7, 1))
days = st.dates(date(2012, 1, 1), date(2015, 12, 31))


@pytest.mark.parametrize("cells", [1, 2, 12, 40, 73, 160])
@pytest.mark.parametrize("mode", MODES)
def test_a_row_is_as_wide_as_asked(cells: int, mode: Mode) -> None:
    work = Work("red", date(2013, 5, 9), date(2013, 6, 1), (date(2013, 5, 20),), (date(2013, 5, 15),))
    assert len(text_of(gantt_row(work, YEAR, cells, mode))) == cells


def test_a_late_item_has_dots_up_to_today_and_a_due_one_a_bar_beyond_it() -> None:
    late = Work("red", date(2013, 3, 1), date(2013, 5, 1))
    assert text_of(gantt_row(late, YEAR, 37, "ascii")) == "      =======.....|                  "
    due = Work("green", date(2013, 3, 1), date(2013, 9, 1))
    assert text_of(gantt_row(due, YEAR, 37, "ascii")) == "      ============|======            "


def test_steps_and_moved_days_have_signs_of_their_own() -> None:
    work = Work("green", date(2013, 3, 1), date(2013, 9, 1), (date(2013, 8, 1),), (date(2013, 4, 1),))
    assert text_of(gantt_row(work, YEAR, 37, "ascii")) == "      ===x========|==#===            "
    assert text_of(gantt_row(work, YEAR, 37, "plain")) == "      ▬▬▬×▬▬▬▬▬▬▬▬│▬▬◆▬▬▬            "


@given(days, days, st.lists(days, max_size=4), st.lists(days, max_size=4), st.integers(1, 200), st.sampled_from(MODES))
def test_no_day_leaves_the_row(
    begin: date, due: date, steps: list[date], moved: list[date], cells: int, mode: Mode
) -> None:
    text = text_of(gantt_row(Work("green", begin, due, tuple(steps), tuple(moved)), YEAR, cells, mode))
    assert len(text) == cells
    assert mode != "ascii" or text.isascii()


@given(days, days, st.integers(1, 200))
def test_days_stand_in_their_order(one: date, other: date, cells: int) -> None:
    first, last = sorted((one, other))
    assert 0 <= YEAR.cell(first, cells) <= YEAR.cell(last, cells) < cells
    assert Span(first, first + timedelta(0), first).cell(last, cells) in {0, cells - 1}
