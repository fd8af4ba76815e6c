"""Whether the workbook is older than what was last written into it here."""

from qualitytui.store.last_entry import missing_entry_in
from qualitytui.store.reader import Reader


def missing_entry(reader: Reader, folder: str, workbook: str) -> str:
    """The sentence that the entry remembered in a folder is not in the workbook; "" where it is."""
    return missing_entry_in(reader.connection, folder, workbook)
