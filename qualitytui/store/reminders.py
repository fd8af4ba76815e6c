"""How often whom was reminded of what: by notes that are reminders, and by supervision letters that were signed."""

from collections import Counter

from qualitytui.store.reader import Reader

Reminded = tuple[str, int, int | None]
"""Task or indicator, its id, and the department; None stands for all who answer for it."""


def reminders(reader: Reader, since: str = "") -> Counter[Reminded]:
    """How often whom was reminded of an item since a day; a void letter reminds nobody."""
    counts = Counter[Reminded]()
    for kind, key, department, count in reader.rows(
        "SELECT 'task', task, department, count(*) FROM note WHERE is_reminder = 1 AND on_date >= ?1 "
        "GROUP BY task, department UNION ALL "
        "SELECT iif(l.task IS NULL, 'indicator', 'task'), coalesce(l.task, k.same_as, k.id), l.department, count(*) "
        "FROM letter l LEFT JOIN indicator k ON k.id = l.indicator WHERE l.kind = 'supervise' "
        "AND l.running IS NOT NULL AND l.state <> 'void' AND l.on_date >= ?1 "
        "AND coalesce(l.task, l.indicator) IS NOT NULL GROUP BY 1, 2, 3",
        (since,),
    ):
        counts[kind, key, department] += count
    return counts


def reminders_of_item(reader: Reader, kind: str, key: int) -> int:
    """How often anybody was reminded of an item; both halves of a linked pair are one."""
    if kind == "indicator":
        key = reader.rows("SELECT coalesce(same_as, id) FROM indicator WHERE id = ?", (key,)).fetchone()[0]
    return sum(count for (what, item, _), count in reminders(reader).items() if (what, item) == (kind, key))


def reminder_days(reader: Reader, task: int, department: int, since: str, until: str) -> tuple[str, ...]:
    """The days after one day and up to another on which notes say that the department was reminded of a task."""
    rows = reader.rows(
        "SELECT DISTINCT on_date FROM note WHERE is_reminder = 1 AND task = ?1 AND coalesce(department, ?2) = ?2 "
        "AND on_date > ?3 AND on_date <= ?4 ORDER BY on_date",
        (task, department, since, until),
    )
    return tuple(day for (day,) in rows)
