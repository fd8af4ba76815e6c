"""What a workbook's file looks like from outside: its marks, its version, its tables."""

from __future__ import annotations

import sqlite3

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

APPLICATION_ID: Final = 0x51545742  # "QTWB"
VERSION: Final = 14  # the number of the last migration
TABLES: Final = frozenset(
    {
        "plan",
        "section",
        "task",
        "deadline",
        "indicator",
        "department",
        "alias",
        "contact",
        "responsibility",
        "finding",
        "skipped",
        "report",
        "extension",
        "step",
        "measurement",
        "saved_view",
        "news",
        "note",
        "setting",
        "identity",
        "form_round",
        "form_asked",
        "form_file",
        "form_note",
        "letter",
        "letter_return",
        "letter_file",
        "rectification",
        "rectification_report",
        "rectification_extension",
        "carryover",
        "evidence",
        "assessment_record",
        "assessment_objection",
        "assessment_self",
        "assessment_decision",
        "act",
        "change",
    }
)
LIBRARY_TABLES: Final = frozenset({"_sqlite_migrations", "sqlite_sequence"})
UNJOURNALLED: Final = frozenset({"identity"})
"""The tables that a migration fills and no command writes."""
JOURNALLED: Final = TABLES - UNJOURNALLED - {"act", "change"}
"""The tables whose rows the journal keeps, each with a row class."""
SEALED_SINCE: Final = 4
"""The first schema whose journal has hashes."""
HASHES: Final = {
    1: "9a1a2fc86870f0f3c57decffced5ad377c5ea38d05c76d2637f42380e81d76ce",
    2: "5b970c4e66ca464c0ce4f18e44c531341ec41e63b559ce617e101fef2d6d14e4",
    3: "978a865cf47bda39d7cbefe79abd5175fd650f1e5d57d4072cc0267edd7096cc",
    4: "1da63f27422c1215a93e62eb5edc2c9cf9188f209c712805f81972f2c46fa0f5",
    5: "1ad66604928451978a1b6ccf8090f36f642395b9156c84e9ab081337d1e87594",
    6: "f8df2f02ce98bbb253bb2097c074c66caf6faa0c3b9cc74926b6c9b3e8d9776d",
    7: "ef2cfb62e52680b58f0ba2187a84e9a0fd1cacedc187328f6f6199172e787a25",
    8: "efbb9394205cde58ae3c9c98756ea20819a4ee58542d65804198c2f674e2f63a",
    9: "c56305859630d2c5459723251ef9d1b837ddd57ada8cec629cced6c72d291832",
    10: "1361adfac9b87dc8fa856dabc5d3dc5b681bd1f2e0642979748d988e32fed221",
    11: "300cacdcece4df1ea6cd825e2ef0fc2db11319b6d107c4c1685085f923836cf7",
    12: "8b1f7bb70d8f92e36f1acb57fc40064264bf23b8b7c57f3fc2da962b483197b7",
    13: "8b1f7bb70d8f92e36f1acb57fc40064264bf23b8b7c57f3fc2da962b483197b7",
    14: "ac3831f37aaecc95e525634f251353b94aaa84183254faee912fdb7f9186fd54",
}
"""The hash of every schema's tables and indexes, letter by letter; a new migration adds its own."""


def written_schema(connection: sqlite3.Connection, version: int) -> int | None:
    """The schema that a file's tables have, at least the one it names; None where they are as of none.

    A migration that was killed between two steps leaves the later tables under the earlier number.
    """
    found = schema_hash_of(connection)
    return next((number for number, known in HASHES.items() if number >= version and known == found), None)


def schema_hash_of(connection: sqlite3.Connection) -> str:
    """The hash of a file's own tables and indexes, without what the migrations' library keeps for itself."""
    found = connection.execute(
        "SELECT type, name, tbl_name, CAST(sql AS BLOB) FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"
    )
    lines = [repr(row) for row in found if row[2] not in LIBRARY_TABLES]
    import hashlib  # noqa: PLC0415 - only where a schema is checked in full

    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
