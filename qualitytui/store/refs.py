"""A reference as a person types it becomes the one item it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.numbering import spellings_of
from qualitytui.sanitize import fold
from qualitytui.store.carryovers import carried_to, is_carried
from qualitytui.store.plans import nearest_hint
from qualitytui.store.reader import Reader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def only_item(reader: Reader, ref: str) -> tuple[str, int] | None:
    """The kind (task or indicator) and id of the one item that a ref names; None where there is none, or several."""
    _, items = _named(reader, *_plan_and_spellings(ref))
    return (items[0][0], items[0][1]) if len(items) == 1 else None


def _plan_and_spellings(ref: str) -> tuple[str, tuple[str, str]]:
    plan, _, number = fold(ref).rpartition(":")
    return plan, spellings_of(number)


def _named(reader: Reader, plan: str, spellings: tuple[str, str]) -> tuple[list[Any], list[Any]]:
    """Every row of that number, and those of them that are meant: of the plan, or where none is named living ones."""
    carried = {kind: is_carried(kind, f"{kind[0]}.id") for kind in ("task", "indicator")}
    rows = reader.rows(
        # CROSS JOIN has each plan look into its own refs; the other way round every item is looked at.
        "SELECT 'task', t.id, p.key || ':' || t.ref, p.key, p.id, "
        f"p.closed_on, {carried['task']} FROM plan p CROSS JOIN task t "
        "ON t.plan = p.id AND t.ref IN (?1, ?2) UNION ALL "
        "SELECT 'indicator', i.id, p.key || ':' || i.ref, p.key, p.id, "
        f"p.closed_on, {carried['indicator']} FROM plan p CROSS JOIN indicator i "
        "ON i.plan = p.id AND i.ref IN (?1, ?2) ORDER BY 5",
        spellings,
    ).fetchall()
    return rows, [item for item in rows if (fold(item[3]) == plan if plan else item[5] is None and not item[6])]


def find_item(reader: Reader, ref: str) -> tuple[str, int]:
    """The kind (task or indicator) and id of the item that a ref names; refuses unknown and ambiguous ones."""
    plan, spellings = _plan_and_spellings(ref)
    rows, items = _named(reader, plan, spellings)
    if not items and not plan and any(item[5] is None for item in rows):
        raise Refused(
            say("{ref} was carried into another plan: {refs}.", ref=ref, refs=", ".join(_carried(reader, rows))),
            say("Write the plan before the number, such as {ref}.", ref=rows[0][2]),
        )
    if not items and rows and not plan:
        raise Refused(
            say("{ref} is in a closed plan: {refs}.", ref=ref, refs=", ".join(item[2] for item in rows)),
            say("Write the plan before the number, such as {ref}.", ref=rows[0][2]),
        )
    if not items:
        raise _unknown(reader, ref, plan, spellings[1])
    if len(items) > 1:
        raise Refused(
            say("{ref} can mean several items: {refs}.", ref=ref, refs=", ".join(item[2] for item in items)),
            say("Write the plan before the number, such as {ref}.", ref=items[0][2]),
        )
    return items[0][0], items[0][1]


def _carried(reader: Reader, rows: Sequence[Sequence[Any]]) -> Iterator[str]:
    """Each of the items that were carried on, with where it went."""
    known = carried_to(reader, [item[1] for item in rows if item[0] == "task"])
    for kind, key, ref, *_ in rows:
        yield f"{ref} → {known[key]}" if kind == "task" and key in known else ref


def _unknown(reader: Reader, ref: str, plan: str, number: str) -> Refused:
    keys = [key for (key,) in reader.rows("SELECT key FROM plan ORDER BY id")]
    meant = [key for key in keys if fold(key) == plan]
    if plan and not meant:
        return Refused(say("There is no plan {name}.", name=ref.rpartition(":")[0] or ref), nearest_hint(plan, keys))
    known = reader.rows(
        "SELECT ref, plan FROM (SELECT ref, plan FROM task UNION ALL SELECT ref, plan FROM indicator LIMIT 20000) "
        "WHERE ?1 IS NULL OR plan = (SELECT id FROM plan WHERE key = ?1)",
        (meant[0] if meant else None,),
    )
    prefix = f"{meant[0]}:" if meant else ""
    return Refused(
        say("There is no item {ref}.", ref=ref), nearest_hint(prefix + number, [prefix + row[0] for row in known])
    )


def find_task(reader: Reader, ref: str) -> int:
    """The id of the task that a ref names."""
    kind, key = find_item(reader, ref)
    if kind != "task":
        raise Refused(
            say("{ref} is an indicator, not a task.", ref=ref),
            say("Tasks have refs such as 3.2.5."),
            remedy="measure",
            ref=ref,
        )
    return key


def find_indicator(reader: Reader, ref: str) -> int:
    """The id of the indicator that a ref names."""
    kind, key = find_item(reader, ref)
    if kind != "indicator":
        raise Refused(
            say("{ref} is a task, not an indicator.", ref=ref),
            say("Its indicators have refs such as {ref}#1.", ref=ref),
            remedy="show",
            ref=ref,
        )
    return key


def shared_refs(reader: Reader) -> frozenset[str]:
    """The refs that items of several living plans have, those that were carried on with their plan before them.

    Of a plan on file its key and a colon, for all its refs.
    """
    plans = reader.rows("SELECT key, closed_on FROM plan").fetchall()
    filed = frozenset(f"{key}:" for key, closed_on in plans if closed_on is not None)
    if len(plans) < 2:
        return filed
    moved = frozenset(
        address
        for kind in ("task", "indicator")
        for (address,) in reader.rows(
            f"SELECT p.key || ':' || o.ref FROM carryover c JOIN {kind} o ON o.id = c.{kind} "
            "JOIN plan p ON p.id = o.plan"
        )
    )
    if len(plans) - len(filed) < 2:
        return filed | moved
    living = (
        "SELECT ref FROM {0} WHERE plan IN (SELECT id FROM plan WHERE closed_on IS NULL) "
        "AND id NOT IN (SELECT {0} FROM carryover WHERE {0} IS NOT NULL)"
    )
    rows = reader.rows(
        f"SELECT ref FROM ({living.format('task')} UNION ALL {living.format('indicator')}) "
        "GROUP BY ref HAVING count(*) > 1"
    )
    return filed | moved | frozenset(ref for (ref,) in rows)
