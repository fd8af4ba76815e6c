"""Which day each form of a date in a document means."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from qualitytui.model.date_phrases import When, stretch_meant
from qualitytui.model.periods import Stretch, month_end
from qualitytui.model.plan import Deadline, Recurrence


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the document says of its own time: the year that a date without one means, and the day it was issued."""

    year: int | None
    issued: date | None


class NoYearError(ValueError):
    """A date without a year in a document that names none."""


Match = re.Match[str]
Meaning = Callable[[Match, Calendar], Deadline | None]
FIVE_YEARS: Final = ("十五", "十一五", "十二五", "十三五", "十四五", "十五五", "十六五")
"""The five-year plans, the first of which ended in 2005."""
MONTHLY: Final = re.compile(r"[每各逐]个?[月季]|上[月季]|当[月季]")
WEEKS: Final = re.compile("个?星期|个周")
OWN_YEAR: Final = re.compile(r"\d{4}")
RECURRING: Final[tuple[tuple[str, Recurrence | None], ...]] = (
    ("半年", None),
    ("每年", "yearly"),
    ("季", "quarterly"),
    ("周", "weekly"),
    ("星期", "weekly"),
    ("月", "monthly"),
    ("年", "yearly"),
)
"""How often each word says; for every half year no recurrence has a word."""
FIRST, LAST = 1980, 2100
"""The years of which a plan speaks."""
stretch_of = lru_cache(maxsize=5_000)(stretch_meant)


def _said(found: Match) -> str:
    return found.groupdict().get("said") or found[0]


def _year(words: str, when: Calendar) -> int:
    """The year that a date is of where its words name none."""
    if when.year is None and not OWN_YEAR.search(words):
        raise NoYearError
    return when.year or FIRST


def _days(words: str, when: When) -> Stretch:
    """The days that a phrase means; raises ValueError where it is none, or of no year of a plan."""
    meant = stretch_of(words, when)
    if meant is None or not FIRST <= meant.last.year <= LAST:
        raise ValueError(words)
    return meant


def said_meant(found: Match, when: Calendar) -> Deadline:
    """A day or a period as people say it; a quarter and a half year have a first day too."""
    words = _said(found)
    year = _year(words, when)
    return _deadline(words, _days(words, When(date(year, 1, 1), year)))


def _deadline(words: str, meant: Stretch) -> Deadline:
    is_assumed = OWN_YEAR.search(words) is None
    if meant.is_whole and ("季" in words or "半年" in words):
        return Deadline(meant.last, words, start=meant.first, kind="period", assumed_year=is_assumed)
    return Deadline(meant.last, words, assumed_year=is_assumed)


def ahead_meant(found: Match, when: Calendar) -> Deadline:
    """The end of a year in which something is to be reached: this year or a later one, as earlier ones were the past."""
    if when.year is not None and int(found["said"][:4]) < when.year:
        raise ValueError
    return said_meant(found, when)


def festival_meant(found: Match, when: Calendar) -> Deadline:
    """A festival; without a year the first one after the day of issue, or in the document's year."""
    meant = said_meant(found, when)
    since = when.issued or date(when.year or FIRST, 1, 1)
    if meant.assumed_year and when.year and meant.date and meant.date < since:
        return said_meant(found, Calendar(when.year + 1, when.issued))
    return meant


def period_meant(found: Match, _when: Calendar) -> Deadline:
    """A period of whole years."""
    first, last = int(found["first"]), int(found["last"])
    if not FIRST <= first <= last <= LAST:
        raise ValueError
    return Deadline(date(last, 12, 31), found[0], start=date(first, 1, 1), kind="period")


def stage_meant(found: Match, when: Calendar) -> Deadline:
    """A stage from one month or day to another: 2015年6月—2016年6月, 9月15日至10月15日.

    One that ends before it begins runs into the next year.
    """
    year = int(found["year"] or 0) or _year("", when) + bool(found["next"])
    start = date(year, int(found["from"]), int(found["of"] or 1))
    last, month = int(found["last"] or year), int(found["month"])
    last += not found["last"] and (month, int(found["day"] or 31)) < (start.month, start.day)
    end = date(last, month, int(found["day"])) if found["day"] else month_end(date(last, month, 1))
    if start > end or start.year < FIRST or last > LAST:
        raise ValueError
    return Deadline(end, found[0], start=start, kind="period", assumed_year=not found["year"])


def plan_period_meant(found: Match, _when: Calendar) -> Deadline:
    """The years of a five-year plan, or their end."""
    last = 2005 + 5 * FIVE_YEARS.index(found["plan"])
    if "末" in found["part"] or "底" in found["part"]:
        return Deadline(date(last, 12, 31), found[0])
    return Deadline(date(last, 12, 31), found[0], start=date(last - 4, 1, 1), kind="period")


def relative_meant(found: Match, when: Calendar) -> Deadline:
    """A time counted from the day of issue: 印发之日起30日内, 本月底前."""
    words = WEEKS.sub("周", found["said"])
    meant = stretch_of(words, When(when.issued, when.issued.year)) if when.issued else None
    return Deadline(meant.last if meant else None, found[0], kind="relative")


def of_issue_meant(found: Match, when: Calendar) -> Deadline | None:
    """A day of the month in which the document was issued, or of the next one; none where it is one of every month."""
    is_monthly = MONTHLY.search(found.string, max(0, found.start() - 20), found.start())
    return None if is_monthly else relative_meant(found, when)


def recurring_meant(found: Match, _when: Calendar) -> Deadline:
    """A duty that comes again and has no day."""
    recurs = next(code for word, code in RECURRING if word in found[0])
    return Deadline(None, found[0], recurs=recurs, kind="recurring")
