"""What is offered at the foot after an act: an order where a reading turned an indicator red."""

from typing import TYPE_CHECKING

from qualitytui.i18n import say

if TYPE_CHECKING:
    from qualitytui.workbook.outcome import Outcome
    from qualitytui_screens.services import AppServices

READING = "measurement.value"


def offer_after(app: "AppServices", outcome: "Outcome") -> str:
    """Names the key that orders an indicator put right, or takes its order up again; "" where none is red."""
    refs = dict.fromkeys(one.ref for one in outcome.changes if one.field == READING and one.after is not None)
    if outcome.entry is None or outcome.back != "undo" or not refs:
        return ""
    from qualitytui.workbook.queries.supervision.offered import order_offered  # noqa: PLC0415 - only after a reading

    for ref in refs:
        offered = app.book.ask(order_offered, ref)
        if offered is not None and offered.order is not None:
            return say("{ref} is red again: {key} takes the order up again", ref=ref, key=app.key("order"))
        if offered is not None:
            return say("{ref} is red: {key} orders it put right", ref=ref, key=app.key("order"))
    return ""
