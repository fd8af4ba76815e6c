"""Indicators as views show them, read by the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualitytui.model.indicator import Indicator, Measurement
from qualitytui.model.plan import Target
from qualitytui.model.roles import Responsibility
from qualitytui.store.carryovers import carried_columns
from qualitytui.store.duties import responsibilities
from qualitytui.store.indicators import relation
from qualitytui.store.reader import Reader, marks, pages

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PLAIN = (
    "id",
    "ref",
    "plan",
    "number",
    "title",
    "source",
    "task",
    "condition",
    "due",
    "attainment",
    "light",
    "reason",
    "goal_kind",
    "kind_reason",
    "end_day",
    "passed",
    "changed",
    "same_as",
    "carried_from",
    "carried_to",
)
"""The columns that a view takes as they are."""


def indicators_of(reader: Reader, ids: Sequence[int]) -> tuple[Indicator, ...]:
    """The indicators of these ids, in this order."""
    return tuple(each_indicator_of(reader, ids))


def each_indicator_of(reader: Reader, ids: Sequence[int]) -> Iterator[Indicator]:
    """The indicators of these ids, in this order, of which only a page is held at a time."""
    for page in pages(ids):
        indicators = _page(reader, page)
        yield from (indicators[key] for key in page if key in indicators)


def _page(reader: Reader, ids: Sequence[int]) -> dict[int, Indicator]:
    twins = _twins(reader, ids)
    halves = [*ids, *(key for twin in twins.values() for key, _ in twin)]
    own = responsibilities(reader, "indicator", halves)
    rows = list(
        reader.dicts(
            f"SELECT *, {carried_columns('indicator')} FROM {relation(reader, f'WHERE i.id IN ({marks(halves)})')}",
            halves,
        )
    )
    of_task = responsibilities(reader, "task", [row["task_id"] for row in rows if row["source"] == "text"])
    owners = {
        row["id"]: own.get(row["id"]) or (of_task.get(row["task_id"], []) if row["source"] == "text" else [])
        for row in rows
    }
    refs = {row["id"]: row["ref"] for row in rows}
    return {
        row["id"]: Indicator(
            **{name: row[name] for name in PLAIN},
            target=_target(row),
            departments=_union([(refs[key], owners[key]) for key in (row["id"], *(k for k, _ in twins[row["id"]]))]),
            latest=_latest(row),
            deciding=_deciding(reader, row),
            is_met=None if row["reason"].startswith("no_") else bool(row["is_met"]),
            distance=row["distance"],
            twins=tuple(ref for _, ref in twins[row["id"]]),
        )
        for row in rows
        if row["id"] in twins
    }


def _twins(reader: Reader, ids: Sequence[int]) -> dict[int, list[tuple[int, str]]]:
    """The other half of each linked pair, by the id of the half that keeps the readings."""
    twins: dict[int, list[tuple[int, str]]] = {key: [] for key in ids}
    for keeper, key, ref in reader.rows(
        f"SELECT same_as, id, ref FROM indicator WHERE same_as IN ({marks(ids)}) ORDER BY position", ids
    ):
        twins[keeper].append((key, ref))
    return twins


def _union(halves: Sequence[tuple[str, Sequence[Responsibility]]]) -> tuple[Responsibility, ...]:
    """Those who answer for either half, each once; where there are two halves, with the one that names them."""
    if len(halves) == 1:
        return tuple(halves[0][1])
    responsibilities: dict[tuple[str, str], Responsibility] = {}
    for ref, named in halves:
        for responsibility in named:
            responsibilities.setdefault((responsibility.name, responsibility.role), responsibility._replace(ref=ref))
    return tuple(responsibilities.values())


def _target(row: dict[str, Any]) -> Target | None:
    if row["own_comparator"] is None:
        return None
    return Target(row["own_comparator"], row["own_value"], row["unit"], row["target_text"], row["own_upper"])


def _latest(row: dict[str, Any]) -> Measurement | None:
    if row["latest_id"] is None:
        return None
    return Measurement(
        row["latest_id"], row["latest_on"], row["latest"], row["latest_source"], row["latest_definition"]
    )


def _deciding(reader: Reader, row: dict[str, Any]) -> Measurement | None:
    """The value that decides, which is most often the latest."""
    if row["decided"] is None or (row["latest_on"] <= row["end_day"] and row["latest"] == row["decided"]):
        return None if row["decided"] is None else _latest(row)
    rows = reader.rows(
        "SELECT id, on_date, value, source, definition FROM measurement WHERE indicator = ? AND retracted_on IS NULL "
        "AND on_date <= ? AND value = ? ORDER BY on_date DESC, id DESC LIMIT 1",
        (row["keeper"], row["end_day"], row["decided"]),
    ).fetchone()
    return Measurement(*rows)


def histories(reader: Reader) -> dict[int, tuple[Measurement, ...]]:
    """Every indicator's measurements under the id of the one that keeps them, retracted ones too, the oldest first."""
    histories: dict[int, list[Measurement]] = {}
    for indicator, *values in reader.rows(
        "SELECT indicator, id, on_date, value, source, definition, retracted_on FROM measurement ORDER BY on_date, id"
    ):
        histories.setdefault(indicator, []).append(Measurement(*values))
    return {key: tuple(measurements) for key, measurements in histories.items()}


def measurements_of(reader: Reader, indicator: int) -> tuple[Measurement, ...]:
    """An indicator's measurements, retracted ones too, the oldest first."""
    rows = reader.rows(
        "SELECT m.id, m.on_date, m.value, m.source, m.definition, m.retracted_on FROM measurement m "
        "JOIN indicator i ON m.indicator = coalesce(i.same_as, i.id) WHERE i.id = ? ORDER BY m.on_date, m.id",
        (indicator,),
    )
    return tuple(Measurement(*row) for row in rows)


def indicators_of_task(reader: Reader, task: int) -> list[int]:
    """The ids of a task's indicators, a linked pair as its annex row: those in its text, then the annex rows."""
    rows = reader.rows(
        "SELECT coalesce(same_as, id) AS one FROM indicator WHERE task = ? "
        "GROUP BY one ORDER BY min(source) DESC, min(position)",
        (task,),
    )
    return [row[0] for row in rows]
