"""The files of a round of return forms: their names and their bytes."""

import re
from collections.abc import Iterator
from typing import Final

from qualitytui.exchange.forms.writing import form_workbook
from qualitytui.model.forms import Form, FormHead, Round

UNFIT: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
EVERYBODY: Final = "各成员单位"
"""Whom one note for all goes to."""
LONGEST: Final = 80
"""Characters of a name that every disk takes."""


def form_name(form: Form, round_: Round) -> str:
    """The file's name: the round and the department."""
    return f"{fit_name(round_.title)} {fit_name(form.name)}.xlsx"


def note_name(to: str, round_: Round) -> str:
    """The name of its covering note."""
    return f"{fit_name(round_.title)} {fit_name(to)} 通知.docx"


def fit_name(text: str) -> str:
    """Text as a part of a file's name that every system takes."""
    return UNFIT.sub("_", text).strip(" .")[:LONGEST] or "_"


def form_files(
    forms: tuple[Form, ...], head: FormHead, round_: Round, *, with_notes: bool
) -> Iterator[tuple[str, bytes]]:
    """Each file of a round by its name; where one note goes to all, it comes last."""
    for form in forms:
        yield form_name(form, round_), form_workbook(form, head, round_)
        if with_notes and not head.has_one_note:
            yield note_name(form.name, round_), _note(form.name, head, round_)
    if with_notes and head.has_one_note:
        yield note_name(EVERYBODY, round_), _note(EVERYBODY, head, round_)


def _note(to: str, head: FormHead, round_: Round) -> bytes:
    from qualitytui.reporting.letters.covering_note import covering_note  # noqa: PLC0415 - only for notes

    return covering_note(to, head, round_)
