"""Differences between two workbooks."""

from qualitytui.model.journal import FieldChange
from qualitytui.store.closed_weeks import correction_moments
from qualitytui.store.reader import Reader
from qualitytui.store.row_differences import differences
from qualitytui.workbook.book import Workbook


def compared(older: Workbook, newer: Workbook) -> tuple[FieldChange, ...]:
    """Every field that differs, item by item."""
    return newer.ask(lambda new: older.ask(lambda old: differences(old, new)))


def corrected_weeks(reader: Reader) -> dict[tuple[int, str], str]:
    """The entries that corrected a closed week, by number and moment, each with that week."""
    return correction_moments(reader)
