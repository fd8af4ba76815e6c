import pytest

from qualitytui.errors import Refused, UsageRefused
from qualitytui.model.pages import IndicatorPage
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.indicator import MeasureIndicator, RetractMeasurement
from qualitytui.workbook.queries.items import item_page


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
    from datetime import date

    book.do(MeasureIndicator("A1.2", "2", on=date(2013, 7, 1)))
    book.do(MeasureIndicator("A1.2", "1", on=date(2013, 6, 1)))
    latest = page_of(book, "A1.2").indicator.latest
    assert latest is not None
    assert latest.value == 2


def test_counts_give_the_share(book: Workbook) -> None:
    book.do(MeasureIndicator("A1.1", "481/500"))
    latest = page_of(book, "A1.1").indicator.latest
    assert latest is not None
    assert latest.value == 96.2


@pytest.mark.parametrize("value", ["", "许多", "nan", "inf", "1e999", "9,6", "5/0", "--5"])
def test_what_is_no_number_is_refused(book: Workbook, value: str) -> None:
    with pytest.raises(UsageRefused):
        book.do(MeasureIndicator("A1.1", value))


def test_a_share_above_all_is_refused(book: Workbook) -> None:
    with pytest.raises(Refused, match="965"):
        book.do(MeasureIndicator("A1.1", "965"))


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
