"""The identity of a workbook, shared by its copies and snapshots, and the history that tells copies apart."""

from qualitytui.rules.journal_histories import History
from qualitytui.store.identity import identity_in
from qualitytui.store.journal_history import history_in
from qualitytui.store.reader import Reader


def workbook_identity(reader: Reader) -> str:
    """The identity kept in the workbook; "" where it has none."""
    identity = identity_in(reader.connection)
    return (identity and identity.workbook) or ""


def journal_history(reader: Reader) -> History:
    """The history of the workbook's journal."""
    return history_in(reader.connection)
