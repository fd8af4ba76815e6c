"""Search keys made while a row is written, so that reading needs no pinyin table."""

from itertools import islice, product

from qualitytui.text import fold


def text_key(*texts: str | None) -> str:
    """The folded texts of an item, a line each."""
    return "\n".join(fold(text) for text in texts if text)


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
