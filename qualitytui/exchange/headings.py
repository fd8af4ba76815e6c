"""The headings of our own tables, in both languages."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from qualitytui.i18n import LANGUAGES, Language, say, speaking
from qualitytui.reporting import xlsx_sheets
from qualitytui.reporting.csv import Field, indicator_fields, task_fields

Fields = Mapping[str, Field[Any]]


@cache
def fields_of(kind: str, language: Language) -> Fields:
    """The columns of the tables of tasks or indicators by their headings; additional Excel columns are computed."""
    with speaking(language):
        if kind == "task":
            return {field.heading: field for field in task_fields()}
        besides = (Field[Any](sheet.heading, sheet.show) for sheet in xlsx_sheets.indicators())
        return {field.heading: field for field in (*besides, *indicator_fields())}


def language_of(headings: Iterable[str]) -> Language:
    """The language in which most of these headings are ours."""
    return max(LANGUAGES, key=lambda language: len(_known(language) & {*headings}))


def count_known(headings: Iterable[str]) -> int:
    """How many of these headings are ours; 0 where the ref is not among them."""
    unique = {*headings}
    known = _known(language_of(unique)) & unique
    return len(known) if known & {heading_of("ref", language) for language in LANGUAGES} else 0


@cache
def sheet_names() -> frozenset[str]:
    """What the sheets of tasks and indicators are called."""
    names = set[str]()
    for language in LANGUAGES:
        with speaking(language):
            names |= {say("tasks"), say("indicators")}
    return frozenset(names)


def usual_names() -> tuple[str, str]:
    """What the sheets of tasks and indicators are called in the language that is spoken."""
    return say("tasks"), say("indicators")


@cache
def heading_of(name: str, language: Language) -> str:
    """The heading of an importable column."""
    fields = (*fields_of("task", language).values(), *fields_of("indicator", language).values())
    return next(field.heading for field in fields if field.name == name)


@cache
def _known(language: Language) -> frozenset[str]:
    return frozenset((*fields_of("task", language), *fields_of("indicator", language)))
