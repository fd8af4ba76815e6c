"""Dates by or in which something is to be done."""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from qualitytui.model.numbering import chinese_number
from qualitytui.model.plan import Deadline, Recurrence
from qualitytui.model.working_days import add_working_days

BEFORE = r"(?:底|末|中旬|上旬|下旬|初)?(?:之?前|以前)?"
UNTIL = r"(?:力争到|争取到|确保到|计划到|到|至|截至|截止|于|在|务必在|力争|争取|确保)?"
NO_DUE = re.compile(r"起?(?:施行|实施|执行|生效|废止|印发|公布|修订|发布|通过(?=[的,，。、]))|有效期|自$|从$")


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the document says of its own time: its year and the day it was issued."""

    year: int | None
    issued: date | None


def month_last(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def find_deadlines(text: str, when: Calendar) -> tuple[Deadline, ...]:
    """Returns the deadlines of a text in its order; a date without a year is of the document's year."""
    taken: list[tuple[int, int, Deadline]] = []
    for form, meaning in FORMS:
        for found in form.finditer(text):
            if any(found.start() < end and start < found.end() for start, end, _ in taken) or _is_other(text, found):
                continue
            try:
                deadline = meaning(found, when)
            except ValueError:
                continue
            if deadline is not None:
                taken.append((found.start(), found.end(), deadline))
    found_in_order = [deadline for _, _, deadline in sorted(taken, key=lambda one: one[0])]
    seen: dict[tuple[date | None, str | None], Deadline] = {}
    for deadline in found_in_order:
        seen.setdefault((deadline.date, deadline.recurs), deadline)
    return tuple(seen.values())


def _is_other(text: str, found: re.Match[str]) -> bool:
    """Whether a date stands in a title or quotation, or says since when a rule is in force."""
    before, after = text[: found.start()], text[found.end() :]
    if before.count("《") > before.count("》") or before.count("“") > before.count("”"):
        return True
    return bool(NO_DUE.match(after)) or bool(re.search(r"(?:自|从|有效期(?:至|到)?)$", before))


def _dated(last: date, found: re.Match[str], *, assumed: bool, kind: str = "by", start: date | None = None) -> Deadline:
    return Deadline(last, found[0].strip(), start=start, kind=kind, assumed_year=assumed)


def _year(found: re.Match[str], when: Calendar) -> tuple[int, bool]:
    """The year written, or the document's; the second says that it was assumed."""
    groups = found.groupdict()
    if groups.get("year"):
        return int(groups["year"]), False
    if when.year is None:
        raise ValueError
    return when.year + (1 if "明年" in found[0] or "次年" in found[0] else 0), True


def _day(found: re.Match[str], when: Calendar) -> Deadline:
    year, assumed = _year(found, when)
    return _dated(date(year, int(found["month"]), int(found["day"])), found, assumed=assumed)


def _month(found: re.Match[str], when: Calendar) -> Deadline:
    year, assumed = _year(found, when)
    month, part = int(found["month"]), found["part"] or ""
    last = month_last(year, month)
    if part.startswith(("上旬", "初")):
        last = date(year, month, 10)
    elif part.startswith("中旬"):
        last = date(year, month, 20)
    elif part in {"前", "之前", "以前"}:
        # 9月前 leaves September out, 9月底前 does not.
        last = date(year, month, 1) - timedelta(days=1)
    return _dated(last, found, assumed=assumed)


def _year_end(found: re.Match[str], when: Calendar) -> Deadline:
    year, assumed = _year(found, when)
    if found.groupdict().get("before") and found.groupdict().get("year"):
        year -= 1  # 2014年前 leaves 2014 out, 2014年底前 does not
    return _dated(date(year, 12, 31), found, assumed=assumed)


def _period(found: re.Match[str], _when: Calendar) -> Deadline:
    first, last = int(found["first"]), int(found["last"])
    if not 1980 <= first <= last <= 2100:
        raise ValueError
    return _dated(date(last, 12, 31), found, assumed=False, kind="period", start=date(first, 1, 1))


def _quarter(found: re.Match[str], when: Calendar) -> Deadline:
    year, assumed = _year(found, when)
    quarter = chinese_number(found["quarter"]) or int(found["quarter"])
    if not 1 <= quarter <= 4:
        raise ValueError
    start = date(year, 3 * quarter - 2, 1)
    return _dated(month_last(year, 3 * quarter), found, assumed=assumed, kind="period", start=start)


def _half(found: re.Match[str], when: Calendar) -> Deadline:
    year, assumed = _year(found, when)
    first = 1 if found["half"] == "上" else 7
    last = month_last(year, first + 5)
    return _dated(last, found, assumed=assumed, kind="period", start=date(year, first, 1))


def _relative(found: re.Match[str], when: Calendar) -> Deadline:
    count = int(found["count"]) if found["count"].isdigit() else chinese_number(found["count"])
    if when.issued is None or count is None or count > 1000:
        return Deadline(None, found[0], kind="relative")
    if found["unit"].endswith("月"):
        months = when.issued.month - 1 + count
        year, month = when.issued.year + months // 12, months % 12 + 1
        last = date(year, month, min(when.issued.day, month_last(year, month).day))
    elif found["unit"] == "个工作日":
        last = add_working_days(when.issued, count)
    else:
        last = when.issued + timedelta(days=count)
    return Deadline(last, found[0], kind="relative")


RECURRING: tuple[tuple[str, Recurrence], ...] = (
    ("年", "yearly"),
    ("季", "quarterly"),
    ("月", "monthly"),
    ("周", "weekly"),
    ("星期", "weekly"),
)


def _recurring(found: re.Match[str], _when: Calendar) -> Deadline:
    recurs = next(code for word, code in RECURRING if word in found[0])
    return Deadline(None, found[0], recurs=recurs, kind="recurring")


Meaning = Callable[[re.Match[str], Calendar], Deadline | None]
THIS = r"(?:(?P<year>\d{4})年|(?:今年|本年度?|当年|明年|次年))"
FORMS: tuple[tuple[re.Pattern[str], Meaning], ...] = (
    (re.compile(r"(?P<first>\d{4})年?\s*[-—–~～至]+\s*(?P<last>\d{4})年(?!\d*月)(?=[,，、。；]|间|期间|内)"), _period),
    (
        re.compile(
            r"(?:自?(?:本[^,，。]{0,6})?印发|发布|公布|下发|收到通知)之日起(?P<count>\d+|[一二两三四五六七八九十]+)(?P<unit>个工作日|个月|日|天)(?:以?内|之内)"
        ),
        _relative,
    ),
    (re.compile(rf"{UNTIL}(?:{THIS})?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})[日号](?:之?前|以前|止)"), _day),
    (re.compile(rf"(?:截至|截止到?|到|至|于|在|务必在){THIS}?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})[日号]"), _day),
    (re.compile(rf"{UNTIL}{THIS}(?P<month>\d{{1,2}})月(?P<part>{BEFORE}|份(?:底|前)?)(?!\d|日)"), _month),
    (
        re.compile(
            r"(?:到|至|截至|力争|争取|务必在|在|于)(?P<month>\d{1,2})月(?P<part>底(?:前|之前|以前)?|末(?:前)?|份?)(?!\d|日)"
        ),
        _month,
    ),
    (
        re.compile(
            r"(?P<month>\d{1,2})月份?(?P<part>底前?|末前?|底之前|底以前|上旬前?|中旬前?|下旬前?|前|之前|以前)(?!\d|日)"
        ),
        _month,
    ),
    (re.compile(rf"{UNTIL}{THIS}(?:第)?(?P<quarter>[一二三四1-4])季度(?:末|底)?(?:之?前|内)?"), _quarter),
    (re.compile(r"(?<![每各])第?(?P<quarter>[一二三四])季度(?:末|底)?(?:之?前|内)?"), _quarter),
    (re.compile(rf"(?:{THIS})?(?P<half>[上下])半年(?:底)?(?:之?前|内)?"), _half),
    (re.compile(rf"{UNTIL}(?P<year>\d{{4}})年?(?:年?底|年?末)(?:之?前|以前)?"), _year_end),
    (re.compile(rf"{UNTIL}(?:今年|本年|当年|明年|次年)?年?(?:年底|年末)(?:之?前|以前)?(?!\d)"), _year_end),
    (re.compile(rf"{UNTIL}(?:今|本|当|明)年(?:年?底|年?末|内)(?:之?前|以前)?"), _year_end),
    (re.compile(r"(?<![\d一二三四五六七八九十两几半])年内(?!涝)"), _year_end),
    (re.compile(r"(?:到|至|截至|力争|确保|争取)(?P<year>\d{4})年(?=[,，])"), _year_end),
    (re.compile(r"(?P<year>\d{4})年(?P<before>以?前|之前)"), _year_end),
    (re.compile(r"每(?:个)?(?:年度?|季度?|月|周|星期)"), _recurring),
)
"""Every way such a document names a date, the exact ones first."""


def lone_date(text: str) -> date | None:
    """Returns the date of a line that is nothing but a date, such as 2013年5月9日 or 二○一一年四月六日."""
    plain = text.strip(" 　").replace(" ", "")
    found = re.fullmatch(r"[(（]?(\d{4})年(\d{1,2})月(\d{1,2})日[)）]?", plain)
    if found:
        numbers = [int(group) for group in found.groups()]
    else:
        found = re.fullmatch(
            r"([一二三四五六七八九〇○Ｏ零0]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日", plain
        )
        if not found:
            return None
        year = chinese_number(found[1].replace("Ｏ", "○").replace("0", "○"))
        numbers = [year or 0, chinese_number(found[2]) or 0, chinese_number(found[3]) or 0]
    try:
        return date(*numbers)
    except ValueError:
        return None


def years_in(text: str) -> Iterator[int]:
    """The years a text names."""
    yield from (int(found) for found in re.findall(r"(\d{4})\s*年", text) if 1980 <= int(found) <= 2100)
