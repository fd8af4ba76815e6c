"""The workbook's schema, step by step; steps are added, never edited."""

import secrets
import sqlite3
from collections.abc import Sequence

from sqlite_utils import Database, Migrations

from qualitytui.rules.figures.indicator_kinds import proposed_kind
from qualitytui.store.assessment_schema import STATEMENTS as ASSESSMENT
from qualitytui.store.entry_hashes import rehash_entries
from qualitytui.store.form_notes import FORM_NOTE_TABLE
from qualitytui.store.schema import VERSION
from qualitytui.store.title_spellings import spell_titles
from qualitytui.store.year_end_tables import YEAR_END_TABLES

migrations = Migrations("qualitytui")


@migrations()
def m001_plan(db: Database) -> None:
    """The plan's own words: plans, sections, tasks, indicators, departments, findings."""
    for statement in (
        """CREATE TABLE plan (
            id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
            document_number TEXT, issuer TEXT, issued TEXT, year INTEGER,
            source_name TEXT NOT NULL, source TEXT NOT NULL) STRICT""",
        """CREATE TABLE section (
            id INTEGER PRIMARY KEY AUTOINCREMENT, plan INTEGER NOT NULL REFERENCES plan(id),
            ref TEXT NOT NULL, number TEXT NOT NULL, title TEXT NOT NULL, position INTEGER NOT NULL,
            UNIQUE (plan, ref)) STRICT""",
        """CREATE TABLE task (
            id INTEGER PRIMARY KEY AUTOINCREMENT, plan INTEGER NOT NULL REFERENCES plan(id),
            section INTEGER REFERENCES section(id), ref TEXT NOT NULL, number TEXT NOT NULL,
            title TEXT NOT NULL, text TEXT NOT NULL, line INTEGER NOT NULL, position INTEGER NOT NULL,
            open_ended INTEGER NOT NULL CHECK (open_ended IN (0, 1)),
            status TEXT NOT NULL CHECK (status IN
                ('not_started', 'in_progress', 'behind', 'reported', 'closed', 'cancelled')),
            status_on TEXT, status_note TEXT, checked_by TEXT, evidence TEXT,
            due TEXT, due_text TEXT, due_original TEXT,
            due_source TEXT CHECK (due_source IN ('plan', 'set', 'assumed')),
            changed TEXT NOT NULL, search TEXT NOT NULL, UNIQUE (plan, ref)) STRICT""",
        """CREATE TABLE deadline (
            id INTEGER PRIMARY KEY AUTOINCREMENT, task INTEGER NOT NULL REFERENCES task(id),
            date TEXT, start TEXT, recurs TEXT, kind TEXT NOT NULL, text TEXT NOT NULL,
            assumed_year INTEGER NOT NULL CHECK (assumed_year IN (0, 1))) STRICT""",
        """CREATE TABLE indicator (
            id INTEGER PRIMARY KEY AUTOINCREMENT, plan INTEGER NOT NULL REFERENCES plan(id),
            task INTEGER REFERENCES task(id), same_as INTEGER REFERENCES indicator(id),
            ref TEXT NOT NULL, number TEXT NOT NULL, title TEXT NOT NULL,
            source TEXT NOT NULL CHECK (source IN ('annex', 'text')), condition TEXT,
            comparator TEXT, value REAL, upper REAL, unit TEXT, target_text TEXT,
            position INTEGER NOT NULL, changed TEXT NOT NULL, search TEXT NOT NULL,
            UNIQUE (plan, ref)) STRICT""",
        """CREATE TABLE department (
            id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, search TEXT NOT NULL) STRICT""",
        """CREATE TABLE alias (
            id INTEGER PRIMARY KEY AUTOINCREMENT, department INTEGER NOT NULL REFERENCES department(id),
            name TEXT NOT NULL UNIQUE, search TEXT NOT NULL) STRICT""",
        """CREATE TABLE responsibility (
            id INTEGER PRIMARY KEY AUTOINCREMENT, department INTEGER NOT NULL REFERENCES department(id),
            role TEXT NOT NULL CHECK (role IN ('lead', 'support', 'responsible')),
            task INTEGER REFERENCES task(id), indicator INTEGER REFERENCES indicator(id),
            position INTEGER NOT NULL, by_hand INTEGER NOT NULL CHECK (by_hand IN (0, 1)),
            CHECK ((task IS NULL) <> (indicator IS NULL))) STRICT""",
        """CREATE TABLE finding (
            id INTEGER PRIMARY KEY AUTOINCREMENT, plan INTEGER NOT NULL REFERENCES plan(id),
            kind TEXT NOT NULL, ref TEXT NOT NULL, text TEXT NOT NULL) STRICT""",
        """CREATE TABLE skipped (
            id INTEGER PRIMARY KEY AUTOINCREMENT, plan INTEGER NOT NULL REFERENCES plan(id),
            line INTEGER NOT NULL, text TEXT NOT NULL, why TEXT NOT NULL) STRICT""",
        "CREATE INDEX task_section ON task (section)",
        "CREATE INDEX deadline_task ON deadline (task)",
        "CREATE INDEX indicator_task ON indicator (task)",
        "CREATE INDEX indicator_same_as ON indicator (same_as)",
        "CREATE UNIQUE INDEX responsibility_task ON responsibility (task, department, role)",
        "CREATE UNIQUE INDEX responsibility_indicator ON responsibility (indicator, department, role)",
        "CREATE INDEX responsibility_department ON responsibility (department)",
        "CREATE INDEX alias_department ON alias (department)",
    ):
        db.execute(statement)


@migrations()
def m002_work(db: Database) -> None:
    """What the coordinator adds: reports, extensions, steps, measurements, saved views."""
    for statement in (
        """CREATE TABLE report (
            id INTEGER PRIMARY KEY AUTOINCREMENT, task INTEGER NOT NULL REFERENCES task(id),
            on_date TEXT NOT NULL, text TEXT NOT NULL, department INTEGER REFERENCES department(id),
            person TEXT, via TEXT, search TEXT NOT NULL) STRICT""",
        """CREATE TABLE extension (
            id INTEGER PRIMARY KEY AUTOINCREMENT, task INTEGER NOT NULL REFERENCES task(id),
            before TEXT NOT NULL, after TEXT NOT NULL, reason TEXT, on_date TEXT NOT NULL) STRICT""",
        """CREATE TABLE step (
            id INTEGER PRIMARY KEY AUTOINCREMENT, task INTEGER NOT NULL REFERENCES task(id),
            position INTEGER NOT NULL, title TEXT NOT NULL, person TEXT, due TEXT, done_on TEXT) STRICT""",
        """CREATE TABLE measurement (
            id INTEGER PRIMARY KEY AUTOINCREMENT, indicator INTEGER NOT NULL REFERENCES indicator(id),
            on_date TEXT NOT NULL, value REAL NOT NULL, source TEXT, definition TEXT,
            retracted_on TEXT) STRICT""",
        """CREATE TABLE saved_view (
            id INTEGER PRIMARY KEY AUTOINCREMENT, digit INTEGER NOT NULL UNIQUE CHECK (digit BETWEEN 1 AND 9),
            name TEXT NOT NULL, filter TEXT NOT NULL) STRICT""",
        "CREATE INDEX report_task ON report (task, on_date)",
        "CREATE INDEX extension_task ON extension (task)",
        "CREATE INDEX step_task ON step (task)",
        "CREATE INDEX measurement_indicator ON measurement (indicator, on_date)",
    ):
        db.execute(statement)


@migrations()
def m003_journal(db: Database) -> None:
    """Who did what when, and every row before and after; `item` is task:ID, indicator:ID or NULL."""
    for statement in (
        """CREATE TABLE act (
            id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL,
            command TEXT NOT NULL, arguments TEXT NOT NULL, said TEXT NOT NULL,
            undoes INTEGER REFERENCES act(id)) STRICT""",
        """CREATE TABLE change (
            id INTEGER PRIMARY KEY AUTOINCREMENT, act INTEGER NOT NULL REFERENCES act(id),
            tbl TEXT NOT NULL, key INTEGER NOT NULL, item TEXT, before TEXT, after TEXT) STRICT""",
        "CREATE INDEX act_at ON act (at)",
        "CREATE INDEX change_act ON change (act)",
        "CREATE INDEX change_item ON change (item)",
    ):
        db.execute(statement)


@migrations()
def m004_seals(db: Database) -> None:
    """A seal on every line of the journal, so that a flipped byte is found where SQLite sees none."""
    db.execute("ALTER TABLE act ADD COLUMN seal TEXT")
    rehash_entries(db.conn, [act for (act,) in db.execute("SELECT id FROM act").fetchall()])


@migrations()
def m005_contacts(db: Database) -> None:
    """Whom to call in a department."""
    db.execute(
        """CREATE TABLE contact (
            id INTEGER PRIMARY KEY AUTOINCREMENT, department INTEGER NOT NULL UNIQUE REFERENCES department(id),
            person TEXT, phone TEXT) STRICT"""
    )


@migrations()
def m006_standing(db: Database) -> None:
    """What a list asks of every task, apart from the long texts."""
    db.execute("CREATE INDEX task_standing ON task (plan, section, status, due, position, changed)")


@migrations()
def m007_figures(db: Database) -> None:
    """What the figures ask: kinds of goals, who was given an item when, who spoke, notes, closed plans, an identity."""
    for statement in (
        "ALTER TABLE plan ADD COLUMN imported TEXT",
        "ALTER TABLE plan ADD COLUMN closed_on TEXT",
        "ALTER TABLE task ADD COLUMN made_on TEXT",
        "ALTER TABLE task ADD COLUMN handed_by TEXT",
        "ALTER TABLE responsibility ADD COLUMN since TEXT",
        """ALTER TABLE indicator ADD COLUMN goal_kind TEXT
            CHECK (goal_kind IN ('count', 'rate', 'ceiling', 'growth', 'zero'))""",
        "ALTER TABLE indicator ADD COLUMN kind_reason TEXT",
        """CREATE TABLE news (
            id INTEGER PRIMARY KEY AUTOINCREMENT, task INTEGER NOT NULL REFERENCES task(id),
            department INTEGER NOT NULL REFERENCES department(id), on_date TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('status', 'step', 'due', 'form'))) STRICT""",
        """CREATE TABLE note (
            id INTEGER PRIMARY KEY AUTOINCREMENT, task INTEGER NOT NULL REFERENCES task(id),
            on_date TEXT NOT NULL, text TEXT NOT NULL, search TEXT NOT NULL) STRICT""",
        """CREATE TABLE identity (
            id INTEGER PRIMARY KEY CHECK (id = 1), workbook TEXT NOT NULL) STRICT""",
        "CREATE INDEX news_task ON news (task, department)",
        "CREATE INDEX note_task ON note (task)",
        """UPDATE plan SET imported = (SELECT substr(min(act.at), 1, 10) FROM change JOIN act ON act.id = change.act
            WHERE change.tbl = 'plan' AND change.key = plan.id AND change.before IS NULL)""",
        """UPDATE responsibility SET since = (SELECT substr(max(act.at), 1, 10) FROM change
            JOIN act ON act.id = change.act WHERE change.tbl = 'responsibility' AND change.key = responsibility.id)
            WHERE by_hand = 1""",
    ):
        db.execute(statement)
    db.execute("INSERT INTO identity (id, workbook) VALUES (1, ?)", (secrets.token_hex(16),))
    goals = db.execute("SELECT id, title, target_text, comparator, value, unit FROM indicator").fetchall()
    kinds = [(*proposed_kind(title, text or "", *target), key) for key, title, text, *target in goals]
    db.conn.executemany("UPDATE indicator SET goal_kind = ?, kind_reason = ? WHERE id = ?", kinds)


@migrations()
def m008_calls(db: Database) -> None:
    """What calls ask: the reasons of a report, an area leader, reminders, and the settings of the office."""
    for statement in (
        "ALTER TABLE report ADD COLUMN problem TEXT",
        "ALTER TABLE report ADD COLUMN next_step TEXT",
        "ALTER TABLE report ADD COLUMN promised TEXT",
        "ALTER TABLE report ADD COLUMN decision TEXT",
        "ALTER TABLE contact ADD COLUMN post TEXT",
        "ALTER TABLE contact ADD COLUMN leader TEXT",
        "ALTER TABLE contact ADD COLUMN leader_phone TEXT",
        "ALTER TABLE note ADD COLUMN department INTEGER REFERENCES department(id)",
        "ALTER TABLE note ADD COLUMN is_reminder INTEGER CHECK (is_reminder = 1)",
        """CREATE TABLE setting (
            id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT""",
    ):
        db.execute(statement)


@migrations()
def m009_forms(db: Database) -> None:
    """Return forms: the rounds, who was asked, the files received, and which report or reading came with one."""
    for statement in (
        """CREATE TABLE form_round (
            id INTEGER PRIMARY KEY AUTOINCREMENT, number INTEGER NOT NULL, title TEXT NOT NULL,
            token TEXT NOT NULL UNIQUE, sent TEXT NOT NULL, by_date TEXT NOT NULL, cutoff TEXT NOT NULL) STRICT""",
        """CREATE TABLE form_asked (
            id INTEGER PRIMARY KEY AUTOINCREMENT, round INTEGER NOT NULL REFERENCES form_round(id),
            department INTEGER NOT NULL REFERENCES department(id), items INTEGER NOT NULL,
            indicators INTEGER NOT NULL, paper_on TEXT, UNIQUE (round, department)) STRICT""",
        """CREATE TABLE form_file (
            id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, kept TEXT NOT NULL,
            sha256 TEXT NOT NULL UNIQUE, round INTEGER REFERENCES form_round(id),
            department INTEGER REFERENCES department(id), received_on TEXT NOT NULL, filled_on TEXT,
            sender TEXT, phone TEXT, others TEXT) STRICT""",
        "CREATE INDEX form_file_round ON form_file (round, department)",
        "ALTER TABLE report ADD COLUMN form INTEGER REFERENCES form_file(id)",
        "ALTER TABLE report ADD COLUMN evidence TEXT",
        "ALTER TABLE measurement ADD COLUMN form INTEGER REFERENCES form_file(id)",
    ):
        db.execute(statement)


@migrations()
def m010_letters(db: Database) -> None:
    """Supervision letters with numbers, days and files, and rectification orders."""
    for statement in (
        """CREATE TABLE rectification (
            id INTEGER PRIMARY KEY AUTOINCREMENT, task INTEGER REFERENCES task(id),
            indicator INTEGER REFERENCES indicator(id), department INTEGER NOT NULL REFERENCES department(id),
            problem TEXT NOT NULL, opened TEXT NOT NULL, by_date TEXT NOT NULL, measure TEXT, goal TEXT,
            found_by TEXT, state TEXT NOT NULL CHECK (state IN ('open', 'reported', 'closed')), reported_on TEXT,
            closed_on TEXT, checked_by TEXT, evidence TEXT, reading INTEGER REFERENCES measurement(id),
            approved_by TEXT, stamped INTEGER NOT NULL CHECK (stamped IN (0, 1)), reopened INTEGER NOT NULL,
            second_look TEXT, looked_on TEXT) STRICT""",
        """CREATE TABLE rectification_report (
            id INTEGER PRIMARY KEY AUTOINCREMENT, rectification INTEGER NOT NULL REFERENCES rectification(id),
            kind TEXT NOT NULL CHECK (kind IN ('report', 'reopened', 'look')), on_date TEXT NOT NULL,
            text TEXT NOT NULL) STRICT""",
        """CREATE TABLE rectification_extension (
            id INTEGER PRIMARY KEY AUTOINCREMENT, rectification INTEGER NOT NULL REFERENCES rectification(id),
            before TEXT NOT NULL, after TEXT NOT NULL, reason TEXT NOT NULL, on_date TEXT NOT NULL) STRICT""",
        """CREATE TABLE letter (
            id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL CHECK (kind IN ('supervise', 'rectify')),
            level TEXT CHECK (level IN ('blue', 'orange', 'red')),
            department INTEGER NOT NULL REFERENCES department(id), task INTEGER REFERENCES task(id),
            indicator INTEGER REFERENCES indicator(id), follows INTEGER REFERENCES letter(id),
            rectification INTEGER REFERENCES rectification(id), drafted TEXT NOT NULL, reason TEXT,
            within INTEGER, by_date TEXT, series TEXT NOT NULL, year INTEGER, running INTEGER, on_date TEXT,
            approved_by TEXT, state TEXT NOT NULL CHECK (state IN ('draft', 'issued', 'delivered', 'answered',
                'settled', 'returned', 'escalated', 'void')),
            delivered_on TEXT, delivered_to TEXT, answered_on TEXT, ended_on TEXT, remark TEXT) STRICT""",
        """CREATE TABLE letter_return (
            id INTEGER PRIMARY KEY AUTOINCREMENT, letter INTEGER NOT NULL REFERENCES letter(id),
            before TEXT NOT NULL, answered_on TEXT, after TEXT NOT NULL, reason TEXT NOT NULL,
            on_date TEXT NOT NULL) STRICT""",
        """CREATE TABLE letter_file (
            id INTEGER PRIMARY KEY AUTOINCREMENT, letter INTEGER NOT NULL REFERENCES letter(id),
            path TEXT NOT NULL, running INTEGER, on_date TEXT NOT NULL) STRICT""",
        "CREATE UNIQUE INDEX letter_number ON letter (kind, year, running) WHERE running IS NOT NULL",
        "CREATE INDEX letter_task ON letter (task)",
        "CREATE INDEX letter_indicator ON letter (indicator)",
        "CREATE INDEX letter_follows ON letter (follows)",
        "CREATE INDEX rectification_task ON rectification (task)",
        "CREATE INDEX rectification_indicator ON rectification (indicator)",
    ):
        db.execute(statement)


def _made(db: Database, statements: Sequence[str]) -> None:
    for statement in statements:
        db.execute(statement)


migrations(name="m011_assessment")(lambda db: _made(db, ASSESSMENT))
migrations(name="m012_year_end")(lambda db: _made(db, YEAR_END_TABLES))
migrations(name="m013_title_spellings")(lambda db: spell_titles(db.conn))
migrations(name="m014_form_note")(lambda db: db.execute(FORM_NOTE_TABLE))


def upgrade(connection: sqlite3.Connection) -> None:
    """Brings the file to the newest schema, each step in one transaction; foreign keys hold afterwards."""
    connection.execute("PRAGMA foreign_keys = OFF")
    migrations.apply(Database(connection, execute_plugins=False))
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("PRAGMA foreign_keys = ON")
