"""The newest entry of the journal, by which a change is detected, and the latest day of any."""

from qualitytui.store.reader import Reader


def last_entry(reader: Reader) -> tuple[int, str]:
    """The id and the hash of the newest journal entry; 0 and "" in an empty journal."""
    row = reader.rows("SELECT id, coalesce(seal, '') FROM act ORDER BY id DESC LIMIT 1").fetchone()
    return (0, "") if row is None else (int(row[0]), str(row[1]))


def last_day(reader: Reader) -> str:
    """The latest day that any entry has; "" in an empty journal."""
    latest = reader.rows("SELECT max(at) FROM act").fetchone()[0]
    return latest[:10] if latest else ""
