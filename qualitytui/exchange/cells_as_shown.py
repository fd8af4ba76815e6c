"""A spreadsheet cell as text: its value in its number format."""

import datetime
import re
from typing import Final

from qualitytui.model.amount import shown_amount

EAST_ASIAN: Final[dict[int, str]] = {
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    **dict.fromkeys((32, 34, 55), 'h"时"mm"分"'),
    **dict.fromkeys((33, 35, 56), 'h"时"mm"分"ss"秒"'),
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
}
"""Built-in formats of Chinese Excel and WPS, which files name by id only (ECMA-376 part 1, 18.8.30)."""
ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
LITERAL: Final = re.compile(r'"([^"]*)"|\\(.)|!(.)')
BRACKETS: Final = re.compile(r"\[[^\]]*\]")
PADDING: Final = re.compile(r"[_*].")
DATES: Final = re.compile(r"[ymdhse]", re.IGNORECASE)
FILLED: Final = re.compile(r"[0#?]")
LAST_DAY: Final = 2_958_465
"""The serial number of 9999-12-31."""


def shown(value: object, form: str = "General", built_in: int = 0, *, is_1904: bool = False) -> str:
    """The value in its number format; dates in ISO, numbers unrounded."""
    form = EAST_ASIAN.get(built_in, form) if form == "General" else form
    match value:
        case None:
            return ""
        case bool():
            return str(value)
        case str():
            return plain_text(value)
        case datetime.datetime():
            return _moment(value, form)
        case datetime.timedelta():
            return _number(value / datetime.timedelta(days=1), "General", is_1904=is_1904)
        case datetime.date() | datetime.time():
            return value.isoformat()
        case int() | float():
            return _number(float(value), form, is_1904=is_1904)
        case other:
            return str(other)


def plain_text(text: str) -> str:
    """Unescapes the text of a cell and normalises its line ends."""
    text = ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def is_date_format(form: str) -> bool:
    """Whether a format shows a day or a time of day."""
    bare = PADDING.sub("", BRACKETS.sub("", LITERAL.sub("", _section(form, 1))))
    return "general" not in bare.lower() and bool(DATES.search(bare)) and not FILLED.search(bare.partition(".")[0])


def _number(value: float, form: str, *, is_1904: bool) -> str:
    if is_date_format(form) and 0 <= value < LAST_DAY:
        start = datetime.datetime(1904, 1, 1) if is_1904 else datetime.datetime(1899, 12, 30)  # noqa: DTZ001 - Excel knows no zones
        return _moment(start + datetime.timedelta(days=value), form)
    section = BRACKETS.sub("", _section(form, value))
    signs = LITERAL.sub("", PADDING.sub("", section))
    if "%" in signs:
        return f"{shown_amount(round(value * 100, 10))}%"
    words = LITERAL.sub(lambda match: match[1] or match[2] or match[3] or "", PADDING.sub("", section))
    parts = re.fullmatch(r"([^0#?]*)[0#?][0#?,. /E+-]*(.*)", words, re.DOTALL)
    is_scaled = bool(re.search(r"[0#?],+(?![0#?])", signs))
    after = parts[2].strip() if parts and not is_scaled else ""
    return shown_amount(value) + ("" if after.startswith((")", "元", "）")) else after)


def _moment(moment: datetime.datetime, form: str) -> str:
    """A day in ISO, with its time where it has one; a month alone where that is all the cell shows."""
    bare = LITERAL.sub("", BRACKETS.sub("", form)).lower()
    if "y" in bare and "m" in bare and "d" not in bare and "h" not in bare and form != "General":
        return f"{moment.year}年{moment.month}月"
    if moment.year < 1901 and "h" in bare:
        return moment.time().isoformat("minutes")
    return moment.isoformat(" ", "seconds") if moment.time() != datetime.time() else moment.date().isoformat()


def _section(form: str, value: float) -> str:
    """The part of a format for a number of this sign: above zero; below; zero."""
    sections, quoted, current = [""], False, 0
    for char in form:
        quoted ^= char == '"'
        if char == ";" and not quoted:
            sections.append("")
            current += 1
        else:
            sections[current] += char
    wanted = 1 if value < 0 else 2 if value == 0 else 0
    return sections[wanted] if wanted < len(sections) and sections[wanted] else sections[0]
