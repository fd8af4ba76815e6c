"""The ways in which people say a day, in Chinese and English."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

from qualitytui.model.working_days import add_working_days

WEEKDAYS: Final = {char: day for day, char in enumerate("一二三四五六日")} | {"天": 6}
ENGLISH_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ENGLISH_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NEAR: Final = {"今": 0, "明": 1, "后": 2, "大后": 3, "昨": -1, "前": -2, "today": 0, "tomorrow": 1, "yesterday": -1}
WEEKS: Final = {"本": 0, "这": 0, "this": 0, "下": 1, "next": 1, "下下": 2, "上": -1, "last": -1}
YEARS: Final = {"今": 0, "本": 0, "明": 1, "去": -1}
DIGITS: Final = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
COUNTED: Final = r"[零〇一二两三四五六七八九十]+(?=个?(?:月|日|号|天|工作日|周[以之后内]|周$))"
YEAR: Final = r"(?:(\d{4}|今|本|明|去)年)?"
MONTH: Final = rf"({'|'.join(ENGLISH_MONTHS)})[a-z]*"
AFTER: Final = "[以之]?[后内]"
WORKING: Final = "(?:个?工作日| ?wd| ?working ?days?)"
DAYS: Final = "(?:天|日| ?d| ?days?)?"


def month_end(day: date) -> date:
    """The last day of the month of a day."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def quarter_end(day: date) -> date:
    """The last day of the quarter of a day."""
    return month_end(day.replace(day=1, month=(day.month + 2) // 3 * 3))


def readings(text: str) -> Iterator[str]:
    """What was said, width and case and Chinese numerals made plain; then without a 前 (before) at its end."""
    said = unicodedata.normalize("NFKC", text).strip().lower()
    if not said.isascii():
        said = "".join(said.split()).removeprefix("到")
        said = re.sub(COUNTED, lambda found: str(_number(found[0])), said)
    yield said
    if before := re.fullmatch(r"(.+?)[以之]?前", said):
        yield before[1]


def _number(chinese: str) -> int:
    tens, ten, ones = chinese.rpartition("十")
    return (DIGITS.get(tens, 1) * 10 if ten else 0) + DIGITS.get(ones, 0)


def _year(today: date, said: str | None) -> int:
    if not said:
        return today.year
    return today.year + YEARS[said] if said in YEARS else int(said)


def _date(today: date, year: str | None, month: str, day: str) -> date:
    return date(_year(today, year), int(month), int(day))


def _month_day(today: date, month: str, day: str) -> date:
    return date(today.year, int(month), int(day))


def _day_of_month(today: date, which: str | None, day: str) -> date:
    first = today.replace(day=1)
    return (month_end(today) + timedelta(days=1) if which == "下" else first).replace(day=int(day))


def _month_last(today: date, year: str | None, month: str) -> date:
    return month_end(date(_year(today, year), int(month), 1))


def _ten_days(today: date, year: str | None, month: str, part: str) -> date:
    """The last day of a 旬, a third of a month."""
    first = date(_year(today, year), int(month), 1)
    return month_end(first) if part == "下" else first.replace(day=10 if part == "上" else 20)


def _year_last(today: date, year: str | None) -> date:
    return date(_year(today, year), 12, 31)


def _half_year(today: date, year: str | None, half: str) -> date:
    return date(_year(today, year), 6, 30) if half == "上" else date(_year(today, year), 12, 31)


def _near(today: date, word: str) -> date:
    return today + timedelta(days=NEAR[word])


def _weekday(today: date, which: str, weekday: str) -> date:
    """本周五 and 这周五 are of this week, 下周五 of the next; a bare 周五 is the next one to come."""
    target = WEEKDAYS[weekday] if weekday in WEEKDAYS else ENGLISH_WEEKDAYS.index(weekday)
    monday = today - timedelta(days=today.weekday())
    which = which.strip()
    if which in WEEKS:
        return monday + timedelta(days=7 * WEEKS[which] + target)
    return today + timedelta(days=(target - today.weekday()) % 7)


def _quarter(today: date, quarter: str) -> date:
    number = "一二三四".find(quarter) + 1 or int(quarter)
    return month_end(date(today.year, 3 * number, 1))


def _later(today: date, sign: str, count: str) -> date:
    return today + timedelta(days=int(sign + count))


def _weeks_later(today: date, sign: str, count: str) -> date:
    return _later(today, sign, str(7 * int(count)))


def _months_later(today: date, sign: str, count: str) -> date:
    months = today.year * 12 + today.month - 1 + int(sign + count)
    first = date(months // 12, months % 12 + 1, 1)
    return first.replace(day=min(today.day, month_end(first).day))


def _working_later(today: date, sign: str, count: str) -> date:
    if int(count) > 2000:
        raise ValueError(count)
    return add_working_days(today, int(sign + count))


def _english(today: date, day: str | None, month: str, year: str | None) -> date:
    first = date(int(year or today.year), ENGLISH_MONTHS.index(month) + 1, 1)
    return first.replace(day=int(day)) if day else month_end(first)


FORMS: Final[tuple[tuple[str, Callable[..., date]], ...]] = (
    (r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", _date),
    (rf"{YEAR}(\d{{1,2}})月(\d{{1,2}})[日号]?", _date),
    (r"(\d{1,2})[/-](\d{1,2})", _month_day),
    (r"(?:(本|这|下)个?月)?(\d{1,2})[日号]", _day_of_month),
    (rf"{YEAR}(\d{{1,2}})月[底末]?", _month_last),
    (r"(\d{4})-(\d{1,2})", _month_last),
    (rf"{YEAR}(\d{{1,2}})月([上中下])旬", _ten_days),
    (r"(今|明|后|大后|昨|前)[天日]", _near),
    (r"(today|tomorrow|yesterday)", _near),
    (r"(?:本|这个)?月[底末内]|end of (?:the )?month|eom", month_end),
    (r"下个?月[底末]|end of next month", lambda today: month_end(month_end(today) + timedelta(days=1))),
    (r"(?:本|这个)?季度?[末底]|end of (?:the )?quarter|eoq", quarter_end),
    (r"第?([一二三四1-4])季度[末底]?", _quarter),
    (r"q([1-4])", _quarter),
    (r"(\d{4}|今|本|明|去)年年?[底末内]", _year_last),
    (r"()年[底末内]", _year_last),
    (r"end of (?:the )?year|eoy", lambda today: _year_last(today, None)),
    (r"(\d{4})年?", _year_last),
    (rf"{YEAR}([上下])半年[底末]?", _half_year),
    (r"(本|这|下下|下|上|)个?(?:周|星期|礼拜)([一二三四五六日天])", _weekday),
    (rf"(this |next |last |)({'|'.join(ENGLISH_WEEKDAYS)})", _weekday),
    (rf"([+-]) ?(\d+){WORKING}", _working_later),
    (rf"([+-]) ?(\d+){DAYS}", _later),
    (r"([+-]) ?(\d+)(?:周| ?w| ?weeks?)", _weeks_later),
    (r"([+-]) ?(\d+)(?:个?月| ?months?)", _months_later),
    (rf"()(\d+)个?工作日{AFTER}", _working_later),
    (rf"()(\d+)[天日]{AFTER}", _later),
    (rf"()(\d+)周{AFTER}", _weeks_later),
    (rf"()(\d+)个月{AFTER}", _months_later),
    (r"(\d+)天[以之]?前", lambda today, count: _later(today, "-", count)),
    (rf"(?:the )?end of {MONTH}(?: (\d{{4}}))?", lambda today, month, year: _english(today, None, month, year)),
    (rf"(\d{{1,2}})(?:st|nd|rd|th)? {MONTH}(?: (\d{{4}}))?", _english),
    (
        rf"{MONTH} (\d{{1,2}})(?:st|nd|rd|th)?(?:,? (\d{{4}}))?",
        lambda today, month, day, year: _english(today, day, month, year),
    ),
    (r"in (\d+) working ?days?", lambda today, count: _working_later(today, "+", count)),
    (r"in (\d+) days?", lambda today, count: _later(today, "+", count)),
    (r"in (\d+) weeks?", lambda today, count: _weeks_later(today, "+", count)),
)
"""Every way of saying a day, the exact ones first."""
