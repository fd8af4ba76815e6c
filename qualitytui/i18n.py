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

told = str
"""Marks a sentence for the catalogue without translating it yet (gettext_noop)."""

_language: Language = "zh"
_meanwhile: ContextVar[Language | None] | None = None
"""The language set temporarily for the current context; made on first use."""


def say(sentence: str, /, **values: object) -> str:
    """Translates the sentence into the current language and fills in its {fields}."""
    text = _chinese()(sentence) if language() == "zh" else sentence
    return text.format(**values) if values else text


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

    A language asked for but not known gives English.
    """
    for asked in (flag, environ.get("QUALITYTUI_LANG")):
        if asked and asked != "auto":
            return "zh" if asked.lower().startswith("zh") else "en"
    named = (environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, named), "")
    return "en" if locale.lower().startswith("en") else "zh"


@cache
def _chinese() -> Callable[[str], str]:
    with open(CATALOGUE, "rb") as file:
        return Catalogue(file.read()).translated
