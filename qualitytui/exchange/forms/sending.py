"""The files of a round of return forms: their names and their bytes."""

from collections.abc import Iterator
from typing import Final

from qualitytui.exchange.forms.writing import form_workbook
from qualitytui.file_names import apart, fit_name
from qualitytui.i18n import say
from qualitytui.model.forms import Form, FormHead, Round
from qualitytui.progress import counted

EVERYBODY: Final = "各成员单位"
"""Whom one note for all goes to."""


def form_name(form: Form, round_: Round) -> str:
    """The file's name: the round and the department."""
    return fit_name(round_.title, form.name, end=".xlsx")


def note_name(to: str, round_: Round) -> str:
    """The name of its covering note."""
    return fit_name(round_.title, to, end=" 通知.docx")


def form_files(
    forms: tuple[Form, ...], head: FormHead, round_: Round, *, with_notes: bool
) -> Iterator[tuple[str, bytes]]:
    """Each file of a round by its name, which is another for each; where one note goes to all, it comes last."""
    names = apart(form_name(form, round_) for form in forms)
    notes = apart(note_name(form.name, round_) for form in forms)
    told = counted(forms, say("writing the forms"), every=1)
    for form, name, note in zip(told, names, notes, strict=True):
        yield name, form_workbook(form, head, round_)
        if with_notes and not head.has_one_note:
            yield note, _note(form.name, head, round_)
    if with_notes and head.has_one_note:
        yield note_name(EVERYBODY, round_), _note(EVERYBODY, head, round_)


def _note(to: str, head: FormHead, round_: Round) -> bytes:
    from qualitytui.reporting.letters.covering_note import covering_note  # noqa: PLC0415 - only for notes

    return covering_note(to, head, round_)
