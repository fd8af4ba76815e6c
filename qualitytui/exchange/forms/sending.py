"""The files of a round of return forms: their names and their bytes."""

import io
from collections.abc import Iterator

from qualitytui.exchange.forms.explanation import covering_note
from qualitytui.exchange.forms.writing import form_workbook
from qualitytui.file_names import apart, fit_name
from qualitytui.model.forms import Form, FormHead, Round


def form_name(form: Form, round_: Round) -> str:
    """The file's name: the round and the department."""
    return fit_name(round_.title, form.name, end=".xlsx")


def note_name(form: Form, round_: Round) -> str:
    """The name of its covering note."""
    return fit_name(round_.title, form.name, end=" 通知.docx")


def form_files(
    forms: tuple[Form, ...], head: FormHead, round_: Round, *, with_notes: bool
) -> Iterator[tuple[str, bytes]]:
    """Each file of a round by its name, which is another for each."""
    names, notes = (apart(name(form, round_) for form in forms) for name in (form_name, note_name))
    for form, name, note in zip(forms, names, notes, strict=True):
        yield name, form_workbook(form, head, round_)
        if with_notes:
            yield note, _note(covering_note(form, head, round_), round_.sent)


def _note(markdown: str, sent: str) -> bytes:
    """The covering note as a Word file; whom it goes to stands at the left."""
    from docx import Document  # noqa: PLC0415 - only for notes
    from docx.oxml.ns import qn  # noqa: PLC0415 - likewise

    from qualitytui.reporting.docx import docx_of  # noqa: PLC0415 - likewise
    from qualitytui.reporting.word_file import word_bytes  # noqa: PLC0415 - likewise

    document = Document(io.BytesIO(docx_of(markdown, sent)))
    to = document.paragraphs[1]
    to.style = document.styles["text"]
    indent = to._p.get_or_add_pPr().get_or_add_ind()  # noqa: SLF001 - python-docx counts no indents in characters
    indent.set(qn("w:firstLineChars"), "0")
    indent.set(qn("w:firstLine"), "0")
    return word_bytes(document)
