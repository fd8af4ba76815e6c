"""Who has been silent on what: departments that answer for unfinished items and say nothing."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from qualitytui.model.silence import Silence
from qualitytui.store.carryovers import LIVING_TASK
from qualitytui.store.light_sql import SILENT_SINCE, silent_pairs
from qualitytui.store.reader import Reader
from qualitytui.store.touched_items import Touched, tasks_among

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final


def all_silences(reader: Reader) -> tuple[Silence, ...]:
    """Each department and unfinished task without a word for the reporting interval, the longest first."""
    today = reader.today
    pairs = silent_pairs(reader, f"pair.*, {SILENT_SINCE} AS since", LIVING_TASK)
    rows = reader.rows(
        f"SELECT t.id, p.key, t.ref, t.title, d.name, s.role, s.since, s.last_word FROM ({pairs}) s "
        "JOIN task t ON t.id = s.task JOIN plan p ON p.id = t.plan JOIN department d ON d.id = s.department "
        "WHERE s.since <= ? ORDER BY s.since, t.plan, t.position, s.position",
        (_border(reader),),
    )
    return tuple(
        Silence(task, plan, ref, title, name, role, (today - date.fromisoformat(since)).days if since else 0, last)
        for task, plan, ref, title, name, role, since, last in rows
    )


def silent_duties(reader: Reader, part: Touched | None = None) -> Collection[tuple[int, str]]:
    """The same as pairs of a task's id and a department's name, without what a list shows beside them."""
    known = (reader.memory or {}).get((all_silences, ()))
    if known is not None and part is None:
        return {(silence.task, silence.department) for silence in known}
    where = f"{LIVING_TASK} AND {tasks_among('r.task', part)}"
    pairs = silent_pairs(reader, f"pair.task, pair.department, {SILENT_SINCE} AS since", where)
    return reader.rows(
        f"SELECT s.task, d.name FROM ({pairs}) s JOIN department d ON d.id = s.department WHERE s.since <= ?",
        (_border(reader),),
    ).fetchall()


def _border(reader: Reader) -> str:
    """The last day on which a word still counts as too long ago."""
    return (reader.today - timedelta(days=reader.config.reporting_interval_days)).isoformat()


def silences(reader: Reader, tasks: Collection[int]) -> tuple[Silence, ...]:
    """Those of them whose task is one of these."""
    return tuple(silence for silence in reader.once(all_silences) if silence.task in tasks)


EVERY_WORD: Final = (
    "SELECT department, on_date FROM report WHERE department IS NOT NULL "
    "UNION ALL SELECT department, on_date FROM news "
    "UNION ALL SELECT n.department, m.on_date FROM measurement m JOIN (SELECT id AS department, name "
    "FROM department UNION SELECT department, name FROM alias) n ON n.name = m.source "
    "WHERE m.retracted_on IS NULL"
)
"""Every word of a department: reports, what a status or a step said, the values it gave."""


def last_words(reader: Reader) -> dict[int, str]:
    """The day of each department's latest word on anything."""
    return dict(reader.rows(f"SELECT department, max(on_date) FROM ({EVERY_WORD}) GROUP BY department").fetchall())


def words_by_month(reader: Reader, year: int) -> dict[int, dict[int, int]]:
    """How often each department spoke in each month of a year, by the month's number."""
    by_month: dict[int, dict[int, int]] = {}
    rows = reader.rows(
        f"SELECT department, substr(on_date, 6, 2), count(*) FROM ({EVERY_WORD}) WHERE substr(on_date, 1, 4) = ? "
        "GROUP BY 1, 2",
        (f"{year:04d}",),
    )
    for department, month, count in rows:
        by_month.setdefault(department, {})[int(month)] = count
    return by_month
