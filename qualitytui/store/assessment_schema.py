"""The tables of the assessment, as its migration makes them."""

from typing import Final

STATEMENTS: Final = (
    """CREATE TABLE assessment_record (
        id INTEGER PRIMARY KEY AUTOINCREMENT, year INTEGER NOT NULL,
        department INTEGER NOT NULL REFERENCES department(id),
        kind TEXT NOT NULL CHECK (kind IN ('province', 'city', 'leader', 'spread', 'rework', 'corrected', 'absent',
            'extension_late', 'criticised', 'adjust', 'veto')),
        matter TEXT NOT NULL, points REAL, evidence TEXT, on_date TEXT NOT NULL) STRICT""",
    """CREATE TABLE assessment_objection (
        id INTEGER PRIMARY KEY AUTOINCREMENT, year INTEGER NOT NULL,
        department INTEGER NOT NULL REFERENCES department(id), text TEXT NOT NULL, on_date TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'rejected')), answer TEXT, answered_on TEXT)
        STRICT""",
    """CREATE TABLE assessment_self (
        id INTEGER PRIMARY KEY AUTOINCREMENT, year INTEGER NOT NULL,
        department INTEGER NOT NULL REFERENCES department(id), block TEXT NOT NULL, points REAL NOT NULL,
        note TEXT NOT NULL, on_date TEXT NOT NULL, UNIQUE (year, department, block)) STRICT""",
    """CREATE TABLE assessment_decision (
        id INTEGER PRIMARY KEY AUTOINCREMENT, year INTEGER NOT NULL, decided_on TEXT NOT NULL, despite TEXT,
        rules TEXT NOT NULL, result TEXT NOT NULL, reopened_on TEXT, reason TEXT) STRICT""",
    "CREATE UNIQUE INDEX assessment_decided ON assessment_decision (year) WHERE reopened_on IS NULL",
)
