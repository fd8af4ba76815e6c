"""The SQLite file and all SQL: rows in, frozen values out; no SQL and no cursor leaves this package."""
