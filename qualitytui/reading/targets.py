"""Numbers with a unit that the plan obliges somebody to reach, to keep or not to exceed."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from qualitytui.model.plan import Target
from qualitytui.reading.brackets import without_brackets
from qualitytui.reading.numbers import numbers_in, with_plain_dashes
from qualitytui.reading.target_sentence import Sentence

FAILS: Final = ("事故", "事件", "案件", "问题")
FAILURE: Final = rf"[^,，。；;]{{0,24}}?(?:{'|'.join(FAILS)})"
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
OPENS: Final = re.compile(rf"[{OPENING}\"]")
MARKS: Final = re.compile(rf"[{OPENING}》”’」』〉\"。\n]")
GRAVE: Final = re.compile(r"\d|[较重特]大|安全|死亡|质量")


class _Read(NamedTuple):
    """The targets of a sentence with their places, and the words of its numbers that could be some."""

    targets: tuple[tuple[int, Target], ...]
    unsure: tuple[str, ...]


def find_targets(text: str) -> tuple[Target, ...]:
    """Returns the targets of an item's text in its order; the text has no attribution any more."""
    return tuple(target for sentence in _sentences(text) for _, target in sentence.targets)


def unsure_numbers(text: str) -> tuple[str, ...]:
    """Returns the words of the numbers that were taken for no targets and could be some."""
    return tuple(dict.fromkeys(words for sentence in _sentences(text) for words in sentence.unsure))


def _sentences(text: str) -> Iterator[_Read]:
    """What each sentence of a text says, its names and brackets blanked."""
    plain = with_plain_dashes(_without_quotations(without_brackets(text)))
    conditions = LISTED_CONDITIONS.search(plain) if "\n" in plain else None
    for sentence in SENTENCE.finditer(plain, 0, conditions.end() if conditions else len(plain)):
        yield read_sentence(text[sentence.start() : sentence.end()], sentence[0])


def _without_quotations(text: str) -> str:
    """Blanks what stands in quotation marks or title marks: names that hold numbers."""
    if not OPENS.search(text):
        return text
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


@lru_cache(maxsize=40_000)
def read_sentence(text: str, plain: str) -> _Read:
    """What a sentence says; a number of what must not happen is none beside its zero."""
    zeros = list(ZERO.finditer(plain)) if any(word in plain for word in FAILS) else []
    numbers = [one for one in numbers_in(plain) if not any(zero.start() <= one.start < zero.end() for zero in zeros)]
    if not (numbers or zeros):
        return _Read((), ())
    sentence = Sentence(text, plain, numbers)
    targets = dict.fromkeys(nth for nth in range(len(numbers)) if sentence.is_target(nth))
    found = [(numbers[nth].start, sentence.target(nth)) for nth in targets]
    for zero in zeros:
        if GRAVE.search(zero["what"] or zero["none"]):
            low, _ = sentence.clause(zero.start(), zero.end())
            found.append((zero.start(), Target("equal", 0, "起", text[low : zero.end()].strip(" 　,，"))))
    unsure = (nth for nth in range(len(numbers)) if nth not in targets and sentence.may_be_target(nth))
    return _Read(tuple(sorted(found, key=lambda one: one[0])), tuple(map(sentence.words, unsure)))
