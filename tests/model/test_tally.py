"""The numbers of the summary kept from one command to the next."""

import pytest

from qualitytui.model import light as model_light
from qualitytui.model import status as model_status
from qualitytui.model.department import OwnFigures
from qualitytui.model.summary import IndicatorCounts, TaskCounts, Totals
from qualitytui.model.tally import DepartmentCount, SectionCount, Tally

LIGHTS: dict[str, int] = dict(zip(model_light.LIGHTS, (1, 2, 0, 3, 4), strict=True))
STATUSES = dict.fromkeys(model_status.STATUSES, 0) | {"closed": 1}
TALLY = Tally(
    3,
    STATUSES,
    LIGHTS,
    TaskCounts(3, 1, 0, 0, 0),
    IndicatorCounts(5, 1, 2, 3, 2),
    (SectionCount(1, 3, 1, LIGHTS, 2),),
    (DepartmentCount(7, 1, 2, 3, 4, LIGHTS, OwnFigures(1, 0, 0, 1, 0, LIGHTS)),),
    Totals(1, 2, 3, 4, 5, 6),
    dict.fromkeys(range(1, 8), "red") | {4: "yellow", 7: "grey"},
    *((1, 2, 3), (4, 5), (6, 7), (8, 9), (10, 11)),
)


def test_what_is_kept_comes_back_as_it_was() -> None:
    assert Tally.from_lines(TALLY.lines()) == TALLY


def test_of_an_empty_workbook_too() -> None:
    empty = TALLY._replace(sections=(), departments=()).first(0)
    assert Tally.from_lines(empty.lines()) == empty


def test_the_first_of_each_list_and_all_the_numbers() -> None:
    short = TALLY.first(1)
    lists = (short.overdue, short.due_soon, short.silent, short.red_indicators, short.late_steps)
    assert lists == ((1,), (4,), (6,), (8,), (10,))
    assert (short.totals, short.counts) == (TALLY.totals, TALLY.counts)
    assert short.lights == {1: "red", 4: "yellow", 6: "red"}


@pytest.mark.parametrize("line", range(13))
@pytest.mark.parametrize("broken", ["1", "x", "", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22"])
def test_something_else_is_refused(line: int, broken: str) -> None:
    """A list of ids may be of any length; every other line has so many numbers."""
    lines = list(TALLY.lines())
    if 5 <= line < 10 and broken != "x":
        return
    lines[line] = broken
    with pytest.raises((LookupError, TypeError, ValueError)):
        Tally.from_lines(lines)


def test_what_is_cut_short_is_refused() -> None:
    with pytest.raises((LookupError, TypeError, ValueError)):
        Tally.from_lines(list(TALLY.lines())[:10])
