"""Numbers with a unit that the plan obliges somebody to reach, to keep or not to exceed."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from qualitytui.model.plan import Target
from qualitytui.reading.brackets import without_brackets
from qualitytui.reading.numbers import DASHES, numbers_in
from qualitytui.reading.target_sentence import Sentence

FAILURE: Final = r"[^,，。；;]{0,24}?(?:事故|事件|案件|问题)"
ZERO: Final = re.compile(
    rf"(?:不发生|杜绝|零发生|不出现|无|防止发生|坚决防止|确保不发生|避免发生)(?P<what>{FAILURE})"
    rf"|(?P<none>{FAILURE})(?:起数|数)?(?:为|保持)(?:零|0(?![.\d]))"
)
LISTED_CONDITIONS: Final = re.compile(r"(?:条件|情形)(?:之一)?的?[^。\n]{0,40}[:：][ 　]*(?=\n)")
"""Announces a list of conditions, whose numbers say who may apply."""
SENTENCE: Final = re.compile(r"[^。；;\n]+")
QUOTED: Final = 60
"""Characters of the longest name in quotation marks."""
OPENING: Final = "《“‘「『〈"
MARKS: Final = re.compile(rf"[{OPENING}》”’」』〉\"。\n]")
GRAVE: Final = re.compile(r"\d|[较重特]大|安全|死亡|质量")


@lru_cache(maxsize=10_000)
def find_targets(text: str) -> tuple[Target, ...]:
    """Returns the targets of an item's text in its order; the text has no attribution any more."""
    found = [one for plain, start, end in _sentences(text) for one in _in_sentence(text, plain, start, end)]
    return tuple(target for _, target in sorted(found, key=lambda one: one[0]))


@lru_cache(maxsize=10_000)
def unsure_numbers(text: str) -> tuple[str, ...]:
    """Returns the words of the numbers that were taken for no targets and could be some."""
    found: list[str] = []
    for plain, start, end in _sentences(text):
        if not (numbers := numbers_in(plain, start, end)):
            continue
        sentence = Sentence(text, plain, start, end, numbers)
        found += [sentence.words(nth) for nth, number in enumerate(numbers) if sentence.is_unsure(number)]
    return tuple(dict.fromkeys(found))


def _sentences(text: str) -> Iterator[tuple[str, int, int]]:
    """The text with names and brackets blanked, and where each of its sentences stands."""
    plain = _without_quotations(without_brackets(text)).translate(DASHES)
    conditions = LISTED_CONDITIONS.search(plain)
    for sentence in SENTENCE.finditer(plain, 0, conditions.end() if conditions else len(plain)):
        yield plain, sentence.start(), sentence.end()


def _without_quotations(text: str) -> str:
    """Blanks what stands in quotation marks or title marks: names that hold numbers."""
    kept, opened, straight = list(text), list[int](), -1
    for mark in MARKS.finditer(text):
        at, char = mark.start(), mark[0]
        if char == '"':
            # The same mark opens and closes: a pair within one sentence is a quotation.
            if straight >= 0 and at - straight <= QUOTED:
                kept[straight : at + 1] = " " * (at + 1 - straight)
                straight = -1
            else:
                straight = at
        elif char in "。\n":
            straight = -1
        elif char in OPENING:
            opened.append(at)
        elif opened:
            start = opened.pop()
            if at - start <= QUOTED:
                kept[start : at + 1] = " " * (at + 1 - start)
    return "".join(kept)


def _in_sentence(text: str, plain: str, start: int, end: int) -> list[tuple[int, Target]]:
    found: list[tuple[int, Target]] = []
    zeros = list(ZERO.finditer(plain, start, end))
    numbers = [
        number
        for number in numbers_in(plain, start, end)
        if not any(zero.start() <= number.start < zero.end() for zero in zeros)
    ]
    sentence = Sentence(text, plain, start, end, numbers)
    for nth, number in enumerate(numbers):
        if sentence.is_target(number):
            found.append((number.start, sentence.target(nth)))
    for zero in zeros:
        if GRAVE.search(zero["what"] or zero["none"]):
            low, _ = sentence.clause(zero.start(), zero.end())
            found.append((zero.start(), Target("equal", 0, "起", text[low : zero.end()].strip(" 　,，"))))
    return found
