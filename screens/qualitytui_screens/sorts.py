"""The orders in which the board stands, and by what it is grouped."""

from collections.abc import Sequence

from qualitytui.words import say, told

URGENT = ("light", "due")
"""The order in which the board begins: what needs me today stands first."""
PLAN_ORDER: Sequence[str] = ()
BY_REF = ("ref",)
"""The field that is sorted by where no other is: the plan's order is that of its refs."""
FIELDS = {
    "light": told("light"),
    "due": told("deadline"),
    "status": told("status"),
    "department": told("department"),
    "last_report": told("last report"),
    "-changed": told("last change"),
    "title": told("title"),
}
"""What can be sorted by, in the direction in which it is first wanted, and what it is called."""
GROUPS = {
    "department": told("department"),
    "section": told("section"),
    "status": told("status"),
    "light": told("light"),
    "month": told("month of the deadline"),
}
MOST = 3
"""How many fields an order keeps."""


def sorted_anew(sort: Sequence[str], field: str) -> Sequence[str]:
    """The order with a field first, the ones before it behind; the first one once more turns round."""
    bare = field.removeprefix("-")
    if sort and sort[0].removeprefix("-") == bare:
        turned = bare if sort[0].startswith("-") else f"-{bare}"
        return (turned, *sort[1:])
    return (field, *(one for one in sort if one.removeprefix("-") != bare))[:MOST]


def order_said(sort: Sequence[str], group: str | None) -> str:
    """How the list stands, in words; "" where it stands as it begins."""
    names = {field.removeprefix("-"): name for field, name in FIELDS.items()}
    parts = []
    if group is not None:
        parts.append(say("grouped by {name}", name=say(GROUPS[group])))
    if tuple(sort) == ():
        parts.append(say("in the plan's order"))
    elif tuple(sort) != URGENT:
        shown = ((say(names[one.removeprefix("-")]), one) for one in sort)
        fields = ", ".join(f"{name} {say('down')}" if one.startswith("-") else name for name, one in shown)
        parts.append(say("by {fields}", fields=fields))
    return "  ".join(parts)
