"""What was carried into a later plan: it counts there and nowhere else."""

from collections.abc import Sequence

from qualitytui.store.reader import Reader, marks, pages


def is_carried(kind: str, key: str) -> str:
    """Whether a task or an indicator was carried on; the key is SQL."""
    return f"{key} IN (SELECT {kind} FROM carryover WHERE {kind} IS NOT NULL)"


LIVING_TASK = f"p.closed_on IS NULL AND NOT {is_carried('task', 't.id')}"
"""Whether a task t of plan p counts: its plan is not on file, and it was not carried into another."""


def _address(kind: str, own: str, other: str) -> str:
    """The plan's key and the ref of what stands on the other side of a carrying of item, as SQL."""
    return (
        f"(SELECT q.key || ':' || o.ref FROM carryover c JOIN {kind} o ON o.id = c.{other} "
        f"JOIN plan q ON q.id = o.plan WHERE c.{own} = item.id ORDER BY c.id LIMIT 1)"
    )


def carried_columns(kind: str) -> str:
    """The columns carried_from and carried_to of a relation item, as SQL."""
    new = f"new_{kind}"
    return f"{_address(kind, new, kind)} AS carried_from, {_address(kind, kind, new)} AS carried_to"


def earlier(reader: Reader, kind: str, key: int) -> tuple[int, ...]:
    """The tasks or indicators that an item was carried on from, the latest first, those of earlier years too."""
    ids: list[int] = []
    wanted = [key]
    while wanted:
        rows = reader.rows(f"SELECT {kind} FROM carryover WHERE new_{kind} IN ({marks(wanted)}) ORDER BY id", wanted)
        wanted = [origin for (origin,) in rows if origin is not None and origin not in ids]
        ids += wanted
    return tuple(ids)


class Origins:
    """Which item something was about on a day, before the item was carried on."""

    def __init__(self, reader: Reader) -> None:
        self._held = {
            kind: {
                new: (old, day)
                for new, old, day in reader.rows(
                    f"SELECT new_{kind}, {kind}, on_date FROM carryover WHERE new_{kind} IS NOT NULL ORDER BY id DESC"
                )
            }
            for kind in ("task", "indicator")
        }

    def on(self, day: str, kind: str, key: int) -> int:
        """The item that this one was on that day."""
        while (before := self._held[kind].get(key)) is not None and day < before[1]:
            key = before[0]
        return key


def carried_to(reader: Reader, tasks: Sequence[int]) -> dict[int, str]:
    """Where each of these tasks was carried to, as PLANKEY:REF; those that were not are left out."""
    addresses = dict[int, str]()
    for page in pages(tasks):
        rows = reader.rows(
            "SELECT c.task, p.key || ':' || t.ref FROM carryover c JOIN task t ON t.id = c.new_task "
            f"JOIN plan p ON p.id = t.plan WHERE c.task IN ({marks(page)})",
            list(page),
        )
        addresses.update(rows.fetchall())
    return addresses
