"""Parses spoken dates and periods in Chinese and English."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from qualitytui.model.numbering import chinese_number
from qualitytui.model.periods import (
    FESTIVALS,
    Stretch,
    a_day,
    festival,
    half_year,
    month_end,
    month_part,
    quarter,
    quarter_end,
    week,
    whole_year,
    year_part,
)
from qualitytui.model.working_days import add_working_days
from qualitytui.named_tuple import NamedTuple

WEEKDAYS: Final = {char: day for day, char in enumerate("一二三四五六日")} | {"天": 6}
ENGLISH_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ENGLISH_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NEAR: Final = {"今": 0, "明": 1, "后": 2, "大后": 3, "昨": -1, "前": -2, "today": 0, "tomorrow": 1, "yesterday": -1}
WEEKS: Final = {"本": 0, "这": 0, "this": 0, "下": 1, "next": 1, "下下": 2, "上": -1, "last": -1}
YEARS: Final = {"今": 0, "本": 0, "当": 0, "明": 1, "次": 1, "去": -1}
COUNTED: Final = re.compile(r"[零〇一二两三四五六七八九十]+(?=个?(?:月|日|号|天|年|工作日|周[以之后内]|周$))")
DATED: Final = re.compile(
    r"[一二][零〇○0０OＯ一二三四五六七八九]{3}(?=年)"
    r"|(?<![一二两三四五六七八九十几百])(?:十[一二]?|[一二三四五六七八九])(?=月)"
    r"|(?<=月)(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[日号])"
)
"""The numerals of a date that are written in Chinese: 二〇一三年, 九月, 三十日 behind a month."""
NUMERAL: Final = re.compile("[一二三四五六七八九十]")
CLOCK: Final = re.compile(r"(?<=\d)[ tT]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")
YEAR: Final = r"(?:(\d{4}|今|本|当|明|次|去)年度?的?)?"
MONTH: Final = rf"({'|'.join(ENGLISH_MONTHS)})[a-z]*"
AFTER: Final = "[以之]?后"
WITHIN: Final = "[以之]?内"
WORKING: Final = "(?:个?工作日| ?wd| ?working ?days?)"
DAYS: Final = "(?:天|日| ?d| ?days?)?"


class When(NamedTuple):
    """The reference day, and the year of a date without one."""

    today: date
    year: int


Meaning = Callable[..., "Stretch | date"]


def plain_numerals(text: str) -> tuple[str, Sequence[int]]:
    """The text with Chinese numerals in dates as digits, and the original position of each character."""
    if not (NUMERAL.search(text) and DATED.search(text)):
        return text, range(len(text) + 1)
    parts, places, done = list[str](), list[int](), 0
    for match in DATED.finditer(text):
        number = str(chinese_number(re.sub("[0０OＯ]", "〇", match[0])))
        parts += [text[done : match.start()], number]
        places += [*range(done, match.start()), *[match.start()] * len(number)]
        done = match.end()
    return "".join([*parts, text[done:]]), [*places, *range(done, len(text) + 1)]


def readings(text: str) -> Iterator[tuple[str, bool]]:
    """What was said with width, case and numerals made plain; then without a 前 at its end, which the second tells."""
    plain = CLOCK.sub("", unicodedata.normalize("NFKC", text).strip().lower())
    if not plain.isascii():
        plain = re.sub("^(?:截至|截止|到|至)", "", "".join(plain.split()))
        plain = COUNTED.sub(lambda match: str(chinese_number(match[0])), plain_numerals(plain)[0])
    yield plain, False
    if before := re.fullmatch(r"(.+?)[以之]?前", plain):
        yield before[1], True


def stretch_meant(text: str, when: When) -> Stretch | None:
    """Returns the days that a phrase means, None where it is none; a whole period with 前 ends before it begins."""
    for phrase, is_before in readings(text):
        for form, meaning in FORMS:
            match = re.fullmatch(form, phrase)
            if not match:
                continue
            try:
                meant = meaning(when, *match.groups())
                stretch = meant if isinstance(meant, Stretch) else a_day(meant)
                return stretch.before() if is_before else stretch
            except (ValueError, OverflowError):
                continue
    return None


def counts_working_days(text: str) -> bool:
    """Whether a phrase is counted in working days."""
    return re.search(r"工作日|\bwd\b|\dwd\b|working ?days?", unicodedata.normalize("NFKC", text).lower()) is not None


def _year(when: When, word: str | None) -> int:
    if not word:
        return when.year
    return when.today.year + YEARS[word] if word in YEARS else int(word)


def _of(stretch: Stretch, word: str | None) -> Stretch:
    return stretch._replace(has_year=bool(word))


def _date(when: When, year: str | None, month: str, day: str) -> Stretch:
    return _of(a_day(date(_year(when, year), int(month), int(day))), year)


def _month_day(when: When, month: str, day: str) -> Stretch:
    return _date(when, None, month, day)


def _day_of_month(when: When, which: str | None, day: str) -> date:
    """A day of this month or of the next; the 31st of a shorter month is its last day."""
    first = month_end(when.today) + timedelta(days=1) if which in {"下", "次"} else when.today.replace(day=1)
    return first.replace(day=min(int(day), month_end(first).day) if int(day) <= 31 else 0)


def _month(when: When, year: str | None, month: str, part: str = "") -> Stretch:
    return _of(month_part(_year(when, year), int(month), part), year)


def _this_month(when: When, which: str | None, part: str) -> Stretch:
    day = month_end(when.today) + timedelta(days=1) if which in {"下", "次"} else when.today
    return month_part(day.year, day.month, part)


def _this_quarter(when: When, which: str | None, part: str | None) -> Stretch:
    day = quarter_end(when.today) + timedelta(days=1) if which == "下" else when.today
    return quarter(day.year, (day.month + 2) // 3, part or "")


def _quarter(when: When, year: str | None, number: str, part: str | None) -> Stretch:
    return _of(quarter(_year(when, year), chinese_number(number) or int(number), part or ""), year)


def _half(when: When, year: str | None, half: str, part: str | None) -> Stretch:
    return _of(half_year(_year(when, year), half, part or ""), year)


def _whole_year(when: When, year: str, part: str | None) -> Stretch:
    return year_part(_year(when, year), part or "")


def _festival(when: When, year: str | None, name: str) -> Stretch:
    return _of(festival(_year(when, year), name), year)


def _near(when: When, word: str) -> date:
    return when.today + timedelta(days=NEAR[word])


def _week(when: When, which: str) -> Stretch:
    return week(when.today + timedelta(days=7 * WEEKS[which.strip()]))


def _weekday(when: When, which: str, weekday: str) -> date:
    """本周五 and 这周五 are of this week, 下周五 of the next; a bare 周五 is the next one to come."""
    target = WEEKDAYS[weekday] if weekday in WEEKDAYS else ENGLISH_WEEKDAYS.index(weekday)
    if which.strip() in WEEKS:
        return _week(when, which).first + timedelta(days=target)
    return when.today + timedelta(days=(target - when.today.weekday()) % 7)


def _later(when: When, sign: str, count: str) -> date:
    return when.today + timedelta(days=int(sign + count))


def _weeks_later(when: When, sign: str, count: str) -> date:
    return _later(when, sign, str(7 * int(count)))


def _months_later(when: When, sign: str, count: str) -> date:
    months = when.today.year * 12 + when.today.month - 1 + int(sign + count)
    first = date(months // 12, months % 12 + 1, 1)
    return first.replace(day=min(when.today.day, month_end(first).day))


def _years_later(when: When, sign: str, count: str) -> date:
    return _months_later(when, sign, str(12 * int(count)))


def _working_later(when: When, sign: str, count: str) -> date:
    if int(count) > 2000:
        raise ValueError(count)
    return add_working_days(when.today, int(sign + count))


UNITS: Final[tuple[tuple[str, Callable[[When, str, str], date]], ...]] = (
    ("个?工作日", _working_later),
    ("[天日]", _later),
    ("周", _weeks_later),
    ("个月", _months_later),
    ("年", _years_later),
)
"""What is counted from today, and how."""


def _within(later: Callable[[When, str, str], date]) -> Meaning:
    """From today through the day that is so far off."""
    return lambda when, count: Stretch(when.today, later(when, "", count))


def _english(when: When, day: str | None, month: str, year: str | None) -> Stretch:
    number = ENGLISH_MONTHS.index(month) + 1
    return _date(when, year, str(number), day) if day else _month(when, year, str(number), "底")


FORMS: Final[tuple[tuple[str, Meaning], ...]] = (
    (r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", _date),
    (r"(\d{4})(\d{2})(\d{2})", _date),
    (rf"{YEAR}(\d{{1,2}})月(\d{{1,2}})[日号]?", _date),
    (r"(\d{1,2})[/.-](\d{1,2})", _month_day),
    (r"(?:(本|这|下|次)个?月)?(\d{1,2})[日号]", _day_of_month),
    (rf"{YEAR}(\d{{1,2}})月(份?|份?[底末初中]|[上中下]旬)", _month),
    (r"(\d{4})[-/.](\d{1,2})", _month),
    (r"(今|明|后|大后|昨|前)[天日]", _near),
    (r"(today|tomorrow|yesterday)", _near),
    (r"(本|这个|当|)月([底末初中]|[上中下]旬)", _this_month),
    (r"(本|这个?|当)月(?:份|内)?()|()月内()", lambda when, *_: _this_month(when, None, "")),
    (r"([下次])个?月(份?|[底末初中]|[上中下]旬)", _this_month),
    (r"()([中上下]旬)", _this_month),
    (r"end of (?:the )?month|eom", lambda when: _this_month(when, None, "底")),
    (r"end of next month", lambda when: _this_month(when, "下", "底")),
    (r"(本|这个?|当|下个?)?季度?([末底])", lambda when, which, part: _this_quarter(when, (which or "")[:1], part)),
    (r"(本|这个?|当|下个?)季度?(?:内)?()", lambda when, which, part: _this_quarter(when, which[:1], part)),
    (r"end of (?:the )?quarter|eoq", lambda when: _this_quarter(when, None, "末")),
    (rf"{YEAR}第?([一二三四1-4])季度([末底])?(?:内)?", _quarter),
    (r"()q([1-4])()", _quarter),
    (r"(\d{4}|今|本|当|明|次|去)年(?:年)?([底末中])", _whole_year),
    (r"(\d{4}|今|本|当|明|次|去)年(?:年?内|度)?()", _whole_year),
    (r"()年([底末中])", lambda when, _, part: year_part(when.year, part)._replace(has_year=False)),
    (r"年内|全年", lambda when: whole_year(when.today.year)),
    (r"end of (?:the )?year|eoy", lambda when: year_part(when.today.year, "底")),
    (r"(\d{4})()", _whole_year),
    (rf"{YEAR}([上下])半年([底末])?(?:内)?", _half),
    (rf"{YEAR}[“\"]?(春(?=节)|{'|'.join(name for name in FESTIVALS if name != '春')})[”\"]?节?", _festival),
    (r"(本|这|下下|下|上)个?(?:周|星期|礼拜)([一二三四五六日天])", _weekday),
    (r"()(?:周|星期|礼拜)([一二三四五六日天])", _weekday),
    (r"(本|这|下下|下|上)个?(?:周|星期|礼拜)内?", _week),
    (r"(this|next|last) week", _week),
    (rf"(this |next |last |)({'|'.join(ENGLISH_WEEKDAYS)})", _weekday),
    (rf"([+-]) ?(\d+){WORKING}", _working_later),
    (rf"([+-]) ?(\d+){DAYS}", _later),
    (r"([+-]) ?(\d+)(?:周| ?w| ?weeks?)", _weeks_later),
    (r"([+-]) ?(\d+)(?:个?月| ?months?)", _months_later),
    *((rf"()(\d+){unit}{AFTER}", later) for unit, later in UNITS),
    *((rf"(\d+){unit}{WITHIN}", _within(later)) for unit, later in UNITS),
    (r"(\d+)天[以之]?前", lambda when, count: _later(when, "-", count)),
    (rf"(?:the )?end of {MONTH}(?: (\d{{4}}))?", lambda when, month, year: _english(when, None, month, year)),
    (rf"(\d{{1,2}})(?:st|nd|rd|th)? {MONTH}(?: (\d{{4}}))?", _english),
    (
        rf"{MONTH} (\d{{1,2}})(?:st|nd|rd|th)?(?:,? (\d{{4}}))?",
        lambda when, month, day, year: _english(when, day, month, year),
    ),
    (r"in (\d+) working ?days?", lambda when, count: _working_later(when, "+", count)),
    (r"in (\d+) days?", lambda when, count: _later(when, "+", count)),
    (r"in (\d+) weeks?", lambda when, count: _weeks_later(when, "+", count)),
)
"""The patterns of dates and periods, the exact ones first."""
