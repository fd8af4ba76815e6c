"""What the assessment asks of the workbook: items of a year, words, returns, letters, orders, with their entries."""

from collections.abc import Iterable
from typing import Any

from qualitytui.named_tuple import NamedTuple
from qualitytui.store.carryovers import Origins
from qualitytui.store.light_sql import indicator_figures
from qualitytui.store.reader import Reader

DONE = frozenset({"reported", "closed"})
NAMES = "(SELECT id AS department, name FROM department UNION SELECT department, name FROM alias)"
YEAR = "CAST(coalesce(p.year, substr(coalesce(p.issued, p.imported), 1, 4)) AS INTEGER)"
"""The year of a plan p, as SQL."""
Pair = tuple[int, int]
"""A task and a department, by their ids."""


class Turn(NamedTuple):
    """How a task came to its status: the day it was first done without being taken up again, and the last entry."""

    done: str | None
    entry: int | None


def tasks_of_year(reader: Reader, first: str, last: str) -> list[dict[str, Any]]:
    """The tasks due in a year and not cancelled; one without a deadline is due on the last day of its plan's year.

    A plan of a later year has none of them, whatever its days.
    What was carried on with a deadline of the same year counts once, where it came from.
    """
    due = f"coalesce(t.due, {YEAR} || '-12-31')"
    return _once(
        reader,
        "task",
        reader.dicts(
            f"SELECT t.id, p.key AS plan, t.ref, t.title, t.status, t.status_on, {due} AS due, "
            f"(t.due IS NULL OR t.due_source IS 'assumed') AS is_assumed, {YEAR} || '-12-31' AS year_end "
            f"FROM task t JOIN plan p ON p.id = t.plan WHERE {due} BETWEEN ?1 AND ?2 AND t.status <> 'cancelled' "
            f"AND {YEAR} <= CAST(substr(?2, 1, 4) AS INTEGER) ORDER BY t.plan, t.position",
            (first, last),
        ),
    )


def _once(reader: Reader, kind: str, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The items without those that were carried on from another of them."""
    items = list(rows)
    ids = {row["id"] for row in items}
    origins = dict(reader.rows(f"SELECT new_{kind}, {kind} FROM carryover WHERE new_{kind} IS NOT NULL").fetchall())
    return [row for row in items if origins.get(row["id"]) not in ids]


def goals_of_year(reader: Reader, first: str, last: str) -> list[dict[str, Any]]:
    """The indicators with a number whose time ends in a year, a linked pair once, with the value that decides."""
    figures = indicator_figures(reader)
    return _once(
        reader,
        "indicator",
        reader.dicts(
            "SELECT f.id, f.goal_kind, f.value, f.decided, f.is_met, f.end_day, i.ref, i.title, i.unit, i.task, "
            "i.source, p.key AS plan, i.plan AS plan_id, (SELECT m.id FROM measurement m WHERE m.indicator = f.id "
            "AND m.retracted_on IS NULL AND m.on_date <= f.end_day AND m.value = f.decided "
            "ORDER BY m.on_date DESC, m.id DESC LIMIT 1) AS reading "
            f"FROM ({figures}) f JOIN indicator i ON i.id = f.id JOIN plan p ON p.id = i.plan "
            "WHERE f.id = f.keeper AND f.goal_kind IS NOT NULL AND f.value IS NOT NULL AND f.end_day BETWEEN ?1 AND ?2 "
            f"AND {YEAR} <= CAST(substr(?2, 1, 4) AS INTEGER) ORDER BY i.plan, i.position",
            (first, last),
        ),
    )


def reading_days(reader: Reader) -> dict[int, str]:
    """The day that each reading is for."""
    return dict(reader.rows("SELECT id, on_date FROM measurement").fetchall())


def owner_conflicts(reader: Reader) -> list[tuple[int, str, str]]:
    """The open points about who answers for an annex row, and about two numbers of one goal: plan, kind, text."""
    return reader.rows(
        "SELECT plan, kind, text FROM finding WHERE kind IN ('owner_conflict', 'number_conflict') ORDER BY id"
    ).fetchall()


def turns(reader: Reader) -> dict[int, Turn]:
    """How each task came to its status, replayed from the journal."""
    turns: dict[int, Turn] = {}
    for key, before, after, day, act in reader.rows(
        "SELECT key, json_extract(before, '$.status'), json_extract(after, '$.status'), "
        "json_extract(after, '$.status_on'), act FROM change WHERE tbl = 'task' AND after IS NOT NULL "
        "AND json_extract(before, '$.status') IS NOT json_extract(after, '$.status') ORDER BY id"
    ):
        turn = turns.get(key, Turn(None, None))
        if after not in DONE:
            turns[key] = Turn(None, act)
        elif before not in DONE or turn.done is None:
            turns[key] = Turn(day, act)
        else:
            turns[key] = turn
    return turns


def spoken(reader: Reader, first: str, last: str) -> set[Pair]:
    """Which department said something of which task in a year, by the days that its words are for."""
    rows = reader.rows(
        "SELECT task, department FROM report WHERE department IS NOT NULL AND on_date BETWEEN ?1 AND ?2 "
        "UNION SELECT task, department FROM news WHERE on_date BETWEEN ?1 AND ?2 "
        "UNION SELECT i.task, n.department FROM measurement m JOIN indicator i ON m.indicator = "
        f"coalesce(i.same_as, i.id) JOIN {NAMES} n ON n.name = m.source WHERE m.retracted_on IS NULL "
        "AND i.task IS NOT NULL AND m.on_date BETWEEN ?1 AND ?2",
        (first, last),
    )
    return set(rows.fetchall())


def slow_by_own_form(reader: Reader, first: str, last: str) -> set[Pair]:
    """Which department's last form of a year says of which task that it is not started or behind."""
    slow: dict[Pair, bool] = {}
    for task, department, status in reader.rows(
        "SELECT n.task, n.department, (SELECT json_extract(t.after, '$.status') FROM change t WHERE t.act = c.act "
        "AND t.tbl = 'task' AND t.key = n.task AND json_extract(t.before, '$.status') "
        "IS NOT json_extract(t.after, '$.status')) FROM news n JOIN change c ON c.tbl = 'news' AND c.key = n.id "
        "AND c.before IS NULL JOIN act a ON a.id = c.act AND a.command = 'forms.in' "
        "WHERE n.kind = 'form' AND n.on_date BETWEEN ? AND ? ORDER BY c.id",
        (first, last),
    ):
        if status is not None:
            slow[task, department] = status in {"not_started", "behind"}
    return {pair for pair, is_slow in slow.items() if is_slow}


def named_in_papers(reader: Reader, first: str, last: str) -> set[Pair]:
    """Which department was sent a signed letter or an order on which task in a year."""
    rows, origins = (
        reader.rows(
            "SELECT task, department, on_date FROM letter WHERE task IS NOT NULL AND on_date BETWEEN ?1 AND ?2 "
            "AND state NOT IN ('draft', 'void') UNION "
            "SELECT task, department, opened FROM rectification WHERE task IS NOT NULL AND opened BETWEEN ?1 AND ?2",
            (first, last),
        ),
        Origins(reader),
    )
    return {(origins.on(day, "task", task), department) for task, department, day in rows}


def item_refs(reader: Reader) -> dict[str, dict[int, str]]:
    """The ref of every task and of every indicator."""
    return {kind: dict(reader.rows(f"SELECT id, ref FROM {kind}").fetchall()) for kind in ("task", "indicator")}


def first_told(reader: Reader) -> dict[int, str]:
    """The day on which each department was first sent a return form."""
    return dict(
        reader.rows(
            "SELECT a.department, min(r.sent) FROM form_asked a JOIN form_round r ON r.id = a.round "
            "GROUP BY a.department"
        ).fetchall()
    )


def made_in(reader: Reader, table: str) -> dict[int, int]:
    """The entry that brought each row of a table, the last one where it was taken back and put again."""
    return dict(
        reader.rows(
            "SELECT key, max(act) FROM change WHERE tbl = ? AND before IS NULL AND after IS NOT NULL GROUP BY key",
            (table,),
        ).fetchall()
    )


def signed_in(reader: Reader) -> dict[int, int]:
    """The entry that signed each letter."""
    return dict(
        reader.rows(
            "SELECT key, max(act) FROM change WHERE tbl = 'letter' AND json_extract(before, '$.running') IS NULL "
            "AND json_extract(after, '$.running') IS NOT NULL GROUP BY key"
        ).fetchall()
    )


def returns_of_year(reader: Reader, first: str, last: str) -> list[tuple[int, int, str, str, str | None, int | None]]:
    """Who was asked in rounds due in a year: asked, department, round, due, the day it came, the file that came."""
    return reader.rows(
        "SELECT a.id, a.department, r.title, r.by_date, f.received_on, f.id FROM form_asked a "
        "JOIN form_round r ON r.id = a.round LEFT JOIN form_file f ON f.id = (SELECT g.id FROM form_file g "
        "WHERE g.round = a.round AND g.department = a.department ORDER BY g.received_on, g.id LIMIT 1) "
        "WHERE r.by_date BETWEEN ? AND ? ORDER BY r.by_date, r.id, a.id",
        (first, last),
    ).fetchall()


def unread_returns(reader: Reader, first: str, last: str) -> list[str]:
    """The returns that came and are not read: a stamped paper without its file, a file that nobody is known for."""
    papers = reader.rows(
        "SELECT d.name || ' ' || r.title FROM form_asked a JOIN form_round r ON r.id = a.round "
        "JOIN department d ON d.id = a.department WHERE a.paper_on IS NOT NULL AND r.by_date BETWEEN ? AND ? "
        "AND NOT EXISTS (SELECT 1 FROM form_file f WHERE f.round = a.round AND f.department = a.department)",
        (first, last),
    )
    unknown = reader.rows(
        "SELECT name FROM form_file WHERE department IS NULL AND received_on BETWEEN ? AND ?", (first, last)
    )
    return [name for (name,) in (*papers.fetchall(), *unknown.fetchall())]


def letter_links(reader: Reader) -> dict[int, tuple[int, int | None, int | None, int | None]]:
    """Of each letter its department, its task, the indicator that keeps the readings, and the letter it follows."""
    return {
        key: tuple(rest)
        for key, *rest in reader.rows(
            "SELECT l.id, l.department, l.task, coalesce(i.same_as, i.id), l.follows FROM letter l "
            "LEFT JOIN indicator i ON i.id = l.indicator"
        )
    }


def extensions_of_year(reader: Reader, first: str, last: str) -> list[tuple[int, int, str, str, str, int]]:
    """The extensions of a year: id, task, the day before, the day after, the day it was done, which of the item's."""
    return reader.rows(
        "SELECT id, task, before, after, on_date, nth FROM (SELECT e.*, row_number() OVER (PARTITION BY task "
        "ORDER BY id) AS nth FROM extension e WHERE after > before AND on_date BETWEEN ?1 AND ?2) ORDER BY id",
        (first, last),
    ).fetchall()


def taken_up_again(reader: Reader) -> list[tuple[int, str, str, int]]:
    """Each time an order was opened again: the order, the state it had before, the day, the entry."""
    return reader.rows(
        "SELECT r.rectification, json_extract(c.before, '$.state'), r.on_date, c.act FROM rectification_report r "
        "JOIN change m ON m.tbl = 'rectification_report' AND m.key = r.id AND m.before IS NULL "
        "JOIN change c ON c.act = m.act AND c.tbl = 'rectification' AND c.key = r.rectification "
        "WHERE r.kind = 'reopened' AND json_extract(c.after, '$.state') = 'open' "
        "GROUP BY r.id HAVING c.id = max(c.id) ORDER BY r.id"
    ).fetchall()


def order_links(reader: Reader) -> dict[int, tuple[int, int | None, int | None]]:
    """Of each order its department, its task and the indicator that keeps the readings."""
    return {
        key: tuple(rest)
        for key, *rest in reader.rows(
            "SELECT o.id, o.department, o.task, coalesce(i.same_as, i.id) FROM rectification o "
            "LEFT JOIN indicator i ON i.id = o.indicator"
        )
    }


def task_duties(reader: Reader) -> list[tuple[int, int, str, int]]:
    """Who has which role in which task: task, department, role, whether set by hand."""
    return reader.rows(
        "SELECT task, department, role, by_hand FROM responsibility WHERE task IS NOT NULL ORDER BY position, id"
    ).fetchall()


def goal_duties(reader: Reader) -> list[tuple[int, int, str]]:
    """Who has which role in which indicator of its own: indicator, department, role."""
    return reader.rows(
        "SELECT indicator, department, role FROM responsibility WHERE indicator IS NOT NULL ORDER BY position, id"
    ).fetchall()


def refs_to_tasks(reader: Reader) -> dict[tuple[int, str], int]:
    """The task of each plan and ref."""
    return {(plan, ref): key for key, plan, ref in reader.rows("SELECT id, plan, ref FROM task")}


def open_list_points(reader: Reader) -> list[tuple[int, str, str]]:
    """The open points, decided or not, about lists of departments that nobody has named: plan, ref, kind."""
    return reader.rows(
        "SELECT plan, ref, kind FROM finding WHERE ref <> '' AND (kind = 'open_list' OR kind = 'decided')"
    ).fetchall()


def plan_years(reader: Reader) -> dict[str, int]:
    """The year of each plan, by its key."""
    return dict(
        reader.rows("SELECT key, coalesce(year, CAST(substr(coalesce(issued, imported), 1, 4) AS INTEGER)) FROM plan")
    )


def task_plans(reader: Reader) -> dict[int, str]:
    """The key of the plan of each task."""
    return dict(reader.rows("SELECT t.id, p.key FROM task t JOIN plan p ON p.id = t.plan").fetchall())


def goal_plans(reader: Reader) -> dict[int, str]:
    """The key of the plan of each indicator."""
    return dict(reader.rows("SELECT i.id, p.key FROM indicator i JOIN plan p ON p.id = i.plan").fetchall())
