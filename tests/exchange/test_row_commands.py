"""Cells of a table that nobody touched: the day beside a new value, a light that went over with the days."""

from datetime import date

import pytest

from qualitytui.workbook.commands.indicator import MeasureIndicator
from qualitytui.workbook.commands.task import SetDue
from tests.exchange.desk import Cells, Desk
from tests.samples import hand

TODAY = "2013-07-19"


@pytest.mark.parametrize(
    ("cells", "day", "definition"),
    [
        ({}, TODAY, None),
        ({"日期": ""}, TODAY, None),
        ({"口径": "1至7月"}, TODAY, "1至7月"),
        ({"日期": "2013-07-18"}, "2013-07-18", "1至5月"),
    ],
)
def test_a_new_value_beside_the_day_of_the_old_one_is_of_today_as_a_report_is(
    desk: Desk, cells: Cells, day: str, definition: str | None
) -> None:
    desk.book.do(MeasureIndicator("A1.2", "2", on=date(2013, 6, 3), definition="1至5月"))
    desk.write()
    desk.change("indicators.csv", rA1_2={"完成值": "3"} | cells)
    weighed = desk.weigh("indicators.csv")
    assert weighed.undated == (("A1.2",) if day == TODAY else ())
    outcome, refused = desk.take("indicators.csv")
    latest = desk.indicators["A1.2"].latest
    assert refused == ()
    assert latest is not None
    assert (latest.value, latest.on, latest.definition) == (3, day, definition)
    shown = {(one.field, one.before, one.after) for one in outcome.changes if one.ref == "A1.2"}
    assert ("measurement.value", 2, 3) in shown
    assert ("measurement.on_date", "2013-06-03", day) in shown


def test_a_light_that_went_over_with_the_days_is_no_line_and_a_typed_one_is(desk: Desk) -> None:
    desk.book.do(SetDue(("1.1.1",), date(2013, 7, 31)))
    desk.write()
    desk.book.hand = hand(date(2013, 8, 20))
    assert desk.tasks["1.1.1"].light == "red"
    assert desk.weigh().aside == ()
    desk.change(r1_1_1={"灯": "蓝"})
    assert [(one.refs, one.column) for one in desk.weigh("tasks.csv").aside] == [(("1.1.1",), "灯")]
