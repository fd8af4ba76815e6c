"""The journal read back: entries in words and field by field."""

from collections.abc import Iterable, Sequence
from typing import Any

from qualitytui.model.history import Entry, FieldChange
from qualitytui.store.journal import undone
from qualitytui.store.reader import Reader
from qualitytui.store.transaction import RowChange, Values, unpacked

HIDDEN = {"id", "plan", "task", "indicator", "position", "search", "changed", "section", "line", "source"}


def entries_of_item(reader: Reader, item: str) -> tuple[Entry, ...]:
    """What was done to one task or indicator (task:ID, indicator:ID), the newest first."""
    return _entries(reader, "WHERE a.id IN (SELECT act FROM change WHERE item = ?) ORDER BY a.id DESC", (item,))


def entries_between(reader: Reader, since: str, until: str) -> tuple[Entry, ...]:
    """What was done from one day to another, both included, the newest first."""
    return _entries(reader, "WHERE substr(a.at, 1, 10) BETWEEN ? AND ? ORDER BY a.id DESC", (since, until))


def last_act(reader: Reader) -> int:
    """The number of the newest act, 0 in an empty journal."""
    return int(reader.rows("SELECT coalesce(max(id), 0) FROM act").fetchone()[0])


def _entries(reader: Reader, tail: str, parameters: Sequence[object]) -> tuple[Entry, ...]:
    gone = undone(reader.connection)
    acts = list(reader.dicts(f"SELECT a.id, a.at, a.who, a.command, a.said, a.undoes FROM act a {tail}", parameters))
    refs = _refs_touched(reader, acts[-1]["id"], acts[0]["id"]) if acts else {}
    return tuple(Entry(**act, is_undone=act["id"] in gone, refs=tuple(refs.get(act["id"], ()))) for act in acts)


def _refs_touched(reader: Reader, first: int, last: int) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for act, ref in reader.rows(
        "SELECT DISTINCT c.act, coalesce(t.ref, i.ref) FROM change c "
        "LEFT JOIN task t ON c.item = 'task:' || t.id LEFT JOIN indicator i ON c.item = 'indicator:' || i.id "
        "WHERE c.act BETWEEN ? AND ? AND coalesce(t.ref, i.ref) IS NOT NULL ORDER BY c.act, c.id",
        (first, last),
    ):
        found.setdefault(act, []).append(ref)
    return found


def net_changes(reader: Reader, since: str, until: str) -> tuple[FieldChange, ...]:
    """What is different between the evening before `since` and the evening of `until`, field by field."""
    rows = reader.rows(
        "SELECT c.tbl, c.key, c.before, c.after, a.at, a.who, a.id FROM change c JOIN act a ON a.id = c.act "
        "WHERE substr(a.at, 1, 10) BETWEEN ? AND ? ORDER BY c.id",
        (since, until),
    )
    first: dict[tuple[str, int], str | None] = {}
    last: dict[tuple[str, int], tuple[Any, ...]] = {}
    for table, key, before, *rest in rows:
        first.setdefault((table, key), before)
        last[table, key] = tuple(rest)
    found: list[FieldChange] = []
    names = Names(reader)
    for (table, key), before in first.items():
        after, at, who, act = last[table, key]
        change = RowChange(table, key, unpacked(before), unpacked(after))
        found += names.field_changes(change, at, who, act)
    return tuple(found)


def describe(reader: Reader, changes: Iterable[RowChange]) -> tuple[FieldChange, ...]:
    """Rows changed just now, field by field."""
    names = Names(reader)
    return tuple(field for change in changes for field in names.field_changes(change))


class Names:
    """Says what a changed row is about, asking for each item once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._items: dict[str, tuple[str, str]] = {}

    def field_changes(
        self, change: RowChange, at: str | None = None, by: str | None = None, entry: int | None = None
    ) -> list[FieldChange]:
        """Each field of a row that differs."""
        ref, title = self._item(change)
        before, after = self._readable(change.before), self._readable(change.after)
        prefix = "" if change.table in {"task", "indicator"} else f"{change.table}."
        return [
            FieldChange(ref, title, f"{prefix}{name}", before.get(name), after.get(name), at, by, entry)
            for name in {**before, **after}
            if name not in HIDDEN and before.get(name) != after.get(name)
        ]

    def _item(self, change: RowChange) -> tuple[str, str]:
        values = change.after or change.before or {}
        if change.table in {"task", "indicator"}:
            return str(values["ref"]), str(values["title"])
        item = change.item
        if item is None:
            return str(values.get("ref") or values.get("key") or ""), str(
                values.get("title") or values.get("name") or ""
            )
        if item not in self._items:
            table, _, key = item.partition(":")
            found = self._reader.rows(f"SELECT ref, title FROM {table} WHERE id = ?", (key,)).fetchone()
            self._items[item] = found or ("", "")
        return self._items[item]

    def _readable(self, values: Values | None) -> Values:
        shown = dict(values or {})
        if shown.get("department") is not None:
            found = self._reader.rows("SELECT name FROM department WHERE id = ?", (shown["department"],)).fetchone()
            shown["department"] = found[0] if found else shown["department"]
        return shown
