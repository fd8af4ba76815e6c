"""Folded and pinyin search keys, computed when a row is written."""

import re
from functools import lru_cache
from itertools import islice, product

from qualitytui.sanitize import fold


PARTS = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]+")
"""A word's parts in ASCII, which are spelt as they are, and the others."""


def text_key(*texts: str | None) -> str:
    """The folded texts of an item, a line each."""
    return "\n".join(fold(text) for text in texts if text)


def item_key(ref: str, title: str, text: str | None = None) -> str:
    """The folded texts of an item and the spellings of its title, a line each."""
    return "\n".join(filter(None, (text_key(ref, title, text), *title_spellings(title))))


def title_spellings(title: str) -> tuple[str, ...]:
    """The likely pinyin of a title and its initials, without its marks; none for one without Chinese."""
    words = [word for word in re.split(r"[^\w.]+|_+", fold(title)) if word]
    syllables = [(syllable, syllable in word) for word in words for part in PARTS.findall(word) for syllable in _syllables(part)]
    whole = fold("".join(syllable for syllable, _ in syllables))
    if whole == "".join(words):
        return ()
    initials = "".join(syllable if is_written else syllable[:1] for syllable, is_written in syllables)
    return tuple(dict.fromkeys((whole, fold(initials))))


@lru_cache(maxsize=4096)
def _syllables(part: str) -> tuple[str, ...]:
    """The likely pinyin of a word or, of one with numbers or Latin letters, of a part, remembered: a plan repeats them."""
    if part.isascii():
        return (part,)
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - as below

    return tuple(lazy_pinyin(part))


def spelling(name: str) -> str:
    """The likely pinyin of a name, by which it can be found too; "" for one that has none."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - as below

    spelt = fold("".join(lazy_pinyin(name)))
    return "" if spelt == fold(name) else spelt


def name_key(name: str) -> str:
    """A name folded, its pinyin and its initials, a line each; up to 16 readings where a character has several."""
    from pypinyin import Style, pinyin  # noqa: PLC0415 - 170 ms, only while a name is written

    readings = pinyin(name, style=Style.NORMAL, heteronym=True)
    likely = pinyin(name, style=Style.NORMAL)
    letters = [list(dict.fromkeys([first[0], *all_])) for first, all_ in zip(likely, readings, strict=True)]
    keys = [fold(name)]
    for reading in islice(product(*letters), 16):
        keys += ["".join(reading), "".join(syllable[0] for syllable in reading if syllable)]
    return "\n".join(dict.fromkeys(fold(key) for key in keys))
