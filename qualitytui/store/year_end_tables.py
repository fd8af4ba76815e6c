"""The tables of a year's end as their migration makes them; never edited."""

from typing import Final

YEAR_END_TABLES: Final = (
    """CREATE TABLE carryover (
            id INTEGER PRIMARY KEY AUTOINCREMENT, task INTEGER UNIQUE REFERENCES task(id),
            indicator INTEGER UNIQUE REFERENCES indicator(id), new_task INTEGER REFERENCES task(id),
            new_indicator INTEGER REFERENCES indicator(id), on_date TEXT NOT NULL,
            CHECK ((task IS NULL) <> (indicator IS NULL))) STRICT""",
    """CREATE TABLE evidence (
            id INTEGER PRIMARY KEY AUTOINCREMENT, task INTEGER NOT NULL REFERENCES task(id),
            position INTEGER NOT NULL, name TEXT NOT NULL, place TEXT, checked_by TEXT,
            on_date TEXT NOT NULL) STRICT""",
    "CREATE INDEX carryover_new_task ON carryover (new_task)",
    "CREATE INDEX carryover_new_indicator ON carryover (new_indicator)",
    "CREATE INDEX evidence_task ON evidence (task)",
)
