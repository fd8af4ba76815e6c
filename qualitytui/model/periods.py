"""The days of each period that a date names: weeks, months and their parts, quarters, halves, years, festivals."""

from __future__ import annotations

from datetime import date, timedelta

from qualitytui.named_tuple import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

DAY: Final = timedelta(days=1)


class Stretch(NamedTuple):
    """The days from first to last; a whole period is left out by the word 前 behind it, a day is not."""

    first: date
    last: date
    is_whole: bool = False
    has_year: bool = True
    is_limit: bool = False
    """Whether a 前 behind it makes its last day a limit."""

    def before(self) -> Stretch:
        """What the word 前 makes of it: 9月前 ends on 31 August, 9月底前 on 30 September."""
        day = self.first - DAY
        meant = Stretch(day, day, has_year=self.has_year) if self.is_whole else self
        return meant._replace(is_limit=True)


def a_day(day: date) -> Stretch:
    """A single day."""
    return Stretch(day, day)


def month_end(day: date) -> date:
    """The last day of the month of a day."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - DAY


def quarter_end(day: date) -> date:
    """The last day of the quarter of a day."""
    return month_end(day.replace(day=1, month=(day.month + 2) // 3 * 3))


def week(day: date) -> Stretch:
    """The week of a day, Monday to Sunday."""
    monday = day - DAY * day.weekday()
    return Stretch(monday, monday + DAY * 6, is_whole=True)


def month_part(year: int, month: int, part: str) -> Stretch:
    """A month, its end (底, 末), its middle (中, the 15th) or a third of it (初 and 上旬, 中旬, 下旬)."""
    first = date(year, month, 1)
    last = month_end(first)
    part = part.removeprefix("份")
    if part.startswith(("上旬", "初")):
        return Stretch(first, first.replace(day=10))
    if part.startswith("中旬"):
        return Stretch(first.replace(day=11), first.replace(day=20))
    if part.startswith("下旬"):
        return Stretch(first.replace(day=21), last)
    if part.startswith("中"):
        return a_day(first.replace(day=15))
    return a_day(last) if part.startswith(("底", "末")) else Stretch(first, last, is_whole=True)


def _of_months(year: int, first: int, count: int, part: str) -> Stretch:
    """So many months from one on, or the last day of them (底, 末)."""
    last = month_end(date(year, first + count - 1, 1))
    return a_day(last) if part.startswith(("底", "末")) else Stretch(date(year, first, 1), last, is_whole=True)


def quarter(year: int, number: int, part: str = "") -> Stretch:
    """A quarter of a year, or its end."""
    return _of_months(year, 3 * number - 2, 3, part)


def half_year(year: int, half: str, part: str = "") -> Stretch:
    """上 is the first half of a year, 下 the second."""
    return _of_months(year, 1 if half == "上" else 7, 6, part)


def whole_year(year: int) -> Stretch:
    """A year."""
    return _of_months(year, 1, 12, "")


def year_part(year: int, part: str) -> Stretch:
    """A year, its end (底, 末) or its middle (中, 30 June)."""
    return a_day(date(year, 6, 30)) if part.startswith("中") else _of_months(year, 1, 12, part)


LUNAR_NEW_YEAR: Final = (
    "0122 0209 0129 0218 0207 0126 0214 0203 0123 0210 0131 0219 0208 0128 0216 0205 0125 0212 0201 0122 0210 "
    "0129 0217 0206 0126 0213 0203 0123 0211 0131 0219 0208"
)
"""The first day of the first lunar month, from 2004 on."""
DRAGON_BOAT: Final = (
    "0622 0611 0531 0619 0608 0528 0616 0606 0623 0612 0602 0620 0609 0530 0618 0607 0625 0614 0603 0622 0610 "
    "0531 0619 0609 0528 0616 0605 0624 0612 0601 0620 0610"
)
"""The fifth day of the fifth lunar month, from 2004 on."""
MID_AUTUMN: Final = (
    "0928 0918 1006 0925 0914 1003 0922 0912 0930 0919 0908 0927 0915 1004 0924 0913 1001 0921 0910 0929 0917 "
    "1006 0925 0915 1003 0922 0912 1001 0919 0908 0927 0916"
)
"""The fifteenth day of the eighth lunar month, from 2004 on."""
LUNAR_FROM: Final = 2004
FESTIVALS: Final[dict[str, str]] = {
    "元旦": "0101",
    "春": LUNAR_NEW_YEAR,
    "清明": "",
    "五一": "0501",
    "劳动": "0501",
    "端午": DRAGON_BOAT,
    "七一": "0701",
    "八一": "0801",
    "中秋": MID_AUTUMN,
    "十一": "1001",
    "国庆": "1001",
}
"""The month and day of each festival, year by year where the moon gives it; "" where the sun does."""


def festival(year: int, name: str) -> Stretch:
    """A festival of a year; raises ValueError where its day in that year is not known."""
    days = FESTIVALS[name].split()
    if not days:
        day = date(year, 4, int(year % 100 * 0.2422 + 4.81) - year % 100 // 4)
    else:
        if len(days) > 1 and not 0 <= year - LUNAR_FROM < len(days):
            raise ValueError(year)
        text = days[year - LUNAR_FROM] if len(days) > 1 else days[0]
        day = date(year, int(text[:2]), int(text[2:]))
    return Stretch(day, day, is_whole=True)
