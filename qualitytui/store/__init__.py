"""The SQLite file: rows in, frozen values out; no row, SQL or cursor leaves this room."""
