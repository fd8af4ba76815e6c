"""The modes of the screens: past day, read-only, sample, plan on file."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from qualitytui.i18n import say
from qualitytui.workbook.queries.filed import why_barred
from qualitytui_screens.keys import ACTS

if TYPE_CHECKING:
    from qualitytui.model.summary import PlanSummary
    from qualitytui_screens.services import AppServices

Mode = Literal["past", "read-only", "sample", "archive"]


def modes_of(app: "AppServices") -> list[tuple[Mode, str]]:
    """Every mode in force with its words, the one that matters most first."""
    if not app.has_book:
        return []
    modes: list[tuple[Mode, str]] = []
    if app.present:
        text = say("as it was on {day}, read only; {key} comes back", day=app.hand.today, key=app.key("back"))
        modes.append(("past", text))
    elif app.book.barred:
        modes.append(("read-only", say("read only")))
    if app.is_demo:
        modes.append(("sample", say("sample")))
    if app.is_archive:
        modes.append(("archive", say("on file")))
    return modes


def note_plans(app: "AppServices", plans: Sequence["PlanSummary"]) -> None:
    """Notes whether the workbook has plans of which all are on file, and whether refs need their plan beside them."""
    app.is_archive = bool(plans) and all(plan.is_archive for plan in plans)
    app.has_several_plans = len(plans) > 1 or any(plan.is_archive for plan in plans)


def may_write(app: "AppServices") -> bool:
    """Whether anything can be changed now; where not, says why and what to do."""
    if app.present:
        text = say("This is {day} as it was, to be read only.", day=app.hand.today)
        app.show_message(text, say("{key} comes back to today.", key=app.key("back")))
    elif app.has_book and app.book.barred:
        text = say("{path} is open for reading only: {why}.", path=app.book.shown_path, why=app.book.barred)
        app.show_message(text, say("Work on a copy."))
    else:
        return True
    return False


def may_act(app: "AppServices", action: str) -> bool:
    """Whether an action on items is possible now; where an item is on file or carried on, says why and what to do."""
    if action not in {key.action for key in ACTS} or not app.has_several_plans:
        return True
    for item in getattr(app.screen, "targets", tuple)():
        barred = app.book.ask(why_barred, item.plan, item.ref, item.carried_to)
        if barred is not None:
            app.refuse(barred)
            return False
    return True
