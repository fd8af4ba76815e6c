"""Single facts that the paper of a letter states."""

from typing import Any

from qualitytui.store.light_sql import silent_pairs
from qualitytui.store.reader import Reader


def recipient_and_item(reader: Reader, number: int) -> tuple[int | None, int | None, int]:
    """The task, the indicator and the department of a letter."""
    task, indicator, department = reader.rows(
        "SELECT task, indicator, department FROM letter WHERE id = ?", (number,)
    ).fetchone()
    return task, indicator, department


def task_of_indicator(reader: Reader, indicator: int) -> int | None:
    """The task that an indicator belongs to."""
    task: int | None = reader.rows("SELECT task FROM indicator WHERE id = ?", (indicator,)).fetchone()[0]
    return task


def keeper_of(reader: Reader, indicator: int) -> int:
    """The half of a linked pair that has the measurements."""
    row = reader.rows("SELECT coalesce(same_as, id) FROM indicator WHERE id = ?", (indicator,)).fetchone()
    return int(row[0])


def plan_and_deadline(reader: Reader, task: int | None, plan: str | None) -> dict[str, Any]:
    """The plan and the deadline of an item; without an item the plan, else the newest living one."""
    rows = list(
        reader.dicts(
            "SELECT p.title AS plan_title, p.document_number, t.due, t.due_source FROM plan p "
            "LEFT JOIN task t ON t.plan = p.id AND t.id = ?1 WHERE (?1 IS NOT NULL AND t.id = ?1) "
            "OR (?1 IS NULL AND (p.key = ?2 OR (?2 IS NULL AND p.closed_on IS NULL))) ORDER BY p.id DESC LIMIT 1",
            (task, plan),
        )
    )
    return rows[0] if rows else dict.fromkeys(("plan_title", "document_number", "due", "due_source"), "")


def last_report_of(reader: Reader, task: int | None, department: int, day: str) -> tuple[str, str | None] | None:
    """The day of a department's last report on a task up to a day, and by which way it came."""
    row = reader.rows(
        "SELECT on_date, via FROM report WHERE task = ? AND department = ? AND on_date <= ? "
        "ORDER BY on_date DESC, id DESC LIMIT 1",
        (task, department, day),
    ).fetchone()
    return None if row is None else (row[0], row[1])


def silent_since(reader: Reader, task: int, department: int, day: str) -> str | None:
    """The day from which a department's silence on a task is counted up to a day; None where it answers for it not."""
    pairs = silent_pairs(reader, "last_word, first_asked", f"r.task = {task} AND r.department = {department}")
    row = reader.rows(pairs).fetchone()
    if row is None:
        return None
    last_word: str | None = row[0]
    first_asked: str | None = row[1]
    if last_word is not None and last_word > day:
        report = last_report_of(reader, task, department, day)
        last_word = report[0] if report else None
    return last_word or first_asked
