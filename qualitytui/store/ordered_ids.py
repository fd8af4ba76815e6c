"""Ordered ids of tasks and indicators with their group counts, in one pass.

SQLite hands them over as one row: a row for each of a hundred thousand would cost more than finding them.
"""

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qualitytui.model.filter import Filter, Term
from qualitytui.store import indicators, tasks
from qualitytui.store.filter_sql import conditions, ordering
from qualitytui.store.reader import Reader

TASK_GROUPS = {
    "department": tasks.CHIEF,
    "section": "item.section_id",
    "status": "item.status",
    "light": "item.light",
    "month": "substr(item.due, 1, 7)",
}
"""What tasks can be grouped by."""
INDICATOR_GROUPS = {
    "department": indicators.LEAD,
    "section": "item.section_id",
    "light": "item.light",
    "source": "item.source",
}
"""What indicators can be grouped by."""


class OrderedTasks(NamedTuple):
    """The ids in order; how many stand under each heading (its id, 0 for none); how many in each group.

    Under a heading they are told apart by light, status and whether somebody answers for them; in a group by light.
    """

    ids: "array[int]"
    tally: dict[tuple[int, str, str, bool], int]
    groups: dict[tuple[str, str], int]
    """By value and light, the values in the order in which they stand."""


class OrderedIndicators(NamedTuple):
    """The ids in order, how many have a value, how many are reached; how many by group and light, as with tasks."""

    ids: "array[int]"
    measured: int
    met: int
    annex: int
    groups: dict[tuple[str, str], int]
    red: tuple[tuple[str, str], ...] = ()
    """Plan and ref of each red one."""


def tasks_in_order(reader: Reader, filter_: Filter, sort: Sequence[str] = (), group: str | None = None) -> OrderedTasks:
    """The tasks that match, in the order asked for or the plan's; those of one group stand together."""
    order = ordering(_grouped_first(sort, group), tasks.SORTABLE)
    where, parameters = conditions(filter_, reader, "task")
    held, wanted = _holding(TASK_GROUPS, group)
    ids, marks, values = reader.rows(
        f"SELECT group_concat(id, ' '), group_concat(ifnull(section_id, 0) || '\t' || light || '\t' || status "
        f"|| '\t' || is_attributed, '\n'), {wanted} FROM (SELECT item.id, item.section_id, item.light, item.status, "
        f"item.is_attributed, {held} "
        f"FROM {tasks.relation(reader)} WHERE {where} ORDER BY {order})",
        parameters,
    ).fetchone()
    tally = {
        (int(section), light, status, is_attributed == "1"): count
        for (section, light, status, is_attributed), count in _parted(Counter((marks or "").splitlines()))
    }
    return OrderedTasks(array("q", map(int, (ids or "").split())), tally, _by_group(values))


def _grouped_first(sort: Sequence[str], group: str | None) -> list[str]:
    """The fields of an order with that of the groups before them all."""
    first = [group] if group else []
    return [*first, *(field for field in sort if field.removeprefix("-") != group)]


def _holding(groups: Mapping[str, str], group: str | None) -> tuple[str, str]:
    """The columns that say in which group an item stands and with which light, and what puts all of them together."""
    if group is None:
        return "NULL AS held", "NULL"
    return f"{groups[group]} AS held, item.light AS lit", "group_concat(ifnull(held, '') || '\t' || lit, '\n')"


def _by_group(values: str | None) -> dict[tuple[str, str], int]:
    return {(held, light): count for (held, light), count in _parted(Counter((values or "").splitlines()))}


def _parted(counts: Counter[str]) -> Iterator[tuple[list[str], int]]:
    return ((joined.split("\t"), count) for joined, count in counts.items())


def indicators_in_order(
    reader: Reader, filter_: Filter, sort: Sequence[str] = (), group: str | None = None
) -> OrderedIndicators:
    """The indicators that match, in the order asked for or the plan's; those of one group stand together."""
    order = ordering(_grouped_first(sort, group), indicators.SORTABLE)
    where, parameters = indicators.listed(reader, filter_)
    held, wanted = _holding(INDICATOR_GROUPS, group)
    rows = reader.rows(
        f"SELECT group_concat(id, ' '), sum(is_measured), sum(is_met), sum(source = 'annex'), "
        f"group_concat(CASE light WHEN 'red' THEN plan || '\t' || ref END, char(10)), {wanted} FROM "
        f"(SELECT item.id, item.light, item.plan, item.ref, item.decided IS NOT NULL AS is_measured, "
        f"item.is_met, item.source, {held} "
        f"FROM {indicators.relation(reader)} WHERE {where} ORDER BY {order})",
        parameters,
    )
    ids, measured, met, annex, red, values = rows.fetchone()
    return OrderedIndicators(
        array("q", map(int, (ids or "").split())),
        measured or 0,
        met or 0,
        annex or 0,
        _by_group(values),
        tuple((plan, ref) for plan, _, ref in (line.partition("\t") for line in (red or "").splitlines())),
    )


def count_matching(reader: Reader, filter_: Filter) -> int:
    """How many tasks and indicators match."""
    where, parameters = conditions(filter_, reader, "task")
    found = reader.rows(f"SELECT count(*) FROM {tasks.relation(reader)} WHERE {where}", parameters).fetchone()
    return int(found[0]) + len(indicators.indicator_ids(reader, filter_))


def fulfils(reader: Reader, kind: str, key: int, term: Term) -> bool:
    """Whether the task or indicator of that id matches one term."""
    relation = tasks.relation(reader) if kind == "task" else indicators.relation(reader)
    where, parameters = conditions(Filter((term,)), reader, kind)
    found = reader.rows(f"SELECT 1 FROM {relation} WHERE item.id = ? AND ({where})", [key, *parameters])
    return found.fetchone() is not None
