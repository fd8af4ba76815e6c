"""Search keys made while a row is written, so that reading needs no pinyin table."""

from itertools import islice, product

from qualitytui.text import fold


def text_key(*texts: str | None) -> str:
    """The folded texts of an item, a line each."""
    return "\n".join(fold(text) for text in texts if text)


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
