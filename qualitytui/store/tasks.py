"""Tasks: counted, found by filter, read by the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qualitytui.i18n import say
from qualitytui.model.filter_terms import Filter
from qualitytui.model.roles import RANK
from qualitytui.model.status import UNFINISHED
from qualitytui.model.task import Task
from qualitytui.named_tuple import NamedTuple, each_as
from qualitytui.progress import tell
from qualitytui.rules.lights import TASK_REASONS
from qualitytui.store.carryovers import carried_columns, is_carried
from qualitytui.store.duties import responsibilities
from qualitytui.store.evidence import evidence_of
from qualitytui.store.filter_sql import conditions, ordering
from qualitytui.store.light_sql import (
    TASK_LIGHT,
    attributed_tasks,
    day_columns,
    is_attributed,
    is_silent,
    quoted,
    red_indicators,
    red_indicators_of,
    silent_tasks,
    task_reason,
)
from qualitytui.store.reader import PAGE, Reader, marks, pages
from qualitytui.store.silences import silent_duties
from qualitytui.store.task_reports import REASONED, reports
from qualitytui.store.touched_items import Touched, tasks_among

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

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
    WITH {quiet}standing AS {once} ({standing})
    SELECT standing.*, {light} AS light, t.ref, t.number, t.title, t.text, t.due_text, t.due_original, t.due_source,
        t.open_ended, t.changed, t.status_on, t.status_note, t.checked_by, t.evidence, t.made_on, t.handed_by,
        t.search, (SELECT max(on_date) FROM report WHERE task = t.id) AS last_on
    FROM standing LEFT JOIN task t ON t.id = standing.id
) item"""
"""Every task with its light, its words and its latest report.

The LEFT JOIN falls away where no word of a task is asked for.
"""
FEW = 20
"""Of how many tasks the red indicators are looked up by themselves."""
ONCE, AT_EACH_MENTION = "MATERIALIZED", "NOT MATERIALIZED"
"""Whether SQLite works the reason out before all else, or again at each mention of it, which is quicker for one."""
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
IS_FROM_BEFORE = "item.id IN (SELECT new_task FROM carryover WHERE new_task IS NOT NULL)"
"""Whether a task was carried on from an earlier plan."""


IS_HANDED = "item.id IN (SELECT id FROM task WHERE made_on IS NOT NULL)"
"""Whether a task was made by hand; to ask item.made_on would look every task up by itself, which takes ten times."""
FLAGS = f"item.is_silent + 2 * item.is_attributed + 4 * ({IS_HANDED}) + 8 * ({IS_FROM_BEFORE})"
FACTS = " || '\t' || ".join(
    ("item.status", "item.reason", "item.plan", "item.section", "ifnull(item.due, '')", "item.day", f"({FLAGS})")
)
"""What counting needs of a task besides its id as one line of text, as SQL; the light follows from its reason."""


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


def relation(
    reader: Reader, only: str = "", *, once: str = ONCE, red: Iterable[int] | None = None, silent: str = ""
) -> str:
    """The tasks as one relation named item, as of the reader's day; `only` is a WHERE clause over the task t.

    `red` are those of these that have a red indicator; `silent` says which are silent, as SQL: where that is known.
    Of a few tasks each is looked at by itself; of all of them the silent and the attributed are found in one pass.
    """
    quiet = is_silent(reader, "known.id", "known.silent_since") if only else "known.id IN (SELECT task FROM quiet)"
    standing = STANDING.format(
        reason=task_reason(reader.lasting(red_indicators) if red is None else red),
        attributed=is_attributed(reader) if only else f"facts.id IN ({attributed_tasks(reader)})",
        silent=f"known.status IN ({quoted(UNFINISHED)}) AND {silent or quiet}",
        day=reader.once(day_columns),
        carried=is_carried("task", "t.id"),
        only=only,
        once=once,
    )
    first = "" if only else f"quiet AS MATERIALIZED ({silent_tasks(reader)}), "
    return RELATION.format(quiet=first, standing=standing, light=TASK_LIGHT, once=once)


def unlit(reader: Reader) -> str:
    """The same without lights and reasons, which take longest: as the tasks lie in the file."""
    return UNLIT.format(day=reader.once(day_columns), carried=is_carried("task", "t.id"))


def task_facts(reader: Reader, filter_: Filter, part: Touched | None = None) -> list[TaskFact]:
    """The facts of every task that matches, in the plan's order; tasks that are alike share them."""
    where, parameters = conditions(filter_, reader, "task")
    if part is None:
        tasks, of_task = relation(reader, once=AT_EACH_MENTION), FACTS
    else:
        red = red_indicators_of(reader, sorted(part.tasks))
        silent = f"known.id IN ({', '.join({str(key) for key, _ in reader.once(silent_duties, part)})})"
        tasks = relation(reader, f"WHERE {tasks_among('t.id', part)}", red=red, silent=silent)
        of_task = FACTS.replace(IS_HANDED, "item.made_on IS NOT NULL")
    order = "item.plan_id, item.position, item.id"
    facts = f"SELECT item.id, {of_task} AS facts FROM {tasks} WHERE {where} ORDER BY {order}"
    ids, lines = reader.rows(
        f"SELECT group_concat(id, ' '), group_concat(facts, char(10)) FROM ({facts})", parameters
    ).fetchone()
    if ids is None:
        return []
    of_each = lines.split("\n")
    known = {line: _read_facts(line) for line in set(of_each)}
    return each_as(TaskFact, [(int(key), *known[line]) for key, line in zip(ids.split(), of_each, strict=True)])


def _read_facts(line: str) -> tuple[Any, ...]:
    """What one line of text says of the tasks that are alike."""
    status, reason, plan, section, due, day, number = line.split("\t")
    flags = int(number)
    is_from_before = flags >> 3 & 1
    of_day = (
        due or None,
        day,
        reason,
        flags & 1,
        flags >> 1 & 1,
        int(flags & 4 and not is_from_before),
        is_from_before,
    )
    return status, TASK_REASONS[reason], plan, section, *of_day


def task_ids(reader: Reader, filter_: Filter, sort: Sequence[str] = ()) -> list[int]:
    """The ids of the tasks that match, in the order asked for or the plan's."""
    order = ordering(sort, SORTABLE)
    where, parameters = conditions(filter_, reader, "task")
    return [
        row[0]
        for row in reader.rows(f"SELECT item.id FROM {relation(reader)} WHERE {where} ORDER BY {order}", parameters)
    ]


def count_tasks(reader: Reader, named: Sequence[str] = ()) -> int:
    """How many tasks the living plans have, and those on file that are named."""
    return int(
        reader.rows(
            f"SELECT count(*) FROM task t JOIN plan p ON p.id = t.plan WHERE NOT {is_carried('task', 't.id')} "
            f"AND (p.closed_on IS NULL OR p.key IN ({marks(named)}))",
            named,
        ).fetchone()[0]
    )


def last_checker(reader: Reader) -> str:
    """Who checked the task that was closed last; "" where none was."""
    row = reader.rows(
        "SELECT checked_by FROM task WHERE checked_by IS NOT NULL ORDER BY status_on DESC, id DESC LIMIT 1"
    ).fetchone()
    return str(row[0]) if row else ""


def tasks_of(reader: Reader, ids: Sequence[int]) -> tuple[Task, ...]:
    """The tasks of these ids, in this order."""
    tasks: dict[int, Task] = reader.read_rows(tasks_of)
    missing = [key for key in ids if key not in tasks]
    for nth, page in enumerate(pages(missing)):
        tell(say("reading the items"), nth * PAGE, len(missing))
        tasks.update(_page(reader, page))
    tell(say("reading the items"), len(missing), len(missing))
    return tuple(tasks[key] for key in ids if key in tasks)


def each_task_of(reader: Reader, ids: Sequence[int]) -> Iterator[Task]:
    """The tasks of these ids, in this order, of which only a page is held at a time."""
    for page in pages(ids):
        tasks = _page(reader, page)
        yield from (tasks[key] for key in page if key in tasks)


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
    red = reader.lasting(red_indicators) if len(ids) > FEW else red_indicators_of(reader, ids)
    last = dict(reports(reader, ids, only_last=True))
    reasons = dict(reports(reader, ids, REASONED, only_last=True))
    named = evidence_of(reader, ids)
    rows = reader.rows(
        "SELECT id, ref, plan, number, section, title, text, status, light, due, due_text, due_original, "
        "due_source, open_ended, changed, status_on, status_note, checked_by, reason, "
        f"CASE WHEN reason = 'overdue' THEN julianday(day) - julianday(due) END, made_on, handed_by, day, "
        f"{carried_columns('task')} "
        f"FROM {relation(reader, f'WHERE t.id IN ({marks(ids)})', red=red)}",
        ids,
    )
    tasks: dict[int, Task] = {}
    for key, *words, open_ended, changed, on, note, checker, reason, late, made_on, handed_by, day, old, new in rows:
        evidence = named.get(key, ())
        steps_total, steps_done = steps.get(key, (0, 0))
        tasks[key] = Task._make(  # as a query of ten thousand rows by place, which takes a quarter of by name
            (
                *(key, *words, extended.get(key, (0,))[0], tuple(who.get(key, ())), bool(open_ended)),
                *(steps_total, steps_done, last.get(key), tuple(indicators.get(key, ())), changed, on, note, checker),
                *("；".join(piece.text for piece in evidence) or None, reason, None if late is None else int(late)),
                *(tuple(red.get(key, ())), made_on, handed_by, day, reasons.get(key), old, new, evidence),
            )
        )
    return tasks


def _grouped(reader: Reader, sql: str, ids: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    return {row[0]: row[1:] for row in reader.rows(sql.format(marks(ids)), ids)}
