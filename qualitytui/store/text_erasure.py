"""Text erasure: blanks a text in rows, search keys, journal entries and free pages of the file."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from qualitytui.sanitize import fold
from qualitytui.store.entry_hashes import rehash_entries
from qualitytui.store.search_keys import name_key, spelling, title_spellings
from qualitytui.store.transaction import RowChange, packed

BLANK: Final = "【已抹去】"
FREE: Final[dict[str, tuple[str, ...]]] = {
    "plan": ("title", "document_number", "issuer", "source_name", "source"),
    "section": ("title",),
    "task": ("title", "text", "status_note", "checked_by", "evidence", "due_text", "handed_by"),
    "deadline": ("text",),
    "indicator": ("title", "condition", "target_text"),
    "department": ("name",),
    "alias": ("name",),
    "contact": ("person", "phone", "post", "leader", "leader_phone"),
    "finding": ("text",),
    "skipped": ("text", "why"),
    "report": ("text", "person", "via", "problem", "next_step", "decision", "evidence"),
    "extension": ("reason",),
    "step": ("title", "person"),
    "measurement": ("source", "definition"),
    "note": ("text",),
    "saved_view": ("name", "filter"),
    "setting": ("value",),
    "form_round": ("title",),
    "form_file": ("name", "sender", "phone", "others"),
    "form_note": ("series",),
    "letter": ("reason", "series", "approved_by", "delivered_to", "remark"),
    "letter_return": ("reason",),
    "letter_file": ("path",),
    "rectification": ("problem", "measure", "goal", "found_by", "checked_by", "evidence", "approved_by"),
    "rectification_report": ("text",),
    "rectification_extension": ("reason",),
    "evidence": ("name", "place", "checked_by"),
    "assessment_record": ("matter", "evidence"),
    "assessment_objection": ("text", "answer"),
    "assessment_self": ("note",),
    "assessment_decision": ("despite", "rules", "result", "reason"),
}
"""The columns that hold what people wrote."""
FIXED: Final[dict[str, tuple[str, ...]]] = {
    "plan": ("key", "issued", "imported", "closed_on"),
    "section": ("ref", "number"),
    "task": ("ref", "number", "status", "status_on", "due", "due_original", "due_source", "changed", "made_on"),
    "deadline": ("date", "start", "recurs", "kind"),
    "indicator": ("ref", "number", "source", "comparator", "unit", "changed", "goal_kind", "kind_reason"),
    "responsibility": ("role", "since"),
    "finding": ("kind", "ref"),
    "report": ("on_date", "promised"),
    "extension": ("before", "after", "on_date"),
    "step": ("due", "done_on"),
    "measurement": ("on_date", "retracted_on"),
    "news": ("on_date", "kind"),
    "note": ("on_date",),
    "setting": ("key",),
    "form_round": ("token", "sent", "by_date", "cutoff"),
    "form_asked": ("paper_on",),
    "form_file": ("kept", "sha256", "received_on", "filled_on"),
    "form_note": ("on_date",),
    "letter": ("kind", "level", "drafted", "by_date", "on_date", "state", "delivered_on", "answered_on", "ended_on"),
    "letter_return": ("before", "answered_on", "after", "on_date"),
    "letter_file": ("on_date",),
    "rectification": ("opened", "by_date", "state", "reported_on", "closed_on", "second_look", "looked_on"),
    "rectification_report": ("kind", "on_date"),
    "rectification_extension": ("before", "after", "on_date"),
    "carryover": ("on_date",),
    "evidence": ("on_date",),
    "assessment_record": ("kind", "on_date"),
    "assessment_objection": ("on_date", "state", "answered_on"),
    "assessment_self": ("block", "on_date"),
    "assessment_decision": ("decided_on", "reopened_on"),
}
"""Text columns in which nothing is blanked: dates, item numbers, codes of the program."""
NAMED: Final = ("department", "alias")
"""The tables in which every name is another, and whose search key holds the name's pinyin too."""
TITLED: Final = ("task", "indicator")
"""The tables whose search key ends with the spellings of a title."""


class Blanked(NamedTuple):
    """What was blanked: rows before and after, entries of the journal; and the columns where it had to stay."""

    rows: tuple[RowChange, ...]
    entries: tuple[int, ...]
    left: tuple[str, ...]


def erase_text(connection: sqlite3.Connection, text: str) -> Blanked:
    """Puts BLANK in place of the text everywhere.

    Rows and journal are altered alike, so that undo still works; the entries are rehashed.
    """
    blanks = _blanks(connection, text)
    rows = tuple(change for table in FREE for change in _rows(connection, table, text, blanks))
    entries = tuple(sorted({*_acts(connection, text), *_images(connection, text, blanks)}))
    rehash_entries(connection, entries)
    return Blanked(rows, entries, _left(connection, text))


def _left(connection: sqlite3.Connection, text: str) -> tuple[str, ...]:
    """The columns that hold the text and of which nothing can be taken out."""
    return tuple(
        f"{table}.{column}"
        for table, columns in FIXED.items()
        for column in columns
        if connection.execute(f"SELECT 1 FROM {table} WHERE instr({column}, ?) LIMIT 1", (text,)).fetchone()
    )


Blanks = Mapping[tuple[str, int], str]
"""What stands in place of the text in a name, by its table and row, where BLANK alone would be there twice."""


def _blanks(connection: sqlite3.Connection, text: str) -> Blanks:
    found: dict[tuple[str, int], str] = {}
    for table in NAMED:
        names = {(key, name) for key, name in connection.execute(f"SELECT id, name FROM {table}")}
        for key, before, after in connection.execute("SELECT key, before, after FROM change WHERE tbl = ?", (table,)):
            names |= {(key, json.loads(image)["name"]) for image in (before, after) if image}
        used = {name for _, name in names}
        for key in sorted({key for key, name in names if text in name}):
            own = {name for one, name in names if one == key and text in name}
            number = 1
            while used & (blanked := {name.replace(text, _numbered(number)) for name in own}):
                number += 1
            used |= blanked
            found[table, key] = _numbered(number)
    return found


def _numbered(number: int) -> str:
    return BLANK if number == 1 else f"{BLANK[:-1]}{number}{BLANK[-1]}"


def _rows(connection: sqlite3.Connection, table: str, text: str, blanks: Blanks) -> Iterator[RowChange]:
    where = " OR ".join(f"instr({column}, :text)" for column in FREE[table])
    if table == "report" and spelling(text):
        where += " OR (instr(search, :spelling) AND instr(person, :blank))"
    words = {"text": text, "spelling": spelling(text), "blank": BLANK}
    cursor = connection.execute(f"SELECT * FROM {table} WHERE {where}", words)
    names = [column[0] for column in cursor.description]
    for row in cursor.fetchall():
        before = dict(zip(names, row, strict=True))
        after = _values(table, before, text, blanks)
        if after == before:
            continue
        settings = ", ".join(f"{name} = ?" for name in names)
        connection.execute(f"UPDATE {table} SET {settings} WHERE id = ?", [*after.values(), before["id"]])
        yield RowChange(table, before["id"], before, after)


def _images(connection: sqlite3.Connection, text: str, blanks: Blanks) -> Iterator[int]:
    """Alters the row images in the journal; returns the ids of their entries."""
    where = "instr(before, :text) OR instr(after, :text)"
    if spelling(text):
        where += " OR (tbl = 'report' AND (instr(before, :spelling) OR instr(after, :spelling)))"
    words = {"text": written(text), "spelling": spelling(text)}
    query = f"SELECT id, act, tbl, before, after FROM change WHERE {where}"
    for change, act, table, *images in connection.execute(query, words).fetchall():
        altered = [_image(table, image, text, blanks) for image in images]
        if altered != images:
            connection.execute("UPDATE change SET before = ?, after = ? WHERE id = ?", (*altered, change))
            yield act


def written(text: str) -> str:
    """Returns the text as JSON escapes it."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _values(table: str, values: dict[str, Any], text: str, blanks: Blanks) -> dict[str, Any]:
    """A row without the text; its search key likewise."""
    instead = blanks.get((table, values.get("id", 0)), BLANK)
    after = {
        name: value.replace(text, instead) if name in FREE[table] and isinstance(value, str) else value
        for name, value in values.items()
    }
    if isinstance(values.get("search"), str):
        after["search"] = _search(table, values, after, text)
    return after


def _search(table: str, before: dict[str, Any], after: dict[str, Any], text: str) -> str:
    """The search key of a row without the text, and without its pinyin."""
    search: str = before["search"]
    if table == "report" and before.get("person"):
        return _report_search(before, after, text)
    if after == before:
        return search
    if table in TITLED:
        return _item_search(before, after, text)
    return name_key(after["name"]) if table in NAMED else search.replace(fold(text), fold(BLANK))


def _item_search(before: dict[str, Any], after: dict[str, Any], text: str) -> str:
    """An item's key ends with the spellings of its title."""
    spelt = "".join(f"\n{line}" for line in title_spellings(before["title"]))
    words = before["search"].removesuffix(spelt).replace(fold(text), fold(BLANK))
    return "\n".join((words, *title_spellings(after["title"])))


def _report_search(before: dict[str, Any], after: dict[str, Any], text: str) -> str:
    """A report's key ends with the spellings of its person, whose name stands first among them."""
    lines = before["search"].split("\n")
    person = fold(before["person"])
    if (after == before and spelling(text) not in lines) or person not in lines:
        return "\n".join(lines).replace(fold(text), fold(BLANK)) if after != before else before["search"]
    at = len(lines) - 1 - lines[::-1].index(person)
    return "\n".join([*(line.replace(fold(text), fold(BLANK)) for line in lines[:at]), name_key(after["person"])])


def _image(table: str, image: str | None, text: str, blanks: Blanks) -> str | None:
    if image is None or table not in FREE:
        return image
    values = json.loads(image)
    after = _values(table, values, text, blanks)
    return image if after == values else packed(after)


def _acts(connection: sqlite3.Connection, text: str) -> Iterator[int]:
    rows = connection.execute(
        "SELECT id, who, said, arguments FROM act WHERE instr(who, :text) OR instr(said, :text) "
        "OR instr(arguments, :written)",
        {"text": text, "written": written(text)},
    ).fetchall()
    for act, who, said, arguments in rows:
        given = json.loads(arguments)
        altered = _everywhere(given, lambda one: one.replace(text, BLANK))
        after = (
            who.replace(text, BLANK),
            said.replace(text, BLANK),
            arguments if altered == given else json.dumps(altered, ensure_ascii=False),
        )
        if after != (who, said, arguments):
            connection.execute("UPDATE act SET who = ?, said = ?, arguments = ? WHERE id = ?", (*after, act))
            yield act


def _everywhere(value: Any, change: Callable[[str], str]) -> Any:
    """Every string in a JSON value changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_everywhere(one, change) for one in value]
    if isinstance(value, dict):
        return {name: _everywhere(one, change) for name, one in value.items()}
    return value


def overwrite_deleted(connection: sqlite3.Connection) -> None:
    """Turns secure_delete on: SQLite overwrites deleted content instead of leaving it in free pages."""
    connection.execute("PRAGMA secure_delete = ON")


def scrub(connection: sqlite3.Connection) -> bool:
    """Vacuums the file, which drops its free pages; False where that is not possible now."""
    try:
        connection.execute("VACUUM")
        busy: int = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except sqlite3.OperationalError:
        return False
    return busy == 0
