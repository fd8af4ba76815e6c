"""Chinese numerals and the refs made of them."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

DIGITS: Final = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
UNITS: Final = {"十": 10, "百": 100, "千": 1000}
MYRIADS: Final = {"万": 10_000, "亿": 100_000_000}


def chinese_number(text: str) -> int | None:
    """Returns 一百二十三 as 123 and 二○一三 as 2013; None where the text is no numeral."""
    if not text or any(char not in DIGITS and char not in UNITS and char not in MYRIADS for char in text):
        return None
    if len(text) > 1 and all(char in DIGITS for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
    total = section = digit = 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in UNITS:
            section += (digit or 1) * UNITS[char]
            digit = 0
        else:
            total += (section + digit or 1) * MYRIADS[char]
            section = digit = 0
    return total + section + digit


def spellings_of(ref: str) -> tuple[str, str]:
    """A ref as it can be kept, whatever case it is typed in: A1.5 and DB-01, and 1.1b for a number given twice."""
    upper = ref.upper()
    return upper, re.sub(r"(?<=\d)[A-Z]+", lambda letters: letters[0].lower(), upper)
