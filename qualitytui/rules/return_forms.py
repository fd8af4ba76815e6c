"""Parses cells of return forms; an objection names the rule that a cell breaks."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.amount import NUMBER, parse_amount, shown_amount
from qualitytui.model.dates import Sense, parse_day
from qualitytui.model.numbering import chinese_number
from qualitytui.rules.plausibility import Doubt, Goal, doubted_value

NOT_ASKED: Final = "不需填报"
"""The placeholder in rows of closed items."""
NOTHING: Final = frozenset({"", "-", "--", "—", "——", "－", "/", "／", "\\", "无数据", NOT_ASKED})
"""Placeholders for "nothing"."""
NONE_SAID: Final = NOTHING | {"无", "没有", "暂无"}
"""Further ones in the columns of problems and requests."""
ASKED_ONLY: Final = frozenset({"falls", "jumps"})
"""The rules that ask for confirmation; the others refuse."""
DOUBTS: Final[Mapping[str, str]] = {
    "wrong_unit": "wrong_unit",
    "negative": "negative",
    "too_small": "hundredfold",
    "over_100": "over_100_percent",
    "fraction": "not_a_number",
    "falls": "falls",
    "jumps": "jumps",
}
"""The rule of a form for each doubt about a value."""
DAY_SHAPE: Final = re.compile(
    r"(?:19|20)\d{2}[-/.年]\d{1,2}([-/.月](\d{1,2}日?)?)?( \d\d:\d\d(:\d\d)?)?"
    r"|\d{1,2}月(\d{1,2}[日号])?|\d{1,2}-\d{1,2}-\d{2,4}"
)
WITH_UNIT: Final = re.compile(rf"({NUMBER})((?:[^\W\d_]|[%‰])\S*)")
SCIENTIFIC: Final = re.compile(r"[-+]?\d(?:\.\d+)?[Ee][-+]?\d+")
LOOSE: Final = re.compile(r"以上|以下|以内|左右|多|余|约|不少于|不低于|不超过|近|超过?$")
GROWS: Final = re.compile(r"(?:同比|比上年)?(?:(增长|上升|提高)|(下降|减少|降低))了?(\d.*)")
"""A growth in words: 增长12.5%."""
ERRORS: Final = re.compile(r"#(?:NAME\?|REF!|VALUE!|N/A|DIV/0!|NUM!|NULL!)|Err:\d+")
ROUND_A_DAY: Final = re.compile(
    r"^(?:力争|争取|预计|计划|拟)(?:于|在)?|[（(][^（()）]*[)）]$|(?:完成|办结)$|(?<=\.\d)日$|(?<=\.\d\d)日$"
)
"""Words around a day that do not change it."""
QUOTES: Final = "'\"’‘“”`"
"""The quote characters of a number stored as text."""
OWN_WORDS: Final = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日 ")
"""The prefix of the last report that a form repeats."""
NEVER: Final = frozenset({"无", "零", "没有", "未发生", "没有发生", "不发生"})
"""Words for zero occurrences."""
LATEST_YEARS: Final = 2
SERIALS: Final = range(36_526, 49_000)
"""The range of spreadsheet serial dates of this century: 41338 is 2013-03-05."""
FAR_BELOW: Final = 30
"""How many times a goal is smaller than a serial number that cannot be meant as a count."""
FAR_ABOVE: Final = 50
"""From how many times a ceiling on a value is taken for one without its point."""
SHORT_YEAR: Final = re.compile(r"(\d\d)([-/.]|年)(\d{1,2})(?:\2|月)(\d{1,2})日?")
MONTH: Final = re.compile(r"(?:\d{4}[-/.年])?\d{1,2}月?份?")
SOON: Final = 45
"""A day without a year that lies at most so far ahead is of this year, and lies ahead."""


class Objection(NamedTuple):
    """Why a cell is not taken: the rule by its name, a sentence, and the number that it looks like."""

    rule: str
    why: str
    meant: float | None = None


class Value(NamedTuple):
    """A number as a form says it, with what is asked about it; or the objection to it."""

    value: float | None
    objection: Objection | None = None
    doubt: Objection | None = None


def is_nothing(text: str, *, is_wish: bool = False) -> bool:
    """Whether a cell says nothing."""
    return text.strip() in (NONE_SAID if is_wish else NOTHING)


def is_office_text(text: str, base: str) -> bool:
    """Whether a cell of the last round holds what the office wrote there, such as the value `base`, or nothing."""
    return is_nothing(text) or text in {"未报", "已办结", base} or OWN_WORDS.match(text) is not None


def value_said(text: str, goal: Goal, before: float | None) -> Value:
    """Parses the number in a cell and checks it against the goal and the previous value."""
    typed = unicodedata.normalize("NFKC", text).strip().strip(QUOTES).strip().rstrip("。.;；")
    if goal.kind == "zero" and typed in NEVER:
        return weighed(0.0, goal, before)
    unit = unicodedata.normalize("NFKC", goal.unit)
    if unit and typed.endswith(f"({unit})"):
        typed = typed.removesuffix(f"({unit})") + unit
    if goal.kind == "growth" and (match := GROWS.fullmatch(typed.replace(" ", ""))):
        typed = f"-{match[3]}" if match[2] else match[3]
    typed = _in_digits(typed, unit)
    if objection := _no_number(typed, text, goal):
        return Value(None, objection)
    try:
        value = parse_amount(typed, goal.unit)
    except Refused:
        why = (
            say("{text} is more than a number; write the number alone.", text=text)
            if re.search(r"\d", typed)
            else say("{text} is not a number.", text=text)
        )
        return Value(None, Objection("not_a_number", why))
    return weighed(value, goal, before)


def weighed(value: float, goal: Goal, before: float | None) -> Value:
    """A number with the results of the plausibility rules."""
    objections = [
        Objection(DOUBTS[doubt.code], *_worded(doubt, value, goal)) for doubt in doubted_value(goal, value, before)
    ]
    absolute = next((objection for objection in objections if objection.rule == "wrong_unit"), None)
    if objection := absolute or _misplaced(value, goal):
        return Value(None, objection)
    refused = next((objection for objection in objections if objection.rule not in ASKED_ONLY), None)
    if refused:
        return Value(None, refused)
    return Value(value, None, objections[0] if objections else None)


def _worded(doubt: Doubt, value: float, goal: Goal) -> tuple[str, float | None]:
    """How a form words a doubt about a value, and what the value looks like: what it refuses, it does not ask."""
    text = f"{shown_amount(value)}{goal.unit}"
    if doubt.code == "too_small":
        return _looks_like(value, value * 100, goal)
    refused = {
        "negative": say("{value} is below zero.", value=text),
        "over_100": say("{value} is more than 100 %.", value=text),
        "fraction": say("{value} is not a whole number.", value=text),
    }
    return refused.get(doubt.code, doubt.sentence), None


def _looks_like(value: float, meant: float, goal: Goal) -> tuple[str, float]:
    meant = float(f"{meant:.6g}")
    text, looks = (f"{shown_amount(number)}{goal.unit}" for number in (value, meant))
    return say("{value} looks like {meant}.", value=text, meant=looks), meant


def _in_digits(typed: str, unit: str) -> str:
    """Chinese numerals and scientific notation as plain digits."""
    if SCIENTIFIC.fullmatch(typed):
        return shown_amount(float(typed))
    bare = typed.removeprefix("百分之") if unit == "%" else typed
    number = chinese_number(bare.removesuffix(unit))
    return typed if number is None else str(number)


def _serial_day(value: float) -> date:
    """The date of a spreadsheet serial number."""
    return date(1899, 12, 30) + timedelta(days=int(value))


def _misplaced(value: float, goal: Goal) -> Objection | None:
    """A number that is probably a serial date, or a value with a lost decimal point."""
    target = abs(goal.target or 0.0)
    is_far = 0 < target * FAR_BELOW < value or goal.kind == "zero"
    if goal.kind != "growth" and value in SERIALS and is_far:
        day = _serial_day(value)
        why = say("{value} is how a spreadsheet counts the day {day}.", value=shown_amount(value), day=day)
        return Objection("a_day_not_a_number", why)
    if goal.kind == "ceiling" and 0 < target * FAR_ABOVE <= value:
        return Objection("hundredfold", *_looks_like(value, value / 100, goal))
    return None


def _no_number(typed: str, text: str, goal: Goal) -> Objection | None:
    """The objection to a text that is not a number."""
    if ERRORS.fullmatch(typed):
        return Objection("not_a_number", say("{word} is an error of the spreadsheet.", word=text))
    if DAY_SHAPE.fullmatch(typed):
        return Objection("a_day_not_a_number", say("{word} is a day, not a number.", word=text))
    unit = unicodedata.normalize("NFKC", goal.unit)
    match = WITH_UNIT.fullmatch(typed.replace(" ", ""))
    if LOOSE.search(typed):
        return Objection("not_a_number", say("{text} is not an exact number; write the number alone.", text=text))
    if match and match[2] != unit and not (match[2] == "/" or re.match(r"/\d", match[2])):
        why = say("{text} is in another unit; it is asked for in {unit}.", text=text, unit=goal.unit or "-")
        return Objection("wrong_unit", why) if len(match[2]) <= len(unit) + 3 else None
    return None


def day_said(text: str, today: date, sense: Sense) -> date | Objection:
    """Parses the day in a cell; an objection where there is none."""
    typed = unicodedata.normalize("NFKC", text).strip()
    typed = re.sub(r"[ T]\d\d:\d\d(:\d\d)?$", "", typed).strip()
    typed = re.sub(r"^截止(?:到|于)?|止$", "", typed).strip()
    while (bare := ROUND_A_DAY.sub("", typed).strip()) not in {"", typed}:
        typed = bare
    if (short := SHORT_YEAR.fullmatch(typed)) and abs(int(short[1]) - today.year % 100) <= LATEST_YEARS:
        typed = f"{today.year // 100}{short[1]}-{short[3]}-{short[4]}"
    elif re.fullmatch(r"\d{5}(?:\.0+)?", typed) and int(float(typed)) in SERIALS:
        return _serial_day(float(typed))
    try:
        return parse_day(typed, today, sense)
    except Refused:
        return Objection("not_a_day", say("{text} is not a date.", text=text))


def cutoff_said(text: str, today: date, cutoff: date | None = None) -> date | Objection:
    """The day that figures or a form are of: none that lies ahead; one without a year is not taken back a year.

    Figures run from the start of the year of the round's cutoff; the month of the cutoff means the cutoff.
    """
    day = day_said(text, today, "plain")
    if isinstance(day, Objection):
        return day
    typed = unicodedata.normalize("NFKC", text).strip()
    if cutoff and (day.year, day.month) == (cutoff.year, cutoff.month) and day > today and MONTH.fullmatch(typed):
        return cutoff
    past = day_said(text, today, "past") if (day - today).days > SOON else day
    is_before = isinstance(past, date) and cutoff and past.year < (cutoff - timedelta(days=SOON)).year
    if isinstance(past, date) and past <= today and not is_before:
        return past
    if day > today:
        return Objection("future_date", say("{day} lies ahead.", day=day))
    return Objection("not_a_day", say("{day} lies before the year that the figures are of.", day=day))


def promise_said(text: str, cutoff: date) -> date | Objection:
    """The day by which something is promised: from the cutoff on, within two years."""
    day = day_said(text, cutoff, "deadline")
    if isinstance(day, Objection):
        return day
    if day < cutoff:
        return Objection("not_a_day", say("{day} is before the figures' day, {cutoff}.", day=day, cutoff=cutoff))
    if day > cutoff.replace(year=cutoff.year + LATEST_YEARS, day=min(cutoff.day, 28)):
        return Objection("not_a_day", say("{day} is more than two years ahead.", day=day))
    return day


def share_of(numerator: float, denominator: float) -> float | None:
    """Numerator by denominator in per cent, with four decimals at most; None where that is none."""
    return round(numerator / denominator * 100, 4) if denominator > 0 <= numerator else None
