"""Which day each form of a date in a document means."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from qualitytui.model.numbering import chinese_number
from qualitytui.model.periods import (
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


class NoYearError(ValueError):
    """A date without a year in a document that names none."""


Match = re.Match[str]
Meaning = Callable[[Match, Calendar], Deadline | None]
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
    ("每年", "yearly"),
    ("季", "quarterly"),
    ("周", "weekly"),
    ("星期", "weekly"),
    ("月", "monthly"),
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
        raise NoYearError
    return when.year + (1 if "明年" in found[0] or "次年" in found[0] else 0), True


def day_meant(found: Match, when: Calendar) -> Deadline:
    """A day by which something is due."""
    year, assumed = _year(found, when)
    return _dated(date(year, int(found["month"]), int(found["day"])), found, assumed=assumed)


def month_meant(found: Match, when: Calendar) -> Deadline:
    """A month, or a part of it."""
    year, assumed = _year(found, when)
    meant = month_part(year, int(found["month"]), found["part"] or "")
    return _dated(_last(meant, found), found, assumed=assumed)


def year_end_meant(found: Match, when: Calendar) -> Deadline:
    """The end of a year, or with 前 of the one before."""
    year, assumed = _year(found, when)
    meant = whole_year(year)
    return _dated(_last(meant, found) if found.groupdict().get("before") else meant.last, found, assumed=assumed)


def year_ahead_meant(found: Match, when: Calendar) -> Deadline:
    """The end of a year in which a number is to be reached: this year or a later one, as earlier ones were the past."""
    if when.year is not None and int(found["year"]) < when.year:
        raise ValueError
    return year_end_meant(found, when)


def mid_year_meant(found: Match, when: Calendar) -> Deadline:
    """The middle of a year."""
    year, assumed = _year(found, when)
    return _dated(year_part(year, "中").last, found, assumed=assumed)


def festival_meant(found: Match, when: Calendar) -> Deadline:
    """A festival; without a year the first one after the day of issue."""
    year, assumed = _year(found, when)
    meant = festival(year, found["festival"])
    if assumed and when.issued and meant.last < when.issued:
        meant = festival(year + 1, found["festival"])
    return _dated(_last(meant, found), found, assumed=assumed)


def period_meant(found: Match, _when: Calendar) -> Deadline:
    """A period of whole years."""
    first, last = int(found["first"]), int(found["last"])
    if not 1980 <= first <= last <= 2100:
        raise ValueError
    return _dated(date(last, 12, 31), found, assumed=False, kind="period", start=date(first, 1, 1))


def stage_meant(found: Match, when: Calendar) -> Deadline:
    """A stage from one month or day to another: 2015年6月—2016年6月, 9月15日至10月15日.

    One that ends before it begins runs into the next year.
    """
    year, assumed = _year(found, when)
    start = date(year, int(found["from"]), int(found["of"] or 1))
    last, month = int(found["last"] or year), int(found["month"])
    last += not found["last"] and (month, int(found["day"] or 31)) < (start.month, start.day)
    end = date(last, month, int(found["day"])) if found["day"] else month_last(last, month)
    if start > end or last > 2100:
        raise ValueError
    return _dated(end, found, assumed=assumed, kind="period", start=start)


def plan_period_meant(found: Match, _when: Calendar) -> Deadline:
    """The years of a five-year plan, or their end."""
    last = PLANS[found["plan"]]
    if "末" in found["part"] or "底" in found["part"]:
        return _dated(date(last, 12, 31), found, assumed=False)
    return _dated(date(last, 12, 31), found, assumed=False, kind="period", start=date(last - 4, 1, 1))


def quarter_meant(found: Match, when: Calendar) -> Deadline:
    """A quarter."""
    year, assumed = _year(found, when)
    number = chinese_number(found["quarter"]) or int(found["quarter"])
    return _in_period(quarter(year, number, "末" if END.search(found[0]) else ""), found, assumed=assumed)


def half_meant(found: Match, when: Calendar) -> Deadline:
    """Half a year."""
    year, assumed = _year(found, when)
    return _in_period(half_year(year, found["half"], "底" if END.search(found[0]) else ""), found, assumed=assumed)


def _in_period(meant: Stretch, found: Match, *, assumed: bool) -> Deadline:
    """A period, of which a 前 behind it makes the day before."""
    last = _last(meant, found)
    if not meant.is_whole or last != meant.last:
        return _dated(last, found, assumed=assumed)
    return _dated(last, found, assumed=assumed, kind="period", start=meant.first)


def relative_meant(found: Match, when: Calendar) -> Deadline:
    """A time counted from the day of issue."""
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


def of_issue_meant(found: Match, when: Calendar) -> Deadline | None:
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


def recurring_meant(found: Match, _when: Calendar) -> Deadline:
    """A duty that comes again and has no day."""
    recurs = next(code for word, code in RECURRING if word in found[0])
    return Deadline(None, found[0], recurs=recurs, kind="recurring")


def half_yearly_meant(found: Match, _when: Calendar) -> Deadline:
    """A duty of every half year, for which no recurrence has a word."""
    return Deadline(None, found[0], kind="recurring")
