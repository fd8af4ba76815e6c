"""Serializes a Plan as the dictionary that `plan read --json` prints and plan.toml holds."""

from datetime import date
from math import isfinite
from typing import Any, Final

from qualitytui.model.plan import Deadline, Plan, Target

SCHEMA = 1
ORDER: Final[dict[type, tuple[str, ...]]] = {
    Plan: (
        *("title", "document_number", "issuer", "issued", "year", "sections", "tasks", "indicators"),
        *("tables", "goals", "findings", "skipped"),
    ),
    Deadline: ("date", "start", "recurs", "kind", "text", "assumed_year"),
    Target: ("comparator", "value", "upper", "unit", "text", "title"),
}
"""The keys of what is written in another order than it is kept."""


def to_json(plan: Plan) -> dict[str, Any]:
    """Returns the plan with every key present, days as ISO text and whole numbers as such."""
    return {"schema": SCHEMA, **_plain(plan)}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return whole(value)
    if not isinstance(value, tuple):
        return value
    names = ORDER.get(type(value), getattr(value, "_fields", None))
    if names is None:
        return [_plain(one) for one in value]
    found = {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, Target) and not value.title:
        del found["title"]
    return found


def whole(value: float | None) -> float | int | None:
    """Returns 95.0 as 95."""
    return int(value) if value is not None and isfinite(value) and value == int(value) else value
