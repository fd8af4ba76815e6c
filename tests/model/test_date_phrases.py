"""The ways in which people say a day or a period, on Friday 2013-07-19."""

from datetime import date

import pytest

from qualitytui.errors import UsageRefused
from qualitytui.model.dates import month_end, parse_day


@pytest.mark.parametrize("word", ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
def test_an_english_weekday_is_the_next_to_come(word: str) -> None:
    day = parse_day(word, date(2013, 7, 19))
    assert 0 <= (day - date(2013, 7, 19)).days < 7
    assert f"{day:%A}".lower() == word
    assert parse_day(f"next {word}", date(2013, 7, 19)).isocalendar()[:2] == (2013, 30)


@pytest.mark.parametrize("month", range(1, 13))
def test_an_english_month_is_that_month(month: int) -> None:
    day = date(2013, month, 5)
    assert parse_day(f"{day:%B} 5", date(2013, 1, 1)) == parse_day(f"5 {day:%b}", date(2013, 1, 1)) == day
    assert parse_day(f"end of {day:%B}", date(2013, 1, 1)) == month_end(day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        *(("下个季度", "2013-12-31"), ("下个季度末", "2013-12-31"), ("下个季末", "2013-12-31")),
        *(("下季度", "2013-12-31"), ("下季度末", "2013-12-31"), ("本季度末", "2013-09-30"), ("季末", "2013-09-30")),
        *(("季度底", "2013-09-30"), ("本季度", "2013-09-30"), ("eoq", "2013-09-30"), ("end of quarter", "2013-09-30")),
        *(("下个月底", "2013-08-31"), ("次月中旬", "2013-08-20"), ("下月5日", "2013-08-05"), ("本月5号", "2013-07-05")),
        *(("明年一季度", "2014-03-31"), ("去年底", "2012-12-31"), ("次年", "2014-12-31"), ("今年", "2013-12-31")),
        *(("2013q3", None), ("q3", "2013-09-30"), ("1季度", "2013-03-31"), ("第四季度", "2013-12-31")),
        *(("年中", "2013-06-30"), ("年末", "2013-12-31"), ("年内", "2013-12-31"), ("eoy", "2013-12-31")),
        *(("下半年", "2013-12-31"), ("上半年底", "2013-06-30"), ("2014年上半年", "2014-06-30")),
        *(("大后天", "2013-07-22"), ("前天", "2013-07-17"), ("后天", "2013-07-21"), ("昨天", "2013-07-18")),
        *(("下下周一", "2013-07-29"), ("上周五", "2013-07-12"), ("周日", "2013-07-21"), ("星期天", "2013-07-21")),
        *(("下周", "2013-07-28"), ("last week", "2013-07-14"), ("this week", "2013-07-21"), ("两周后", "2013-08-02")),
        *(("+2周", "2013-08-02"), ("-1周", "2013-07-12"), ("+1个月", "2013-08-19"), ("-2个月", "2013-05-19")),
        *(
            ("+2000工作日", "2021-07-26"),
            ("+2001工作日", None),
            ("in 2 weeks", "2013-08-02"),
            ("in 3 days", "2013-07-22"),
        ),
        *(("3天前", "2013-07-16"), ("三个月后", "2013-10-19"), ("10天后", "2013-07-29"), ("eom", "2013-07-31")),
        *(("五一", "2013-05-01"), ("劳动节", "2013-05-01"), ("七一", "2013-07-01"), ("八一", "2013-08-01")),
        *(("清明", "2013-04-04"), ("2014年清明节", "2014-04-05"), ("端午", "2013-06-12"), ("中秋节前", "2013-09-18")),
        *(("2003年春节", None), ("2004年春节", "2004-01-22"), ("2035年春节", "2035-02-08"), ("2036年春节", None)),
        *(("end of next month", "2013-08-31"), ("5th sep", "2013-09-05"), ("sep 5, 2014", "2014-09-05")),
    ],
)
def test_a_phrase_is_its_day(text: str, day: str | None) -> None:
    if day is None:
        with pytest.raises(UsageRefused):
            parse_day(text, date(2013, 7, 19))
    else:
        assert parse_day(text, date(2013, 7, 19)) == date.fromisoformat(day)
