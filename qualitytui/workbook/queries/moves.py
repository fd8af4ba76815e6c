"""What moved in a period: each row that is different, told as one thing that happened to an item."""

from collections.abc import Iterator, Mapping
from itertools import chain

from qualitytui.model.amount import shown_amount
from qualitytui.model.history import Span
from qualitytui.model.indicator import Indicator
from qualitytui.model.task import Task
from qualitytui.model.week import MOVE_KINDS, Move, MoveKind
from qualitytui.model.wording import chief
from qualitytui.store.changes import net_rows
from qualitytui.store.departments import department_names
from qualitytui.store.reader import Reader
from qualitytui.store.transaction import RowChange, Values
from qualitytui.words import say

Item = Task | Indicator
STATUS_MOVES: Mapping[str, MoveKind] = {
    "closed": "closed",
    "reported": "reported",
    "behind": "behind",
    "cancelled": "cancelled",
}


def moves(
    reader: Reader, since: str, until: str, tasks: tuple[Task, ...], indicators: tuple[Indicator, ...]
) -> tuple[Move, ...]:
    """What moved of these items, by kind and then in the order it was done."""
    items: dict[str, Item] = {f"task:{one.id}": one for one in tasks}
    items |= {f"indicator:{one.id}": one for one in indicators}
    names = department_names(reader)
    rows = (row for row, _, _, _ in net_rows(reader, Span(since, until)))
    told = chain.from_iterable(_told(row, items[row.item], names) for row in rows if row.item in items)
    return tuple(sorted(told, key=lambda move: MOVE_KINDS.index(move.kind)))


def _told(row: RowChange, item: Item, names: Mapping[int, str]) -> Iterator[Move]:
    before, after = row.before, row.after
    if row.table == "task" and before and after and before["status"] != after["status"]:
        yield _move(_status_move(before["status"], after["status"]), item)
    elif row.table == "extension" and before is None and after:
        reason = f" ({after['reason']})" if after["reason"] else ""
        yield _move("extended", item, f"{after['before']} → {after['after']}{reason}")
    elif row.table == "report" and before is None and after:
        who = names.get(after["department"] or 0)
        yield _move("news", item, after["text"], who)
    elif row.table == "measurement" and after and isinstance(item, Indicator):
        yield from _measured(before, after, item)


def _status_move(before: str, after: str) -> MoveKind:
    if after == "in_progress" and before in {"reported", "closed"}:
        return "returned" if before == "reported" else "reopened"
    return STATUS_MOVES.get(after, "reopened" if before in {"closed", "cancelled"} else "started")


def _measured(before: Values | None, after: Values, item: Indicator) -> Iterator[Move]:
    value = shown_amount(after["value"]) + (item.target.unit if item.target else "")
    if before is None and after["retracted_on"] is None:
        yield _move("measured", item, say("{value} on {day}", value=value, day=after["on_date"]))
    elif before is not None and before["retracted_on"] is None and after["retracted_on"] is not None:
        yield _move("corrected", item, say("{value} on {day} counts no more", value=value, day=after["on_date"]))


def _move(kind: MoveKind, item: Item, text: str = "", who: str | None = None) -> Move:
    return Move(kind, item.plan, item.ref, item.title, who or chief(item.departments), text)
