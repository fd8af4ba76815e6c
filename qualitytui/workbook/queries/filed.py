"""Why an item is read-only: its plan is closed, or it was carried over."""

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.filter_terms import Filter
from qualitytui.store.plans import list_plans
from qualitytui.store.reader import Reader


def all_on_file(reader: Reader, filter_: Filter) -> str:
    """The sentence that every plan is on file, so that lists are empty; "" where one is alive or asked for."""
    plans = list_plans(reader)
    if any(term.key == "plan" for term in filter_.terms) or not plans or not all(plan.is_archive for plan in plans):
        return ""
    return say("Every plan is on file; what one holds is listed with plan:{key}.", key=plans[-1].key)


def why_barred(reader: Reader, plan: str, ref: str, carried_to: str | None) -> Refused | None:
    """The refusal for a change of the item; None where it is writable."""
    if carried_to:
        return Refused(
            say("{ref} was carried into another plan: {refs}.", ref=f"{plan}:{ref}", refs=carried_to),
            say("It stays as it was; write it down for the new item."),
        )
    closed = next((summary for summary in list_plans(reader) if summary.key == plan and summary.is_archive), None)
    if closed is None:
        return None
    return Refused(
        say("{key} is on file since {day}; nothing of it can be changed.", key=closed.key, day=closed.closed_on),
        remedy="reopen-plan",
        key=closed.key,
    )
