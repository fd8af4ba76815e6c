"""How much was overdue on an evening, read off the journal: no row of that day is put back for it."""

from contextlib import closing
from datetime import date

from qualitytui.model.status import UNFINISHED
from qualitytui.store.carryovers import LIVING_TASK
from qualitytui.store.light_sql import quoted
from qualitytui.store.reader import Reader
from qualitytui.store.time_travel import after, evenings, is_in_date_order

COUNTED = f"""SELECT count(*), count(CASE WHEN t.due < ? AND t.status IN ({quoted(UNFINISHED)}) THEN 1 END)
    FROM task t JOIN plan p ON p.id = t.plan WHERE {LIVING_TASK}"""
"""How many tasks the living plans have, and how many of them are unfinished and past their deadline on a day."""
COLUMNS = {"task": ("plan", "status", "due"), "plan": ("closed_on",), "carryover": ("task",)}
"""What is asked of the tables for it."""
GONE = f"""SELECT 1 FROM act a JOIN change c ON c.act = a.id
    WHERE a.at > ? AND c.tbl IN ({quoted((*COLUMNS, "section", "indicator"))})"""
"""Whatever was written after a moment about one of them, or about what their rows belong to."""
UNDONE = """undone AS MATERIALIZED (SELECT tbl, key, before, min(id) FROM change WHERE act >= ? AND tbl IN ({tables})
    GROUP BY tbl, key)"""
"""Each row that an entry from one on has touched, as it was before the first of them."""
THEN = """{table} AS (SELECT id, {columns} FROM main.{table}
    WHERE id NOT IN (SELECT key FROM undone WHERE tbl = '{table}')
    UNION ALL SELECT key, {images} FROM undone WHERE tbl = '{table}' AND before IS NOT NULL)"""
"""The rows of a table as they were then, under its name."""
IMAGE = """iif(json_type(before, '$.{column}') IS NULL, (SELECT {column} FROM main.{table} WHERE id = undone.key),
    json_extract(before, '$.{column}'))"""
"""A column of a row as it was; one that did not exist when the row was written is as it stands now."""


def overdue_now(reader: Reader) -> tuple[int, int]:
    """How many tasks the living plans have, and how many of them are overdue."""
    return _counted(reader, COUNTED, reader.today.isoformat())


def overdue_then(reader: Reader, evening: date) -> tuple[int, int]:
    """The same as it was on an evening."""
    moment = after(evening)
    if not reader.rows(f"SELECT EXISTS ({GONE})", (moment,)).fetchone()[0]:
        return _counted(reader, COUNTED, evening.isoformat())
    if not is_in_date_order(reader.connection, moment):
        with closing(evenings(reader, [evening])) as pasts:
            return overdue_now(next(pasts))
    first = reader.rows("SELECT min(id) FROM act WHERE at > ?", (moment,)).fetchone()[0]
    tables = [UNDONE.format(tables=quoted(tuple(COLUMNS))), *map(_then, COLUMNS)]
    return _counted(reader, f"WITH {', '.join(tables)} {COUNTED}", first, evening.isoformat())


def _then(table: str) -> str:
    columns = COLUMNS[table]
    images = ", ".join(IMAGE.format(table=table, column=column) for column in columns)
    return THEN.format(table=table, columns=", ".join(columns), images=images)


def _counted(reader: Reader, sql: str, *parameters: object) -> tuple[int, int]:
    total, overdue = reader.rows(sql, parameters).fetchone()
    return total, overdue
