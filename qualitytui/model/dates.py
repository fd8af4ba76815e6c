"""Days as people say them, and how a day is said back."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from qualitytui.errors import UsageRefused
from qualitytui.model.working_days import add_working_days, working_days_between
from qualitytui.words import say

WEEKDAYS: Final = {char: day for day, char in enumerate("一二三四五六日")} | {"天": 6}
ENGLISH_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NEAR: Final = {
    "今天": 0,
    "明天": 1,
    "后天": 2,
    "大后天": 3,
    "昨天": -1,
    "前天": -2,
    "today": 0,
    "tomorrow": 1,
    "yesterday": -1,
}
DAYS: Final = "(?:天|日|d|days?)?"
WORKING: Final = "(?:个?工作日|wd|working ?days?)"


def parse_day(text: str, today: date) -> date:
    """Returns the day a person means: 2013-09-30, 7/31, 7月底, 下周五, 年底, +10, +3工作日, end of month.

    A day and month without a year is that of this year. Raises UsageRefused where it is none.
    """
    said = unicodedata.normalize("NFKC", text).strip().lower()
    for form, meaning in FORMS:
        found = re.fullmatch(form, said)
        if found:
            try:
                return meaning(today, *found.groups())
            except (ValueError, OverflowError):
                break
    raise UsageRefused(
        say("{text} is no day.", text=text),
        say("Write 2013-09-30, 7/31, 7月底, 月底, 年底, 下周五, 明天, +10 or +3工作日."),
    )


def month_end(day: date) -> date:
    """The last day of the month of a day."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def quarter_end(day: date) -> date:
    """The last day of the quarter of a day."""
    return month_end(day.replace(day=1, month=(day.month + 2) // 3 * 3))


def iso_week(day: date) -> str:
    """The ISO week of a day, such as 2013-W29."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def weekday_word(day: date) -> str:
    """The weekday in the person's language."""
    return (say("Mon"), say("Tue"), say("Wed"), say("Thu"), say("Fri"), say("Sat"), say("Sun"))[day.weekday()]


def weekday_letter(weekday: int) -> str:
    """The weekday, 0 is Monday, in two cells."""
    return (say("Mo"), say("Tu"), say("We"), say("Th"), say("Fr"), say("Sa"), say("Su"))[weekday]


def describe_day(day: date, today: date) -> str:
    """Returns the day with its weekday and distance: 周三, 12 天后, 8 个工作日."""
    distance = (day - today).days
    if distance == 0:
        return say("{weekday}, today", weekday=weekday_word(day))
    if distance < 0:
        return say("{weekday}, {days} days ago", weekday=weekday_word(day), days=-distance)
    working = working_days_between(today + timedelta(days=1), day) if distance < 4000 else 0
    return say(
        "{weekday}, in {days} days, {working} working days",
        weekday=weekday_word(day),
        days=distance,
        working=working,
    )


def _date(_today: date, year: str, month: str, day: str) -> date:
    return date(int(year), int(month), int(day))


def _month_day(today: date, month: str, day: str) -> date:
    return date(today.year, int(month), int(day))


def _month_last(today: date, year: str | None, month: str) -> date:
    return month_end(date(int(year or today.year), int(month), 1))


def _near(today: date, word: str) -> date:
    return today + timedelta(days=NEAR[word])


def _weekday(today: date, which: str, weekday: str) -> date:
    """本周五 and 这周五 are of this week, 下周五 of the next; a bare 周五 is the next one to come."""
    target = WEEKDAYS[weekday] if weekday in WEEKDAYS else ENGLISH_WEEKDAYS.index(weekday)
    monday = today - timedelta(days=today.weekday())
    weeks = {"本": 0, "这": 0, "this": 0, "下": 1, "next": 1, "下下": 2, "上": -1, "last": -1}
    which = which.strip()
    if which in weeks:
        return monday + timedelta(days=7 * weeks[which] + target)
    return today + timedelta(days=(target - today.weekday()) % 7)


def _quarter(today: date, quarter: str) -> date:
    number = "一二三四".find(quarter) + 1 or int(quarter)
    return month_end(date(today.year, 3 * number, 1))


def _later(today: date, sign: str, count: str) -> date:
    return today + timedelta(days=int(sign + count))


def _working_later(today: date, sign: str, count: str) -> date:
    if int(count) > 2000:
        raise ValueError(count)
    return add_working_days(today, int(sign + count))


FORMS: Final[tuple[tuple[str, Callable[..., date]], ...]] = (
    (r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", _date),
    (r"(\d{4})年(\d{1,2})月(\d{1,2})[日号]?", _date),
    (r"(\d{1,2})[/-](\d{1,2})", _month_day),
    (r"(\d{1,2})月(\d{1,2})[日号]?", _month_day),
    (r"(?:(\d{4})[-年])?(\d{1,2})月(?:底|末|底前|末前)?", _month_last),
    (r"(\d{4})-(\d{2})", _month_last),
    (rf"({'|'.join(NEAR)})", _near),
    (r"月底|月末|本月底|end of (?:the )?month|eom", month_end),
    (r"下月底|下个月底", lambda today: month_end(month_end(today) + timedelta(days=1))),
    (r"季度末|季末|本季度末|end of (?:the )?quarter|eoq", quarter_end),
    (r"(?:第)?([一二三四1-4])季度末?|q([1-4])", lambda today, zh, en: _quarter(today, zh or en)),
    (r"年底|年末|年内|本年底|end of (?:the )?year|eoy", lambda today: date(today.year, 12, 31)),
    (r"明年底|明年年底", lambda today: date(today.year + 1, 12, 31)),
    (r"(\d{4})年?(?:年?底|年?末)?", lambda _, year: date(int(year), 12, 31)),
    (r"(本|这|下下|下|上|)(?:个?周|星期|礼拜)([一二三四五六日天])", _weekday),
    (rf"(this |next |last |)({'|'.join(ENGLISH_WEEKDAYS)})", _weekday),
    (rf"([+-])\s*(\d+)\s*{WORKING}", _working_later),
    (rf"([+-])\s*(\d+)\s*{DAYS}", _later),
    (rf"()(\d+)\s*{WORKING}后", _working_later),
    (r"()(\d+)\s*[天日]后", _later),
    (r"([+-])\s*(\d+)\s*(?:周|w|weeks?)", lambda today, sign, count: _later(today, sign, str(7 * int(count)))),
)
"""Every way of saying a day, the exact ones first."""
