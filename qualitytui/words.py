"""Every sentence a person reads, in Chinese and English, through one gettext catalogue.

The English sentence stands in the code and is the key; Chinese comes from
`data/qualitytui_data/locale/zh/LC_MESSAGES/qualitytui.mo`.
"""

from collections.abc import Callable


def _english(sentence: str) -> str:
    return sentence


_translate: Callable[[str], str] = _english


def say(sentence: str, /, **values: object) -> str:
    """Returns the sentence in the person's language, its {fields} filled in."""
    text = _translate(sentence)
    return text.format(**values) if values else text
