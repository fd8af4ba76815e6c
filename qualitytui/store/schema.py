"""What a workbook's file looks like from outside: its marks, its version, its tables."""

from typing import Final

APPLICATION_ID: Final = 0x51545742  # "QTWB"
VERSION: Final = 7  # the number of the last migration
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
        "identity",
        "act",
        "change",
    }
)
LIBRARY_TABLES: Final = frozenset({"_sqlite_migrations", "sqlite_sequence"})
