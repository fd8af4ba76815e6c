"""The versions that belong to the workbook."""

import sqlite3

from qualitytui.store.schema import VERSION


def schema_version() -> int:
    """The schema that this program writes."""
    return VERSION


def sqlite_version() -> str:
    """The version of SQLite."""
    return sqlite3.sqlite_version
