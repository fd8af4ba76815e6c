"""What a cell of a return form says, and the rule by which it is refused."""

from datetime import date

import pytest

from qualitytui.rules.plausibility import Goal
from qualitytui.rules.return_forms import (
    NOT_ASKED,
    Objection,
    cutoff_said,
    is_nothing,
    promise_said,
    share_of,
    value_said,
    weighed,
)

TODAY = date(2013, 6, 28)
RATE, COUNT = Goal("rate", "%", 95), Goal("count", "家", 5)
GROWTH, CEILING = Goal("growth", "%", 10), Goal("ceiling", "起/万台", 0.48)


@pytest.mark.parametrize(
    ("goal", "text", "value"),
    [
        (RATE, "96.5", 96.5),
        (RATE, "９６．５％", 96.5),
        (RATE, "481/500", 96.2),
        (RATE, "百分之九十六", 96),
        (COUNT, "5家", 5),
        (COUNT, "2（家）", 2),
        (COUNT, "5。", 5),
        (GROWTH, "下降 3%", -3),
        (RATE, "'85.6", 85.6),
        (RATE, "“96.5%”", 96.5),
        (Goal("zero", "起", 0), "无", 0),
        (Goal("zero", "起", 0), "未发生", 0),
        (COUNT, "1,200", 1200),
        (COUNT, "十五家", 15),
        (GROWTH, "增长12.5%", 12.5),
        (GROWTH, "下降3%", -3),
        (CEILING, "0.45起/万台", 0.45),
        (GROWTH, "同比上升12.5%", 12.5),
        (GROWTH, "比上年减少了3", -3),
        (GROWTH, "-100", -100),
        (Goal("count", "万元", 5), "1234.5", 1234.5),
        (GROWTH, "1000", 1000),
        (COUNT, "1.2E+3", 1200),
        (COUNT, "149", 149),
        (Goal("count", "", 5), "5", 5),
        (CEILING, "23.9", 23.9),
        (Goal("count", "元", 2000), "41338", 41338),
        (Goal("count", "元", 1500), "45000", 45000),
        (Goal("count", "元", 5), "36525", 36525),
        (Goal("count", "元", 5), "49000", 49000),
        (Goal("count", "元", None), "41338", 41338),
        (Goal("ceiling", "", 0), "45", 45),
        (Goal("rate", "‰", 5), "481/100000", 4.81),
    ],
)
def test_a_number_as_people_write_it(goal: Goal, text: str, value: float) -> None:
    assert value_said(text, goal, None).value == value


@pytest.mark.parametrize(
    ("goal", "text", "rule"),
    [
        (RATE, "80%以上", "not_a_number"),
        (RATE, "约30", "not_a_number"),
        (RATE, "未统计", "not_a_number"),
        (RATE, "0.962", "hundredfold"),
        (RATE, "965", "over_100_percent"),
        (COUNT, "-5", "negative"),
        (COUNT, "3.5", "not_a_number"),
        (COUNT, "30个", "wrong_unit"),
        (COUNT, "30%", "wrong_unit"),
        (COUNT, "3月5日", "a_day_not_a_number"),
        (COUNT, "2013-03-05", "a_day_not_a_number"),
        (COUNT, "41338", "a_day_not_a_number"),
        (GROWTH, "1200", "wrong_unit"),
        (GROWTH, "120件", "wrong_unit"),
        (CEILING, "45", "hundredfold"),
        (COUNT, "#REF!", "not_a_number"),
        *(
            (COUNT, word, "not_a_number")
            for word in ("#N/A", "Err:502", "近30", "30多家", "不少于3", "超过5", "-5家左右")
        ),
        *(
            (COUNT, word, "a_day_not_a_number")
            for word in ("3月", "2013年3月", "3-5-13", "2013/3/5 00:00", "36526", "48999")
        ),
        (GROWTH, "1000.1", "wrong_unit"),
        (GROWTH, "-100.1", "wrong_unit"),
        (CEILING, "24", "hundredfold"),
        (RATE, "100.1", "over_100_percent"),
        (RATE, "1", "hundredfold"),
    ],
)
def test_each_rule_refuses_its_kind(goal: Goal, text: str, rule: str) -> None:
    told = value_said(text, goal, None)
    assert told.value is None
    assert told.objection is not None
    assert told.objection.rule == rule
    assert told.objection.why


@pytest.mark.parametrize(("before", "value", "rule"), [(14, "5", "falls"), (3, "300", "jumps"), (3, "4", None)])
def test_a_total_that_falls_or_jumps_is_asked_about(before: float, value: str, rule: str | None) -> None:
    told = value_said(value, COUNT, before)
    assert told.value == float(value)
    assert (told.doubt and told.doubt.rule) == rule


@pytest.mark.parametrize(
    "text",
    [
        "6.20",
        "2013.6.20",
        "6/20",
        "20130620",
        "6月20",
        "６月２０日",
        "2013年6月20日",
        "2013-6-20 00:00:00",
        "41445",
        "6月20日前",
        "13-6-20",
        "13.6.20",
        "2013年6月20日止",
        "截止6月20日",
    ],
)
def test_a_day_as_people_write_it(text: str) -> None:
    assert cutoff_said(text, TODAY) == date(2013, 6, 20)


@pytest.mark.parametrize(
    ("text", "rule"),
    [("6月底", "future_date"), ("2013-12-31", "future_date"), ("2013年6月31日", "not_a_day"), ("近日", "not_a_day")],
)
def test_a_day_that_lies_ahead_is_not_taken_back_a_year(text: str, rule: str) -> None:
    told = cutoff_said(text, TODAY)
    assert isinstance(told, Objection)
    assert told.rule == rule


def test_the_month_of_the_cutoff_means_the_cutoff() -> None:
    cutoff = date(2013, 6, 20)
    assert {cutoff_said(text, TODAY, cutoff) for text in ("6月", "2013年6月", "2013-06")} == {cutoff}
    told = cutoff_said("6月底", TODAY, cutoff)
    assert isinstance(told, Objection)
    assert told.rule == "future_date"


def test_a_day_before_the_year_of_the_figures_is_no_day_of_theirs_even_if_it_is_today() -> None:
    for text, rule in (("2013-06-28", "not_a_day"), ("2013-06-27", "not_a_day"), ("2013-06-29", "future_date")):
        told = cutoff_said(text, TODAY, date(2015, 1, 20))
        assert isinstance(told, Objection)
        assert told.rule == rule
    assert cutoff_said("2013-06-28", TODAY, date(2013, 12, 20)) == TODAY


def test_a_day_of_this_year_that_lies_ahead_is_not_told_to_be_of_the_last() -> None:
    told = cutoff_said("12月31日", TODAY, date(2013, 6, 20))
    assert isinstance(told, Objection)
    assert told.rule == "future_date"


def test_a_rate_that_is_the_number_of_a_day_is_told_as_a_day() -> None:
    told = value_said("41450", Goal("rate", "%", 96), None)
    assert told.objection
    assert told.objection.rule == "a_day_not_a_number"


def test_figures_of_an_earlier_year_are_refused() -> None:
    told = cutoff_said("2012-06-25", TODAY, date(2013, 6, 25))
    assert isinstance(told, Objection)
    assert told.rule == "not_a_day"
    assert cutoff_said("2013-12-31", date(2014, 1, 6), date(2014, 1, 6)) == date(2013, 12, 31)


def test_in_january_a_day_of_december_is_the_last_one() -> None:
    assert cutoff_said("12月31日", date(2014, 1, 6)) == date(2013, 12, 31)


def test_a_promise_lies_ahead_and_within_two_years() -> None:
    assert promise_said("9月底", TODAY) == date(2013, 9, 30)
    assert promise_said("9月前", TODAY) == date(2013, 8, 31)
    assert promise_said("国庆节前", TODAY) == date(2013, 9, 30)
    for text in ("2013.8.15日", "力争8月15日完成", "8月15日（周四）", "预计8.15", "2013年8月15日办结"):
        assert promise_said(text, TODAY) == date(2013, 8, 15), text
    assert promise_said("2014年前", TODAY) == date(2013, 12, 31)
    assert promise_said("2013-09-30前", TODAY) == promise_said("20130930", TODAY) == date(2013, 9, 30)
    assert [
        one.rule
        for one in (promise_said(text, TODAY) for text in ("2013-05-01", "2016-01-01"))
        if isinstance(one, Objection)
    ] == ["not_a_day"] * 2


@pytest.mark.parametrize("text", ["", " ", "-", "--", "—", "——", "－", "/", "／", "\\", "无数据", NOT_ASKED])
def test_a_cell_that_says_nothing(text: str) -> None:
    assert is_nothing(text)
    assert is_nothing(text, is_wish=True)


@pytest.mark.parametrize("text", ["无", "没有", "暂无"])
def test_none_is_nothing_only_in_a_column_of_wishes(text: str) -> None:
    assert not is_nothing(text)
    assert is_nothing(text, is_wish=True)
    assert not is_nothing("有", is_wish=True)


@pytest.mark.parametrize(
    ("numerator", "denominator", "share"),
    [(481, 500, 96.2), (1, 3, 33.3333), (0, 5, 0.0), (5, 0, None), (-1, 5, None), (1, -5, None), (6, 5, 120.0)],
)
def test_a_share_of_two_numbers(numerator: float, denominator: float, share: float | None) -> None:
    assert share_of(numerator, denominator) == share


def test_a_value_is_weighed_against_the_goal_and_the_one_before() -> None:
    assert weighed(4, COUNT, 3) == (4, None, None)
    asked = weighed(2, COUNT, 3)
    assert (asked.value, asked.doubt and asked.doubt.rule) == (2, "falls")
    refused = weighed(-2, COUNT, 3)
    assert (refused.value, refused.objection and refused.objection.rule, refused.doubt) == (None, "negative", None)


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("6月29日", TODAY, "future_date"),
        ("6月28日", TODAY, date(2013, 6, 28)),
        ("8月12日", TODAY, "future_date"),
        ("8月13日", TODAY, date(2012, 8, 13)),
        ("2013-06-29", TODAY, "future_date"),
        ("胡说", TODAY, "not_a_day"),
        ("36526", TODAY, date(2000, 1, 1)),
        ("36525", TODAY, "not_a_day"),
        ("41445.0", TODAY, date(2013, 6, 20)),
    ],
)
def test_the_day_of_figures_at_its_edges(text: str, today: date, day: date | str) -> None:
    said = cutoff_said(text, today)
    assert (said.rule if isinstance(said, Objection) else said) == day


@pytest.mark.parametrize(("text", "rule"), [("2012-12-31", None), ("2011-12-31", "not_a_day"), ("2012-01-01", None)])
def test_figures_of_the_year_before_are_taken_in_the_first_weeks(text: str, rule: str | None) -> None:
    said = cutoff_said(text, date(2013, 2, 1), date(2013, 2, 1))
    assert (said.rule if isinstance(said, Objection) else None) == rule


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2013-06-28", None),
        ("2013-06-27", "not_a_day"),
        ("2015-06-28", None),
        ("2015-06-29", "not_a_day"),
        ("胡说", "not_a_day"),
    ],
)
def test_a_promise_at_its_edges(text: str, rule: str | None) -> None:
    said = promise_said(text, TODAY)
    assert (said.rule if isinstance(said, Objection) else None) == rule


@pytest.mark.parametrize(("unit", "named"), [("家", "家"), ("", "-")])
def test_a_number_in_another_unit_is_told_the_one_that_is_asked_for(unit: str, named: str) -> None:
    told = value_said("30名", Goal("count", unit, 5), None).objection
    assert told is not None
    assert told.rule == "wrong_unit"
    assert named in told.why.replace("30名", "")
