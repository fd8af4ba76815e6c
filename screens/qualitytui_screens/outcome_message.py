"""The footer message after a command: the result, how to undo it, what is offered next."""

from typing import TYPE_CHECKING

from qualitytui.i18n import in_line, say

if TYPE_CHECKING:
    from qualitytui.workbook.outcome import Outcome
    from qualitytui_screens.services import AppServices

READING = "measurement.value"


def tell_outcome(app: "AppServices", outcome: "Outcome") -> None:
    """Says what was done and how to take it back, and tells the screens."""
    hint = say("({key} takes it back)") if outcome.back == "undo" else say("({key} puts it back)")
    new_day = app.file_watch.new_day() if app.file_watch else ""
    back = hint.format(key=app.key(outcome.back)) if outcome.entry else ""
    app.show_message(
        in_line(new_day, outcome.sentence),
        "  ".join(filter(None, (offer_after(app, outcome), *_advice(app, outcome), back))),
    )
    app.changed.publish(None)


def _advice(app: "AppServices", outcome: "Outcome") -> list[str]:
    """What would help further."""
    if not outcome.advice:
        return []
    from qualitytui_screens.remedies import advice  # noqa: PLC0415 - seldom needed

    return [advice(one, app.keymap) for one in outcome.advice]


def offer_after(app: "AppServices", outcome: "Outcome") -> str:
    """Names the key that orders an indicator put right, or takes its order up again; "" where none is red."""
    refs = dict.fromkeys(
        change.ref for change in outcome.changes if change.field == READING and change.after is not None
    )
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
