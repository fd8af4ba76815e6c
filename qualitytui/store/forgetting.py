"""A piece of text blanked wherever it stands: in rows, search keys, the journal, and the pages of the file."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any, Final

from qualitytui.store.names import name_key
from qualitytui.store.seals import reseal
from qualitytui.store.transaction import RowChange, packed
from qualitytui.text import fold

BLANK: Final = "【已抹去】"
FREE: Final[dict[str, tuple[str, ...]]] = {
    "plan": ("title", "document_number", "issuer", "source_name", "source"),
    "section": ("title",),
    "task": ("title", "text", "status_note", "checked_by", "evidence", "due_text"),
    "deadline": ("text",),
    "indicator": ("title", "condition", "target_text"),
    "department": ("name",),
    "alias": ("name",),
    "contact": ("person", "phone"),
    "finding": ("text",),
    "skipped": ("text", "why"),
    "report": ("text", "person", "via"),
    "note": ("text",),
    "extension": ("reason",),
    "step": ("title", "person"),
    "measurement": ("source", "definition"),
    "saved_view": ("name", "filter"),
}
"""The columns that hold what people wrote."""
NAMED: Final = {"department", "alias"}
"""The tables whose search key holds the name's pinyin too."""


def blank(connection: sqlite3.Connection, text: str) -> tuple[tuple[RowChange, ...], tuple[int, ...]]:
    """Puts BLANK in place of the text everywhere; returns the rows before and after, and the entries touched.

    Rows and journal are altered alike, so that undo still fits; the entries are sealed anew.
    """
    rows = tuple(change for table in FREE for change in _rows(connection, table, text))
    entries = tuple(sorted({*_acts(connection, text), *_images(connection, text)}))
    reseal(connection, entries)
    return rows, entries


def _rows(connection: sqlite3.Connection, table: str, text: str) -> Iterator[RowChange]:
    where = " OR ".join(f"instr({column}, :text)" for column in FREE[table])
    cursor = connection.execute(f"SELECT * FROM {table} WHERE {where}", {"text": text})
    names = [column[0] for column in cursor.description]
    for row in cursor.fetchall():
        before = dict(zip(names, row, strict=True))
        after = _values(table, before, text)
        settings = ", ".join(f"{name} = ?" for name in names)
        connection.execute(f"UPDATE {table} SET {settings} WHERE id = ?", [*after.values(), before["id"]])
        yield RowChange(table, before["id"], before, after)


def _images(connection: sqlite3.Connection, text: str) -> list[int]:
    """Alters the rows that the journal keeps; returns the entries that kept them."""
    connection.create_function("blanked", 2, lambda table, image: _image(table, image, text), deterministic=True)
    where = "instr(before, :text) OR instr(after, :text)"
    inside = {"text": written(text)}
    found = connection.execute(f"SELECT DISTINCT act FROM change WHERE {where}", inside).fetchall()
    connection.execute(
        f"UPDATE change SET before = blanked(tbl, before), after = blanked(tbl, after) WHERE {where}", inside
    )
    return [row[0] for row in found]


def written(text: str) -> str:
    """Returns the text as it stands inside JSON."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _values(table: str, values: dict[str, Any], text: str) -> dict[str, Any]:
    """A row without the text; its search key likewise."""
    after = {
        name: value.replace(text, BLANK) if name in FREE[table] and isinstance(value, str) else value
        for name, value in values.items()
    }
    if after != values and isinstance(values.get("search"), str):
        after["search"] = (
            name_key(after["name"]) if table in NAMED else values["search"].replace(fold(text), fold(BLANK))
        )
    return after


def _image(table: str, image: str | None, text: str) -> str | None:
    if image is None or table not in FREE:
        return image
    return packed(_values(table, json.loads(image), text))


def _acts(connection: sqlite3.Connection, text: str) -> list[int]:
    found = connection.execute(
        "SELECT id, who, said, arguments FROM act WHERE instr(who, :text) OR instr(said, :text) "
        "OR instr(arguments, :written)",
        {"text": text, "written": written(text)},
    ).fetchall()
    for act, who, said, arguments in found:
        given = json.dumps(_everywhere(json.loads(arguments), lambda one: one.replace(text, BLANK)), ensure_ascii=False)
        connection.execute(
            "UPDATE act SET who = ?, said = ?, arguments = ? WHERE id = ?",
            (who.replace(text, BLANK), said.replace(text, BLANK), given, act),
        )
    return [row[0] for row in found]


def _everywhere(value: Any, change: Callable[[str], str]) -> Any:
    """Every string in a JSON value changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_everywhere(one, change) for one in value]
    if isinstance(value, dict):
        return {name: _everywhere(one, change) for name, one in value.items()}
    return value


def scrub(connection: sqlite3.Connection) -> bool:
    """Writes the file anew without what its free pages held; False where that cannot be done now."""
    try:
        connection.execute("VACUUM")
        busy: int = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except sqlite3.OperationalError:
        return False
    return busy == 0
