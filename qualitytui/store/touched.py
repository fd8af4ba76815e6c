"""Which tasks and indicators look otherwise after a change: those whose rows changed, and those that depend on them.

What is kept of all others from one question to the next stays true.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qualitytui.store.reader import Reader, marks
from qualitytui.store.touched_items import Touched

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from qualitytui.store.transaction import RowChange

OF_ITEMS: Final = frozenset(
    ("responsibility", "report", "note", "news", "step", "extension", "evidence", "deadline", "measurement", "letter")
)
"""The tables whose rows tell of the task or the indicator that they name, and of nothing else."""
OF_NONE: Final = frozenset(("saved_view", "contact"))
"""The tables that no list of items shows anything of."""
MOST: Final = 50
"""With more items than so many everything is read anew."""


def touched(reader: Reader, changes: Sequence[RowChange]) -> Touched | None:
    """What these changes touched; None where more than a few items can look otherwise, or one came or went."""
    named: dict[str, set[int]] = {"task": set(), "indicator": set()}
    for change in changes:
        if change.table in named:
            if change.before is None or change.after is None:
                return None
            named[change.table].add(change.key)
        elif change.table not in OF_ITEMS | OF_NONE:
            return None
        for values in (change.before or {}, change.after or {}):
            if values.get("follows"):
                return None
            named["task"].update(_ids(values.get("task")))
            named["indicator"].update(_ids(values.get("indicator"), values.get("same_as")))
    if max(map(len, named.values())) > MOST:
        return None
    indicators = _halves(reader, named["indicator"] | _asked(reader, "id", "task", named["task"]))
    tasks = named["task"] | _asked(reader, "task", "id", indicators)
    return Touched(frozenset(tasks), frozenset(indicators)) if max(len(tasks), len(indicators)) <= MOST else None


def _ids(*values: object) -> list[int]:
    return [value for value in values if isinstance(value, int)]


def _halves(reader: Reader, indicators: Iterable[int]) -> set[int]:
    """These indicators with the other halves of their linked pairs."""
    keepers = _asked(reader, "coalesce(same_as, id)", "id", indicators)
    return keepers | _asked(reader, "id", "same_as", keepers)


def _asked(reader: Reader, column: str, by: str, values: Iterable[int]) -> set[int]:
    """A column of the indicators that another column names; those without it are left out."""
    known = list(values)
    rows = reader.rows(f"SELECT {column} FROM indicator WHERE {by} IN ({marks(known)})", known)
    return {value for (value,) in rows if value is not None}
