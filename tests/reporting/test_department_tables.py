"""One department's paper: all that it answers for in one table, its indicators in another, annexes where asked for."""

from collections.abc import Iterator

import pytest

from qualitytui.model.filter import Filter
from qualitytui.model.week import Week
from qualitytui.reporting.blocks import blocks_of
from qualitytui.reporting.department_tables import own_indicators, own_items
from qualitytui.reporting.template import render
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.week import week_of
from tests.samples import demo_book

NAME = "县质监局"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    with demo_book(tmp_path_factory.mktemp("demo")) as book:
        yield book


@pytest.fixture(scope="module")
def week(demo: Workbook) -> Week:
    return demo.ask(week_of, Filter(), NAME)


def test_all_that_a_department_answers_for_stands_once_what_is_late_or_slow_first(week: Week) -> None:
    rows = own_items(week).rows
    lights = {f"{week.labels[task.id]}{task.title}".replace(" ", ""): task.light for task in week.tasks}
    shown = [lights[row[0].replace(" ", "")] for row in rows]
    assert len(rows) == len(week.tasks) == 11
    assert shown == [*["yellow"] * 3, *(one for one in shown if one != "yellow")]
    assert {row[1] for row in rows} == {"牵头", "责任"}


def test_a_row_says_how_late_or_near_an_item_is_and_how_long_the_department_is_silent_on_it(week: Week) -> None:
    stands = {row[0]: row[3] for row in own_items(week).rows}
    assert stands["三、（二）1 深化质量管理创新项目"] == "推进中、剩2个工作日"
    assert stands["三、（二）3 建立完善质量支撑平台"] == "推进中、超期未报71天"
    assert stands["三、（四）2 推进质量损失统计制度"] == "已办结"


def test_every_indicator_of_a_department_stands_once_with_its_day(week: Week) -> None:
    rows = own_indicators(week).rows
    assert len(rows) == week.status.indicators.total == 14
    assert sum(bool(row[3]) for row in rows) == week.status.indicators.measured


def test_annexes_are_written_only_where_they_are_asked_for_and_what_is_supported_is_named(week: Week) -> None:
    bare, whole = render("department", week), render("department", week, annexes=True)
    assert "附件" not in bare
    assert [block.kind for block in blocks_of(bare)].count("table") == 3
    assert [block.kind for block in blocks_of(whole)].count("annex") == 5
    for task in week.supported:
        assert f"{week.labels[task.id]}" in bare.replace("\\", "")
    assert f"另有配合事项{len(week.supported)}项" in bare


def test_a_department_without_anything_of_its_own_has_a_paper_of_one_line_a_part(demo: Workbook) -> None:
    paper = render("department", demo.ask(week_of, Filter(), "县农业局"))
    assert "共0项任务由本单位牵头或负责" in paper
    assert "没有记录。" in paper
