"""What a change of a few items does to the numbers of the summary."""

from __future__ import annotations

from sqlite3 import IntegrityError

from qualitytui.model.filter_terms import Filter
from qualitytui.model.tally import LISTS, Tally
from qualitytui.model.tally_sums import moved
from qualitytui.store.list_order import in_list_order
from qualitytui.store.reader import Reader
from qualitytui.workbook.queries.tally import tally
from qualitytui.workbook.tally_cache import FIRST, SHOWN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from qualitytui.model.tally import Ids
    from qualitytui.store.touched_items import Touched
    from qualitytui.store.transaction import Transaction


def moved_by(tx: Transaction, touched: Touched, numbers: Tally) -> Tally | None:
    """The numbers of before a change as they are after it; None where they cannot be told without counting all."""
    part = touched if _is_of_indicators(tx) else touched._replace(indicators=frozenset())
    after = _of_part(tx.reader, part)
    try:
        with tx.as_before():
            before = _of_part(tx.reader, part)
    except IntegrityError:
        return None
    try:
        sums = moved(numbers, before, after)
        lists = {name: _moved_list(tx.reader, name, numbers, before, after, sums) for name in LISTS}
        if None in lists.values():
            return None
        listed: Tally = sums._replace(**lists)  # type: ignore[arg-type]  # none of them is None
        lights = {**numbers.lights, **after.lights}
        return listed._replace(lights={task: lights[task] for task in listed.tasks})
    except (LookupError, TypeError, ValueError):  # somebody else wrote into the cache
        return None


OF_INDICATORS = frozenset(("indicator", "measurement", "deadline", "letter", "responsibility"))
"""The tables that tell how an indicator stands and who answers for it, besides the day a task was first due."""


def _is_of_indicators(tx: Transaction) -> bool:
    """Whether an indicator can stand otherwise after a change."""
    return any(
        change.table in OF_INDICATORS
        or (change.table == "task" and (change.before or {}).get(DUE) != (change.after or {}).get(DUE))
        for change in tx.changes
    )


DUE = "due_original"


def _of_part(reader: Reader, part: Touched) -> Tally:
    """What some items add to the numbers of all."""
    reader.memory = {}
    try:
        return tally(reader, Filter(), part=part)
    finally:
        reader.memory = None


def _moved_list(reader: Reader, name: str, numbers: Tally, before: Tally, after: Tally, sums: Tally) -> Ids | None:
    """The first ids of a list; None where too few of them are known.

    Behind the last one that stays where it was may stand others that are not known.
    """
    first: Ids = getattr(numbers, name)
    is_whole = len(first) == getattr(numbers.totals, name)
    gone, new = set(getattr(before, name)), getattr(after, name)
    staying = [key for key in first if key not in gone]
    ids = in_list_order(reader, name, [*staying, *new]) if new else staying
    if not is_whole:
        ids = ids[: ids.index(staying[-1]) + 1] if staying else []
    return tuple(ids[:FIRST]) if len(ids) >= min(getattr(sums.totals, name), SHOWN) else None
