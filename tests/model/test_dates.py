"""Days as people say them: every way, on Friday 2013-07-19, and the laws that hold for all."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualitytui.errors import UsageRefused
from qualitytui.i18n import speaking, use
from qualitytui.model.date_ranges import days_back
from qualitytui.model.dates import (
    Sense,
    describe_day,
    iso_week,
    month_end,
    parse_day,
    parse_day_of_plan,
    parse_since,
    unknown_holidays,
    unknown_holidays_of,
)

TODAY = date(2013, 7, 19)
SAID = """
2013-09-30      2013-09-30 2013-9-30 2013/9/30 2013.9.30 2013年9月30日 9/30 9-30 9月30日 9月30号 九月三十日 9月30日前
2013-09-30      9月底 九月底 9月末 9月 2013年9月 2013-09 2013年9月底 今年9月底 9月底前 到9月底 ９月底
2013-09-30      季度末 季末 三季度 q3
2013-09-30      end|of|september 30|september september|30 30th|sep|2013 end|of|quarter 9月下旬 三季度末 第三季度
2013-07-31      月底 本月底 月末 月内 7/31 7月31日 31日 31号 本月31日 end|of|month eom end|of|july
2013-08-31      下月底 下个月底 end|of|next|month
2013-08-15      下月15日 下个月15号 8月15日
2013-07-25      25日 25号 本月25日 二十五日 这个月25号
2013-07-20      明天 明日 tomorrow 7月中旬 +1 周六
2013-07-10      7月上旬 十日
2013-07-19      今天 今日 today 周五 本周五 这周五 这个周五 星期五 礼拜五 friday this|friday +0
2013-07-26      下周五 下个周五 下星期五 下个星期五 下礼拜五 下周五前 下周五之前 next|friday
2013-07-26      +7 +1周 一周后 1周内 in|1|week +1w
2013-07-31      下下周三
2013-07-28      下周日 下周天 下星期日
2013-07-08      上周一 last|monday
2013-07-29      +10 +10天 10天后 十天后 十天内 10日内 in|10|days +10d
2013-07-24      +3工作日 +3个工作日 3个工作日后 三个工作日内 ＋３工作日 +3wd in|3|working|days +|3|工作日
2013-07-16      -3工作日 3天前 三天前 -3
2013-08-02      +2周 两周后 2周以后 in|2|weeks
2013-08-19      +1月 1个月后 一个月内 +1|month
2013-12-31      年底 年末 年内 年底前 到年底 今年底 本年底 2013年底 2013年 2013 12月底 十二月底 下半年 end|of|year eoy
2013-06-30      上半年 6月底 二季度末 年中 三季度前 下半年前
2013-08-31      9月前 9月份前 九月之前
2013-08-10      8月初 八月初 8月上旬
2013-08-15      8月中 八月中
2013-08-20      8月中旬 8月中旬前 八月中旬
2013-07-31      7.31 二〇一三年七月三十一日 7月下旬 2013-07-31|00:00:00 2013-07-31|09:30
2013-09-30      9.30前 二〇一三年九月三十日 本季度 9月份 9.30 国庆节前 国庆前 十月前 “十一”前
2013-10-01      国庆节 十一
2013-09-18      中秋节前
2014-01-30      2014年春节前 明年春节前
2013-12-31      2014年前 明年前
2013-07-28      下周 下个周 next|week
2013-07-21      本周 本周内 下周前
2014-12-31      明年底 明年年底 2014年底
2014-03-31      明年3月底 2014-03 明年一季度末 2014.3
2013-07-17      前天
2013-07-21      后天 周日
2013-07-22      大后天
"""
WAYS = [
    (form.replace("|", " "), date.fromisoformat(day))
    for day, *forms in (line.split(maxsplit=1) for line in SAID.strip().splitlines())
    for form in " ".join(forms).split()
]


@pytest.fixture(autouse=True)
def chinese() -> None:
    use("zh")


@pytest.mark.parametrize(("said", "day"), WAYS)
def test_a_day_is_understood_as_people_say_it(said: str, day: date) -> None:
    assert parse_day(said, TODAY) == day


NO_DAYS = """
前 底 someday 2013-02-30 2月30日 13月底 32日 0月 下周八 +99999999 周 3.2.5 10 13.1 +工作日 +9999工作日 二 十
"""


@pytest.mark.parametrize("said", ["", " ", "end of", "40 july", "0000-01-01", *NO_DAYS.split()])
def test_what_is_no_day_is_refused_with_examples(said: str) -> None:
    with pytest.raises(UsageRefused) as refusal:
        parse_day(said, TODAY)
    assert "2013-09-30" in refusal.value.hint


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)), st.dates(date(2005, 1, 1), date(2026, 12, 1)))
def test_a_day_written_out_is_that_day_whatever_today_is(day: date, today: date) -> None:
    for form in (day.isoformat(), f"{day.year}年{day.month}月{day.day}日", f"{day:%Y/%m/%d}"):
        assert parse_day(form, today) == day
    assert parse_day(f"{day.year}年{day.month}月底", today) == month_end(day)


@given(st.dates(date(2005, 1, 1), date(2026, 6, 1)), st.integers(0, 300))
def test_days_ahead_are_counted_from_today(today: date, count: int) -> None:
    assert parse_day(f"+{count}", today) == today + timedelta(days=count) == parse_day(f"{count}天后", today)
    assert 1 <= (parse_day("下周一", today) - today).days <= 7
    assert parse_day("周五", today).weekday() == 4
    assert 0 <= (parse_day("周五", today) - today).days < 7


def test_a_day_is_described_by_its_distance() -> None:
    assert describe_day(date(2013, 7, 31), TODAY) == "周三，12天后，8个工作日"
    assert describe_day(date(2013, 7, 20), TODAY) == "周六，1天后，0个工作日"
    assert describe_day(TODAY, TODAY) == "周五，今天"
    assert describe_day(date(2013, 7, 18), TODAY) == "周四，1天前"
    assert describe_day(date(2033, 7, 19), TODAY).startswith("周二，7305天后，5")


def test_a_year_whose_holidays_are_unknown_is_named_where_working_days_are_counted() -> None:
    assert "2031" in describe_day(date(2031, 1, 3), date(2030, 12, 30))
    assert "2013" not in describe_day(date(2013, 7, 31), TODAY)


@pytest.mark.parametrize("text", ["9999-12-31", "0001-01-01", "+3000000"])
def test_a_year_that_nobody_means_is_a_slip(text: str) -> None:
    with pytest.raises(UsageRefused):
        parse_day(text, TODAY)


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("1月15日", "2013-12-20", "2014-01-15"),
        ("2月底", "2013-12-20", "2014-02-28"),
        ("一季度末", "2013-12-20", "2014-03-31"),
        ("春节前", "2013-12-20", "2014-01-30"),
        ("2月29日", "2015-12-20", "2016-02-29"),
        ("12月1日", "2013-12-20", "2013-12-01"),
        ("11月19日", "2013-12-20", "2013-11-19"),
        ("11月18日", "2013-12-20", "2014-11-18"),
        ("12月20日", "2013-12-20", "2013-12-20"),
        ("2013年1月15日", "2013-12-20", "2013-01-15"),
        ("今年1月15日", "2013-12-20", "2013-01-15"),
    ],
)
def test_a_deadline_without_a_year_is_the_next_such_day(text: str, today: str, day: str) -> None:
    assert parse_day(text, date.fromisoformat(today), "deadline") == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("12月31日", "2014-01-05", "2013-12-31"),
        ("1月5日", "2014-01-05", "2014-01-05"),
        ("9月底", "2014-01-05", "2013-09-30"),
        ("2014年1月6日", "2014-01-05", "2014-01-06"),
        ("明天", "2014-01-05", "2014-01-06"),
        ("1月", "2014-01-05", "2014-01-05"),
        ("本周", "2014-01-07", "2014-01-07"),
        ("1月", "2014-01-31", "2014-01-31"),
        ("1月上旬", "2014-01-01", "2014-01-01"),
        ("2月29日", "2013-01-05", "2012-02-29"),
        ("2月", "2014-01-31", "2013-02-28"),
    ],
)
def test_what_happened_on_a_day_without_a_year_happened_on_the_last_such_day(text: str, today: str, day: str) -> None:
    assert parse_day(text, date.fromisoformat(today), "past") == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("7月", "2013-07-01"),
        ("6月", "2013-06-01"),
        ("8月", "2012-08-01"),
        ("本周", "2013-07-15"),
        ("7月19日", "2013-07-19"),
        ("7月20日", "2012-07-20"),
        ("2月29日", "2012-02-29"),
        ("2013-07-20", "2013-07-20"),
    ],
)
def test_what_happened_since_a_period_happened_since_its_first_day(text: str, day: str) -> None:
    today = date(2013, 7, 19)
    assert parse_since(text, today) == date.fromisoformat(day)
    assert days_back(text, today) == date.fromisoformat(day)


@pytest.mark.parametrize("text", ["35月", "0月", "三百家"])
def test_what_is_no_day_is_quoted(text: str) -> None:
    for read in (parse_since, parse_day):
        with pytest.raises(UsageRefused, match=text):
            read(text, date(2013, 7, 19))


@pytest.mark.parametrize(
    ("words", "day"),
    [("9月底", "2013-09-30"), ("3月底", "2013-03-31"), ("2014年前", "2013-12-31"), ("下月底", "2013-01-31")],
)
def test_a_day_of_a_plan_is_of_its_year_and_counted_from_its_issue(words: str, day: str) -> None:
    assert parse_day_of_plan(words, date(2012, 12, 20), 2013) == date.fromisoformat(day)


def test_what_is_no_day_of_a_plan_is_refused() -> None:
    with pytest.raises(UsageRefused):
        parse_day_of_plan("13月", date(2012, 12, 20), 2013)


@pytest.mark.parametrize("text", ["+3工作日", "10个工作日内", "3wd", "in 5 working days"])
def test_working_days_over_a_year_without_known_holidays_are_said(text: str) -> None:
    with speaking("zh"):
        assert "2031" in str(unknown_holidays(text, date(2031, 1, 5), date(2031, 1, 2)))
        assert "2027" in str(unknown_holidays(text, date(2027, 1, 5), date(2026, 12, 30)))
        assert "2027" in str(unknown_holidays(text, date(2026, 12, 30), date(2028, 1, 5)))
        assert unknown_holidays(text, date(2013, 7, 26), date(2013, 7, 19)) is None
        assert unknown_holidays(text, date(2026, 12, 30), date(2026, 12, 28)) is None


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2013, 7, 19), "2013-W29"),
        (date(2013, 12, 30), "2014-W01"),
        (date(2011, 1, 2), "2010-W52"),
        (date(2013, 1, 1), "2013-W01"),
    ],
)
def test_a_day_is_of_its_iso_week(day: date, week: str) -> None:
    assert iso_week(day) == week


def test_only_what_is_counted_in_working_days_asks_for_holidays() -> None:
    assert unknown_holidays("+3", date(2031, 1, 5), date(2031, 1, 2)) is None
    with speaking("zh"):
        assert "2031" in unknown_holidays_of(2031)


@pytest.mark.parametrize(
    ("text", "sense", "day"),
    [
        ("6月18日", "deadline", "2013-06-18"),
        ("6月17日", "deadline", "2014-06-17"),
        ("7月20日", "deadline", "2013-07-20"),
        ("7月19日", "past", "2013-07-19"),
        ("7月20日", "past", "2012-07-20"),
        ("7月", "past", "2013-07-19"),
        ("8月", "past", "2012-08-31"),
        ("本季度", "past", "2013-07-19"),
        ("2月29日", "deadline", None),
        ("2014年2月1日", "past", "2014-02-01"),
        ("2013年3月", "deadline", "2013-03-31"),
    ],
)
def test_a_day_without_a_year_is_the_next_or_the_last(text: str, sense: Sense, day: str | None) -> None:
    if day is None:
        with pytest.raises(UsageRefused):
            parse_day(text, date(2013, 7, 19), sense)
    else:
        assert parse_day(text, date(2013, 7, 19), sense) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "year"), [("1949-12-31", None), ("1950-01-01", 1950), ("2199-12-31", 2199), ("2200-01-01", None)]
)
def test_only_years_that_a_person_can_mean_are_days(text: str, year: int | None) -> None:
    if year is None:
        with pytest.raises(UsageRefused):
            parse_day(text, date(2013, 7, 19))
    else:
        assert parse_day(text, date(2013, 7, 19)).year == year
