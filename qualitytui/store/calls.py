"""Queries of the call list: who answers for what, and the last report."""

from collections.abc import Collection
from typing import NamedTuple

from qualitytui.model.call import LastWord
from qualitytui.model.roles import Role
from qualitytui.model.status import UNFINISHED
from qualitytui.store.carryovers import LIVING_TASK
from qualitytui.store.letter_terms import letter_overdue
from qualitytui.store.light_sql import quoted, silent_pairs
from qualitytui.store.reader import Reader

Pair = tuple[int, int]
"""A task and a department."""


class Answering(NamedTuple):
    """A department and an unfinished task of a living plan that it is to be asked about."""

    task: int
    department: int
    name: str
    role: Role


def answering_departments(reader: Reader) -> list[Answering]:
    """Each department that is asked about each unfinished task of the living plans, in the plan's order."""
    pairs = silent_pairs(reader, "pair.*", LIVING_TASK)
    rows = reader.rows(
        f"SELECT s.task, s.department, d.name, s.role FROM ({pairs}) s JOIN department d ON d.id = s.department "
        "JOIN task t ON t.id = s.task ORDER BY t.plan, t.position, s.position"
    )
    return [Answering(*row) for row in rows]


class Addressed(NamedTuple):
    """A department whose answer to a letter on an item is overdue; the role it has there, if any."""

    letter: int
    task: int | None
    indicator: int | None
    department: int
    name: str
    role: Role


def late_addressees(reader: Reader) -> list[Addressed]:
    """Who owes the answer to a letter on an item, the longest first; nobody where the item waits for the office."""
    today = f"'{reader.today.isoformat()}'"
    rows = reader.rows(
        "SELECT l.id, l.task, coalesce(i.same_as, i.id), l.department, d.name, coalesce((SELECT r.role "
        "FROM responsibility r WHERE r.department = l.department AND (r.task = l.task OR r.indicator = l.indicator) "
        "ORDER BY r.role = 'support' LIMIT 1), 'responsible') FROM letter l JOIN department d ON d.id = l.department "
        "LEFT JOIN indicator i ON i.id = l.indicator LEFT JOIN task t ON t.id = coalesce(l.task, i.task) "
        "JOIN plan p ON p.id = coalesce(t.plan, i.plan) WHERE p.closed_on IS NULL AND coalesce(t.status, '') <> "
        f"'reported' AND {letter_overdue(today)} ORDER BY l.by_date, l.id"
    )
    return [Addressed(*row) for row in rows]


def supporting_departments(reader: Reader, names: Collection[str]) -> list[Answering]:
    """The unfinished tasks of the living plans that these departments only support, in the plan's order."""
    rows = reader.rows(
        "SELECT r.task, r.department, d.name, r.role FROM responsibility r JOIN department d ON d.id = r.department "
        f"JOIN task t ON t.id = r.task JOIN plan p ON p.id = t.plan WHERE r.role = 'support' AND {LIVING_TASK} "
        f"AND t.status IN ({quoted(UNFINISHED)}) ORDER BY t.plan, t.position, r.position"
    )
    return [pair for pair in (Answering(*row) for row in rows) if pair.name in names]


SOURCES = "(SELECT id AS department, name FROM department UNION SELECT department, name FROM alias)"
"""Every name under which a department can be the source of a reading."""
WORDS = f"""SELECT task, department, on_date, text, 'report' AS kind, person, via, 1 AS rank, id FROM report
    WHERE department IS NOT NULL
    UNION ALL SELECT task, department, on_date, '', kind, NULL, NULL, 0, id FROM news
    UNION ALL SELECT i.task, n.department, m.on_date,
        i.title || ' ' || printf('%.10g', m.value) || coalesce(i.unit, ''), 'reading', NULL, NULL, 0, m.id
        FROM measurement m JOIN indicator i ON m.indicator = coalesce(i.same_as, i.id)
        JOIN {SOURCES} n ON n.name = m.source WHERE m.retracted_on IS NULL"""
"""What departments said: of which task, if any, on which day, in which words; of one day a report comes last."""


def last_words_of_pairs(reader: Reader) -> dict[Pair, LastWord]:
    """What each department said last of each task, and when; of one day a report goes before anything else."""
    rows = reader.rows(
        f"SELECT task, department, on_date, text, kind, person, via FROM ({WORDS}) WHERE task IS NOT NULL "
        "ORDER BY on_date, rank, id"
    )
    return {(task, department): LastWord(*word) for task, department, *word in rows}


def last_words_of_departments(reader: Reader) -> dict[int, LastWord]:
    """What each department said last of anything."""
    rows = reader.rows(f"SELECT department, on_date, text, kind, person, via FROM ({WORDS}) ORDER BY on_date, rank, id")
    return {department: LastWord(*word) for department, *word in rows}


def statuses_by_ref(reader: Reader) -> dict[tuple[str, str], str]:
    """The status of every task, by the key of its plan and its ref."""
    rows = reader.rows("SELECT p.key, t.ref, t.status FROM task t JOIN plan p ON p.id = t.plan")
    return {(plan, ref): status for plan, ref, status in rows}
