"""A plan on file is read-only: no change of its items is written."""

from qualitytui.errors import Refused, Remedy
from qualitytui.store.transaction import RowChange, Transaction
from qualitytui.words import say

EXEMPT = ("department.",)
"""Commands about departments go through all years: who is merged into whom holds for what is on file too."""


def refuse_changes_on_file(tx: Transaction, command: str) -> None:
    """Refuses where the transaction changed an item, or the words, of a plan that is on file."""
    closed = {
        key: (name, day)
        for key, name, day in tx.reader.rows("SELECT id, key, closed_on FROM plan WHERE closed_on IS NOT NULL")
    }
    if not closed or command.startswith(EXEMPT):
        return
    for change in tx.changes:
        plan = _plan_of(tx, change)
        if plan in closed:
            key, day = closed[plan]
            raise Refused(
                say("{key} is on file since {day}; nothing of it can be changed.", key=key, day=day),
                remedy=Remedy.REOPEN_PLAN,
                key=key,
            )


def _plan_of(tx: Transaction, change: RowChange) -> int | None:
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
            found = tx.reader.rows(f"SELECT plan FROM {table} WHERE id = ?", (values[table],)).fetchone()
            return int(found[0]) if found else None
    return None
