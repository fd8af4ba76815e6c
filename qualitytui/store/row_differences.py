"""Differences between two workbooks, row by row, independent of their journals."""

from collections.abc import Iterator
from typing import Any

from qualitytui.model.journal import FieldChange
from qualitytui.store.changes import Names
from qualitytui.store.reader import Reader
from qualitytui.store.row_classes import ROWS
from qualitytui.store.transaction import RowChange


def differences(older: Reader, newer: Reader) -> tuple[FieldChange, ...]:
    """Every field that differs, item by item, with who wrote it last in the newer one."""
    rows = [row for table in ROWS for row in _different(older, newer, table)]
    written = _last_written(newer) if rows else {}
    names = Names(newer, older)
    by_item: dict[str, list[FieldChange]] = {}
    for row in rows:
        for field in names.field_changes(row, *written.get((row.table, row.key), (None, None, None))):
            by_item.setdefault(field.ref, []).append(field)
    return tuple(field for fields in by_item.values() for field in fields)


def _different(older: Reader, newer: Reader, table: str) -> Iterator[RowChange]:
    before, after = _rows(older, table), _rows(newer, table)
    for key in sorted({**before, **after}):
        was, is_ = before.get(key), after.get(key)
        if was != is_:
            yield RowChange(table, key, was, is_)


def _rows(reader: Reader, table: str) -> dict[int, dict[str, Any]]:
    return {row["id"]: row for row in reader.dicts(f"SELECT * FROM {table}")}


def _last_written(reader: Reader) -> dict[tuple[str, int], tuple[str, str, int]]:
    return {
        (table, key): (at, who, act)
        for table, key, at, who, act, _ in reader.rows(
            "SELECT c.tbl, c.key, a.at, a.who, a.id, max(c.id) FROM change c JOIN act a ON a.id = c.act "
            "GROUP BY c.tbl, c.key"
        )
    }
