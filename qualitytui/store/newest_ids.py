"""The newest ids of a workbook, by which a change is detected."""

from qualitytui.store.reader import Reader


def last_entry(reader: Reader) -> tuple[int, str]:
    """The id and the hash of the newest journal entry; 0 and "" in an empty journal."""
    row = reader.rows("SELECT id, coalesce(seal, '') FROM act ORDER BY id DESC LIMIT 1").fetchone()
    return (0, "") if row is None else (int(row[0]), str(row[1]))
