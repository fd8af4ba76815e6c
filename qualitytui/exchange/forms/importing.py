"""Imports returned forms: stores the files as received, then writes their content as one journal entry."""

from collections.abc import Sequence
from datetime import date

from qualitytui.exchange.forms.received_files import drop, keep
from qualitytui.exchange.forms.results import FileResult, Rejected
from qualitytui.model.omission import Omission
from qualitytui.paths import received_folder
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.forms import TakeForms
from qualitytui.workbook.outcome import Outcome


def import_forms(book: Workbook, results: Sequence[FileResult], on: date) -> tuple[list[FileResult], Outcome]:
    """Keeps the files, then takes them in as one entry; where that is refused, the files go again."""
    command = TakeForms(tuple(file_result.received for file_result in results if file_result.received), on)
    written = keep(received_folder(book.path), results)
    try:
        outcome = book.do(command)
    except BaseException:
        drop(written)
        raise
    return [_done(result, outcome.refused) for result in results], outcome


def _done(file_result: FileResult, notices: Sequence[Omission]) -> FileResult:
    """A file that was imported; rows that were refused while they were written are among the refused."""
    if file_result.received is None:
        return file_result
    late = [notice for notice in notices if notice.file == file_result.received.name]
    gone = {ref.rpartition(":")[2]: notice.why for notice in late for ref in notice.refs}
    moved = [field for field in file_result.taken if field.ref in gone]
    refused = [
        Rejected(
            field.cell, field.ref, field.field, str(field.after), "changed_since", gone[field.ref], field.department
        )
        for field in moved
    ]
    accepted = tuple(field for field in file_result.taken if field.ref not in gone)
    return file_result._replace(state="taken", taken=accepted, refused=(*file_result.refused, *refused))
