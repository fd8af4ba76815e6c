"""Stored data of the assessment: records, self-scores, objections, the decision, the rules."""

from typing import Any

from qualitytui.store.reader import Reader


def records_of_year(reader: Reader, year: int) -> list[dict[str, Any]]:
    """What was recorded by hand for a year."""
    return list(reader.dicts("SELECT * FROM assessment_record WHERE year = ? ORDER BY id", (year,)))


def self_scores(reader: Reader, year: int) -> dict[int, list[tuple[str, float, str]]]:
    """What each department gives itself in each block, and why."""
    scores: dict[int, list[tuple[str, float, str]]] = {}
    for department, *values in reader.rows(
        "SELECT department, block, points, note FROM assessment_self WHERE year = ? ORDER BY id", (year,)
    ):
        scores.setdefault(department, []).append(tuple(values))
    return scores


def objections(reader: Reader, year: int) -> list[tuple[int, str, str, str, str, str | None]]:
    """The objections of a year."""
    return reader.rows(
        "SELECT o.id, d.name, o.text, o.on_date, o.state, o.answer FROM assessment_objection o "
        "JOIN department d ON d.id = o.department WHERE o.year = ? ORDER BY o.id",
        (year,),
    ).fetchall()


def decision(reader: Reader, year: int) -> tuple[str, str] | None:
    """The rules and scores that were decided for a year; None where none are, or no longer."""
    row: tuple[str, str] | None = reader.rows(
        "SELECT rules, result FROM assessment_decision WHERE year = ? AND reopened_on IS NULL", (year,)
    ).fetchone()
    return row


RULES_KEY = "assessment.rules."
"""What the setting of a year's rules begins with."""


def kept_rules(reader: Reader, year: int) -> str | None:
    """The rules that the office set for a year, else for the last year before it; None where it never did."""
    row = reader.rows(
        "SELECT value FROM setting WHERE key LIKE ?1 || '%' AND CAST(substr(key, length(?1) + 1) AS INTEGER) <= ?2 "
        "ORDER BY CAST(substr(key, length(?1) + 1) AS INTEGER) DESC LIMIT 1",
        (RULES_KEY, year),
    ).fetchone()
    return str(row[0]) if row else None


def merged_since(reader: Reader, first: str) -> list[tuple[str, int, str]]:
    """The departments that were put into others since a day: the name, the department that goes on, the day."""
    return reader.rows(
        "SELECT json_extract(gone.before, '$.name'), n.department, substr(a.at, 1, 10) FROM act a "
        "JOIN change gone ON gone.act = a.id AND gone.tbl = 'department' AND gone.after IS NULL "
        "JOIN change made ON made.act = a.id AND made.tbl = 'alias' AND made.before IS NULL "
        "JOIN alias n ON n.id = made.key "
        "WHERE a.command = 'department.merge' AND substr(a.at, 1, 10) >= ? ORDER BY a.id",
        (first,),
    ).fetchall()


def former_names(reader: Reader, table: str) -> dict[int, str]:
    """The name that the department of each row had before it was put into another, the first of them."""
    return dict(
        reader.rows(
            "SELECT moved.key, json_extract(gone.before, '$.name') FROM act a "
            "JOIN change gone ON gone.act = a.id AND gone.tbl = 'department' AND gone.after IS NULL "
            "JOIN change moved ON moved.act = a.id AND moved.tbl = ? AND moved.after IS NOT NULL "
            "AND json_extract(moved.before, '$.department') = gone.key "
            "WHERE a.command = 'department.merge' AND NOT EXISTS (SELECT 1 FROM department d WHERE d.id = gone.key) "
            "ORDER BY a.id DESC",
            (table,),
        ).fetchall()
    )
