"""Numbering hidden inside a line: a bare number, a point next to a digit, a second item on one line."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from qualitytui.model.numbering import chinese_number
from qualitytui.reading.outline import POINTED, SLIP, label_of
from qualitytui.reading.tables import is_cell

BARE: Final = re.compile(r"(\d{1,2})[ 　]+(?=[\u4e00-\u9fff])")
TOUCHING: Final = re.compile(r"[ 　]*(\d{1,3})([.．])(?=\d)")
"""4.100家企业培育: an item's number, or a decimal."""
OWNED: Final = re.compile(r"(?:牵头|负责|承办|单位|部门|配合|落实)[^。]{0,200}[)）】]?。?[ 　]*$")
INNER: Final = re.compile(
    r"(?<=[。；;)）])(?P<gap>[ 　]*)(?=(?:(\d{1,2})[、.．]|[(（](\d{1,2}|[一二三四五六七八九十]{1,3})[)）])[ 　]*[\u4e00-\u9fff“《\d])"
)
"""Where an item begins inside a line, as a page that was flattened leaves it."""
CHAPTER: Final = re.compile(r"(?<=[ 　。])([一二三四五六七八九十]{1,3})、")
"""Where a chapter begins inside a line."""
SECTION: Final = re.compile(r"[ 　]+(?=[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.．、](?!\d))")
CHAPTERS: Final = 3
"""So many places of a line where something begins make it a whole document: before the first chapter, 一、 and 二、."""
LONG: Final = 150
"""Characters of a line that may hold a whole document."""
SHORT: Final = 20
"""Characters of a heading behind a bare number."""
PLAIN_DEPTH: Final = 4
CHINESE_DEPTH: Final = 3
"""The depth of （一）."""
Lines = Sequence[tuple[int, str]]


def with_labels(lines: Lines) -> list[tuple[int, str]]:
    """The lines with every label at the beginning of a line of its own, and shown for one."""
    last = [0]
    chapters = [part for line in lines for part in _chapters(*line)]
    return _with_plain(_with_points([part for line in chapters for part in _parted(*line, last)]))


def _chapters(line: int, text: str) -> Iterator[tuple[int, str]]:
    """The chapters of a line that holds a whole document, from 一、 on in their sequence."""
    begins = [0]
    for found in CHAPTER.finditer(text) if len(text) > LONG and not is_cell(text) else ():
        if chinese_number(found[1]) == len(begins):
            begins.append(found.start(1))
    if len(begins) < CHAPTERS:
        yield line, text
        return
    for begin, end in zip(begins, [*begins[1:], len(text)], strict=True):
        head, _, rest = text[begin:end].strip(" 　").partition(" ")
        yield from ((line, piece) for piece in (head, *SECTION.split(rest)) if piece)


def _with_points(lines: Lines) -> list[tuple[int, str]]:
    """Gives a bare number the point that shows it for a label, where the next label is its first part: 1 监管, 1.1 ….."""
    bare = {at: match for at, (_, text) in enumerate(lines) if (match := BARE.match(text.strip()))}
    below = {at: label_of(lines[at + 1][1]) for at in bare if at + 1 < len(lines)}
    places = {at for at, label in below.items() if label and label[0].replace("．", ".").startswith(f"{bare[at][1]}.1")}
    numbers = {int(bare[at][1]) for at in places}
    # Where 2 and 3 have parts, a 1 before them and a 4 behind them are headings too.
    beside = {min(numbers, default=0) - 1, max(numbers, default=0) + 1} if len(numbers) > 1 else set[int]()
    places |= {at for at, one in bare.items() if int(one[1]) in beside and len(lines[at][1].strip()) <= SHORT}
    found = list(lines)
    for at in places:
        line, text = lines[at]
        found[at] = line, f"{bare[at][1]}. {text.strip()[bare[at].end() :]}"
    return found


def _with_plain(lines: Lines) -> list[tuple[int, str]]:
    """Parts a number from the digits of the title behind it: 4.100家 as 4. 100家.

    A number with a point is a label whatever follows, where it continues the numbers before it or somebody
    answers for the line; it is a decimal where the item after it has the same number.
    """
    found = list(lines)
    after: list[int | None] = [None]
    for _, text in reversed(lines[1:]):
        after.append(_plain_number(text) or after[-1])
    after.reverse()
    last, is_fresh = 0, True
    pointed: dict[str, int] = {}
    for at, (line, text) in enumerate(lines):
        label, touching = label_of(text), TOUCHING.match(text)
        parts = POINTED.match(label[0]) if label else None
        if touching and not (parts and label and _is_pointed(parts[1], label[1], pointed, last)):
            number = int(touching[1])
            follows = 0 < last < number <= last + SLIP or (number == 1 and is_fresh)
            if after[at] != number and (follows or OWNED.search(text)):
                found[at] = line, f"{text[: touching.end()]} {text[touching.end() :]}"
                last, is_fresh = number, False
        elif parts and label:
            pointed[parts[1]] = label[1]
        elif label and label[2] == PLAIN_DEPTH:
            last, is_fresh = label[1], False
        elif label and label[2] < PLAIN_DEPTH:
            is_fresh = True
    return found


def _is_pointed(before: str, number: int, pointed: dict[str, int], last: int) -> bool:
    """Whether 2.1 is a label with a point inside: below a 2, or in a document that has such labels."""
    is_known = before in pointed or not last or before == str(last) or bool(pointed)
    return is_known and number <= pointed.get(before, 0) + SLIP


def _plain_number(text: str) -> int | None:
    touching = TOUCHING.match(text)
    if touching:
        return int(touching[1])
    label = label_of(text)
    return label[1] if label and label[2] == PLAIN_DEPTH else None


def _parted(line: int, text: str, last: list[int]) -> Iterator[tuple[int, str]]:
    """The items of a line that holds several, each of which continues the numbers of those before it.

    `last` holds the last number of the form （一）, which may run on from line to line.
    """
    label = label_of(text) if "\t" not in text and "|" not in text else None
    begins, wanted = [0], {"plain": label[1] + 1 if label and label[2] == PLAIN_DEPTH else 0, "round": 1}
    if label and label[2] == CHINESE_DEPTH:
        last[0] = label[1]
    for match in INNER.finditer(text) if label else ():
        kind, number = ("plain", int(match[2])) if match[2] else _round(match[3])
        if not match["gap"] and (kind != "chinese" or number == 1):
            continue
        if kind == "chinese" and number in {1, last[0] + 1}:
            begins.append(match.end())
            last[0], wanted["plain"], wanted["round"] = number, 1, 1
        elif number == wanted.get(kind):
            begins.append(match.end())
            wanted[kind] += 1
            wanted["round"] = 1 if kind == "plain" else wanted["round"]
    for begin, end in zip(begins, [*begins[1:], len(text)], strict=True):
        yield line, text[begin:end].rstrip() if end < len(text) else text[begin:]


def _round(number: str) -> tuple[str, int]:
    """The kind and the number of a label in brackets."""
    return ("round", int(number)) if number.isdecimal() else ("chinese", chinese_number(number) or 0)
