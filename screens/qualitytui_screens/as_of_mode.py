"""As-of mode: every screen as of the evening of a past day, read-only, and the way back."""

from datetime import date
from typing import TYPE_CHECKING

from qualitytui.errors import Refused
from qualitytui.i18n import in_line, say
from qualitytui.workbook.book import Hand
from qualitytui.workbook.queries.order import remarks_on
from qualitytui_screens.services import Present

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices


def present_hand(app: "AppServices") -> Hand:
    """The author as of today."""
    return app.present.hand if app.present else app.hand


def look_back(app: "AppServices", day: date) -> None:
    """Goes to the board of that day; from one day of the past to another too."""
    present = app.present or Present(app.book, app.hand)
    try:
        past = present.book.as_of(day)
    except Refused as refusal:
        app.refuse(refusal)
        return
    if app.present:
        app.book.close()
    app.present = present
    app.switch_workbook(past, past.hand)
    text = say("As it was on {day}, only to be read; q comes back to today.", day=day)
    app.show_message(in_line(text, *present.book.ask(remarks_on, day)))


def come_back(app: "AppServices") -> None:
    """Goes to the board of today."""
    if app.present:
        app.book.close()
        present, app.present = app.present, None
        app.switch_workbook(*present)
        app.show_message(say("Back to today."))
