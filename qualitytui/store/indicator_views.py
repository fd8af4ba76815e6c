"""Indicators as views show them, read by the page."""

from collections.abc import Sequence
from typing import Any

from qualitytui.model.indicator import Indicator, Measurement
from qualitytui.model.plan import Target
from qualitytui.store.departments import responsibilities
from qualitytui.store.indicators import relation
from qualitytui.store.reader import Reader, marks, pages

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
    "changed",
    "same_as",
)
"""The columns that a view takes as they are."""


def indicators_of(reader: Reader, ids: Sequence[int]) -> tuple[Indicator, ...]:
    """The indicators of these ids, in this order."""
    found: dict[int, Indicator] = {}
    for page in pages(ids):
        found.update(_page(reader, page))
    return tuple(found[key] for key in ids if key in found)


def _page(reader: Reader, ids: Sequence[int]) -> dict[int, Indicator]:
    own = responsibilities(reader, "indicator", ids)
    rows = list(reader.dicts(f"SELECT * FROM {relation(reader)} WHERE item.id IN ({marks(ids)})", ids))
    tasks = [row["task_id"] for row in rows if row["source"] == "text"]
    of_task = responsibilities(reader, "task", tasks)
    inherited = {row["id"]: of_task.get(row["task_id"], []) for row in rows if row["source"] == "text"}
    return {
        row["id"]: Indicator(
            **{name: row[name] for name in PLAIN},
            target=_target(row),
            departments=tuple(own.get(row["id"]) or inherited.get(row["id"]) or ()),
            latest=_latest(row),
        )
        for row in rows
    }


def _target(row: dict[str, Any]) -> Target | None:
    if row["comparator"] is None:
        return None
    return Target(row["comparator"], row["value"], row["unit"], row["target_text"], row["upper"])


def _latest(row: dict[str, Any]) -> Measurement | None:
    if row["latest_id"] is None:
        return None
    return Measurement(
        row["latest_id"], row["latest_on"], row["latest"], row["latest_source"], row["latest_definition"]
    )


def histories(reader: Reader) -> dict[int, tuple[Measurement, ...]]:
    """Every indicator's measurements under the id of the one that keeps them, retracted ones too, the oldest first."""
    found: dict[int, list[Measurement]] = {}
    for indicator, *values in reader.rows(
        "SELECT indicator, id, on_date, value, source, definition, retracted_on FROM measurement ORDER BY on_date, id"
    ):
        found.setdefault(indicator, []).append(Measurement(*values))
    return {key: tuple(held) for key, held in found.items()}


def measurements_of(reader: Reader, indicator: int) -> tuple[Measurement, ...]:
    """An indicator's measurements, retracted ones too, the oldest first."""
    rows = reader.rows(
        "SELECT m.id, m.on_date, m.value, m.source, m.definition, m.retracted_on FROM measurement m "
        "JOIN indicator i ON m.indicator = coalesce(i.same_as, i.id) WHERE i.id = ? ORDER BY m.on_date, m.id",
        (indicator,),
    )
    return tuple(Measurement(*row) for row in rows)


def indicators_of_task(reader: Reader, task: int) -> list[int]:
    """The ids of a task's indicators: those in its text, then the annex rows linked to it."""
    rows = reader.rows("SELECT id FROM indicator WHERE task = ? ORDER BY source DESC, position", (task,))
    return [row[0] for row in rows]
