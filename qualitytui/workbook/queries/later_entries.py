"""Entries of days after today, which the figures of today hold, and entries that an older copy has not."""

from qualitytui.i18n import say
from qualitytui.store.last_entry import missing_entry_in
from qualitytui.store.newest_entry import last_day
from qualitytui.store.reader import Reader


def later_entries_in(reader: Reader) -> str:
    """That the figures of today hold entries of later days; "" where none is dated after it."""
    latest = last_day(reader)
    if latest <= reader.today.isoformat():
        return ""
    return say(
        "Entries are dated after today, {day}, up to {latest}: they are in these figures.",
        day=reader.today,
        latest=latest,
    )


def missing_entry(reader: Reader, folder: str, workbook: str) -> str:
    """The sentence that the last entry remembered in a folder is not in the workbook; "" where it is."""
    return missing_entry_in(reader.connection, folder, workbook)
