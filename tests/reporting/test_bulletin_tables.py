"""The tables of a bulletin of the whole sample plan."""

import pytest

from qualitytui.model.week import Week
from qualitytui.reporting.bulletin_tables import on_pace_items, sections, slow_items
from qualitytui.reporting.supervision_tables import silent_beside, units, units_paced
from qualitytui.reporting.template import render
from qualitytui.workbook.queries.week import week_of
from tests.samples import demo_book


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Week:
    with demo_book(tmp_path_factory.mktemp("demo")) as book:
        return book.ask(week_of)


def test_each_part_stands_beside_the_last_paper_with_what_is_slow(week: Week) -> None:
    table = sections(week)
    assert table.head == ("部分", "有责任单位", "已办结", "上期", "待核", "逾期", "滞后于序时进度", "办结率")
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["三、（四）推进制度建设"] == ("3", "1", "0", "1", "0", "0", "33%")
    assert rows["三、（五）推进质量文化建设"] == ("2", "1", "1", "0", "0", "0", "—")
    closed, before = (sum(int(row[at]) for row in table.rows) for at in (2, 3))
    base = [week.then.tasks[key] for ids in week.pace for key in ids if key in week.then.tasks]
    assert (closed, before) == (len(week.pace.done), sum(one[0] == "closed" for one in base))
    assert sum(int(row[6]) for row in table.rows) == len(week.pace.slow)


def test_units_stand_in_the_order_of_the_plan_and_a_bulletin_speaks_of_no_light(week: Week) -> None:
    assert [row[0] for row in units_paced(week).rows][:3] == ["县质监局", "县发改局", "县环保局"]
    assert [row[:6] for row in units(week).rows] == [row[:6] for row in units_paced(week).rows]
    text = render("bulletin", week)
    assert not [word for word in ("黄灯", "红灯", "亮灯") if word in text]
    slow = {row[0]: row[6] for row in units_paced(week).rows}
    assert (slow["县质监局"], slow["县教育局"]) == ("5", "0")


def test_what_is_slow_is_named_once_and_after_that_by_its_number(week: Week) -> None:
    assert len(slow_items(week).rows) == 18
    row = next(row for row in silent_beside(week).rows if row[0] == "县发改局")
    assert row[1] == "二、（二）3（71天）；二、（一）3（36天）"


def test_a_deadline_of_this_year_is_written_without_the_year(week: Week) -> None:
    due = [row[2] for row in on_pace_items(week).rows]
    assert due[:3] == ["12月31日(推定)", "12月31日(推定)", "7月31日"]
