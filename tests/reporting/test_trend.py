from datetime import date

import pytest

from qualitytui.model.indicator import Indicator, Measurement
from qualitytui.model.pages import IndicatorPage
from qualitytui.model.plan import Comparator, Target
from qualitytui.reporting.trend import BAR, trend_lines
from qualitytui.text import width
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.indicator import MeasureIndicator, RetractMeasurement
from qualitytui.workbook.queries.items import item_page

TODAY = date(2013, 7, 19)


def page(
    *values: float,
    comparator: Comparator = "at_least",
    target: float = 10,
    upper: float | None = None,
    due: str | None = "2013-12-31",
) -> IndicatorPage:
    measured = tuple(Measurement(n, f"2013-0{n}-01", value, None, None) for n, value in enumerate(values, 1))
    wanted = Target(comparator, target, "家", "", upper)
    one = Indicator(
        id=1,
        ref="A1.1",
        plan="p",
        number="1",
        title="企业",
        source="annex",
        task=None,
        condition=None,
        target=wanted,
        due=due,
        departments=(),
        latest=measured[-1] if measured else None,
        attainment=None,
        light="grey",
        changed="2013-05-09",
        same_as=None,
    )
    return IndicatorPage(one, None, measured, (), ())


def lines(one: IndicatorPage) -> list[str]:
    return list(trend_lines(one, TODAY))


def test_without_a_value_or_a_target_there_is_no_trend() -> None:
    assert lines(page()) == []
    bare = page(1)
    assert lines(bare._replace(indicator=bare.indicator._replace(target=None))) == []


def test_each_value_has_a_bar_of_its_share_and_the_last_line_tells_the_pace() -> None:
    target, first, second, pace = lines(page(2, 5))
    assert (target.count("-"), first.count("#"), second.count("#")) == (BAR, BAR // 5, BAR // 2)
    assert target.endswith("≥10家")
    assert first.startswith("2013-01-01 ")
    assert second.endswith("5家")
    assert "165" in pace
    assert "0.91家" in pace
    assert "2.9家" in pace
    assert len({width(line.partition("|")[0]) for line in (target, first, second)}) == 1
    assert "5家" in pace


def test_past_the_deadline_or_without_one_it_tells_what_is_missing() -> None:
    for due in ("2013-07-19", "2013-06-30", None):
        last = lines(page(2, 6, due=due))[-1]
        assert "4家" in last
        assert "165" not in last


@pytest.mark.parametrize(
    ("comparator", "target", "value"),
    [
        ("at_least", 10, 10),
        ("about", 10, 9.6),
        ("at_most", 10, 12),
        ("less_than", 10, 10),
        ("equal", 0, 3),
        ("equal", 2, 3),
        ("more_than", 10, 11),
    ],
)
def test_nothing_is_still_needed_where_more_work_brings_nothing(
    comparator: Comparator, target: float, value: float
) -> None:
    assert len(lines(page(value, comparator=comparator, target=target))) == 2


def test_odd_numbers_still_draw() -> None:
    for values in ((0,), (-5, -3), (0.001,), (1e12,)):
        for target in (0, -1, 1e-9, 10):
            shown = lines(page(*values, target=target))
            assert len(shown) >= 1 + len(values)
            assert all(line.count("#") <= BAR for line in shown)


def test_a_range_is_drawn_up_to_its_upper_end() -> None:
    shown = lines(page(5, comparator="between", target=4, upper=8))
    assert shown[0].count("-") - 1 == BAR // 2
    assert shown[0].endswith("4-8家")


def test_a_retracted_value_draws_no_bar(book: Workbook) -> None:
    book.do(MeasureIndicator("A1.2", "2"))
    book.do(MeasureIndicator("A1.2", "20"))
    book.do(RetractMeasurement("A1.2", 3))
    shown = book.ask(item_page, "A1.2")
    assert isinstance(shown, IndicatorPage)
    assert [line.partition(" ")[0] for line in trend_lines(shown, TODAY)][1:2] == ["2013-07-19"]
    assert "20" not in [line.split()[-1].removesuffix("个") for line in trend_lines(shown, TODAY)]
