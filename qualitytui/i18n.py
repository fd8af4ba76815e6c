"""Internationalisation: every sentence a person reads, in Chinese and English, through one gettext catalogue.

The English sentence stands in the code and is the key; Chinese comes from
`qualitytui/locale/zh/LC_MESSAGES/qualitytui.mo`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache

from qualitytui.catalogue import Catalogue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from contextvars import ContextVar
    from typing import Final, Literal

    Language = Literal["zh", "en"]
else:
    Language = str

LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")

LOCALE = os.path.join(os.path.dirname(__file__), "locale")
CATALOGUE = os.path.join(LOCALE, "zh", "LC_MESSAGES", "qualitytui.mo")

WIDE_MARKS: Final = "。！？；：，、）”"
"""What ends a Chinese sentence or a part of one, each as wide as two cells."""

told = str
"""Marks a sentence for the catalogue without translating it yet (gettext_noop)."""

_language: Language = "zh"
_meanwhile: ContextVar[Language | None] | None = None
"""The language set temporarily for the current context; made on first use."""


class Sentence(str):
    """A sentence in the language of a paper, which can be said again in that of the person."""

    __slots__ = ("key", "values")
    key: str
    values: Mapping[str, object]


def say(sentence: str, /, **values: object) -> str:
    """Translates the sentence into the current language and fills in its {fields}."""
    text = _said(sentence, values, language())
    if _meanwhile is None or _meanwhile.get() is None:
        return text
    again = Sentence(text)
    again.key, again.values = sentence, values
    return again


def to_person(text: str) -> str:
    """A sentence said while a paper was written in its own language, in the language of the process."""
    if not isinstance(text, Sentence):
        return text
    values = {name: to_person(value) if isinstance(value, str) else value for name, value in text.values.items()}
    return _said(text.key, values, _language)


def _said(sentence: str, values: Mapping[str, object], language: Language) -> str:
    if language == "zh":
        text = _chinese()(sentence)
    else:
        text = _in_number(sentence, values) if 1 in values.values() else sentence
    return text.format(**values) if values else text


def _in_number(sentence: str, values: Mapping[str, object]) -> str:
    from qualitytui.english_number import in_number  # noqa: PLC0415 - only where one thing is counted in English

    return in_number(sentence, values)


def in_line(*sentences: str) -> str:
    """Sentences on one line: a blank between them, none where a Chinese mark gives room itself."""
    text = ""
    for sentence in filter(None, sentences):
        text += sentence if not text or text[-1] in WIDE_MARKS else f" {sentence}"
    return text


def use(language: Language) -> None:
    """Sets the language of the process."""
    global _language  # noqa: PLW0603 - the one language of the running program
    _language = language


def language() -> Language:
    """The current language."""
    return (_meanwhile.get() or _language) if _meanwhile else _language


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Sets the language within a context; other threads keep theirs."""
    meanwhile = _language_of_thread()
    before = meanwhile.set(language)
    try:
        yield
    finally:
        meanwhile.reset(before)


@cache
def _language_of_thread() -> ContextVar[Language | None]:
    from contextvars import ContextVar  # noqa: PLC0415 - most commands speak one language

    global _meanwhile  # noqa: PLW0603 - the one for all threads
    _meanwhile = _meanwhile or ContextVar("meanwhile", default=None)
    return _meanwhile


def choose(flag: str | None, environ: Mapping[str, str]) -> Language:
    """Returns the language to use: the flag, QUALITYTUI_LANG, else the locale where it is zh or en, else Chinese.

    A language asked for but not known gives English, in which the person is told so.
    """
    for asked in (flag, environ.get("QUALITYTUI_LANG")):
        if asked and asked != "auto":
            return "zh" if asked.lower().startswith("zh") else "en"
    named = (environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, named), "")
    return "en" if locale.lower().startswith("en") else "zh"


def is_spoken(asked: str) -> bool:
    """Whether a language that is asked for is one of the program's, such as zh, zh_CN.UTF-8, en-GB, or auto."""
    return asked == "auto" or asked.lower().replace("_", "-").partition("-")[0].partition(".")[0] in LANGUAGES


@cache
def _chinese() -> Callable[[str], str]:
    with open(CATALOGUE, "rb") as file:
        return Catalogue(file.read()).translated
