"""The ledger of rectification orders: read, counted, and the reading that shows a matter is put right."""

from collections.abc import Sequence
from typing import Any

from qualitytui.model.supervision import Rectification
from qualitytui.named_tuple import NamedTuple
from qualitytui.rules.figures.attainment import is_met
from qualitytui.rules.figures.letters import days_late, is_order_overdue
from qualitytui.store.reader import Reader

LISTED = """SELECT o.*, d.name AS unit, p.key AS plan_key, coalesce(t.ref, i.ref) AS ref,
    coalesce(t.title, i.title) AS title, p.closed_on AS filed_on,
    (SELECT count(*) FROM rectification_extension e WHERE e.rectification = o.id) AS extensions,
    (SELECT count(*) FROM rectification past WHERE past.id < o.id AND past.department = o.department
        AND (past.task = o.task OR past.task = (SELECT task FROM carryover WHERE new_task = o.task)
            OR past.indicator IN (SELECT half.id FROM indicator half
                WHERE coalesce(half.same_as, half.id) = coalesce(i.same_as, i.id))
            OR past.indicator IN (SELECT indicator FROM carryover WHERE new_indicator = o.indicator))) AS repeats,
    (SELECT r.text FROM rectification_report r WHERE r.rectification = o.id AND r.kind = 'report'
        ORDER BY r.id DESC LIMIT 1) AS report
    FROM rectification o JOIN department d ON d.id = o.department LEFT JOIN task t ON t.id = o.task
    LEFT JOIN indicator i ON i.id = o.indicator LEFT JOIN plan p ON p.id = coalesce(t.plan, i.plan)
    WHERE {where} ORDER BY o.id"""
PLAIN = (
    *("id", "ref", "title", "problem", "opened", "extensions", "state", "reopened", "repeats", "measure", "goal"),
    *("found_by", "report", "checked_by", "evidence", "reading", "approved_by", "second_look", "looked_on"),
)
"""The columns that a view takes as they are."""


class DecidingValue(NamedTuple):
    """The last reading of an indicator after a day: its id, day and value, and whether it meets the target."""

    id: int
    on: str
    value: float
    is_met: bool


def rectifications_where(
    reader: Reader, where: str = "1", parameters: Sequence[object] = ()
) -> tuple[Rectification, ...]:
    """The orders o for which the SQL condition holds, in the order in which they were opened."""
    today = reader.today.isoformat()
    return tuple(_order(row, today) for row in reader.dicts(LISTED.format(where=where), parameters))


def overdue_rectifications(reader: Reader) -> tuple[Rectification, ...]:
    """The orders that are past their day with nothing reported, the longest overdue first; none of a plan on file."""
    rectifications = rectifications_where(reader, "p.closed_on IS NULL")
    return tuple(
        sorted(
            (rectification for rectification in rectifications if rectification.overdue),
            key=lambda rectification: rectification.by,
        )
    )


def running_orders(reader: Reader) -> tuple[Rectification, ...]:
    """The orders that wait for a report, the first due first; none of a plan on file."""
    rectifications = rectifications_where(reader, "o.state = 'open' AND p.closed_on IS NULL")
    return tuple(sorted(rectifications, key=lambda rectification: rectification.by))


def second_looks(reader: Reader) -> tuple[Rectification, ...]:
    """The orders struck off that are still to be looked at once more, the first due first; none of a plan on file."""
    where = "o.state = 'closed' AND o.second_look IS NOT NULL AND o.looked_on IS NULL AND p.closed_on IS NULL"
    return tuple(sorted(rectifications_where(reader, where), key=lambda rectification: rectification.second_look or ""))


def _order(row: dict[str, Any], today: str) -> Rectification:
    day = min(row["filed_on"] or today, today)
    ended = row["reported_on"] or row["closed_on"] or day
    return Rectification(
        **{name: row[name] for name in PLAIN},
        plan=row["plan_key"],
        department=row["unit"],
        by=row["by_date"],
        overdue=is_order_overdue(row["state"], row["by_date"], day),
        late_days=days_late(row["by_date"], ended) or None,
        reported=row["reported_on"],
        closed=row["closed_on"],
        stamped=bool(row["stamped"]),
    )


def reading_after(reader: Reader, indicator: int, day: str) -> DecidingValue | None:
    """The last reading of an indicator for a day after that one; None where there is none."""
    row = reader.rows(
        "SELECT m.id, m.on_date, m.value, k.comparator, k.value, k.upper FROM indicator i "
        "JOIN indicator k ON k.id = coalesce(i.same_as, i.id) JOIN measurement m ON m.indicator = k.id "
        "WHERE i.id = ? AND m.retracted_on IS NULL AND m.on_date > ? ORDER BY m.on_date DESC, m.id DESC LIMIT 1",
        (indicator, day),
    ).fetchone()
    if row is None:
        return None
    key, on, value, comparator, target, upper = row
    return DecidingValue(key, on, value, is_met(comparator, target, upper, value))


def orders_on(reader: Reader, indicator: int) -> tuple[Rectification, ...]:
    """The orders on either half of an indicator, the last first."""
    halves = (
        "o.indicator IN (SELECT half.id FROM indicator half WHERE coalesce(half.same_as, half.id) = "
        "(SELECT coalesce(same_as, id) FROM indicator WHERE id = ?))"
    )
    return tuple(reversed(rectifications_where(reader, halves, (indicator,))))


def order_items(reader: Reader) -> dict[int, tuple[int | None, int | None]]:
    """Of each order the task or the indicator that it is about."""
    return {key: (task, goal) for key, task, goal in reader.rows("SELECT id, task, indicator FROM rectification")}
