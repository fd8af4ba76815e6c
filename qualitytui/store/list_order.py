"""The order of the lists of the summary, for a few of their ids."""

from __future__ import annotations

from collections.abc import Collection

from qualitytui.store.reader import Reader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

ORDERS: Final = {
    "overdue": ("task", "due, plan, position, id"),
    "due_soon": ("task", "due, plan, position, id"),
    "silent": ("task", "plan, position, id"),
    "red_indicators": ("indicator", "plan, position, id"),
    "late_steps": ("step", "due, id"),
}
"""The table and the columns by which the ids of each list stand in order when all of them are counted."""


def in_list_order(reader: Reader, name: str, ids: Collection[int]) -> list[int]:
    """The ids in the order in which the list of that name has them."""
    table, order = ORDERS[name]
    sql = f"SELECT id FROM {table} WHERE id IN ({', '.join(map(str, ids))}) ORDER BY {order}"
    return [key for (key,) in reader.rows(sql)]
