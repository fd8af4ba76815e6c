"""Sanitizing of foreign text: control characters and escape sequences, formulas, cell width, folding for search."""

import re
import unicodedata
from functools import cache

REPLACED = "\ufffd"
STRAY = frozenset("\ufeff\u200b\u2060\u00ad")
"""Byte-order marks, zero-width spaces, word joiners, soft hyphens: nobody types them on purpose."""
FORMULA = frozenset("=+-@\t\r\n\x00＝＋－＠")
NUMBER = r"[-+]?\d+(?:\.\d+)?%?"
NEVER_FIRST = tuple("，。；：、！？）》”’,;)]")
"""What no line begins with."""
INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def clean(text: str) -> str:
    """Returns text as it may be kept: one kind of line end, no tabs, no controls; letters stay as they are."""
    if text.isprintable():
        return text
    joined = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(_kept(char) for char in joined if char not in STRAY)


def clean_row(text: str) -> str:
    """Returns text as it may be kept, with the tabs that part a row's cells."""
    return "\t".join(clean(cell) for cell in text.split("\t"))


def _kept(char: str) -> str:
    return REPLACED if char != "\n" and unicodedata.category(char) in {"Cc", "Cs"} else char


def line(text: str) -> str:
    """Returns text cleaned and on one line, without blanks around it."""
    return " ".join(clean(text).split())


def visible(text: str, *, keep_lines: bool = False) -> str:
    """Sanitizes text for a terminal: control characters are shown by their names."""
    if text.isprintable():
        return text
    if keep_lines and "\n" in text:
        return "\n".join(visible(line) for line in text.split("\n"))
    return "".join(map(_glyph, text))


def toml(text: str) -> str:
    """Returns a TOML document of the same values with control characters escaped."""
    for char in set(text) - {"\n"} if not text.isprintable() else ():
        if visible(char) != char:
            text = text.replace(char, f"\\U{ord(char):08X}")
    return text


def capital(text: str) -> str:
    """Returns the text as a heading begins: with a capital letter, where it begins with a Latin one."""
    return text[:1].upper() + text[1:]


def invisible_in(text: str) -> str:
    """The names of the characters in a text that may be kept and yet are no glyphs; "" where there are none."""
    if text.isprintable():
        return ""
    return " ".join(dict.fromkeys(_glyph(char) for char in clean(text) if char != "\n" and _glyph(char) != char))


def _glyph(char: str) -> str:
    if unicodedata.category(char) not in INVISIBLE_CATEGORIES:
        return char
    if ord(char) < 0x20:
        return chr(0x2400 + ord(char))
    return f"<U+{ord(char):04X}>"


def fold(text: str) -> str:
    """Returns the search key of a text: width-blind, case-blind, blanks as one space."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def csv_cell(text: str) -> str:
    """Returns text that a spreadsheet takes as text: a formula's first character gets a ' before it."""
    start = text.lstrip(" \u3000")
    if start[:1] in FORMULA and start and not re.fullmatch(NUMBER, text):
        return f"'{text}"
    return text


def width(text: str) -> int:
    """Returns how many terminal cells a text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


@cache
def _cells(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def cut(text: str, cells: int, mark: str = "..") -> str:
    """Returns as much of a text as fits; what is left out is marked, on a screen with two dots."""
    if width(text) <= cells:
        return text
    if cells <= 2:
        return "." * max(cells, 0)
    return fitting(text, cells - 2) + mark


def folded(text: str, cells: int, lines: int) -> list[str]:
    """Returns the text in at most so many lines of so many cells; what is left out is marked on the last."""
    found, rest = list[str](), text
    while rest and len(found) < lines - 1 and width(rest) > cells:
        part = _breaking(fitting(rest, cells), rest)
        found.append(part.rstrip())
        rest = rest[len(part) :].lstrip()
    return [*found, cut(rest, cells)] if rest else found


def _breaking(part: str, text: str) -> str:
    """The beginning of a text shortened to where a line may end: no word is cut, no line begins with a comma."""
    after = text[len(part) : len(part) + 1]
    if part[-1:] + after == (part[-1:] + after).strip() and (part[-1:] + after).isascii():
        at = max(nth for nth, char in enumerate(f" {part}") if char == " " or not char.isascii())
        return part[:at] if at and 4 * at >= len(part) else part
    while after in NEVER_FIRST and len(part) > 1:
        part, after = part[:-1], part[-1]
    return part


def fitting(text: str, cells: int) -> str:
    """Returns the longest beginning of a text that fits, at least one character."""
    room = cells
    for at, char in enumerate(text):
        room -= _cells(char)
        if room < 0:
            return text[: max(at, 1)]
    return text


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """Returns the text in exactly so many cells, cut or filled with blanks; `right` puts it at the right."""
    cut_text = cut(text, cells)
    blanks = " " * (cells - width(cut_text))
    return blanks + cut_text if right else cut_text + blanks


def natural_key(text: str | None) -> str | None:
    """What texts are sorted by so that the numbers inside them stand in their order: 第2项 before 第10项."""
    if text is None:
        return None
    return re.sub(r"\d+", lambda match: str(int(match[0])).zfill(20), text)
