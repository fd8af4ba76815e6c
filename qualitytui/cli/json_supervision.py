"""Letters and rectification orders as JSON documents (--json)."""

from collections.abc import Iterable
from typing import Any

from qualitytui.model.lists import DueList
from qualitytui.model.summary import Status
from qualitytui.model.supervision import Letter, Rectification

SCHEMA = 1


def letter_json(letter: Letter) -> dict[str, Any]:
    """One letter of the register."""
    return {
        "id": letter.id,
        "number": letter.number,
        "kind": letter.kind,
        "level": letter.level,
        "department": letter.department,
        "refs": [letter.ref] if letter.ref else [],
        "on": letter.on,
        "by": letter.by,
        "state": letter.state,
        "follows": letter.follows,
        "approved_by": letter.approved_by,
        "answered": letter.answered,
        "overdue": letter.overdue,
        "late_days": letter.late_days,
        "plan": letter.plan,
        "within": letter.within,
        "drafted": letter.drafted,
        "reason": letter.reason,
        "delivered": letter.delivered,
        "delivered_to": letter.delivered_to,
        "ended": letter.ended,
        "remark": letter.remark,
        "rectification": letter.rectification,
        "files": list(letter.files),
    }


def letters_json(letters: Iterable[Letter], filter_: str, today: str) -> dict[str, Any]:
    """The register."""
    return {"schema": SCHEMA, "today": today, "filter": filter_, "letters": [letter_json(letter) for letter in letters]}


def rectification_json(order: Rectification) -> dict[str, Any]:
    """One order of the ledger."""
    return {
        "id": order.id,
        "ref": order.ref,
        "problem": order.problem,
        "department": order.department,
        "opened": order.opened,
        "by": order.by,
        "extensions": order.extensions,
        "state": order.state,
        "overdue": order.overdue,
        "reopened": order.reopened,
        "checked_by": order.checked_by,
        "evidence": order.evidence,
        "plan": order.plan,
        "late_days": order.late_days,
        "repeats": order.repeats,
        "measure": order.measure,
        "goal": order.goal,
        "found_by": order.found_by,
        "reported": order.reported,
        "report": order.report,
        "closed": order.closed,
        "reading": order.reading,
        "approved_by": order.approved_by,
        "stamped": order.stamped,
        "second_look": order.second_look,
        "looked_on": order.looked_on,
    }


def late_papers_json(status: Status) -> dict[str, Any]:
    """The letters and orders that are past their day, and the orders to be looked at once more."""
    return {
        "letters": [letter_json(letter) for letter in status.letters],
        "rectifications": [rectification_json(rectification) for rectification in status.rectifications],
        "second_looks": [rectification_json(order) for order in status.second_looks],
    }


def running_orders_json(view: DueList) -> dict[str, Any]:
    """The orders that wait for a report, and those to be looked at once more."""
    return {
        "rectifications": [rectification_json(order) for order in view.orders],
        "second_looks": [rectification_json(order) for order in view.second_looks],
    }


def rectifications_json(orders: Iterable[Rectification], filter_: str, today: str) -> dict[str, Any]:
    """The ledger."""
    documents = [rectification_json(order) for order in orders]
    return {"schema": SCHEMA, "today": today, "filter": filter_, "rectifications": documents}
