"""Write protection for closed plans and carried-over items."""

from typing import Final

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.store.carryovers import carried_to
from qualitytui.store.reader import Reader
from qualitytui.store.transaction import RowChange, Transaction, Values

EXEMPT = ("department.",)
"""Commands about departments go through all years: who is merged into whom holds for what is on file too."""


ROOT: Final = """
WITH RECURSIVE chain (command, undoes) AS (
    SELECT command, undoes FROM act WHERE id = ?
    UNION ALL SELECT act.command, act.undoes FROM act JOIN chain ON act.id = chain.undoes
) SELECT command FROM chain WHERE undoes IS NULL
"""
"""The command behind an entry, also behind an undo or redo."""


def refuse_changes_on_file(tx: Transaction, command: str, undoes: int | None) -> None:
    """Refuses a transaction that changed an item or the text of a closed plan, or a carried-over item."""
    if undoes is not None:
        ((command,),) = tx.reader.rows(ROOT, (undoes,))
    if command.startswith(EXEMPT) or not tx.has_changes:
        return
    _refuse_carried(tx)
    closed = {
        key: (name, day)
        for key, name, day in tx.reader.rows("SELECT id, key, closed_on FROM plan WHERE closed_on IS NOT NULL")
    }
    leaving = _leaving(tx) if closed else set()
    for change in tx.changes if closed else ():
        plan = None if change.table == "carryover" or _is_taken_along(change, leaving) else _plan_of(tx.reader, change)
        if plan in closed:
            key, day = closed[plan]
            raise Refused(
                say("{key} is on file since {day}; nothing of it can be changed.", key=key, day=day),
                remedy="reopen-plan",
                key=key,
            )


def _leaving(tx: Transaction) -> set[tuple[str, int]]:
    """The items that this transaction, or its undo, carries over."""
    items = set[tuple[str, int]]()
    for change in tx.changes:
        if change.table == "carryover":
            values = change.after or change.before or {}
            items |= {(kind, values[kind]) for kind in ("task", "indicator") if values[kind] is not None}
    return items


def _is_taken_along(change: RowChange, leaving: set[tuple[str, int]]) -> bool:
    """Whether a letter or an order moves with its carried-over item, or back."""
    if change.table not in {"letter", "rectification"} or change.after is None:
        return False
    return any((kind, change.after[kind]) in leaving for kind in ("task", "indicator"))


def _refuse_carried(tx: Transaction) -> None:
    """Refuses a change of an item that was carried over earlier."""
    carried = {
        (kind, key)
        for kind in ("task", "indicator")
        for (key,) in tx.reader.rows(f"SELECT {kind} FROM carryover WHERE {kind} IS NOT NULL")
    }
    gone = carried - _leaving(tx) if carried else carried
    for change in tx.changes if gone else ():
        item = (change.table, change.key)
        values = change.after or change.before or {}
        owner = item if change.table in {"task", "indicator"} else _owner(values)
        if change.table == "carryover" or owner not in gone:
            continue
        kind, key = owner
        plan, ref = tx.reader.rows(
            f"SELECT p.key, o.ref FROM {kind} o JOIN plan p ON p.id = o.plan WHERE o.id = ?", (key,)
        ).fetchone()
        new = _new_address(tx.reader, kind, key)
        raise Refused(
            say("{ref} was carried into another plan: {refs}.", ref=f"{plan}:{ref}", refs=new or say("with its task")),
            say("It stays as it was; write it down for the new item."),
        )


def _new_address(reader: Reader, kind: str, key: int) -> str:
    """Where an item was carried to, as PLANKEY:REF; "" where only its task was."""
    if kind == "task":
        return "".join(carried_to(reader, [key]).values())
    row = reader.rows(
        "SELECT p.key || ':' || i.ref FROM carryover c JOIN indicator i ON i.id = c.new_indicator "
        "JOIN plan p ON p.id = i.plan WHERE c.indicator = ?",
        (key,),
    ).fetchone()
    return str(row[0]) if row else ""


def _owner(values: Values) -> tuple[str, int]:
    for kind in ("task", "indicator"):
        if isinstance(key := values.get(kind), int):
            return kind, key
    return "", 0


def _plan_of(reader: Reader, change: RowChange) -> int | None:
    """The plan of whose items a row is; none for the row of a plan that only opens or closes."""
    values = change.after or change.before or {}
    if change.table == "plan":
        before = {**(change.before or {}), "closed_on": None}
        after = {**(change.after or {}), "closed_on": None}
        return change.key if change.before and change.after and before != after else None
    if "plan" in values:
        return int(values["plan"])
    for table in ("task", "indicator"):
        if values.get(table) is not None:
            row = reader.rows(f"SELECT plan FROM {table} WHERE id = ?", (values[table],)).fetchone()
            return int(row[0]) if row else None
    return None
