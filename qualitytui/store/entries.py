"""Reads journal entries."""

import re
import sqlite3
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from qualitytui.model.addresses import address
from qualitytui.model.journal import JournalEntry, JournalSpan
from qualitytui.store.closed_weeks import corrections
from qualitytui.store.date_order import earliest_of_later_days
from qualitytui.store.reader import Reader, marks, pages
from qualitytui.store.refs import shared_refs

Touched = dict[int, list[tuple[str, str]]]
"""The items that each entry touched, as plan key and ref."""


def entries_of_item(reader: Reader, *items: str) -> tuple[JournalEntry, ...]:
    """What was done to one task or indicator (task:ID, indicator:ID) and those it goes on from, the newest first."""
    acts = f"IN (SELECT act FROM change WHERE item IN ({marks(items)}))"
    corrected = corrections(reader, items[0]) if len(items) == 1 else reader.lasting(corrections)
    return _entries(reader, acts, items, corrected)


def entry_ids(
    reader: Reader, span: JournalSpan, items: Collection[str] | None = None, last: int | None = None
) -> Sequence[tuple[int, str]]:
    """Id and day of what was done in a part of the journal, the newest first; to these items, at most so many."""
    rows = "SELECT a.id, substr(a.at, 1, 10) FROM act a WHERE {} {} ORDER BY a.id DESC LIMIT ?"
    most = -1 if last is None else last
    if items is None:
        return reader.rows(rows.format(WITHIN, ""), (*within(span), most)).fetchall()
    import json  # noqa: PLC0415 - only where something is filtered

    sql = rows.format(WITHIN, f"AND a.id IN ({OF_ITEMS})")
    return reader.rows(sql, (*within(span), json.dumps(list(items)), most)).fetchall()


def entries_of(reader: Reader, ids: Sequence[int], *, with_refs: bool = True) -> tuple[JournalEntry, ...]:
    """The entries of these ids, the newest first; those gone meanwhile are left out.

    What an entry touched is read only with its refs, or where its sentence may need a plan before one of them.
    """
    corrected = reader.lasting(corrections)
    return tuple(
        entry
        for page in pages(sorted(ids, reverse=True))
        for entry in _entries(reader, f"IN ({marks(page)})", page, corrected, with_refs=with_refs)
    )


def entries_of_each_form(reader: Reader, ids: Sequence[int]) -> list[int]:
    """Among these entries one of each author, kind of command, and length of number and time."""
    known: dict[tuple[object, ...], int] = {}
    for page in pages(ids):
        forms = reader.rows(
            "SELECT min(id), who, command, length(id), length(at) FROM act "
            f"WHERE id IN ({marks(page)}) GROUP BY who, command, length(id), length(at)",
            page,
        )
        known.update((tuple(form), key) for key, *form in forms)
    return [*known.values()]


def entries_within(
    reader: Reader, span: JournalSpan, items: Collection[str] | None = None, last: int | None = None
) -> tuple[JournalEntry, ...]:
    """What was done in a part of the journal, as entry_ids has it."""
    return entries_of(reader, [key for key, _ in entry_ids(reader, span, items, last)])


OF_ITEMS = "SELECT act FROM change WHERE item IN (SELECT value FROM json_each(?))"
"""The entries that touched one of these items."""
WITHIN = "a.at >= ? AND a.at <= ? AND a.id > ? AND a.id <= ?"
"""Whether entry a lies in a span."""


def within(span: JournalSpan) -> tuple[str, str, int, int]:
    """What WITHIN takes."""
    return span.since, f"{span.until}~", span.after, span.upto


def last_act(reader: Reader) -> int:
    """The number of the newest entry, 0 in an empty journal."""
    return int(reader.rows("SELECT coalesce(max(id), 0) FROM act").fetchone()[0])


def first_entry_day(reader: Reader) -> date | None:
    """The day of the first entry; None in an empty journal."""
    first = reader.rows("SELECT min(at) FROM act").fetchone()[0]
    return date.fromisoformat(first[:10]) if first else None


def last_entry_day(reader: Reader) -> str | None:
    """The latest day that an entry is of; None in an empty journal."""
    last = reader.rows("SELECT max(at) FROM act").fetchone()[0]
    return str(last)[:10] if last else None


def _entries(
    reader: Reader,
    acts: str,
    parameters: Sequence[object],
    corrected: Mapping[int, str],
    *,
    with_refs: bool = True,
) -> tuple[JournalEntry, ...]:
    """The entries whose id is among those that are named in SQL, the newest first."""
    gone, shared = reader.lasting(_undone), reader.lasting(shared_refs)
    earliest = reader.lasting(earliest_of_later_days)
    touched = _touched(reader, acts, parameters) if with_refs or shared else {}
    rows = reader.rows(
        f"SELECT a.id, a.at, a.who, a.command, a.said, a.undoes FROM act a WHERE a.id {acts} ORDER BY a.id DESC",
        parameters,
    )
    return tuple(
        JournalEntry(
            *(key, at, who, command, addressed(said, items, shared), undoes, key in gone),
            tuple([address(plan, ref, shared) for plan, ref in items]) if with_refs else (),
            corrected.get(key),
            key > earliest.get(at[:10], key),
        )
        for key, at, who, command, said, undoes in rows
        for items in (touched.get(key, ()),)
    )


def _undone(reader: Reader) -> frozenset[int]:
    return undone(reader.connection)


def _touched(reader: Reader, acts: str, parameters: Sequence[object]) -> Touched:
    """The items that each of these entries, as SQL, touched."""
    touched: Touched = {}
    for act, plan, ref in reader.rows(
        "SELECT DISTINCT c.act, p.key, coalesce(t.ref, i.ref) FROM change c "
        "LEFT JOIN task t ON c.item LIKE 'task:%' AND t.id = CAST(substr(c.item, 6) AS INTEGER) "
        "LEFT JOIN indicator i ON c.item LIKE 'indicator:%' AND i.id = CAST(substr(c.item, 11) AS INTEGER) "
        "JOIN plan p ON p.id = coalesce(t.plan, i.plan) "
        f"WHERE c.act {acts} ORDER BY c.act, c.id",
        parameters,
    ):
        touched.setdefault(act, []).append((plan, ref))
    return touched


def addressed(text: str, touched: Collection[tuple[str, str]], shared: Collection[str]) -> str:
    """The sentence with the plan before each ref that several plans have, where the entry touched but one of them."""
    if not any(ref in shared for _, ref in touched):
        return text
    counts = Counter(ref for _, ref in touched)
    for plan, ref in touched:
        if ref in text and ref in shared and counts[ref] == 1:
            bare = rf"(?<![A-Za-z0-9.:#-]){re.escape(ref)}(?![A-Za-z0-9#]|\.[0-9])"
            text = re.sub(bare, f"{plan}:{ref}".replace("\\", r"\\"), text, count=1)
    return text


def undone(connection: sqlite3.Connection) -> frozenset[int]:
    """The entries not in force: undone ones, and undos that were redone."""
    gone: set[int] = set()
    for act, undoes in connection.execute("SELECT id, undoes FROM act WHERE undoes IS NOT NULL ORDER BY id DESC"):
        if act not in gone:
            gone.add(undoes)
    return frozenset(gone)


def entry_of_task(reader: Reader, task: int, field: str) -> int | None:
    """The last entry that gave a field of a task the value that it has."""
    return entry_of(reader, "task", task, field)


def entry_of(reader: Reader, table: str, row: int, field: str) -> int | None:
    """The last entry that gave a field of a row the value that it has."""
    return _entry(
        reader,
        "tbl = ? AND key = ? AND after IS NOT NULL AND "
        f"(before IS NULL OR json_extract(before, '$.{field}') IS NOT json_extract(after, '$.{field}'))",
        table,
        row,
    )


def entry_of_reading(reader: Reader, measurement: int) -> int | None:
    """The entry that brought a reading."""
    return _entry(reader, "tbl = 'measurement' AND key = ? AND before IS NULL", measurement)


def entry_of_word(reader: Reader, task: int, department: str) -> int | None:
    """The last entry with a report or other word of a department on a task."""
    return _entry(
        reader,
        "tbl IN ('report', 'news') AND item = 'task:' || ? AND after IS NOT NULL AND "
        "json_extract(after, '$.department') = (SELECT id FROM department WHERE name = ?)",
        task,
        department,
    )


def _entry(reader: Reader, where: str, *values: object) -> int | None:
    row = reader.rows(f"SELECT act FROM change WHERE {where} ORDER BY id DESC LIMIT 1", values).fetchone()
    return int(row[0]) if row else None
