"""What a due: or changed: term means, at its edges, on Friday 2013-07-19."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualitytui.errors import UsageRefused
from qualitytui.model.date_ranges import days_back, due_span
from qualitytui.model.dates import parse_day
from qualitytui.model.filter import parse_filter

TODAY = date(2013, 7, 19)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("7d", "2013-07-19", "2013-07-26"),
        ("0d", "2013-07-19", "2013-07-19"),
        ("2w", "2013-07-19", "2013-08-02"),
        ("week", "2013-07-15", "2013-07-21"),
        ("month", "2013-07-01", "2013-07-31"),
        ("quarter", "2013-07-01", "2013-09-30"),
        ("year", "2013-01-01", "2013-12-31"),
        ("下周", "2013-07-22", "2013-07-28"),
        ("9月", "2013-09-01", "2013-09-30"),
        ("9月份", "2013-09-01", "2013-09-30"),
        ("9月底", "2013-09-30", "2013-09-30"),
        ("9月中旬", "2013-09-11", "2013-09-20"),
        ("三季度", "2013-07-01", "2013-09-30"),
        ("三季度末", "2013-09-30", "2013-09-30"),
        ("上半年", "2013-01-01", "2013-06-30"),
        ("明天", "2013-07-20", "2013-07-20"),
        ("2013年9月", "2013-09-01", "2013-09-30"),
        ("2013-09", "2013-09-01", "2013-09-30"),
        ("2014", "2014-01-01", "2014-12-31"),
        ("8月..9月底", "2013-08-01", "2013-09-30"),
        ("..9月前", None, "2013-08-31"),
        ("下周五..", "2013-07-26", None),
        ("9月前", None, "2013-08-31"),
        ("2014年前", None, "2013-12-31"),
        ("国庆节前", None, "2013-09-30"),
        ("9.30前", None, "2013-09-30"),
        ("3天前", "2013-07-16", "2013-07-16"),
        ("两周", "2013-07-19", "2013-08-02"),
        ("10个工作日内", "2013-07-19", "2013-08-02"),
        ("三个月内", "2013-07-19", "2013-10-19"),
        ("3天后", "2013-07-22", "2013-07-22"),
    ],
)
def test_a_period_is_its_days_and_a_day_is_that_day(value: str, first: str | None, last: str | None) -> None:
    span = due_span(value, TODAY)
    assert (span.first and span.first.isoformat(), span.last and span.last.isoformat()) == (first, last)


@pytest.mark.parametrize("day", ["2013-07-15", "2013-07-21"])
def test_a_week_goes_from_monday_to_sunday_on_each_of_its_days(day: str) -> None:
    assert due_span("week", date.fromisoformat(day))[1:] == (date(2013, 7, 15), date(2013, 7, 21))


HUGE = (
    "due:9999999d",
    "due:999999999999d",
    "changed:9999999d",
    "silent:9999999w",
    "due:9999-12-31",
    "due:0001",
    "due:+99999999",
)


@pytest.mark.parametrize("term", [*HUGE, "due:13月", "due:..", "due:someday", "changed:3000-01-01"])
def test_what_no_calendar_holds_is_refused_in_a_sentence(term: str) -> None:
    with pytest.raises(UsageRefused):
        parse_filter(term)


@given(st.text("0123456789", min_size=1, max_size=12), st.sampled_from(["", *"dw天周"]))
def test_no_number_is_too_large_to_be_answered(number: str, unit: str) -> None:
    value = number + unit
    for asked in (due_span, days_back):
        try:
            asked(value, TODAY)
        except UsageRefused:
            continue


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("30d", "2013-06-19"),
        ("2w", "2013-07-05"),
        ("两周", "2013-07-05"),
        ("近10天", "2013-07-09"),
        ("10天内", "2013-07-09"),
        ("10日", "2013-07-10"),
        ("上周", "2013-07-08"),
        ("2013-07-12", "2013-07-12"),
    ],
)
def test_what_was_changed_since_goes_back_to_that_day(value: str, day: str) -> None:
    assert days_back(value, TODAY) == date.fromisoformat(day)


@given(st.integers(1, 12), st.sampled_from(("", "份", "底", "末", "初", "中", "上旬", "中旬", "下旬", "前", "底前")))
def test_the_last_day_of_a_filter_is_the_day_that_is_typed(month: int, part: str) -> None:
    assert due_span(f"{month}月{part}", TODAY).last == parse_day(f"{month}月{part}", TODAY)
