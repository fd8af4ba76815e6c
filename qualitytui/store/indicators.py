"""Indicators: counted and found by filter."""

from collections.abc import Sequence

from qualitytui.model.filter_terms import Filter, Term
from qualitytui.named_tuple import NamedTuple
from qualitytui.store.carryovers import is_carried
from qualitytui.store.filter_sql import Condition, conditions, ordering, term_condition
from qualitytui.store.light_sql import indicator_figures
from qualitytui.store.reader import Reader, marks
from qualitytui.store.tasks import RANKED
from qualitytui.store.touched_items import Touched, indicators_among

WORDS = f"""(SELECT figures.*, i.ref, p.key AS plan, i.number, i.title, i.source, t.ref AS task, i.condition,
    i.target_text, i.unit, i.comparator AS own_comparator, i.value AS own_value, i.upper AS own_upper, t.due, i.changed,
    twin.ref AS same_as, k.kind_reason, m.id AS latest_id, m.on_date AS latest_on, m.value AS latest,
    m.source AS latest_source, m.definition AS latest_definition, i.plan AS plan_id, i.position, i.search, t.status,
    coalesce(s.ref, '') AS section, t.section AS section_id, s.position AS section_at,
    {is_carried("indicator", "figures.id")} AS is_carried
    FROM ({{figures}}) figures JOIN indicator i ON i.id = figures.id LEFT JOIN indicator k ON k.id = figures.keeper
    LEFT JOIN plan p ON p.id = i.plan LEFT JOIN task t ON t.id = i.task LEFT JOIN section s ON s.id = t.section
    LEFT JOIN indicator twin ON twin.id = i.same_as
    LEFT JOIN measurement m ON m.id = (SELECT id FROM measurement WHERE indicator = figures.keeper
        AND retracted_on IS NULL ORDER BY on_date DESC, id DESC LIMIT 1)) item"""
"""Every indicator with its figures, its words, its task and heading, its latest value; a LEFT JOIN of which nothing is
asked for falls away."""

CHIEF = f"""(SELECT d.name FROM responsibility r JOIN department d ON d.id = r.department
    WHERE {{whose}}
    ORDER BY {RANKED}, r.position, r.id LIMIT 1)"""
OWN = CHIEF.format(whose="r.indicator = item.id")
INHERITED = CHIEF.format(whose="r.task = item.task_id AND item.source = 'text'")
LEAD = f"coalesce({OWN}, {INHERITED})"
"""The department that answers for an indicator before all others: its own, or that of the task whose text names it."""

SORTABLE = {
    "ref": "+item.plan_id, item.position",
    "number": "+item.plan_id, item.position",
    "title": "item.title",
    "attainment": "item.attainment",
    "value": "item.decided",
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
    reason: str
    is_measured: int
    is_met: int
    source: str


def relation(reader: Reader, only: str = "") -> str:
    """The indicators as one relation named item, as of the reader's day; a linked pair is two rows of one figure.

    `only` is a WHERE clause over the indicator i and the half k that keeps its readings.
    """
    return WORDS.format(figures=indicator_figures(reader, only))


WITHOUT_FIGURES = """SELECT i.id, i.task AS task_id, coalesce(i.same_as, i.id) AS keeper, k.goal_kind, y.issued,
    y.closed_on, coalesce(y.closed_on, '{today}') AS day
    FROM indicator i LEFT JOIN indicator k ON k.id = coalesce(i.same_as, i.id) LEFT JOIN plan y ON y.id = i.plan"""


def asked_by(reader: Reader, term: Term) -> str:
    """The indicators as a term of a filter asks for them: without light and value, which take longest, where it can."""
    if term.key == "light" or (term.key == "no" and "value" in term.values):
        return relation(reader)
    return WORDS.format(figures=WITHOUT_FIGURES.format(today=reader.today.isoformat()))


def listed(reader: Reader, filter_: Filter) -> Condition:
    """The condition for the indicators that are listed: each linked pair once; a term fits it where it fits a half."""
    clauses, parameters = ["item.keeper = item.id", "NOT item.is_carried"], list[object]()
    if not any(term.key == "plan" for term in filter_.terms):
        clauses.append("item.closed_on IS NULL")
    for term in filter_.terms:
        clause, values = term_condition(term, reader, "indicator")
        halves = f"SELECT item.keeper FROM {asked_by(reader, term)} WHERE {clause}"
        clauses.append(f"item.id {'NOT ' if term.negated else ''}IN ({halves})")
        parameters += values
    return " AND ".join(clauses), parameters


def indicator_facts(reader: Reader, filter_: Filter, part: Touched | None = None) -> list[IndicatorFact]:
    """The facts of every indicator that matches, a linked pair once, in the plan's order."""
    if part is not None and not part.indicators:
        return []
    where, parameters = listed(reader, filter_)
    only = "" if part is None else f"WHERE {indicators_among('i.id', part)}"
    rows = reader.rows(
        "SELECT item.id, item.light, item.reason, item.decided IS NOT NULL, item.is_met, item.source "
        f"FROM {relation(reader, only)} WHERE {where} ORDER BY item.plan_id, item.position, item.id",
        parameters,
    )
    return [IndicatorFact(*values) for values in rows]


def indicator_ids(reader: Reader, filter_: Filter, sort: Sequence[str] = ()) -> list[int]:
    """The ids of the indicators that match, a linked pair once, in the order asked for or the plan's."""
    order = ordering(sort, SORTABLE)
    where, parameters = listed(reader, filter_)
    rows = reader.rows(f"SELECT item.id FROM {relation(reader)} WHERE {where} ORDER BY {order}", parameters)
    return [row[0] for row in rows]


def halves(reader: Reader, filter_: Filter) -> list[int]:
    """The ids of the indicators that match, both halves of a linked pair where both do, in the plan's order."""
    where, parameters = conditions(filter_, reader, "indicator")
    rows = reader.rows(
        f"SELECT item.id FROM {relation(reader)} WHERE {where} ORDER BY item.plan_id, item.position", parameters
    )
    return [row[0] for row in rows]


class Deciding(NamedTuple):
    """First and last day of an indicator's time, its kind of goal, and the value that decides."""

    first: str
    end: str
    kind: str | None
    value: float | None


def deciding_of(reader: Reader, key: int) -> Deciding:
    """What decides the light of an indicator, of either half of a pair."""
    figures = indicator_figures(reader, "WHERE i.id = ?")
    sql = f"SELECT first_day, end_day, goal_kind, decided FROM ({figures})"
    return Deciding(*reader.rows(sql, (key,)).fetchone())


def count_indicators(reader: Reader, named: Sequence[str] = ()) -> int:
    """How many indicators the living plans have, and those on file that are named; a linked pair counts once."""
    return int(
        reader.rows(
            f"SELECT count(*) FROM indicator WHERE same_as IS NULL AND NOT {is_carried('indicator', 'id')} "
            f"AND plan IN (SELECT id FROM plan WHERE closed_on IS NULL OR key IN ({marks(named)}))",
            named,
        ).fetchone()[0]
    )


def tasks_of_indicators(reader: Reader) -> dict[int, int]:
    """The task of each indicator, of an annex row that of the target in the text that it is linked to."""
    rows = reader.rows(
        "SELECT i.id, coalesce(i.task, (SELECT t.task FROM indicator t WHERE t.same_as = i.id AND t.task IS NOT NULL "
        "ORDER BY t.id LIMIT 1)) AS task FROM indicator i WHERE task IS NOT NULL"
    )
    return dict(rows.fetchall())
