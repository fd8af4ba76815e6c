"""Folded and pinyin search keys, computed when a row is written."""

import re
from functools import lru_cache
from itertools import islice, product

from qualitytui.sanitize import fold

PARTS = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]+")
"""A word's parts in ASCII, which are spelt as they are, and the others."""
LETTERS = re.compile("[A-Za-z]")
BETWEEN = re.compile(r"[^\w.]+|_+")


def text_key(*texts: str | None) -> str:
    """The folded texts of an item, a line each."""
    return "\n".join(fold(text) for text in texts if text)


def item_key(ref: str, title: str, text: str | None = None) -> str:
    """The folded texts of an item and the spellings of its title, a line each."""
    folded = fold(title)
    texts = [key for key, given in ((fold(ref), ref), (folded, title), (fold(text or ""), text)) if given]
    return "\n".join(filter(None, ("\n".join(texts), *_spellings(folded))))


def title_spellings(title: str) -> tuple[str, ...]:
    """The likely pinyin of a title and its initials, without its marks; none for one without Chinese."""
    return _spellings(fold(title))


@lru_cache(maxsize=4096)
def _spellings(folded: str) -> tuple[str, ...]:
    words = [word for word in BETWEEN.split(folded) if word]
    spelt = [part for word in words for part in _spelt_parts(word)]
    whole = fold("".join(whole for whole, _ in spelt))
    if whole == "".join(words):
        return ()
    initials = fold("".join(initials for _, initials in spelt))
    return tuple(dict.fromkeys((whole, initials)))


def _spelt_parts(word: str) -> list[tuple[str, str]]:
    """The pinyin and the initials of each part of a word; what is written in Latin letters is no initial."""
    if LETTERS.search(word):
        return [_spelt(part, word) for part in PARTS.findall(word)]
    return [_spelt(part, part) for part in PARTS.findall(word)]


@lru_cache(maxsize=4096)
def _spelt(part: str, word: str) -> tuple[str, str]:
    """The likely pinyin of a part of a word and its initials, remembered: a plan repeats its words and counts anew."""
    if part.isascii():
        return part, part
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - as below

    syllables = lazy_pinyin(part)
    return "".join(syllables), "".join(one if one in word else one[:1] for one in syllables)


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
