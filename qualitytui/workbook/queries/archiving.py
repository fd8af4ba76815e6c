"""What an archive says of the workbook that it holds."""

from typing import NamedTuple

from qualitytui.store.documents import plan_documents
from qualitytui.store.entries import last_entry_day
from qualitytui.store.reader import Reader
from qualitytui.workbook.queries.identity import workbook_identity


class ArchiveFacts(NamedTuple):
    """The workbook's identity, the day of its last entry, and each plan's key, title and document."""

    workbook: str
    last_day: str
    documents: tuple[tuple[str, str, str], ...]


def archive_facts(reader: Reader) -> ArchiveFacts:
    """What an archive says of its workbook; nothing in it depends on the day on which it is made."""
    today = reader.today.isoformat()
    last = min(last_entry_day(reader) or today, today)
    return ArchiveFacts(workbook_identity(reader), last, plan_documents(reader))
