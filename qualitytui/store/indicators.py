"""Indicators: counted and found by filter."""

from collections.abc import Sequence
from typing import NamedTuple

from qualitytui.model.filter import Filter
from qualitytui.store.lights import ATTAINMENT, INDICATOR_LIGHT, PASSED, REACHED, START
from qualitytui.store.reader import Reader
from qualitytui.store.search import conditions, ordering

RELATION = f"""(
    SELECT far.*, {INDICATOR_LIGHT} AS light
    FROM (SELECT judged.*, {ATTAINMENT} AS attainment, {PASSED} AS passed
    FROM (SELECT known.*, {REACHED} AS is_reached, {START} AS start_day
    FROM (
        SELECT i.id, i.ref, p.key AS plan, i.number, i.title, i.source, t.ref AS task, i.condition,
            i.comparator, i.value, i.upper, i.unit, i.target_text, t.due, i.changed, twin.ref AS same_as,
            m.id AS latest_id, m.on_date AS latest_on, m.value AS latest, m.source AS latest_source,
            m.definition AS latest_definition,
            i.plan AS plan_id, i.position, i.search, i.task AS task_id, t.status,
            coalesce(s.ref, '') AS section, t.section AS section_id, s.position AS section_at, p.issued,
            coalesce(t.due, p.year || '-12-31', '{{today}}') AS end_day,
            CASE WHEN p.year < {{year}} THEN p.year || '-12-31' ELSE '{{today}}' END AS day
        FROM indicator i JOIN plan p ON p.id = i.plan
        LEFT JOIN task t ON t.id = i.task LEFT JOIN section s ON s.id = t.section
        LEFT JOIN indicator twin ON twin.id = i.same_as
        LEFT JOIN measurement m ON m.id = (
            SELECT id FROM measurement
            WHERE indicator = coalesce(i.same_as, i.id) AND retracted_on IS NULL
            ORDER BY on_date DESC, id DESC LIMIT 1)
    ) known) judged) far
) item"""
"""Every indicator with its latest value, how far it has come, and its light."""

CHIEF = """(SELECT d.name FROM responsibility r JOIN department d ON d.id = r.department
    WHERE {whose}
    ORDER BY CASE r.role WHEN 'lead' THEN 0 WHEN 'responsible' THEN 1 ELSE 2 END, r.position, r.id LIMIT 1)"""
OWN = CHIEF.format(whose="r.indicator = item.id")
INHERITED = CHIEF.format(whose="r.task = item.task_id AND item.source = 'text'")
LEAD = f"coalesce({OWN}, {INHERITED})"
"""The department that answers for an indicator before all others: its own, or that of the task whose text names it."""

SORTABLE = {
    "ref": "+item.plan_id, item.position",
    "number": "+item.plan_id, item.position",
    "title": "item.title",
    "attainment": "item.attainment",
    "value": "item.latest",
    "latest": "item.latest_on",
    "light": "CASE item.light WHEN 'red' THEN 0 WHEN 'yellow' THEN 1 WHEN 'green' THEN 2 WHEN 'blue' THEN 3 ELSE 4 END",
    "task": "item.task_id",
    "department": LEAD,
    "lead": LEAD,
    "section": "+item.plan_id, item.section_at",
    "source": "item.source",
    "due": "item.due",
    "plan": "item.plan",
    "changed": "item.changed",
}


class IndicatorFact(NamedTuple):
    """What counting needs of an indicator."""

    id: int
    light: str
    is_measured: int
    is_met: int


def relation(reader: Reader) -> str:
    """The indicators as one relation named item, as of the reader's day."""
    return RELATION.format(year=reader.today.year, today=reader.today.isoformat())


def indicator_facts(reader: Reader, filter_: Filter) -> list[IndicatorFact]:
    """The facts of every indicator that matches, in the plan's order."""
    where, parameters = conditions(filter_, reader, "indicator")
    rows = reader.rows(
        "SELECT item.id, item.light, item.latest IS NOT NULL, item.is_reached "
        f"FROM {relation(reader)} WHERE {where} ORDER BY item.plan_id, item.position",
        parameters,
    )
    return [IndicatorFact(*values) for values in rows]


def indicator_ids(reader: Reader, filter_: Filter, sort: Sequence[str] = ()) -> list[int]:
    """The ids of the indicators that match, in the order asked for or the plan's."""
    order = ordering(sort, SORTABLE)
    where, parameters = conditions(filter_, reader, "indicator")
    return [
        row[0]
        for row in reader.rows(f"SELECT item.id FROM {relation(reader)} WHERE {where} ORDER BY {order}", parameters)
    ]


def count_indicators(reader: Reader) -> int:
    """How many indicators there are."""
    return int(reader.rows("SELECT count(*) FROM indicator").fetchone()[0])
