"""Ordered ids of tasks and indicators that match a filter, with their counts.

All of them are read once in their order with their lights; what a filter leaves of them is picked out in memory.
"""

from array import array
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final

from qualitytui.model.filter_terms import Filter, Term
from qualitytui.model.light import LIGHTS
from qualitytui.named_tuple import NamedTuple
from qualitytui.store import indicators, tasks
from qualitytui.store.carryovers import LIVING_TASK
from qualitytui.store.filter_sql import conditions, ordering
from qualitytui.store.hits import hits
from qualitytui.store.reader import Reader, marks, pages
from qualitytui.store.standing import Kind, Rows, Standing, read_standing, renewed
from qualitytui.store.touched_items import Touched

TASK_GROUPS = {
    "department": tasks.CHIEF,
    "section": "item.section_id",
    "status": "item.status",
    "light": "item.light",
    "month": "substr(item.due, 1, 7)",
}
"""What tasks can be grouped by."""
MOST_URGENT_FIRST = ("light", "due")
"""The order in which the board begins."""
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
    total: int
    """How many there are without the filter; those of plans on file not."""


class OrderedIndicators(NamedTuple):
    """The ids in order, how many have a value, how many are reached; how many by group and light, as with tasks."""

    ids: "array[int]"
    measured: int
    met: int
    annex: int
    groups: dict[tuple[str, str], int]
    red: tuple[tuple[str, str], ...]
    """Plan and ref of each red one."""
    total: int
    """As of the tasks."""


def tasks_in_order(reader: Reader, filter_: Filter, sort: Sequence[str] = (), group: str | None = None) -> OrderedTasks:
    """The tasks that match, in the order asked for or the plan's; those of one group stand together."""
    standing = reader.lasting(_all_tasks, _grouped_first(sort, group), group, renew=_renewed_tasks)
    besides = Filter(tuple(term for term in filter_.terms if term.key not in KINDS_OF_TASKS))
    ids, kinds = standing.narrowed(_wanted(filter_, KINDS_OF_TASKS), hits(reader, besides, "task"))
    tally, groups = dict[tuple[int, str, str, bool], int](), dict[tuple[str, str], int]()
    for (light, _, department, section, status, is_attributed), count in kinds.items():
        of_heading = (int(section), LIGHTS[int(light)], status, is_attributed == "1")
        tally[of_heading] = tally.get(of_heading, 0) + count
        _add(groups, group, (department, LIGHTS[int(light)]), count)
    return OrderedTasks(ids, tally, groups, _living(standing))


def _all_tasks(reader: Reader, sort: Sequence[str], group: str | None) -> Standing:
    """Every task that was not carried on, in an order."""
    return read_standing(reader, "task", COUNTED_OF_TASKS, _tasks(reader, sort, group))


def _renewed_tasks(reader: Reader, old: Standing, touched: Touched, sort: Sequence[str], group: str | None) -> Standing:
    """The same after a change that touched a few."""
    return renewed(reader, old, "task", COUNTED_OF_TASKS, _tasks(reader, sort, group), touched.tasks)


def _tasks(reader: Reader, sort: Sequence[str], group: str | None) -> Rows:
    def rows(ids: Collection[int]) -> str:
        only = f"WHERE t.id IN ({', '.join(map(str, ids))})" if ids else ""
        return (
            f"SELECT item.id, {tasks.SORTABLE['light']} AS {_LIGHT}, item.closed_on IS NOT NULL AS is_closed, "
            f"{TASK_GROUPS[group] if group else 'NULL'} AS held, ifnull(item.section_id, 0) AS heading, item.status, "
            f"item.is_attributed FROM {tasks.relation(reader, only, once=tasks.AT_EACH_MENTION)} "
            f"WHERE NOT item.is_carried ORDER BY {ordering(sort, tasks.SORTABLE)}"
        )

    return rows


_LIGHT = "rank"
"""The column of a light's place among the lights, which stands first."""
COUNTED_OF_TASKS = (_LIGHT, "is_closed", "held", "heading", "status", "is_attributed")
COUNTED_OF_INDICATORS = (_LIGHT, "is_closed", "held", "is_measured", "is_met", "is_annex")


KINDS_OF_TASKS: Final[Mapping[str, Callable[[Kind], str]]] = {
    "light": lambda kind: LIGHTS[int(kind[0])],
    "status": lambda kind: kind[4],
}
"""The terms of a filter that the kind of a task answers, and what it has of them."""
KINDS_OF_INDICATORS: Final[Mapping[str, Callable[[Kind], str]]] = {}
"""None: a linked pair is found by either half."""


def _wanted(filter_: Filter, by_kind: Mapping[str, Callable[[Kind], str]]) -> Callable[[Kind], bool]:
    """Whether an item of a kind can match: by what the kind has, and by its plan where no plan is named."""
    is_any_plan = any(term.key == "plan" for term in filter_.terms)
    terms = [(by_kind[term.key], term) for term in filter_.terms if term.key in by_kind]

    def is_wanted(kind: Kind) -> bool:
        fits = all((value(kind) in term.values) is not term.negated for value, term in terms)
        return fits and (is_any_plan or kind[1] == "0")

    return is_wanted


def _living(standing: Standing) -> int:
    return sum(count for kind, count in standing.kinds.items() if kind[1] == "0")


def _add(groups: dict[tuple[str, str], int], group: str | None, key: tuple[str, str], count: int) -> None:
    if group is not None:
        groups[key] = groups.get(key, 0) + count


def _grouped_first(sort: Sequence[str], group: str | None) -> tuple[str, ...]:
    """The fields of an order with that of the groups before them all."""
    first = (group,) if group else ()
    return (*first, *(field for field in sort if field.removeprefix("-") != group))


def first_by_light_and_due(reader: Reader, count: int) -> Sequence[int]:
    """The first tasks by light and deadline, looked for among those that are due first.

    Nothing where those do not hold enough red ones to be sure of the order.
    """
    due = reader.rows(
        f"SELECT t.id FROM task t JOIN plan p ON p.id = t.plan WHERE {LIVING_TASK} AND t.due IS NOT NULL "
        "ORDER BY t.due, +t.plan, t.position LIMIT ?",
        (FIRST_DUE,),
    )
    ids = [key for (key,) in due]
    of_these = tasks.relation(reader, f"WHERE t.id IN ({marks(ids)})")
    red = [
        key
        for (key,) in reader.rows(
            f"SELECT item.id FROM {of_these} WHERE item.light = 'red' ORDER BY {ordering(('due',), tasks.SORTABLE)}",
            ids,
        )
    ]
    return red[:count] if len(red) >= count else ()


FIRST_DUE = 400
"""How many of the tasks that are due first are looked at for red ones."""


def indicators_in_order(
    reader: Reader, filter_: Filter, sort: Sequence[str] = (), group: str | None = None
) -> OrderedIndicators:
    """The indicators that match, in the order asked for or the plan's; those of one group stand together."""
    standing = reader.lasting(_all_indicators, _grouped_first(sort, group), group, renew=_renewed_indicators)
    is_wanted, matching = _wanted(filter_, KINDS_OF_INDICATORS), hits(reader, filter_, "indicator")
    ids, kinds = standing.narrowed(is_wanted, matching)
    red, _ = standing.narrowed(lambda kind: is_wanted(kind) and LIGHTS[int(kind[0])] == "red", matching)
    groups = dict[tuple[str, str], int]()
    for (light, _, department, *_), count in kinds.items():
        _add(groups, group, (department, LIGHTS[int(light)]), count)
    measured, met, annex = (sum(n for kind, n in kinds.items() if kind[at] == "1") for at in (3, 4, 5))
    return OrderedIndicators(ids, measured, met, annex, groups, _plans_and_refs(reader, red), _living(standing))


def _all_indicators(reader: Reader, sort: Sequence[str], group: str | None) -> Standing:
    """Every indicator that is listed, in an order."""
    return read_standing(reader, "indicator", COUNTED_OF_INDICATORS, _indicators(reader, sort, group))


def _renewed_indicators(
    reader: Reader, old: Standing, touched: Touched, sort: Sequence[str], group: str | None
) -> Standing:
    """The same after a change that touched a few."""
    rows = _indicators(reader, sort, group)
    return renewed(reader, old, "indicator", COUNTED_OF_INDICATORS, rows, touched.indicators)


def _indicators(reader: Reader, sort: Sequence[str], group: str | None) -> Rows:
    def rows(ids: Collection[int]) -> str:
        only = f"WHERE i.id IN ({', '.join(map(str, ids))})" if ids else ""
        return (
            f"SELECT item.id, {indicators.SORTABLE['light']} AS {_LIGHT}, item.closed_on IS NOT NULL AS is_closed, "
            f"{INDICATOR_GROUPS[group] if group else 'NULL'} AS held, item.decided IS NOT NULL AS is_measured, "
            f"item.is_met, item.source = 'annex' AS is_annex FROM {indicators.relation(reader, only)} "
            f"WHERE item.keeper = item.id AND NOT item.is_carried ORDER BY {ordering(sort, indicators.SORTABLE)}"
        )

    return rows


def _plans_and_refs(reader: Reader, ids: Sequence[int]) -> tuple[tuple[str, str], ...]:
    """Plan and ref of each indicator."""
    known = dict[int, tuple[str, str]]()
    for page in pages(ids):
        sql = f"SELECT i.id, p.key, i.ref FROM indicator i JOIN plan p ON p.id = i.plan WHERE i.id IN ({marks(page)})"
        known.update((key, (plan, ref)) for key, plan, ref in reader.rows(sql, page))
    return tuple(known[key] for key in ids)


def count_matching(reader: Reader, filter_: Filter) -> int:
    """How many tasks and indicators match; counted in the order in which the board has them in memory."""
    return len(tasks_in_order(reader, filter_, MOST_URGENT_FIRST).ids) + len(indicators_in_order(reader, filter_).ids)


def fulfils(reader: Reader, kind: str, key: int, term: Term) -> bool:
    """Whether the task or indicator of that id matches one term."""
    relation = tasks.relation(reader) if kind == "task" else indicators.relation(reader)
    where, parameters = conditions(Filter((term,)), reader, kind)
    rows = reader.rows(f"SELECT 1 FROM {relation} WHERE item.id = ? AND ({where})", [key, *parameters])
    return rows.fetchone() is not None
