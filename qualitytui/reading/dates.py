"""Every way in which such a document names a date, and which day it means."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from qualitytui.model.numbering import chinese_number
from qualitytui.model.periods import (
    FESTIVALS,
    Stretch,
    festival,
    half_year,
    month_part,
    quarter,
    whole_year,
    year_part,
)
from qualitytui.model.plan import Deadline, Recurrence
from qualitytui.model.working_days import add_working_days


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the document says of its own time: the year that a date without one means, and the day it was issued."""

    year: int | None
    issued: date | None


Match = re.Match[str]
Meaning = Callable[[Match, Calendar], Deadline | None]
PART: Final = r"(?:份?[底末]|中旬|上旬|下旬|份?初|中|份)?(?:之?前|以前)?"
UNTIL: Final = r"(?:力争到|争取到|确保到|计划到|到|至|截至|截止|于|在|务必在|力争|争取|确保|务必)?"
THIS: Final = r"(?:(?P<year>\d{4})年|(?:今年|本年度?|当年|明年|次年))"
DONE: Final = r"(?=[,，、。；;]|期间|间|内|底|末|累计|年均|每年|各|共|全[县市省区州]|力争|争取|计划|完成|实现|达|新|培|建|组织|开展|投入|$)"
PLANS: Final = {
    "十五": 2005,
    "十一五": 2010,
    "十二五": 2015,
    "十三五": 2020,
    "十四五": 2025,
    "十五五": 2030,
    "十六五": 2035,
}
END: Final = re.compile(r"[底末]")
MONTHLY: Final = re.compile(r"[每各逐]个?[月季]|上[月季]|当[月季]")
RECURRING: Final[tuple[tuple[str, Recurrence], ...]] = (
    ("季", "quarterly"),
    ("每月", "monthly"),
    ("每个月", "monthly"),
    ("月度", "monthly"),
    ("周", "weekly"),
    ("星期", "weekly"),
    ("年", "yearly"),
)


BEFORE: Final = ("前", "之前", "以前")


def month_last(year: int, month: int) -> date:
    """The last day of a month."""
    return month_part(year, month, "底").last


def _last(meant: Stretch, found: Match) -> date:
    """The last day that a period and the word behind it mean: 9月前 leaves September out, 9月底前 does not."""
    return (meant.before() if found[0].endswith(BEFORE) else meant).last


def _dated(last: date, found: Match, *, assumed: bool, kind: str = "by", start: date | None = None) -> Deadline:
    return Deadline(last, found[0].strip(), start=start, kind=kind, assumed_year=assumed)


def _year(found: Match, when: Calendar) -> tuple[int, bool]:
    """The year written, or the document's; the second says that it was assumed."""
    groups = found.groupdict()
    if groups.get("year"):
        year = int(groups["year"])
        if not 1980 <= year <= 2100:
            raise ValueError(year)
        return year, False
    if when.year is None:
        raise ValueError
    return when.year + (1 if "明年" in found[0] or "次年" in found[0] else 0), True


def _day(found: Match, when: Calendar) -> Deadline:
    year, assumed = _year(found, when)
    return _dated(date(year, int(found["month"]), int(found["day"])), found, assumed=assumed)


def _month(found: Match, when: Calendar) -> Deadline:
    year, assumed = _year(found, when)
    meant = month_part(year, int(found["month"]), found["part"] or "")
    return _dated(_last(meant, found), found, assumed=assumed)


def _year_end(found: Match, when: Calendar) -> Deadline:
    year, assumed = _year(found, when)
    meant = whole_year(year)
    return _dated(_last(meant, found) if found.groupdict().get("before") else meant.last, found, assumed=assumed)


def _mid_year(found: Match, when: Calendar) -> Deadline:
    year, assumed = _year(found, when)
    return _dated(year_part(year, "中").last, found, assumed=assumed)


def _festival(found: Match, when: Calendar) -> Deadline:
    """A festival; without a year the first one after the day of issue."""
    year, assumed = _year(found, when)
    meant = festival(year, found["festival"])
    if assumed and when.issued and meant.last < when.issued:
        meant = festival(year + 1, found["festival"])
    return _dated(_last(meant, found), found, assumed=assumed)


def _period(found: Match, _when: Calendar) -> Deadline:
    first, last = int(found["first"]), int(found["last"])
    if not 1980 <= first <= last <= 2100:
        raise ValueError
    return _dated(date(last, 12, 31), found, assumed=False, kind="period", start=date(first, 1, 1))


def _span(found: Match, _when: Calendar) -> Deadline:
    """A stage from one month to another: 2015年6月—2016年6月."""
    first, last = int(found["first"]), int(found["last"] or found["first"])
    start, end = date(first, int(found["from"]), 1), month_last(last, int(found["month"]))
    if not 1980 <= first <= last <= 2100 or start > end:
        raise ValueError
    return _dated(end, found, assumed=False, kind="period", start=start)


def _days(found: Match, when: Calendar) -> Deadline:
    """A stage from one day to another: 9月15日至10月15日."""
    year, assumed = _year(found, when)
    start = date(year, int(found["from"]), int(found["of"]))
    end = date(int(found["last"] or year), int(found["month"]), int(found["day"]))
    if start > end and found["last"]:
        raise ValueError
    if start > end:
        end = end.replace(year=year + 1)
    return _dated(end, found, assumed=assumed, kind="period", start=start)


def _plan_period(found: Match, _when: Calendar) -> Deadline:
    last = PLANS[found["plan"]]
    if "末" in found["part"] or "底" in found["part"]:
        return _dated(date(last, 12, 31), found, assumed=False)
    return _dated(date(last, 12, 31), found, assumed=False, kind="period", start=date(last - 4, 1, 1))


def _quarter(found: Match, when: Calendar) -> Deadline:
    year, assumed = _year(found, when)
    number = chinese_number(found["quarter"]) or int(found["quarter"])
    return _in_period(quarter(year, number, "末" if END.search(found[0]) else ""), found, assumed=assumed)


def _half(found: Match, when: Calendar) -> Deadline:
    year, assumed = _year(found, when)
    return _in_period(half_year(year, found["half"], "底" if END.search(found[0]) else ""), found, assumed=assumed)


def _in_period(meant: Stretch, found: Match, *, assumed: bool) -> Deadline:
    """A period, of which a 前 behind it makes the day before."""
    last = _last(meant, found)
    if not meant.is_whole or last != meant.last:
        return _dated(last, found, assumed=assumed)
    return _dated(last, found, assumed=assumed, kind="period", start=meant.first)


def _relative(found: Match, when: Calendar) -> Deadline:
    count = int(found["count"]) if found["count"].isdecimal() else chinese_number(found["count"])
    if when.issued is None or count is None or count > 1000:
        return Deadline(None, found[0], kind="relative")
    if found["unit"].endswith("月") or found["unit"] == "年":
        months = when.issued.month - 1 + count * (12 if found["unit"] == "年" else 1)
        year, month = when.issued.year + months // 12, months % 12 + 1
        last = date(year, month, min(when.issued.day, month_last(year, month).day))
    elif found["unit"] == "个工作日":
        last = add_working_days(when.issued, count)
    else:
        last = when.issued + timedelta(days=count)
    return Deadline(last, found[0], kind="relative")


def _of_issue(found: Match, when: Calendar) -> Deadline | None:
    """A day of the month in which the document was issued, or of the next one: 本月底前, 下月10日前."""
    if MONTHLY.search(found.string, max(0, found.start() - 20), found.start()):
        return None
    if when.issued is None:
        return Deadline(None, found[0], kind="relative")
    last = month_last(when.issued.year, when.issued.month)
    if found["which"] in {"下", "次"}:
        last = month_last(last.year + last.month // 12, last.month % 12 + 1)
    if found["part"]:
        last = month_part(last.year, last.month, found["part"]).last
    if found["day"]:
        last = last.replace(day=min(int(found["day"]), last.day))
    return Deadline(last, found[0], kind="relative")


def _recurring(found: Match, _when: Calendar) -> Deadline:
    recurs = next(code for word, code in RECURRING if word in found[0])
    return Deadline(None, found[0], recurs=recurs, kind="recurring")


def _half_yearly(found: Match, _when: Calendar) -> Deadline | None:
    """Every half year: no word of the contract fits, and 半年 is no date either."""
    del found
    return None


FORMS: Final[tuple[tuple[re.Pattern[str], Meaning], ...]] = (
    (re.compile(r"每(?:个)?半年"), _half_yearly),
    (
        re.compile(
            r"每年(?:的)?[^,，。；;\d]{0,2}(?:\d{1,2}月(?:份|\d{1,2}[日号])?|第?[一二三四]季度|年)(?:底|末|初|上旬|中旬|下旬)?(?:之?前|以前)?|每(?:个)?(?:季度|季|月)(?:末月?|底|初|(?:第?[1一]个月|首月)?(?:的)?\d{1,2}[日号])(?:之?前|以前)?"
        ),
        _recurring,
    ),
    (re.compile(rf"(?P<first>\d{{4}})年?\s?[-—–~～至到]{{1,3}}\s?(?P<last>\d{{4}})年(?!\d{{1,2}}月){DONE}"), _period),
    (
        re.compile(
            r"(?:自?(?:本[^,，。]{0,6})?(?:印发|发布|公布|下发|实施|施行)|收到(?:本)?(?:通知|文件))之日起(?P<count>\d{1,4}|[一二两三四五六七八九十]{1,3})(?P<unit>个工作日|个月|日|天|年)(?:以?内|之内)"
        ),
        _relative,
    ),
    (
        re.compile(
            r"(?P<first>\d{4})年(?P<from>\d{1,2})月\s?[-—–~～至到]{1,3}\s?(?:(?P<last>\d{4})年)?(?P<month>\d{1,2})月(?:底|末|份)?(?!\d)"
        ),
        _span,
    ),
    (
        re.compile(
            rf"{THIS}?(?P<from>\d{{1,2}})月(?P<of>\d{{1,2}})[日号]\s?(?:[-—–~～]{{1,3}}|至|到)\s?(?:(?P<last>\d{{4}})年)?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})[日号]"
        ),
        _days,
    ),
    (re.compile(rf"{UNTIL}{THIS}?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})[日号](?:之?前|以前|止)"), _day),
    (re.compile(rf"(?:截至|截止到?|到|至|于|在|务必在){THIS}?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})[日号]"), _day),
    (
        re.compile(
            rf"{UNTIL}(?<![\d.])(?P<month>1[0-2]|0?[1-9])\.(?P<day>3[01]|[12]\d|0?[1-9])(?:日|号)?(?:之?前|以前|止)"
        ),
        _day,
    ),
    (
        re.compile(
            rf"{UNTIL}{THIS}?[“\"]?(?P<festival>春(?=节)|{'|'.join(name for name in FESTIVALS if name != '春')})[”\"]?(?:国际)?节?(?:之?前|以前)(?!夕|后)"
        ),
        _festival,
    ),
    (re.compile(rf"{UNTIL}{THIS}(?P<month>\d{{1,2}})月(?P<part>{PART})(?!\d|日)"), _month),
    (
        re.compile(
            r"(?:到|至|截至|力争|争取|务必在|在|于)(?P<month>\d{1,2})月(?P<part>(?:底|末|[上中下]旬|初|中)(?:之?前|以前)?|份?)(?!\d|日)"
        ),
        _month,
    ),
    (
        re.compile(
            r"(?<![\d年])(?P<month>\d{1,2})月份?(?P<part>底前?|末前?|底之前|底以前|上旬前?|中旬前?|下旬前?|初前?|中前?|中旬|下旬|上旬|前|之前|以前)(?!\d|日|[旬央])"
        ),
        _month,
    ),
    (
        re.compile(
            r"(?:^|(?<=[,，。；;：:、\n]))[ 　]?(?P<month>\d{1,2})月(?P<part>份?)(?=组织|开展|举办|启动|完成|召开|[,，])"
        ),
        _month,
    ),
    (re.compile(rf"{UNTIL}{THIS}(?:的)?(?:第)?(?P<quarter>[一二三四1-4])季度(?:末|底)?(?:之?前|内)?"), _quarter),
    (re.compile(r"(?<![每各年])第?(?P<quarter>[一二三四])季度(?:末|底)?(?:之?前|内)?"), _quarter),
    (re.compile(rf"(?:{THIS})?(?<!每)(?P<half>[上下])半年(?:底)?(?:之?前|内)?"), _half),
    (re.compile(rf"{UNTIL}(?P<year>\d{{4}})年?(?:年?底|年?末)(?:之?前|以前)?"), _year_end),
    (
        re.compile(
            r"(?:于|在)?(?P<which>[本下次])个?月(?:(?P<part>[底末初中]|[上中下]旬)|(?P<day>\d{1,2})[日号])(?:之?前|以前)"
        ),
        _of_issue,
    ),
    (re.compile(rf"{UNTIL}(?:{THIS}|(?<![\d一二两三四五六七八九十几])年)中(?:之?前|以前)"), _mid_year),
    (re.compile(rf"{UNTIL}(?:今|本|当|明|次)年(?:年?底|年?末|内)(?:之?前|以前)?"), _year_end),
    (re.compile(rf"{UNTIL}(?:今年|本年|当年|明年|次年)?年?(?:年底|年末)(?:之?前|以前)?(?!\d)"), _year_end),
    (re.compile(r"(?<![\d一二三四五六七八九十两几半])年内(?!涝)"), _year_end),
    (re.compile(r"(?:到|至|截至)(?P<year>\d{4})年(?![\d底末年初]|[-—–~～至]|\s?\d)"), _year_end),
    (
        re.compile(
            r"(?:力争|确保|争取|计划)(?:在|于)?(?P<year>\d{4})年(?=[,，]|内|实现|达|完成|建成|全面|全[市县省区州])"
        ),
        _year_end,
    ),
    (re.compile(r"(?P<year>\d{4})年(?P<before>以?前|之前)"), _year_end),
    (re.compile(r"(?P<year>\d{4})年(?:年内|内|全年)"), _year_end),
    (re.compile(r"(?P<year>\d{4})年(?=达到?\d|(?:提高|提升|上升|下降|降低|增加|增长|降|升)[至到]\d)"), _year_end),
    (re.compile(r"(?P<year>\d{4})年(?=(?:[、和](?:到)?\d{4}年){0,5}[,，]?(?:各|分别))"), _year_end),
    (
        re.compile(
            r"(?:^|(?<=[,，。；;：:、\n]))[ 　]?(?P<year>\d{4})年(?=[,，]|力争|计划|争取|完成|新增|新建|建成|实现|要|培育|全[市县省区州]|质押)"
        ),
        _year_end,
    ),
    (
        re.compile(
            r"(?:到|至|截至|在)?“?(?P<plan>十(?:[一二三四五六]?五))”?(?:规划)?(?P<part>期末|末期?|[期时]期?末|期间|时期(?!的)|底)"
        ),
        _plan_period,
    ),
    (
        re.compile(r"每(?:个)?(?:年度?|季度?|月|周|星期)|(?:按|逐)(?:季度?|月)(?=通报|报送|调度|上报|报告|分析|公布)"),
        _recurring,
    ),
)
"""The exact forms first; what one has taken no later one takes again."""
LIMITS: Final[tuple[tuple[re.Pattern[str], Meaning], ...]] = (
    (re.compile(r"(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})(?!\d)"), _day),
    (re.compile(rf"{THIS}?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})[日号]"), _day),
    (re.compile(r"(?P<year>\d{4})[-./](?P<month>\d{1,2})(?P<part>)(?![\d./-])"), _month),
    (re.compile(r"(?<!\d)(?P<month>\d{1,2})月(?P<part>份?)"), _month),
    (re.compile(r"(?P<year>\d{4})年?"), _year_end),
    (re.compile(r"全年|当年|本年度?|今年"), _year_end),
)
"""Dates that are limits only where nothing but a limit can stand."""
