"""The numbers of the summary kept from one command to the next."""

import json

import pytest

from qualitytui.model.department import OwnFigures
from qualitytui.model.summary import IndicatorCounts, TaskCounts, Totals
from qualitytui.model.tally import DepartmentCount, SectionCount, Tally

LIGHTS = {"red": 1, "green": 2}
TALLY = Tally(
    3,
    {"closed": 1},
    LIGHTS,
    TaskCounts(3, 1, 0, 0, 0),
    IndicatorCounts(5, 1, 2, 3, 2),
    (SectionCount(1, 3, 1, LIGHTS, 2),),
    (DepartmentCount(7, 1, 2, 3, 4, LIGHTS, OwnFigures(1, 0, 0, 1, 0, LIGHTS)),),
    Totals(1, 2, 3, 4, 5, 6),
    *((1, 2, 3), (4, 5), (6, 7), (8, 9), (10, 11)),
)


def test_what_is_kept_comes_back_as_it_was() -> None:
    assert Tally.from_plain(json.loads(json.dumps(TALLY.plain()))) == TALLY


def test_the_first_of_each_list_and_all_the_numbers() -> None:
    short = TALLY.first(1)
    lists = (short.overdue, short.due_soon, short.silent, short.red_indicators, short.late_steps)
    assert lists == ((1,), (4,), (6,), (8,), (10,))
    assert (short.totals, short.counts) == (TALLY.totals, TALLY.counts)


@pytest.mark.parametrize("broken", [{"totals": [1]}, {"departments": [[1]]}, {"counts": None}])
def test_something_else_is_refused(broken: dict[str, object]) -> None:
    with pytest.raises((TypeError, ValueError)):
        Tally.from_plain({**TALLY.plain(), **broken})
