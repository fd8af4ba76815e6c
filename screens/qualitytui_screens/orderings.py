"""Sort orders and groupings of the board."""

from collections.abc import Mapping, Sequence
from typing import Any

from qualitytui.i18n import say
from qualitytui.named_tuple import NamedTuple
from qualitytui.presentation import indicator_fields, task_fields
from qualitytui.presentation.field import Field
from qualitytui.presentation.task_fields import TASK_FIELDS

URGENT = ("light", "due")
"""The order in which the board begins: what needs me today stands first."""
PLAN_ORDER: Sequence[str] = ()
BY_REF = ("ref",)
"""The field that is sorted by where no other is: the plan's order is that of its refs."""


def _labels(fields: Mapping[str, Field[Any]], names: Sequence[str]) -> Mapping[str, str]:
    """The keys of the orders by these fields, each with what it is called."""
    return {fields[name].sort: fields[name].order_label or fields[name].label for name in names}


FIELDS = _labels(TASK_FIELDS, task_fields.ORDERS)
INDICATOR_FIELDS = _labels(indicator_fields.INDICATOR_FIELDS, indicator_fields.ORDERS)
"""What can be sorted by, in the direction in which it is first wanted, and what it is called."""
GROUPS = _labels(TASK_FIELDS, task_fields.GROUPS)
INDICATOR_GROUPS = _labels(
    {**indicator_fields.INDICATOR_FIELDS, "section": TASK_FIELDS["section"]}, indicator_fields.GROUPS
)
MOST = 3
"""How many fields an order keeps."""


class Order(NamedTuple):
    """How a list stands: the fields it is sorted by, and what it is grouped by."""

    sort: Sequence[str]
    group: str | None = None


class Ways(NamedTuple):
    """How a list can stand: as it begins, and by which fields and groups else."""

    first: Order
    fields: Mapping[str, str]
    groups: Mapping[str, str]


WAYS = {
    "tasks": Ways(Order(URGENT), FIELDS, GROUPS),
    "indicators": Ways(Order(PLAN_ORDER), INDICATOR_FIELDS, INDICATOR_GROUPS),
}


def sorted_anew(sort: Sequence[str], field: str) -> Sequence[str]:
    """The order with a field first, the ones before it behind; chosen once more it is the same."""
    bare = field.removeprefix("-")
    return (field, *(field for field in sort if field.removeprefix("-") != bare))[:MOST]


def turned_round(sort: Sequence[str]) -> Sequence[str]:
    """The order with its first field the other way round."""
    first, *rest = sort
    return (first.removeprefix("-") if first.startswith("-") else f"-{first}", *rest)


def order_said(ways: Ways, order: Order) -> str:
    """How a list stands, in words; "" where it stands as it begins."""
    names = {field.removeprefix("-"): name for field, name in ways.fields.items()}
    parts = []
    if order.group is not None:
        parts.append(say("grouped by {name}", name=say(ways.groups[order.group])))
    if tuple(order.sort) == tuple(ways.first.sort):
        return "  ".join(parts)
    if not order.sort:
        return "  ".join([*parts, say("in the plan's order")])
    named = ((say(names[field.removeprefix("-")]), field) for field in order.sort)
    fields = ", ".join(f"{name} {say('down')}" if field.startswith("-") else name for name, field in named)
    return "  ".join([*parts, say("by {fields}", fields=fields)])
