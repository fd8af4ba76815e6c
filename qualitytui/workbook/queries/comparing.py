"""What is different between two workbooks."""

from qualitytui.model.history import FieldChange
from qualitytui.store.closings import correction_moments
from qualitytui.store.comparing import differences
from qualitytui.store.reader import Reader
from qualitytui.workbook.book import Workbook


def compared(older: Workbook, newer: Workbook) -> tuple[FieldChange, ...]:
    """Every field that differs, item by item."""
    return newer.ask(lambda new: older.ask(lambda old: differences(old, new)))


def corrected_weeks(reader: Reader) -> dict[tuple[int, str], str]:
    """The entries that corrected a closed week, by number and moment, each with that week."""
    return correction_moments(reader)
