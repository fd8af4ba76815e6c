"""What a cell of a return form says, and the rule by which it is refused."""

from datetime import date

import pytest

from qualitytui.rules.plausibility import Goal
from qualitytui.rules.return_forms import Objection, cutoff_said, promise_said, status_said, value_said

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
        (COUNT, "1,200", 1200),
        (COUNT, "十五家", 15),
        (GROWTH, "增长12.5%", 12.5),
        (GROWTH, "下降3%", -3),
        (CEILING, "0.45起/万台", 0.45),
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
    assert promise_said("2014年前", TODAY) == date(2013, 12, 31)
    assert promise_said("2013-09-30前", TODAY) == promise_said("20130930", TODAY) == date(2013, 9, 30)
    assert [
        one.rule
        for one in (promise_said(text, TODAY) for text in ("2013-05-01", "2016-01-01"))
        if isinstance(one, Objection)
    ] == ["not_a_day"] * 2


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("正常推进", "in_progress"),
        ("正常 推进", "in_progress"),
        ("未开展", "not_started"),
        ("推进中", "in_progress"),
        ("已完成（待核）", "reported"),
        ("已办结", "reported"),
        ("慢序时。", "behind"),
        ("取消", None),
        ("快好了", None),
    ],
)
def test_a_status_in_any_of_the_words(text: str, status: str | None) -> None:
    assert status_said(text) == status
