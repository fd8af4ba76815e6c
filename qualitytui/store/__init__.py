"""The SQLite file and all SQL: rows in, frozen values out; no SQL or cursor leaves this room."""
