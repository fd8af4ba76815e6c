"""What is said of a returned form beside what is taken: blanks, remarks, words in the office's own cells."""

from collections.abc import Iterator, Sequence

from qualitytui.exchange.forms.answers import AnswerRow, Answers
from qualitytui.exchange.forms.context import filled_cells
from qualitytui.exchange.forms.results import FileResult, Rejected
from qualitytui.i18n import say
from qualitytui.model.form_columns import FOOT_HEADINGS, OFFICE_CELLS
from qualitytui.rules.return_forms import is_office_text
from qualitytui.sanitize import line


def overwritten(rows: Sequence[AnswerRow]) -> Iterator[str]:
    """What somebody wrote over the words of the last round, where no answer is read."""
    for row in rows:
        for field, heading in OFFICE_CELLS.items():
            cell = row.cells.get(field)
            base = row.mark.base.partition("@")[0] if row.mark else ""
            if row.mark and cell and not is_office_text(cell.text.strip(), base):
                yield f"{heading}（{row.label.text.strip()}：{line(cell.text)}）"


def still_wanted(result: FileResult, results: Sequence[FileResult]) -> Iterator[Rejected]:
    """What a file leaves blank and no other file of the same department says: two sheets may be two files."""
    others = [other.received for other in results if other.received and other.department == result.department]
    for rejection in result.wanted:
        if rejection.ref or not any(getattr(received, rejection.field) for received in others):
            yield rejection


def unsigned(answers: Answers) -> Iterator[Rejected]:
    """Who filled the form in, under which number, on what day: what of that is left blank."""
    if answers.is_rejects:
        return
    values = {"sender": answers.sender, "phone": answers.phone, "filled_on": answers.filled_on}
    why = say("{names} must be filled in.", names="、".join(FOOT_HEADINGS.values()))
    for field, value in values.items():
        if not value:
            yield Rejected("", "", field, "", "not_signed", why)


def remarks(rows: Sequence[AnswerRow]) -> Iterator[str]:
    """What is remarked on an indicator of which no value is told."""
    for row in rows:
        cells = dict(filled_cells(row))
        if row.kind == "indicator" and cells and not {"value", "numerator"} & cells.keys():
            texts = [cells[name].text for name in ("remark", "definition", "proof") if name in cells]
            if texts:
                yield line(f"{row.label.text}：{'；'.join(texts)}")
