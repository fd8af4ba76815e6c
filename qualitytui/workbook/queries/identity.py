"""The identity of a workbook, shared by its copies and snapshots."""

from qualitytui.store.identity import identity_in
from qualitytui.store.reader import Reader


def workbook_identity(reader: Reader) -> str:
    """The identity kept in the workbook; "" where it has none."""
    identity = identity_in(reader.connection)
    return (identity and identity.workbook) or ""
