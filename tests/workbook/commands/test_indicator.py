from datetime import date

import pytest

from qualitytui.errors import Refused, UsageRefused
from qualitytui.model.filter import parse_filter
from qualitytui.model.item_page import IndicatorPage
from qualitytui.model.value_text import shown_reading
from qualitytui.reporting.item import fields_of
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.indicator import MeasureIndicator, RetractMeasurement, SetGoalKind
from qualitytui.workbook.queries.items import item_page
from qualitytui.workbook.queries.status import summary
from tests.samples import hand


def page_of(book: Workbook, ref: str) -> IndicatorPage:
    page = book.ask(item_page, ref)
    assert isinstance(page, IndicatorPage)
    return page


@pytest.mark.parametrize("ref", ["A1.1", "2.1#1", "a1.1"])
def test_a_value_shows_at_the_annex_row_and_at_the_text_that_says_the_same(book: Workbook, ref: str) -> None:
    book.do(MeasureIndicator(ref, "96.2%", source="县农业局"))
    for shown in ("A1.1", "2.1#1"):
        indicator = page_of(book, shown).indicator
        assert indicator.latest is not None
        assert indicator.latest.value == 96.2
        assert (indicator.light, indicator.is_met, indicator.attainment) == ("green", True, None)
        assert indicator.distance is not None
        assert round(indicator.distance, 1) == 1.2


def test_the_value_of_the_latest_day_counts_whatever_the_order_of_typing(book: Workbook) -> None:
    book.do(MeasureIndicator("A1.2", "2", on=date(2013, 7, 1)))
    book.do(MeasureIndicator("A1.2", "1", on=date(2013, 6, 1)))
    latest = page_of(book, "A1.2").indicator.latest
    assert latest is not None
    assert latest.value == 2


def test_a_value_for_a_day_after_the_end_is_said_and_another_decides(book: Workbook) -> None:
    book.hand = hand(date(2014, 1, 7))
    book.do(MeasureIndicator("A1.1", "96.2%", on=date(2013, 12, 31)))
    said = book.do(MeasureIndicator("2.1#1", "80%", on=date(2014, 1, 6))).sentence
    assert "晚于指标期限2013-12-31" in said
    page = page_of(book, "A1.1")
    one, words = page.indicator, dict(reversed([*fields_of(page)]))
    assert one.latest is not None
    assert one.deciding is not None
    assert (one.latest.value, one.deciding.value, one.deciding.on, one.light) == (80, 96.2, "2013-12-31", "blue")
    assert (words["完成值"], words["不影响预警灯"]) == ("96.2% (2013-12-31)", "80% (2014-01-06)，晚于期限2013-12-31")
    assert book.ask(summary, parse_filter("no:value")).indicators.total == 2


def test_a_value_of_the_year_before_the_plan_is_said(book: Workbook) -> None:
    assert "早于计划年度" in book.do(MeasureIndicator("A1.1", "96.2%", on=date(2012, 12, 31))).sentence
    assert "早于计划年度" not in book.do(MeasureIndicator("A1.1", "96.2%", on=date(2013, 1, 1))).sentence


def test_only_a_value_after_the_end_is_no_value(book: Workbook) -> None:
    book.hand = hand(date(2014, 1, 7))
    book.do(MeasureIndicator("A1.1", "80%", on=date(2014, 1, 6)))
    one = page_of(book, "A1.1").indicator
    assert (one.deciding, one.reason, shown_reading(one)) == (None, "no_value_at_end", "")
    assert book.ask(summary, parse_filter("no:value")).indicators.total == 3


def test_a_later_zero_does_not_clear_what_occurred_and_that_is_said(book: Workbook) -> None:
    book.do(SetGoalKind("A1.2", "不发生"))
    assert "算数" not in book.do(MeasureIndicator("A1.2", "0", on=date(2013, 5, 20))).sentence
    book.do(MeasureIndicator("A1.2", "1", on=date(2013, 6, 1)))
    said = book.do(MeasureIndicator("A1.2", "0", on=date(2013, 7, 1))).sentence
    assert "已发生的1" in said
    one, words = page_of(book, "A1.2").indicator, dict(fields_of(page_of(book, "A1.2")))
    assert (one.light, shown_reading(one).rstrip("个家"), one.deciding and one.deciding.on) == (
        "red",
        "1",
        "2013-06-01",
    )
    assert "先前已发生的仍然算数" in words["不影响预警灯"]


def test_counts_give_the_share(book: Workbook) -> None:
    book.do(MeasureIndicator("A1.1", "481/500"))
    latest = page_of(book, "A1.1").indicator.latest
    assert latest is not None
    assert latest.value == 96.2


@pytest.mark.parametrize("value", ["", "许多", "nan", "inf", "1e999", "9,6", "5/0", "--5"])
def test_what_is_no_number_is_refused(book: Workbook, value: str) -> None:
    with pytest.raises(UsageRefused):
        book.do(MeasureIndicator("A1.1", value))


def test_a_share_above_all_is_asked_about(book: Workbook) -> None:
    assert [doubt.code for doubt in book.ask(MeasureIndicator("A1.1", "962").doubts_in)] == ["over_100"]
    assert book.ask(MeasureIndicator("A1.1", "100").doubts_in) == []


def test_a_retracted_value_stays_in_the_history_and_counts_no_more(book: Workbook) -> None:
    book.do(MeasureIndicator("A1.1", "96.2"))
    number = page_of(book, "A1.1").measurements[0].id
    book.do(RetractMeasurement("2.1#1", number))
    page = page_of(book, "A1.1")
    assert page.indicator.latest is None
    assert page.measurements[0].retracted_on == "2013-07-19"
    with pytest.raises(Refused):
        book.do(RetractMeasurement("A1.1", number))


def test_a_task_is_no_indicator_and_says_where_its_own_are(book: Workbook) -> None:
    with pytest.raises(Refused) as refusal:
        book.do(MeasureIndicator("2.1", "96"))
    assert "2.1" in refusal.value.hint


def test_a_proposed_kind_that_is_said_again_is_confirmed_once(book: Workbook) -> None:
    said = book.do(SetGoalKind("A1.1", "rate")).sentence
    assert "→" not in said
    assert "确认" in said
    with pytest.raises(Refused):
        book.do(SetGoalKind("A1.1", "rate"))
