"""Moves of a period: each changed row as one event of an item."""

from collections.abc import Iterator, Mapping

from qualitytui.i18n import say
from qualitytui.model.amount import shown_amount
from qualitytui.model.indicator import Indicator
from qualitytui.model.journal import JournalSpan
from qualitytui.model.status import status_word
from qualitytui.model.task import Task
from qualitytui.model.value_text import beside, roles_named
from qualitytui.model.week import MOVE_KINDS, Move, MoveKind
from qualitytui.rules.figures.deadline_moves import deadline_move
from qualitytui.rules.figures.naming import named
from qualitytui.store.changes import net_rows
from qualitytui.store.closed_weeks import corrections
from qualitytui.store.departments import department_names
from qualitytui.store.reader import Reader
from qualitytui.store.transaction import RowChange, Values

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
    items: dict[str, Item] = {f"task:{task.id}": task for task in tasks}
    items |= {f"indicator:{indicator.id}": indicator for indicator in indicators}
    names, corrected = department_names(reader), corrections(reader)
    rows = [row for row in net_rows(reader, JournalSpan(since, until)) if row[0].item in items]
    reasons = {row.item or "": row.after["reason"] for row, *_ in rows if row.table == "extension" and row.after}
    moves = (
        move if move.kind == "measured" else move._replace(corrects=corrected.get(act))
        for row, at, _, act in rows
        for item in (items[row.item or ""],)
        for move in (*_told(row, item, names), *_deadline(row, item, at[:10], reasons))
    )
    return tuple(sorted(moves, key=lambda move: (MOVE_KINDS.index(move.kind), move.corrects is None)))


def _told(row: RowChange, item: Item, names: Mapping[int, str]) -> Iterator[Move]:
    before, after = row.before, row.after
    if row.table == "task" and before and after and before["status"] != after["status"]:
        kind = _status_move(before["status"], after["status"])
        ends = f"{status_word(before['status'])} → {status_word(after['status'])}"
        yield _move(
            kind, item, beside(ends, _evidence(after["evidence"] or _named(item))) if kind == "closed" else ends
        )
    elif row.table == "report" and (before is None or after is None):
        told = after or before or {}
        text = told["text"] if after else say("the report of {day} counts no more", day=told["on_date"])
        yield _move("news" if after else "corrected", item, text, names.get(told["department"] or 0))
    elif row.table == "measurement" and isinstance(item, Indicator):
        yield from _measured(before, after, item)


def _deadline(row: RowChange, item: Item, on: str, reasons: Mapping[str, str | None]) -> Iterator[Move]:
    """A deadline that is another one now: set, brought forward or extended, by what it was before."""
    before, after = row.before, row.after
    if row.table != "task" or not before or not after or not after["due"] or before["due"] == after["due"]:
        return
    kind = deadline_move(before["due"], after["due"], was_assumed=before["due_source"] == "assumed", on=on)
    days = [_day(one) for one in (before, after) if one["due"]]
    reason = reasons.get(row.item or "")
    yield _move(kind, item, " → ".join(days) + (f" ({reason})" if reason else ""))


def _day(task: Values) -> str:
    return f"{task['due']} ({say('assumed')})" if task["due_source"] == "assumed" else str(task["due"])


def _named(item: Item) -> str | None:
    """The evidence of a task, piece by piece."""
    return item.evidence if isinstance(item, Task) else None


def _evidence(evidence: str | None) -> str:
    return say("on evidence: {evidence}", evidence=evidence) if evidence else say("without evidence named")


def _status_move(before: str, after: str) -> MoveKind:
    if after == "in_progress" and before in {"reported", "closed"}:
        return "returned" if before == "reported" else "reopened"
    if before == "behind" and after == "in_progress":
        return "resumed"
    return STATUS_MOVES.get(after, "reopened" if before in {"closed", "cancelled"} else "started")


def _measured(before: Values | None, after: Values | None, item: Indicator) -> Iterator[Move]:
    did_count, counts = (row is not None and row["retracted_on"] is None for row in (before, after))
    row = after or before or {}
    value = shown_amount(row["value"]) + (item.target.unit if item.target else "")
    if counts and not did_count:
        yield _move("measured", item, say("{value} on {day}", value=value, day=row["on_date"]))
    elif did_count and not counts:
        yield _move("corrected", item, say("{value} on {day} counts no more", value=value, day=row["on_date"]))


def _move(kind: MoveKind, item: Item, text: str = "", who: str | None = None) -> Move:
    return Move(kind, item.plan, item.ref, item.title, who or roles_named(named(item.departments)), text)
