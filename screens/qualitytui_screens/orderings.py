"""Sort orders and groupings of the board."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from qualitytui.i18n import say, told

URGENT = ("light", "due")
"""The order in which the board begins: what needs me today stands first."""
PLAN_ORDER: Sequence[str] = ()
BY_REF = ("ref",)
"""The field that is sorted by where no other is: the plan's order is that of its refs."""
FIELDS = {
    "light": told("light"),
    "due": told("deadline"),
    "status": told("status"),
    "department": told("departments"),
    "last_report": told("last report"),
    "-changed": told("last change"),
    "title": told("title"),
}
INDICATOR_FIELDS = {
    "light": told("light"),
    "attainment": told("how far it has come"),
    "department": told("departments"),
    "latest": told("day of the last value"),
    "due": told("deadline"),
    "-changed": told("last change"),
    "title": told("title"),
}
"""What can be sorted by, in the direction in which it is first wanted, and what it is called."""
GROUPS = {
    "department": told("departments"),
    "section": told("section"),
    "status": told("status"),
    "light": told("light"),
    "month": told("month of the deadline"),
}
INDICATOR_GROUPS = {
    "department": told("departments"),
    "section": told("section"),
    "light": told("light"),
    "source": told("where it stands"),
}
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
    """The order with a field first, the ones before it behind; the first one once more turns round."""
    bare = field.removeprefix("-")
    if sort and sort[0].removeprefix("-") == bare:
        turned = bare if sort[0].startswith("-") else f"-{bare}"
        return (turned, *sort[1:])
    return (field, *(one for one in sort if one.removeprefix("-") != bare))[:MOST]


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
    shown = ((say(names[one.removeprefix("-")]), one) for one in order.sort)
    fields = ", ".join(f"{name} {say('down')}" if one.startswith("-") else name for name, one in shown)
    return "  ".join([*parts, say("by {fields}", fields=fields)])
