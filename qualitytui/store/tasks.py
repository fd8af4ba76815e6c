"""Tasks: counted, found by filter, read by the page."""

from collections.abc import Sequence
from typing import Any

from qualitytui.model.filter import Filter
from qualitytui.model.roles import RANK
from qualitytui.model.status import UNFINISHED
from qualitytui.model.task import Report, Task
from qualitytui.named_tuple import NamedTuple
from qualitytui.store.carryovers import LIVING_TASK, carried_columns, is_carried
from qualitytui.store.departments import responsibilities
from qualitytui.store.evidence import evidence_of
from qualitytui.store.filter_sql import conditions, ordering
from qualitytui.store.light_sql import (
    IS_ANY_TOUCHED,
    TASK_LIGHT,
    day_columns,
    indicator_figures,
    is_among_attributed,
    is_among_silent,
    is_attributed,
    is_silent,
    quoted,
    task_reason,
)
from qualitytui.store.reader import Reader, marks, pages

RANKED = "CASE r.role " + " ".join(f"WHEN '{role}' THEN {nth}" for nth, role in enumerate(RANK)) + " END"
"""The place of a role of responsibility r, as SQL."""
STANDING = """
    WITH facts AS {once} (SELECT known.*, {silent} AS is_silent FROM (
        SELECT t.id, p.key AS plan, coalesce(s.ref, '') AS section, t.status, t.due, p.closed_on,
            t.plan AS plan_id, t.section AS section_id, s.position AS section_at, t.position,
            {carried} AS is_carried, {day}
        FROM task t JOIN plan p ON p.id = t.plan LEFT JOIN section s ON s.id = t.section {only}
    ) known) SELECT facts.*, {reason} AS reason, {attributed} AS is_attributed FROM facts"""
"""Every task with its plan, its heading, the day its light is of, and the reason for its light."""
RELATION = """(
    WITH standing AS {once} ({standing})
    SELECT standing.*, {light} AS light, t.ref, t.number, t.title, t.text, t.due_text, t.due_original, t.due_source,
        t.open_ended, t.changed, t.status_on, t.status_note, t.checked_by, t.evidence, t.made_on, t.handed_by,
        t.search, (SELECT max(on_date) FROM report WHERE task = t.id) AS last_on
    FROM standing LEFT JOIN task t ON t.id = standing.id
) item"""
"""Every task with its light, its words and its latest report.

The LEFT JOIN falls away where no word of a task is asked for.
"""
ONCE, AT_EACH_MENTION = "MATERIALIZED", "NOT MATERIALIZED"
"""Whether SQLite works the reason out before all else, or anew at each mention of it, which is quicker for one."""
UNLIT = """(
    SELECT t.id, p.key AS plan, coalesce(s.ref, '') AS section, t.status, t.due, p.closed_on, t.plan AS plan_id,
        {carried} AS is_carried, {day}, t.ref, t.changed, t.evidence, t.search,
        (SELECT max(on_date) FROM report WHERE task = t.id) AS last_on
    FROM task t LEFT JOIN plan p ON p.id = t.plan LEFT JOIN section s ON s.id = t.section
) item"""
"""What a filter asks of a task besides its light."""
CHIEF = f"""(SELECT d.name FROM responsibility r JOIN department d ON d.id = r.department WHERE r.task = item.id
    ORDER BY {RANKED}, r.position, r.id LIMIT 1)"""
"""The department that answers for a task before all others."""

SORTABLE = {
    "ref": "+item.plan_id, item.position",
    "due": "item.due",
    "status": "CASE item.status WHEN 'behind' THEN 0 WHEN 'not_started' THEN 1 WHEN 'in_progress' THEN 2 "
    "WHEN 'reported' THEN 3 WHEN 'closed' THEN 4 ELSE 5 END",
    "light": "CASE item.light WHEN 'red' THEN 0 WHEN 'yellow' THEN 1 WHEN 'green' THEN 2 WHEN 'blue' THEN 3 ELSE 4 END",
    "title": "item.title",
    "section": "+item.plan_id, item.section_at",
    "plan": "item.plan",
    "changed": "item.changed",
    "last_report": "item.last_on",
    "department": CHIEF,
    "lead": CHIEF,
    "number": "+item.plan_id, item.position",
    "extensions": "(SELECT count(*) FROM extension WHERE task = item.id AND after > before)",
    "steps": "(SELECT count(*) FROM step WHERE task = item.id)",
    "month": "substr(item.due, 1, 7)",
}


class TaskFact(NamedTuple):
    """What counting needs of a task."""

    id: int
    status: str
    light: str
    plan: str
    section: str
    due: str | None
    day: str
    reason: str
    is_silent: int
    is_attributed: int
    is_handed: int
    is_from_before: int
    """Whether it was carried on from an earlier plan."""


def relation(reader: Reader, only: str = "", *, once: str = ONCE) -> str:
    """The tasks as one relation named item, as of the reader's day; `only` is a WHERE clause over the task t.

    Of a few tasks each is looked at by itself; of all of them the silent and the attributed are found in one pass.
    """
    silent = is_silent(reader, "known.id", "known.silent_since") if only else is_among_silent(reader, "known.id")
    standing = STANDING.format(
        reason=task_reason(reader),
        attributed=is_attributed(reader) if only else is_among_attributed(reader),
        silent=f"known.status IN ({quoted(UNFINISHED)}) AND {silent}",
        day=reader.once(day_columns),
        carried=is_carried("task", "t.id"),
        only=only,
        once=once,
    )
    return RELATION.format(standing=standing, light=TASK_LIGHT, once=once)


def unlit(reader: Reader) -> str:
    """The same without lights and reasons, which take longest: as the tasks lie in the file."""
    return UNLIT.format(day=reader.once(day_columns), carried=is_carried("task", "t.id"))


def task_facts(reader: Reader, filter_: Filter) -> list[TaskFact]:
    """The facts of every task that matches, in the plan's order."""
    where, parameters = conditions(filter_, reader, "task")
    rows = reader.rows(
        "SELECT item.id, item.status, item.light, item.plan, item.section, item.due, item.day, "
        "item.reason, item.is_silent, item.is_attributed, item.made_on IS NOT NULL AND NOT "
        "EXISTS (SELECT 1 FROM carryover WHERE new_task = item.id), "
        "EXISTS (SELECT 1 FROM carryover WHERE new_task = item.id) "
        f"FROM {relation(reader)} WHERE {where} ORDER BY item.plan_id, item.position",
        parameters,
    )
    return [TaskFact(*values) for values in rows]


def task_ids(reader: Reader, filter_: Filter, sort: Sequence[str] = ()) -> list[int]:
    """The ids of the tasks that match, in the order asked for or the plan's."""
    order = ordering(sort, SORTABLE)
    where, parameters = conditions(filter_, reader, "task")
    return [
        row[0]
        for row in reader.rows(f"SELECT item.id FROM {relation(reader)} WHERE {where} ORDER BY {order}", parameters)
    ]


def count_tasks(reader: Reader) -> int:
    """How many tasks the living plans have."""
    return int(
        reader.rows(f"SELECT count(*) FROM task t JOIN plan p ON p.id = t.plan WHERE {LIVING_TASK}").fetchone()[0]
    )


def last_checker(reader: Reader) -> str:
    """Who checked the task that was closed last; "" where none was."""
    found = reader.rows(
        "SELECT checked_by FROM task WHERE checked_by IS NOT NULL ORDER BY status_on DESC, id DESC LIMIT 1"
    ).fetchone()
    return str(found[0]) if found else ""


def tasks_of(reader: Reader, ids: Sequence[int]) -> tuple[Task, ...]:
    """The tasks of these ids, in this order."""
    found: dict[int, Task] = {}
    for page in pages(ids):
        found.update(_page(reader, page))
    return tuple(found[key] for key in ids if key in found)


def _page(reader: Reader, ids: Sequence[int]) -> dict[int, Task]:
    who = responsibilities(reader, "task", ids)
    extended = _grouped(
        reader, "SELECT task, count(*) FROM extension WHERE task IN ({}) AND after > before GROUP BY task", ids
    )
    steps = _grouped(reader, "SELECT task, count(*), count(done_on) FROM step WHERE task IN ({}) GROUP BY task", ids)
    indicators: dict[int, list[str]] = {}
    for task, ref in reader.rows(
        f"SELECT task, ref FROM indicator WHERE task IN ({marks(ids)}) ORDER BY source DESC, position", ids
    ):
        indicators.setdefault(task, []).append(ref)
    red = _red_indicators(reader, ids)
    last = dict(_reports(reader, ids, only_last=True))
    reasons = dict(_reports(reader, ids, REASONED, only_last=True))
    named = evidence_of(reader, ids)
    rows = reader.dicts(
        "SELECT id, ref, plan, number, section, title, text, status, light, due, due_text, due_original, "
        "due_source, open_ended, changed, status_on, status_note, checked_by, reason, made_on, handed_by, "
        f"CASE WHEN reason = 'overdue' THEN julianday(day) - julianday(due) END AS late_days, day AS as_of, "
        f"{carried_columns('task')} "
        f"FROM {relation(reader, f'WHERE t.id IN ({marks(ids)})')}",
        ids,
    )
    return {
        row["id"]: Task(
            **row | {"open_ended": bool(row["open_ended"]), "late_days": _whole(row["late_days"])},
            evidence="；".join(one.text for one in named.get(row["id"], ())) or None,
            evidence_list=named.get(row["id"], ()),
            red_indicators=tuple(red.get(row["id"], ())),
            extensions=extended.get(row["id"], (0,))[0],
            departments=tuple(who.get(row["id"], ())),
            steps_total=steps.get(row["id"], (0, 0))[0],
            steps_done=steps.get(row["id"], (0, 0))[1],
            last_report=last.get(row["id"]),
            reasons=reasons.get(row["id"]),
            indicators=tuple(indicators.get(row["id"], ())),
        )
        for row in rows
    }


def _whole(days: float | None) -> int | None:
    return None if days is None else int(days)


def _red_indicators(reader: Reader, ids: Sequence[int]) -> dict[int, list[str]]:
    """The refs of the red indicators of each task, a linked pair under the ref of the half that is listed."""
    if not reader.rows(IS_ANY_TOUCHED).fetchone()[0]:
        return {}
    found: dict[int, list[str]] = {}
    figures = indicator_figures(reader, f"WHERE i.task IN ({marks(ids)})")
    for task, ref in reader.rows(
        f"SELECT DISTINCT task_id, k.ref FROM ({figures}) red JOIN indicator k ON k.id = red.keeper "
        "WHERE red.light = 'red' ORDER BY k.position",
        ids,
    ):
        found.setdefault(task, []).append(ref)
    return found


def _grouped(reader: Reader, sql: str, ids: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    return {row[0]: row[1:] for row in reader.rows(sql.format(marks(ids)), ids)}


REASONED = "coalesce(r.problem, r.next_step, r.promised, r.decision) IS NOT NULL"
"""Whether a report r says why its item is slow, or what is to be done about it."""


def _reports(reader: Reader, ids: Sequence[int], where: str = "1", *, only_last: bool) -> list[tuple[int, Report]]:
    rank = "row_number() OVER (PARTITION BY r.task ORDER BY r.on_date DESC, r.id DESC)"
    rows = reader.rows(
        f"SELECT * FROM (SELECT r.task, r.id, r.on_date, r.text, d.name, r.person, r.via, "
        f"r.problem, r.next_step, r.promised, r.decision, {rank} AS nth "
        f"FROM report r LEFT JOIN department d ON d.id = r.department WHERE r.task IN ({marks(ids)}) AND {where}) "
        f"WHERE nth = 1 OR NOT ? ORDER BY task, nth",
        [*ids, only_last],
    )
    return [(row[0], Report(*row[1:11])) for row in rows]


def reports_of(reader: Reader, task: int) -> tuple[Report, ...]:
    """A task's reports, the newest first."""
    return tuple(report for _, report in _reports(reader, [task], only_last=False))
